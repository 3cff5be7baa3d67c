import { Refusal } from '../../platform/errors.ts'
import { kindOf } from '../kind.ts'
import { withPdf } from '../pdf/index.ts'
import { checkAgreement, type PrintedText } from './agreement.ts'
import { openOfd } from './ofd.ts'
import { checkPdf, readPdf } from './pdf.ts'
import { checkSeal } from './seal.ts'
import { checkSignatures, readSignatures, tieSeals } from './signature.ts'
import { checkTime } from './time.ts'
import type { Check, PairInput, PairOutcome } from './types.ts'
import { headline, worstFirst } from './verdict.ts'
import { checkCharacters, openWord } from './word.ts'

/**
 * Looks at a Word file and its sealed PDF. Made to run in a worker thread: nothing but bytes goes in, plain values come
 * out. Files that cannot be opened become a blocking check, never an error.
 */
export async function checkPair(input: PairInput): Promise<PairOutcome> {
  const wantsWord = input.docx != null || (input.needsWord ?? true)
  const wantsPdf = input.pdf != null || (input.needsPdf ?? true)
  const checks: Check[] = []
  const word = wantsWord ? openWord(input.docx, input.docxName) : null
  const pdf = wantsPdf ? await openPdf(input) : null
  if (word) checks.push(word.check)
  if (pdf) checks.push(...pdf.checks)

  const counted = input.docx ? checkCharacters(word?.document ?? null, input.limit) : null
  if (counted) checks.push(counted.check)
  if (input.docx && input.pdf) checks.push(checkAgreement(word?.document ?? null, pdf?.reading ?? null, input.awaiting))
  checks.push(checkTime(input.dueAt, input.now))

  const sorted = worstFirst(checks)
  return {
    ...headline(sorted),
    checks: sorted,
    characters: counted?.words ?? null,
    text: word?.document?.paragraphs.map(({ text }) => text) ?? pdf?.reading?.lines.map(({ text }) => text) ?? null,
  }
}

async function openPdf({ pdf: bytes, pdfName: name, recognised, roots = [], now }: PairInput): Promise<{ checks: Check[]; reading: PrintedText | null }> {
  const blocked = (reason: string): { checks: Check[]; reading: null } => ({
    checks: [{ id: 'pdf-opens', verdict: 'fail', title: 'PDF 文件', reason, rule: '能打开、不要密码、至少一页。', blocking: true }],
    reading: null,
  })
  if (!bytes) return blocked('还没有 PDF 文件，请上传盖章版 PDF 或 OFD。')
  try {
    if (kindOf(bytes, name ?? '') === 'ofd') return openOfd(bytes)
    const reading = await withPdf(bytes, (pdf) => readPdf(pdf, recognised))
    const signatures = await readSignatures(bytes, roots, now)
    const signed = checkSignatures(signatures, reading.signatures)
    return { checks: [...checkPdf(reading), checkSeal(tieSeals(reading.seal, signatures)), ...(signed ? [signed] : [])], reading }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return blocked(`${name ? `“${name}”` : 'PDF 文件'}打不开。${error.message}${error.hint}`)
  }
}
