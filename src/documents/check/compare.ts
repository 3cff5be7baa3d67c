import { kindOf } from '../kind.ts'
import type { OcrPage } from '../ocr/types.ts'
import { readOfd } from '../ofd/index.ts'
import { withPdf } from '../pdf/index.ts'
import { checkAgreement, type PrintedText } from './agreement.ts'
import { readOfdText } from './ofd.ts'
import { readPage } from './pdf.ts'
import type { AgreementData, Check } from './types.ts'
import { readAnyWord } from './word.ts'

/** More pages are not read; the check then says so. */
const MOST_READ = 300

/**
 * A Word file's text against a PDF's or OFD's alone: no seals, no limits. Pages without text are compared where `recognised` has them.
 * Runs on the calling thread.
 * @throws Refusal what opening either file throws
 */
export async function compareFiles(docx: Uint8Array, pdf: Uint8Array, recognised: ReadonlyMap<number, OcrPage> = new Map()): Promise<Check & { data?: AgreementData }> {
  const document = readAnyWord(docx, '')
  if (kindOf(pdf, '') === 'ofd') return checkAgreement(document, readOfdText(readOfd(pdf))) as Check & { data?: AgreementData }
  const text = await withPdf(pdf, (open) => {
    const into = { lines: [], scans: [], recognised: [], sheets: [], turned: [], unread: Math.max(0, open.pageCount - MOST_READ) } satisfies PrintedText & { turned: never[] }
    for (let page = 1; page <= Math.min(open.pageCount, MOST_READ); page++) readPage(open, page, recognised.get(page), into)
    return into
  })
  return checkAgreement(document, text) as Check & { data?: AgreementData }
}
