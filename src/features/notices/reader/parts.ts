import type { Issued, Named } from './schema.ts'
import { isBody } from './bodies.ts'
import { BARE_ENCLOSURE, ENCLOSURE, PLAN_TITLE, enclosures } from './enclosures.ts'
import { bodyPieces, type Head } from './head.ts'
import { readDay } from './signday.ts'
import { splitOutside, type Script } from './script.ts'

/** A part of the document: the notice itself or something enclosed. Paragraphs `from` to `to` (exclusive). */
export interface Part {
  /** As the schema names it: body, 附件, 附件1. */
  label: string
  from: number
  to: number
  /** Title paragraph of an enclosure, joined over its lines. */
  title: { first: number; last: number } | null
  /** A blank form to fill in: nothing to read. */
  form: boolean
}

export interface Parts {
  parts: Part[]
  issuers: Named[]
  issued: Issued | null
  cc: Named[]
}

const FIGURE = '[〇○OＯo0零一二三四五六七八九十\\d]'
const DATE_ALONE = new RegExp(`^(?:[12]\\d{3}|[一二]?${FIGURE}{1,3}?)?年?${FIGURE}{1,3}月${FIGURE}{1,3}日(?:（[^（）]*）)?$|^[12]\\d{3}[-./]\\d{1,2}[-./]\\d{1,2}$`)
const FULL_DATE = new RegExp(`^(?:[12]\\d{3}|[一二]${FIGURE}{3})年${FIGURE}{1,3}月${FIGURE}{1,3}日(?:（[^（）]*）)?$`)
const SPLIT_CC = /^(?:抄送|抄报|主送)(?:单位|机关)?：?/

/** Cuts the document into the notice and its enclosures, and reads the signature between them. */
export function readParts(script: Script, head: Head, titleYear: number | null): Parts {
  const n = script.paragraphs.length
  const cc: Named[] = []
  let end = n
  let issuers: Named[] = []
  let issued: Issued | null = null
  let signed = -1
  // A day without its year signs only when no full date does: lone days are mostly cells of tables.
  const full = Array.from({ length: n - head.bodyFrom }, (_, k) => head.bodyFrom + k).some((i) => FULL_DATE.test(script.line(i)))
  for (let i = head.bodyFrom; i < n; i++) {
    const line = script.line(i)
    if (line.length > 90 || script.paragraphs[i]!.kind === 'row') continue
    const yearless = !/年|[-./]/.test(line)
    const found = yearless && full ? null : signature(script, i, line, titleYear, head.bodyFrom)
    if (found && !(yearless && !found.issuers.every((x) => isBody(x.name)))) {
      issuers = found.issuers
      issued = found.issued
      signed = i
      end = found.from
      break
    }
    if (BARE_ENCLOSURE.test(line) && i > head.bodyFrom && !announces(script, i, n)) {
      end = i
      break
    }
  }
  if (signed < 0) {
    const last = unsigned(script, head.bodyFrom, end)
    if (last) {
      issuers = last.issuers
      end = last.from
    }
  }
  if (issuers.length === 0) issuers = head.letterhead
  if (!issued && head.dated) issued = head.dated

  let from = signed >= 0 ? signed + 1 : end
  const parts: Part[] = [{ label: 'body', from: head.bodyFrom, to: end, title: null, form: false }]
  const tail: number[] = []
  for (; from < n; from++) {
    const line = script.line(from)
    if (SPLIT_CC.test(line) && line.startsWith('抄')) {
      readCc(script, from, cc)
      continue
    }
    if (BARE_ENCLOSURE.test(line) || (ENCLOSURE.test(line) && !/^附件?[:：]\d?[.、]/.test(line)) || startsPlan(script, from)) break
    tail.push(from)
  }
  for (let i = head.bodyFrom; i < end; i++) if (/^抄送(?:单位|机关)?：/.test(script.line(i))) readCc(script, i, cc)
  parts.push(...enclosures(script, from, n))
  // Lines between the signature and an enclosure (contacts, a list of attachments) still belong to the notice.
  if (tail.length > 0 && parts[0]) parts.push({ label: 'body', from: tail[0]!, to: tail[tail.length - 1]! + 1, title: null, form: false })
  return { parts, issuers, issued, cc }
}

/** “附件：” on a line of its own may announce a list (1.… 2.…) rather than open an enclosure. */
function announces(script: Script, i: number, n: number): boolean {
  for (let k = i + 1; k < Math.min(n, i + 12); k++) {
    const line = script.line(k)
    if (DATE_ALONE.test(line)) return true
    if (line.length > 60 || /。/.test(line)) return false
  }
  return false
}

function signature(script: Script, i: number, line: string, titleYear: number | null, floor: number) {
  const r = script.range(i)
  const bare = line.replace(/^（|）$/g, '')
  if (DATE_ALONE.test(bare) && /\d|[〇○一二三四五六七八九十]/.test(bare)) {
    const issued = readDay(script, r, titleYear) ?? damagedDay(script, i)
    const issuers: Named[] = []
    let from = i
    for (let k = i - 1; k >= floor && i - k <= 12; k--) {
      const above = script.line(k)
      if (above.length > 60 || /[。；：]/.test(above) || /^(?:[一二三四五六七八九十]、|（|\d|附)/.test(above)) break
      const pieces = bodyPieces(script, script.range(k))
      if (pieces.length === 0) {
        if (k !== i - 1 || above.length > 30 || /[，、]/.test(above)) break
        const x = script.range(k)
        pieces.push({ name: script.raw(x.a, x.b), quote: script.quote(x.a, x.b) })
      }
      issuers.unshift(...pieces)
      from = k
    }
    if (issuers.length === 0 && i < script.paragraphs.length - 1 && !followsEnd(script, i)) return null
    return { issuers: issuers.map((x) => script.why(x, 'issuers.signature')), issued, from }
  }
  // Body and day in one line.
  const m = new RegExp(`((?:[12]\\d{3}|[一二]${FIGURE}{3})年${FIGURE}{1,3}月${FIGURE}{1,3}日)$`).exec(line)
  if (m && m.index >= 3 && !/[。，；：]/.test(line) && !/印发|发布|修订|通过/.test(line)) {
    const pieces = bodyPieces(script, { a: r.a, b: r.a + m.index })
    if (pieces.length > 0) return { issuers: pieces, issued: readDay(script, { a: r.a + m.index, b: r.b }, titleYear), from: i }
  }
  return null
}

const followsEnd = (script: Script, i: number) => /^(?:附|抄送|（|主题词|印发)/.test(script.line(i + 1))

function damagedDay(script: Script, i: number): Issued {
  const r = script.range(i)
  return script.why({ date: null, text: script.raw(r.a, r.b), quote: script.quote(r.a, r.b) }, 'issued.unreadable')
}

/** Bodies under the last sentence, without a date. */
function unsigned(script: Script, floor: number, end: number): { issuers: Named[]; from: number } | null {
  const issuers: Named[] = []
  let k = end - 1
  for (; k > floor; k--) {
    const line = script.line(k)
    if (line.length > 40 || /[。；：，]/.test(line) || script.paragraphs[k]!.kind === 'row' || /^(?:[一二三四五六七八九十]、|（|\d|附)/.test(line)) break
    const pieces = bodyPieces(script, script.range(k))
    if (pieces.length === 0) break
    issuers.unshift(...pieces.map((p) => script.why(p, 'issuers.signature')))
  }
  return issuers.length > 0 && issuers.length <= 8 ? { issuers, from: k + 1 } : null
}

function readCc(script: Script, i: number, cc: Named[]) {
  const r = script.range(i)
  const label = SPLIT_CC.exec(script.at(r))?.[0].length ?? 0
  for (const p of splitOutside(script.n, { a: r.a + label, b: r.b }, '、，；。')) {
    cc.push(script.why({ name: script.raw(p.a, p.b), quote: script.quote(p.a, p.b) }, 'cc.line'))
  }
}

/** An enclosed plan that no label announces: its title, followed by text or an item. */
function startsPlan(script: Script, i: number): boolean {
  const line = script.line(i)
  if (line.length > 60 || /[。；：，]/.test(line) || !PLAN_TITLE.test(line + (script.line(i + 1).length < 30 ? '' : ''))) {
    const two = line + script.line(i + 1)
    if (!(line.length <= 40 && two.length <= 70 && !/[。；：，]/.test(two) && PLAN_TITLE.test(two))) return false
  }
  return i + 1 < script.paragraphs.length && !/^(?:印发|共印)/.test(line) && !line.endsWith('印发')
}
