import type { Block, OfficialDocument } from './model.ts'
import { typedNumber, type TypedNumber } from './numbers.ts'
import { cleanText } from './text.ts'

/** Parts of a document found in lines; `blocks` is its body. */
export interface Pasted extends Partial<Pick<OfficialDocument, 'title' | 'addressees' | 'signature' | 'note' | 'attachments'>> {
  blocks: Block[]
  /** Lines above the title that belong to a letterhead and went nowhere. */
  left: string[]
}

const DATE = /^(?:\d{4}年\d{1,2}月\d{1,2}日|[一二〇零三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$/
const LETTERHEAD = /文件$|〔\d{4}〕|[[［(（]\d{4}[\]］)）]\s*第?\d+号|^\d{6}$|^(?:绝密|机密|秘密)|^(?:特急|加急)$|^签发人[：:]/
const ADDRESSEES = /^[^。！？；]{2,600}[：:]$/
const NO_ADDRESSEES = /^(?:附件|联系|抄送|地\s*址|时\s*间|电\s*话|出席|列席|请假)|如下[：:]$/
const SENTENCE = /[。！？；]/
const ATTACHMENT_LIST = /^附件[：:]\s*(.+)$/
const ATTACHMENT_LABEL = /^附件\s*(\d{0,2})\s*[：:]?$/

/** Pasted plain text or a Word file's paragraphs as the parts of a document. Pure: also runs in the browser. */
export function fromLines(lines: readonly string[]): Pasted {
  const all = tidy(lines)
  const labels = all.flatMap((line, i) => (ATTACHMENT_LABEL.test(line) && i > 0 ? [i] : []))
  const main = all.slice(0, labels[0] ?? all.length)
  const top = readTop(main)
  const foot = readFoot(main.slice(top.used))
  const enclosed = labels.map((start, i) => readAttachment(all.slice(start + 1, labels[i + 1] ?? all.length)))
  const attachments = foot.names.length >= enclosed.length
    ? foot.names.map((title, i) => ({ title, body: enclosed[i] ? (enclosed[i].title === title ? enclosed[i].body : toBlocks([enclosed[i].title, ...enclosed[i].lines])) : [] }))
    : enclosed.map(({ title, body }) => ({ title, body }))
  return {
    blocks: toBlocks(foot.lines), left: top.left,
    ...(top.title && { title: top.title }), ...(top.addressees && { addressees: top.addressees }),
    ...(foot.signature && { signature: foot.signature }), ...(foot.note && { note: foot.note }), ...(attachments.length > 0 && { attachments }),
  }
}

/**
 * Lines as blocks only, for text put into the middle of a document: nothing is taken for a title or a signature.
 * @param before what stands before it: numbers that go on from there are headings too
 */
export function blocksFromLines(lines: readonly string[], before: readonly Block[] = []): Block[] {
  const all = tidy(lines)
  const first = all.map(typedNumber).find((typed) => typed !== null)
  const begun = before.findLast((block) => block.kind === 'heading' && first && block.level <= first.level)
  // A text that begins at one where numbers already stand is another text: its numbers count from its own beginning.
  const isFresh = first?.value === 1 && begun?.kind === 'heading' && begun.level === first.level
  return toBlocks(all, isFresh ? [] : before)
}

const tidy = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => cleanText(line).split('\n')).map((line) => (line.includes('\t') ? line.replace(/^[ \u3000]+|\s+$/g, '') : line.trim())).filter((line) => line.trim() !== '')

/** Letterhead, title and addressees. */
function readTop(lines: readonly string[]): { title: string; addressees: string; left: string[]; used: number } {
  const found = lines.slice(0, 12).findIndex((line) => ADDRESSEES.test(line) && !NO_ADDRESSEES.test(line) && !typedNumber(line) && !LETTERHEAD.test(line))
  const left: string[] = []
  const title: string[] = []
  let used = 0
  for (const line of lines.slice(0, found < 0 ? 5 : found)) {
    if (title.length === 0 && LETTERHEAD.test(line)) left.push(line)
    else if (SENTENCE.test(line) || typedNumber(line) || line.includes('\t') || [...title, line].join('').length > 120) break
    // Without addressees nothing tells where a title ends, but that it reads as the name of a document.
    else if (found < 0 && title.length > 0 && /(?:通知|报告|请示|批复|函|意见|决定|公告|通报|纪要|方案|总结|信|要点|计划|办法)$/.test(title.join(''))) break
    else title.push(line)
    used++
  }
  if (found >= 0 && used < found) return { title: '', addressees: '', left: [], used: 0 }
  // One short line alone is a text, not a title.
  if (found < 0 && lines.length <= used) return { title: '', addressees: '', left: [], used: 0 }
  return { title: title.join(''), addressees: found < 0 ? '' : lines[found]!.replace(/[：:]$/, ''), left, used: found < 0 ? used : found + 1 }
}

/** 附件说明, signature and 附注 from the end. */
function readFoot(lines: readonly string[]): { lines: string[]; names: string[]; signature: OfficialDocument['signature']; note: string } {
  let end = lines.length
  let note = ''
  if (end > 1 && /^[（(].{2,200}[）)]$/.test(lines[end - 1]!) && DATE.test(squeezed(lines[end - 2]!))) note = lines[--end]!.slice(1, -1)
  let signature: OfficialDocument['signature'] = null
  if (end > 1 && DATE.test(squeezed(lines[end - 1]!))) {
    let first = end - 1
    while (first > 0 && end - 1 - first < 5 && /^[\p{Script=Han}（）、\s]{4,40}$/u.test(lines[first - 1]!) && !lines[first - 1]!.startsWith('附件')) first--
    if (first < end - 1) {
      signature = { issuers: lines.slice(first, end - 1).map(squeezed), date: isoDay(squeezed(lines[end - 1]!)), sealed: true }
      end = first
    } else note = ''
  } else note = ''
  const kept = lines.slice(0, note || signature ? end : lines.length)
  const start = kept.findLastIndex((line) => ATTACHMENT_LIST.test(line))
  if (start < 0 || kept.length - start > 20) return { lines: kept, names: [], signature, note }
  const listed = [ATTACHMENT_LIST.exec(kept[start]!)![1]!, ...kept.slice(start + 1)]
  // All that stands behind must be numbered names, or it is no list at the end.
  const names = listed.map((line) => line.replace(/^\s*\d{1,2}\s*[.．、]\s*/, '').trim())
  if (listed.length > 1 && !listed.every((line) => /^\s*\d{1,2}\s*[.．、]/.test(line))) return { lines: kept, names: [], signature, note }
  return { lines: kept.slice(0, start), names, signature, note }
}

const squeezed = (line: string): string => line.replace(/\s/g, '')

function isoDay(date: string): string {
  const day = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(date)
  return day ? `${day[1]}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}` : date
}

function readAttachment(lines: readonly string[]): { title: string; lines: string[]; body: Block[] } {
  const [title = '附件', ...rest] = lines
  return { title, lines: rest, body: toBlocks(rest) }
}

function toBlocks(lines: readonly string[], before: readonly Block[] = []): Block[] {
  const blocks: Block[] = []
  const counts = [0, 0, 0, 0]
  const count = (level: number) => {
    counts[level - 1]! += 1
    counts.fill(0, level)
  }
  for (const block of before) if (block.kind === 'heading') count(block.level)
  for (let i = 0; i < lines.length; i++) {
    const rows = tableAt(lines, i)
    if (rows.length > 1) {
      blocks.push({ kind: 'table', head: rows[0]!, rows: rows.slice(1) })
      i += rows.length - 1
      continue
    }
    const line = lines[i]!
    const typed = typedNumber(line)
    const heading = typed && typed.value === counts[typed.level - 1]! + 1 ? headingOf(typed) : null
    if (heading && typed) {
      count(typed.level)
      blocks.push(heading)
    } else blocks.push(...paragraphsOf(line))
  }
  return blocks
}

/** Rows of cells parted by tabs, as a sheet or a table of Word is pasted. */
function tableAt(lines: readonly string[], from: number): string[][] {
  const columns = (line: string | undefined) => line?.split('\t').length ?? 0
  const wanted = columns(lines[from])
  if (wanted < 2) return []
  let end = from
  while (end < lines.length && end - from < 2000 && columns(lines[end]) === wanted && wanted <= 30) end++
  return lines.slice(from, end).map((line) => line.split('\t').map((cell) => cell.trim()))
}

/** Where the heading ends and text runs on; a number before a long sentence of 一、 or （一） is no heading. */
const LONGEST_HEADING = 45

function headingOf({ level, rest }: TypedNumber): Block | null {
  if (rest.length > 15_000) return null
  const stop = rest.search(/[。：？！]/)
  if (stop >= 0 && stop <= LONGEST_HEADING && stop < rest.length - 1) return { kind: 'heading', level, text: rest.slice(0, stop + 1), runIn: rest.slice(stop + 1).trim() }
  if (rest.length <= LONGEST_HEADING + 15 || level > 2 && rest.length <= 500) return { kind: 'heading', level, text: stop === rest.length - 1 && rest.length <= LONGEST_HEADING && level < 3 ? rest.replace(/。$/, '') : rest }
  return null
}

/** One paragraph, in runs no longer than the model takes. */
function paragraphsOf(line: string): Block[] {
  const runs = (line.replaceAll('\t', ' ').match(/[\s\S]{1,15000}(?![\udc00-\udfff])/g) ?? []).map((text) => ({ text }))
  return runs.length > 0 ? [{ kind: 'paragraph', runs }] : []
}
