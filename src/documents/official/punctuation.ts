import type { Block, OfficialDocument } from './model.ts'

export interface Mended {
  text: string
  changes: Change[]
}

export interface Change {
  /** Place in the old text, in UTF-16 units. */
  at: number
  before: string
  after: string
}

const HAN = /[\u3400-\u9fff\uf900-\ufaff\u3007]|[\ud840-\ud887][\udc00-\udfff]/
const CHINESE = /[\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff01-\uff5e“”‘’—…]|[\ud840-\ud887]|[\udc00-\udfff]/
/** What is never touched: addresses, files, times, numbers, versions. */
const PROTECTED = /(?<![\w.+-])(?:(?:https?:\/\/|ftp:\/\/|www\.)[\w\-./?%&=+#~:@!$;,()]*[\w/=#]|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}|[\w-]{1,64}(?:\.[\w-]{1,64}){0,8}\.(?:com|cn|org|net|gov|edu|example|docx?|xlsx?|pdf|jpe?g|png|zip|txt|wps|ofd)\b)|\d+(?:[.,:]\d+)+/gi
/** Signs a look is taken at. */
const SIGNS = /[０-９Ａ-Ｚａ-ｚ％.。\-"() ,;:?!]/
const FULL: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }

/**
 * Puts Chinese punctuation where half-width marks stand beside hanzi, “” for straight quotes, half-width digits and
 * letters for full-width ones, and takes spaces out between hanzi and digits. Numbers, times, addresses and Latin sentences
 * stay. Pure: also runs in the browser.
 */
export function mendPunctuation(text: string): Mended {
  if (!HAN.test(text)) return { text, changes: [] }
  const untouched = maskOf(text)
  const changes: Change[] = []
  const change = (at: number, before: string, after: string) => changes.push({ at, before, after })
  const neighbour = (at: number, step: -1 | 1): string => {
    let i = at + step
    while (text[i] === ' ') i += step
    return text[i] ?? ''
  }
  const brackets = pairsOf(text)
  let isQuoteOpen = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (untouched[i] || !SIGNS.test(sign)) continue
    const before = neighbour(i, -1)
    const after = neighbour(i, 1)
    const beside = CHINESE.test(before) || HAN.test(after)
    if (/[０-９Ａ-Ｚａ-ｚ％]/.test(sign)) {
      const run = /^[０-９Ａ-Ｚａ-ｚ％]+/.exec(text.slice(i))![0]
      change(i, run, run.normalize('NFKC'))
      i += run.length - 1
    } else if (sign === '.' || sign === '。') {
      const run = /^(?:\.{3,}|。{2,})/.exec(text.slice(i))?.[0]
      if (run && CHINESE.test(before)) {
        change(i, run, '……')
        i += run.length - 1
      } else if (sign === '.' && (CHINESE.test(before) || /[%")]/.test(before) && (after === '' || HAN.test(after))) && !/[\w.]/.test(text[i + 1] ?? '')) change(i, sign, '。')
    } else if (sign === '-' && text[i + 1] === '-' && text[i + 2] !== '-' && HAN.test(before) && beside) {
      change(i, '--', '——')
      i++
    } else if (sign === '"') {
      // Alternating is all a straight quote tells; a quote of Latin words alone stays.
      if (isChineseQuote(text, i, isQuoteOpen)) change(i, sign, isQuoteOpen ? '”' : '“')
      isQuoteOpen = !isQuoteOpen
    } else if (sign === '(' || sign === ')') {
      const pair = brackets.get(i)
      if (pair && (CHINESE.test(neighbour(pair.open, -1)) || HAN.test(text.slice(pair.open, Math.min(pair.close, pair.open + 300))))) change(i, sign, sign === '(' ? '（' : '）')
    } else if (sign === ' ') {
      const run = /^ +/.exec(text.slice(i))![0]
      const next = text[i + run.length] ?? ''
      const previous = text[i - 1] ?? ''
      if (HAN.test(previous) && /\d/.test(next) || /[\d%]/.test(previous) && HAN.test(next)) change(i, run, '')
      i += run.length - 1
    } else if (FULL[sign] && beside && !(sign === '!' && !CHINESE.test(before)) && !(sign === '?' && !CHINESE.test(before))) change(i, sign, FULL[sign])
  }
  const all = changes.map((each) => swallowed(text, each))
  return { text: applied(text, all), changes: all }
}

/** A mark made full-width needs no space behind it: that goes with it. */
const swallowed = (text: string, each: Change): Change => (/^[，；：。？！）]$/.test(each.after) && text[each.at + each.before.length] === ' ' && HAN.test(text[each.at + each.before.length + 1] ?? '') ? { ...each, before: `${each.before} ` } : each)

function applied(text: string, changes: readonly Change[]): string {
  let out = ''
  let at = 0
  for (const each of changes) {
    out += text.slice(at, each.at) + each.after
    at = each.at + each.before.length
  }
  return out + text.slice(at)
}

function maskOf(text: string): boolean[] {
  const out = Array.from({ length: text.length }, () => false)
  for (const found of text.matchAll(PROTECTED)) out.fill(true, found.index, found.index + found[0].length)
  return out
}

function pairsOf(text: string): Map<number, { open: number; close: number }> {
  const pairs = new Map<number, { open: number; close: number }>()
  const open: number[] = []
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') open.push(i)
    if (text[i] === ')' && open.length > 0) {
      const pair = { open: open.pop()!, close: i }
      pairs.set(pair.open, pair).set(pair.close, pair)
    }
  }
  return pairs
}

/** Whether the quoted words, or what stands beside them, are Chinese. */
function isChineseQuote(text: string, at: number, isOpen: boolean): boolean {
  const other = isOpen ? text.lastIndexOf('"', at - 1) : text.indexOf('"', at + 1)
  if (other < 0) return false
  const [from, to] = isOpen ? [other, at] : [at, other]
  return HAN.test(text.slice(from, to)) || CHINESE.test(text[from - 1] ?? '') && CHINESE.test(text[to + 1] ?? '')
}

export interface PlacedChange {
  /** Path into the document, such as ['body', 3, 'text']. */
  at: readonly (string | number)[]
  before: string
  after: string
}

/** Mends every text of a document. @returns the document, the same object where nothing changed, and what changed, text by text */
export function mendDocument(document: OfficialDocument): { document: OfficialDocument; changes: PlacedChange[] } {
  const changes: PlacedChange[] = []
  const mend = (text: string, at: readonly (string | number)[]): string => {
    const mended = mendPunctuation(text)
    if (mended.text !== text) changes.push({ at, before: text, after: mended.text })
    return mended.text
  }
  const blocks = (all: readonly Block[], at: readonly (string | number)[]): Block[] => all.map((block, i) => mendBlock(block, [...at, i], mend))
  const mended: OfficialDocument = {
    ...document,
    title: mend(document.title, ['title']),
    ...(document.addressees !== undefined && { addressees: mend(document.addressees, ['addressees']) }),
    ...(document.note !== undefined && { note: mend(document.note, ['note']) }),
    body: blocks(document.body, ['body']),
    attachments: document.attachments.map((each, i) => ({ ...each, title: mend(each.title, ['attachments', i, 'title']), body: blocks(each.body, ['attachments', i, 'body']) })),
    ...(document.imprint && { imprint: { ...document.imprint, ...(document.imprint.copyTo !== undefined && { copyTo: mend(document.imprint.copyTo, ['imprint', 'copyTo']) }) } }),
  }
  return changes.length > 0 ? { document: mended, changes } : { document, changes }
}

function mendBlock(block: Block, at: readonly (string | number)[], mend: (text: string, at: readonly (string | number)[]) => string): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: mend(block.text, [...at, 'text']), ...(block.runIn !== undefined && { runIn: mend(block.runIn, [...at, 'runIn']) }) }
    case 'paragraph':
      return { ...block, runs: block.runs.map((run, i) => ({ ...run, text: mend(run.text, [...at, 'runs', i, 'text']) })) }
    case 'list':
      return { ...block, items: block.items.map((item, i) => mend(item, [...at, 'items', i])) }
    case 'table':
      return { ...block, rows: block.rows.map((row, i) => row.map((cell, j) => mend(cell, [...at, 'rows', i, j]))) }
    case 'page-break':
      return block
  }
}
