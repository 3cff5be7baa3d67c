import { writeOfficialDocx } from '../../documents/official/docx.ts'
import type { OfficialDocument } from '../../documents/official/model.ts'
import { writeOfficialPdf } from '../../documents/official/pdf.ts'

export interface MadeFiles {
  pdf: Uint8Array
  docx: Uint8Array
  pages: number
}

/** Both files of a document. Run in a worker thread. */
export async function makeFiles(document: OfficialDocument, options: { fonts: string; now: Date }): Promise<MadeFiles> {
  const { pdf, pages } = writeOfficialPdf(document, options)
  return { pdf, pages, docx: await writeOfficialDocx(document) }
}
