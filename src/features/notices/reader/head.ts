import type { Issued, Named, Valued } from './schema.ts'
import { isBody } from './bodies.ts'
import { findRecipients } from './recipients.ts'
import { readDay } from './signday.ts'
import { splitOutside, type Range, type Script } from './script.ts'

/** Title, letterhead, number and recipients: what stands above the running text. */
export interface Head {
  title: Valued
  titleRange: Range
  docNumber: Valued | null
  letterhead: Named[]
  recipients: Named[]
  /** First paragraph of the running text. */
  bodyFrom: number
  /** Rest of the recipients' paragraph when the text runs on behind the colon. */
  runOn: Range | null
  /** A day in brackets under the title, or in a head line. */
  dated: Issued | null
}

const TITLE_WORD = '(?:通知|公告|通告|启事|意见|方案|函|通报|倡议书|公示|办法|细则|计划|安排|安排表|预案|要点|规则|邀请函|号召书|决定|倡议|规程|章程|的一封信|公开信|指南|简章|征文|活动)'
const TITLE_END = new RegExp(`${TITLE_WORD}(?:（[^（）]{1,20}）)?$`)
export const NUMBER = /(?:[一-龥A-Za-z]{1,16}(?:（[一-龥]{1,6}）)?[〔[【﹝［（〈<]?(?:19|20)\d{2}[〕\]】﹞］）〉>]?第?\d{1,5}号|[一-龥]{1,14}〔\d{4,8}号|[一-龥]{2,14}[字发函办][〔[【（]?[一二][〇○OＯ0零一二三四五六七八九]{3}[〕\]】）]?\d{1,4}号)/
const NUMBER_ALONE = new RegExp(`^(?:文号：|发文字号：|编号：)?(${NUMBER.source})(?:签发人：.*)?$`)
const LABEL_LINE = /^(?:签发人|密级|紧急程度|特急|加急|急件|内部|公开|标题|文号|发文字号)/

/** Reads the head of a notice from its first paragraphs. */
export function readHead(script: Script): Head {
  const limit = headLimit(script)
  const title = findTitle(script, limit)
  const number = findNumber(script, title, limit)
  const letterhead = readLetterhead(script, title.first)
  let at = title.last + 1
  let dated: Issued | null = null
  for (; at < Math.min(script.paragraphs.length, title.last + 4); at++) {
    const line = script.line(at)
    const day = /^（?((?:[12]\d{3}|[一二][〇○OＯo0零一二三四五六七八九]{3})年[^，。）]{2,8}日)）?$/.exec(line)
    if (day) dated = readDay(script, { a: script.range(at).a + line.indexOf(day[1]!), b: script.range(at).a + line.indexOf(day[1]!) + day[1]!.length }, null)
    else if (!NUMBER_ALONE.test(line) && !LABEL_LINE.test(line) && !/^（[^（）]{1,20}）$/.test(line)) break
  }
  const to = findRecipients(script, at)
  return {
    title: script.why({ value: script.raw(title.range.a, title.range.b), quote: script.quote(title.range.a, title.range.b) }, 'title.head'),
    titleRange: title.range, docNumber: number, letterhead, dated, ...to,
  }
}

/** The head ends at the recipients or at the first full sentence. */
function headLimit(script: Script): number {
  const n = Math.min(script.paragraphs.length, 25)
  for (let i = 0; i < n; i++) {
    const line = script.line(i)
    if (/[。]/.test(line) || (i > 0 && /^(?:一、|各.*[：]$)/.test(line)) || (i > 0 && line.endsWith('：') && line.length > 3)) return Math.max(1, i)
  }
  return Math.max(1, Math.min(n, 8))
}

function findTitle(script: Script, limit: number): { first: number; last: number; range: Range } {
  const ok = (i: number) => i < script.paragraphs.length && script.paragraphs[i]!.kind === 'text'
  const made = (first: number, last: number) => {
    let a = script.range(first).a
    const b = script.range(last).b
    const s = script.n.slice(a, b)
    // A number glued in front of the title belongs to the number.
    const glued = new RegExp(`^${NUMBER.source}(?=.*关于)`).exec(s)
    if (glued) a += glued[0].length
    const label = /^(?:标题|名称)：/.exec(s)
    if (label) a += label[0].length
    return { first, last, range: { a, b } }
  }
  const passes: ((s: string) => boolean)[] = [
    (s) => /(?:关于|转发|印发|开展|举办|做好|组织|召开)/.test(s),
    () => true,
  ]
  for (const opens of passes) {
    for (let i = 0; i < limit; i++) {
      if (!ok(i) || NUMBER_ALONE.test(script.line(i)) || LABEL_LINE.test(script.line(i)) || script.line(i).endsWith('文件')) continue
      let s = ''
      for (let j = i; j < Math.min(limit + 1, i + 5) && ok(j); j++) {
        const line = script.line(j)
        if (j > i && (NUMBER_ALONE.test(line) || /[：。]$/.test(line))) break
        s += line
        if (s.length > 160) break
        if (opens(j === i ? s : script.line(i) + s.slice(script.line(i).length)) && TITLE_END.test(s) && balanced(s)) {
          const start = opens === passes[0] ? titleStart(script, i, j) : i
          // The title goes on in the next line: “…活动” / “的通知”.
          const more = script.line(j + 1)
          if (j + 1 < limit && !s.endsWith('通知') && /^(?:的|实施|工作|活动)[^。：]{0,20}(?:通知|方案|公告|意见)$/.test(more)) return made(start, j + 1)
          return made(start, j)
        }
      }
    }
  }
  for (let i = 0; i < script.paragraphs.length; i++) if (ok(i) && !NUMBER_ALONE.test(script.line(i))) return made(i, i)
  return made(0, 0)
}

/** The first line of the title: letterhead lines above 关于 are none of it. */
function titleStart(script: Script, first: number, last: number): number {
  for (let k = last; k > first; k--) {
    if (!/^(?:关于|转发|印发)/.test(script.line(k))) continue
    const above = script.line(k - 1)
    if (isBody(above) || above.endsWith('文件')) return k
  }
  // “某局” above “某局关于…的通知”: the letterhead is none of the title.
  for (let k = last; k > first; k--) {
    if (/.关于/.test(script.line(k)) && Array.from({ length: k - first }, (_, i) => script.line(first + i)).every((l) => isBody(l) || l.endsWith('文件'))) return k
  }
  let k = first
  while (k < last && (isBody(script.line(k)) && /^(?:关于|转发|印发|开展|举办|\d{4}年)/.test(script.line(k + 1)))) k++
  return k
}

function balanced(s: string): boolean {
  return (s.match(/《/g)?.length ?? 0) === (s.match(/》/g)?.length ?? 0) && (s.match(/“/g)?.length ?? 0) === (s.match(/”/g)?.length ?? 0)
}

function findNumber(script: Script, title: { first: number; last: number }, limit: number): Valued | null {
  for (let i = 0; i < Math.min(script.paragraphs.length, Math.max(limit, title.last) + 2); i++) {
    const line = script.line(i)
    const base = script.range(i).a
    const alone = NUMBER_ALONE.exec(line)
    const m = alone ? alone[1]! : i <= title.first
      ? new RegExp(`^${NUMBER.source}(?=关于)|(?<=文件)${NUMBER.source}$`).exec(line)?.[0]
        ?? (line.length < 60 && !line.includes('《') && i < title.first ? new RegExp(`${NUMBER.source}$`).exec(line)?.[0] : undefined)
      : undefined
    if (!m) continue
    let value = m.replace(/^(?:文号|发文字号|编号)：/, '')
    const head = /^.*(?:文件)(?=.{2,})/.exec(value)
    if (head) value = value.slice(head[0].length)
    const a = base + line.indexOf(value)
    const b = a + value.length
    return script.why({ value: script.raw(a, b), quote: script.quote(a, b) }, 'doc_number.own-line')
  }
  for (const r of script.clean.removed) {
    if (r.why !== 'site') continue
    const m = new RegExp(`(?:文号|发文字号)[:：](${NUMBER.source})`).exec(r.text.replace(/\s+/g, ''))
    if (m) return script.why({ value: m[1]!, quote: m[1]! }, 'doc_number.site-field')
  }
  return null
}

function readLetterhead(script: Script, before: number): Named[] {
  const out: Named[] = []
  for (let i = 0; i < before; i++) {
    const r = script.range(i)
    const line = script.line(i)
    if (NUMBER_ALONE.test(line) || LABEL_LINE.test(line) || /^\d/.test(line)) continue
    for (const piece of bodyPieces(script, r)) out.push(script.why(piece, 'issuers.letterhead'))
  }
  return out
}

/** Bodies of one signature or letterhead line: set off by wide spaces or 、, brackets and 文件 left out. */
export function bodyPieces(script: Script, r: Range): Named[] {
  let end = r.b
  const s = script.at(r)
  const number = new RegExp(`${NUMBER.source}$`).exec(s)
  if (number && number.index > 3) end = r.a + number.index
  const shorter = script.n.slice(r.a, end).replace(/文件$/, '')
  end = r.a + shorter.length
  const pieces = script.splitGaps({ a: r.a, b: end })
  const split = pieces.length > 1 && pieces.every((p) => p.b - p.a >= 4 && isBody(clean(script.at(p)))) ? pieces : [{ a: r.a, b: end }]
  const out: Named[] = []
  for (const piece of split.flatMap((p) => splitOutside(script.n, p, '、，'))) {
    const whole = script.at(piece)
    const name = clean(whole)
    if (!isBody(name) && !/^(?:中共|共青团)/.test(name)) continue
    const a = piece.a + whole.indexOf(name)
    out.push({ name: script.raw(a, a + name.length), quote: script.quote(a, a + name.length) })
  }
  return out
}

const clean = (s: string) => s.replace(/（[^（）]*(?:代章|印章|盖章|公章|章)[^（）]*）/g, '').replace(/（[^（）]*）$/, (m) => (/代|章/.test(m) ? '' : m)).replace(/^[（]|[。]$/g, '')
