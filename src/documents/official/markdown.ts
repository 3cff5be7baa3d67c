import { Refusal } from '../../platform/errors.ts'
import { frameOf, readFrontMatter } from './front-matter.ts'
import { OfficialDocument, type Attachment, type Block, type Run } from './model.ts'
import { typedNumber } from './numbers.ts'
import { cleanText } from './text.ts'

export interface ReadMarkdown {
  document: OfficialDocument
  /** What was not understood or left out, in words for the writer. */
  problems: string[]
}

/** Largest text read, in characters. */
const MOST = 2_000_000

/**
 * Reads Markdown with a head of names and values (README.md) into a document. HTML is text like any other.
 * @throws Refusal documents/too-long, documents/bad-markdown when a part is longer than a document may have
 */
export function readMarkdown(text: string): ReadMarkdown {
  if (text.length > MOST) throw new Refusal('documents/too-long', 422, `这份文稿有 ${text.length.toLocaleString('en-US')} 字，太长，没有读。`, '请分成几份。')
  const problems: string[] = []
  const lines = cleanText(text).replace(/^\ufeff/, '').split('\n').map((line) => line.replace(/\s+$/, ''))
  const { head, rest } = readFrontMatter(lines, problems)
  const parts = partsOf(rest)
  const title = (head.get('title') ?? []).join('') || parts.title
  if (!title) problems.push('没有标题：请在开头写 title，或用“# 标题”开头。')
  const frame = frameOf(head, title, problems)
  const isAuto = frame.numbering === 'auto'
  const named = (head.get('attachments') ?? []).map((name): Attachment => ({ title: name, body: [] }))
  const enclosed = parts.attachments.map(({ title: name, landscape, lines: own }): Attachment => ({ title: name, body: blocksOf(own, isAuto, problems), ...(landscape && { landscape }) }))
  const parsed = OfficialDocument.safeParse({ ...frame, body: blocksOf(parts.body, isAuto, problems), attachments: merged(named, enclosed) })
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    throw new Refusal('documents/bad-markdown', 422, `文稿里有一处超出了公文能容纳的范围：${path.join('.')}（${message}）。`, '请缩短或拆开这一处。')
  }
  return { document: parsed.data, problems: [...new Set(problems)].slice(0, 50) }
}

/** Names in the head that have no section of their own go along as files. */
const merged = (named: readonly Attachment[], enclosed: readonly Attachment[]): Attachment[] =>
  named.length === 0 ? [...enclosed] : [...named.map((each) => enclosed.find(({ title }) => title === each.title) ?? each), ...enclosed.filter(({ title }) => !named.some((each) => each.title === title))]

interface Parts {
  title: string
  body: string[]
  attachments: { title: string; landscape: boolean; lines: string[] }[]
}

const ATTACHMENT = /^#\s+附件\s*\d*\s*(（横排）|\(横排\))?\s*[：:]\s*(.+)$/

function partsOf(lines: readonly string[]): Parts {
  const parts: Parts = { title: '', body: [], attachments: [] }
  for (const line of lines) {
    const attachment = ATTACHMENT.exec(line)
    const open = parts.attachments.at(-1)
    if (attachment) parts.attachments.push({ title: attachment[2]!.trim(), landscape: attachment[1] !== undefined, lines: [] })
    else if (open) open.lines.push(line)
    else if (!parts.title && /^#\s+\S/.test(line) && parts.body.every((each) => each === '')) parts.title = line.replace(/^#\s+/, '')
    else parts.body.push(line)
  }
  return parts
}

/** ## to ##### are the four levels; a # further down is one of the first. */
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/
const ITEM = /^(\s*)(?:([-*+])|\d{1,3}[.)])\s+(.*)$/

function blocksOf(lines: readonly string[], isAuto: boolean, problems: string[]): Block[] {
  const blocks: Block[] = []
  let isFenced = false
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (/^\s*(?:```|~~~)/.test(line)) {
      isFenced = !isFenced
      continue
    }
    if (line.trim() === '') continue
    if (isFenced) {
      blocks.push({ kind: 'paragraph', runs: pieces(line, false) })
      continue
    }
    const heading = HEADING.exec(line)
    if (heading) {
      const runIn = /[。：]$/.test(heading[2]!) ? paragraphFrom(lines, i + 1) : { text: '', used: 0 }
      blocks.push(headingOf(heading[1]!.length, heading[2]!, runIn.text, isAuto, problems))
      i += runIn.used
    } else if (/^\s*(?:-{3,}|\*{3,}|_{3,})$/.test(line)) blocks.push({ kind: 'page-break' })
    else if (isTable(lines, i)) {
      const rows = tableFrom(lines, i)
      const caption = captionOf(blocks)
      blocks.push({ kind: 'table', head: rows[0]!, rows: rows.slice(1), ...(caption && { caption }) })
      i += rows.length
    } else if (ITEM.test(line)) {
      const list = listFrom(lines, i, problems)
      blocks.push(list.block)
      i += list.used - 1
    } else {
      const paragraph = paragraphFrom(lines, i)
      if (/!\[[^\]]*\]\([^)]*\)/.test(paragraph.text)) problems.push('图片没有排入：公文里的图请放进附件的 Word 文件。')
      blocks.push({ kind: 'paragraph', runs: pieces(paragraph.text, true) })
      i += paragraph.used - 1
    }
  }
  return blocks
}

function headingOf(signs: number, text: string, runIn: string, isAuto: boolean, problems: string[]): Block {
  const level = Math.min(Math.max(signs - 1, 1), 4) as 1 | 2 | 3 | 4
  const typed = isAuto ? typedNumber(text) : null
  if (typed) problems.push('标题里手写的序号已经去掉，由程序编；要保留手写的，请在开头写 numbering: written。')
  const words = (typed ? typed.rest : text).replaceAll('**', '')
  return { kind: 'heading', level, text: words, ...(runIn && { runIn: runIn.replaceAll('**', '') }) }
}

/** Lines up to an empty one or another kind of block, joined: hanzi without a space, Latin words with one. */
function paragraphFrom(lines: readonly string[], from: number): { text: string; used: number } {
  let text = ''
  let i = from
  for (; i < lines.length; i++) {
    const line = lines[i]!
    if (line.trim() === '' || i > from && (HEADING.test(line) || ITEM.test(line) || isTable(lines, i) || /^\s*(?:```|~~~|-{3,}$|\*{3,}$)/.test(line))) break
    if (i === from && (HEADING.test(line) || ITEM.test(line) || isTable(lines, i))) break
    const next = line.replace(/^\s*>\s?/, '').trim()
    text += (/[\w,.;]$/.test(text) && /^\w/.test(next) ? ' ' : '') + next
  }
  return { text, used: i - from }
}

function listFrom(lines: readonly string[], from: number, problems: string[]): { block: Block; used: number } {
  const ordered = !ITEM.exec(lines[from]!)![2]
  const items: string[] = []
  let i = from
  for (; i < lines.length; i++) {
    const found = ITEM.exec(lines[i]!)
    if (found && found[1]!.length < 2 && Boolean(found[2]) === ordered) break
    if (found) {
      if (found[1]!.length >= 2) problems.push('列表只有一层，里层的条目并进了外层。')
      items.push(plain(found[3]!))
    } else if (lines[i]!.trim() !== '' && /^\s{2,}/.test(lines[i]!)) items[items.length - 1] += lines[i]!.trim()
    else if (lines[i]!.trim() === '' && ITEM.test(lines[i + 1] ?? '')) continue
    else break
  }
  return { block: { kind: 'list', ordered, items }, used: i - from }
}

const cellsOf = (line: string): string[] => line.trim().replace(/^\||(?<!\\)\|$/g, '').split(/(?<!\\)\|/).map((cell) => plain(cell.trim().replaceAll('\\|', '|')))

const isTable = (lines: readonly string[], i: number): boolean => lines[i]!.includes('|') && /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/.test(lines[i + 1] ?? '') && (lines[i + 1] ?? '').includes('-')

/** Head and rows; the line of dashes between them is left out. */
function tableFrom(lines: readonly string[], from: number): string[][] {
  const rows = [cellsOf(lines[from]!)]
  for (let i = from + 2; i < lines.length && lines[i]!.includes('|'); i++) rows.push(cellsOf(lines[i]!))
  return rows
}

/** A paragraph 表：… right above a table is its caption. */
function captionOf(blocks: Block[]): string | null {
  const last = blocks.at(-1)
  const found = last?.kind === 'paragraph' && last.runs.length === 1 ? /^表\s*[：:]\s*(.{1,100})$/.exec(last.runs[0]!.text) : null
  if (!found) return null
  blocks.pop()
  return found[1]!
}

const plain = (text: string): string => text.replaceAll('**', '').replace(/\\([\\*_`#|[\]-])/g, '$1')

/** Runs of a paragraph: **…** is bold; a run holds 20,000 characters at most. */
function pieces(text: string, marks: boolean): Run[] {
  const parts = marks ? text.split(/(\*\*[^*]+\*\*)/) : [text]
  return parts.filter((part) => part !== '').flatMap((part): Run[] => {
    const isBold = marks && /^\*\*[^*]+\*\*$/.test(part)
    const words = isBold ? part.slice(2, -2) : marks ? part.replace(/\\([\\*_`#|[\]-])/g, '$1') : part
    return (words.match(/[\s\S]{1,19000}(?![\udc00-\udfff])/g) ?? []).map((piece) => ({ text: piece, ...(isBold && { bold: true }) }))
  })
}
