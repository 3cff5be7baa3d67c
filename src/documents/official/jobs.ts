import { withPdf } from '../pdf/index.ts'
import { checkOfficial, type Finding } from './check.rules.ts'
import { writeOfficialDocx } from './docx.ts'
import type { OfficialDocument } from './model.ts'
import { writeOfficialPdf, type OfficialPdf, type PdfOptions } from './pdf.ts'

/** Typesetting as `runInWorker` runs it: all arguments and answers travel between threads. */

/** @throws Refusal documents/too-long */
export const typesetPdf = (document: OfficialDocument, options: PdfOptions = {}): OfficialPdf => writeOfficialPdf(document, options)

/** @throws Refusal documents/too-long */
export const typesetDocx = (document: OfficialDocument): Promise<Uint8Array> => writeOfficialDocx(document)

/** A PDF with the check list, pages looked at too. @throws Refusal documents/too-long */
export async function typesetAndCheck(document: OfficialDocument, options: PdfOptions = {}): Promise<OfficialPdf & { findings: Finding[] }> {
  const made = writeOfficialPdf(document, options)
  return { ...made, findings: checkOfficial(document, await pageTexts(made.pdf)) }
}

/** The text of each page, lines joined by newlines. */
export const pageTexts = (pdf: Uint8Array): Promise<string[]> =>
  withPdf(pdf, (open) => Array.from({ length: open.pageCount }, (_, i) => open.pageText(i + 1).lines.map(({ text }) => text).join('\n')))
