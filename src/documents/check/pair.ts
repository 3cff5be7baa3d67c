import { Refusal } from '../../platform/errors.ts'
import { withPdf } from '../pdf/index.ts'
import { checkAgreement } from './agreement.ts'
import { checkPdf, readPdf } from './pdf.ts'
import type { PdfReading } from './pdf.ts'
import { checkSeal } from './seal.ts'
import { checkTime } from './time.ts'
import { CHECKS } from './types.ts'
import type { Check, PairInput, PairOutcome, Verdict } from './types.ts'
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
  const pdf = wantsPdf ? await openPdf(input.pdf, input.pdfName) : null
  if (word) checks.push(word.check)
  if (pdf) checks.push(...pdf.checks)

  const counted = input.docx ? checkCharacters(word?.document ?? null, input.limit) : null
  if (counted) checks.push(counted.check)
  if (input.docx && input.pdf) checks.push(checkAgreement(word?.document ?? null, pdf?.reading ?? null))
  checks.push(checkTime(input.dueAt, input.now))

  const sorted = worstFirst(checks)
  return {
    ...headline(sorted),
    checks: sorted,
    characters: counted?.words ?? null,
    text: word?.document?.paragraphs.map(({ text }) => text) ?? pdf?.reading?.lines.map(({ text }) => text) ?? null,
  }
}

async function openPdf(bytes: Uint8Array | null | undefined, name: string | null | undefined): Promise<{ checks: Check[]; reading: PdfReading | null }> {
  const blocked = (reason: string): { checks: Check[]; reading: null } => ({
    checks: [{ id: 'pdf-opens', verdict: 'fail', title: 'PDF 文件', reason, rule: '能打开、不要密码、至少一页。', blocking: true }],
    reading: null,
  })
  if (!bytes) return blocked('还没有 PDF 文件，请上传盖章版 PDF。')
  try {
    const reading = await withPdf(bytes, readPdf)
    return { checks: [...checkPdf(reading), checkSeal(reading.seal)], reading }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return blocked(`${name ? `“${name}”` : 'PDF 文件'}打不开。${error.message}${error.hint}`)
  }
}

const SEVERITY: Record<Verdict, number> = { fail: 0, warn: 1, 'cannot-tell': 2, pass: 3 }

/** Blocking ones, then by verdict, then in the screen's order. */
const worstFirst = (checks: readonly Check[]): Check[] =>
  checks.toSorted(
    (a, b) =>
      Number(b.blocking ?? false) - Number(a.blocking ?? false) || SEVERITY[a.verdict] - SEVERITY[b.verdict] || CHECKS.indexOf(a.id) - CHECKS.indexOf(b.id),
  )

function headline(checks: readonly Check[]): Pick<PairOutcome, 'verdict' | 'sentence'> {
  const blocking = checks.filter((check) => check.blocking)
  if (blocking.length > 0) return { verdict: 'blocked', sentence: `还不能送审：${blocking.map((check) => check.reason.split('。')[0]).join('；')}` }
  const open = checks.filter((check) => check.verdict !== 'pass').length
  return open > 0 ? { verdict: 'look', sentence: `可以送审，但有 ${open} 处请先看一眼` } : { verdict: 'ready', sentence: '可以送审，各项都通过' }
}
