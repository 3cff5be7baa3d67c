import type { Owner, OwnerRole } from './schema.ts'
import { isBody, isNamedBody } from './bodies.ts'
import { findLabels } from './labels.ts'
import { sentences, splitOutside, type Range, type Script } from './script.ts'

/** Owners found in an item, and the ranges their words take (so that descriptions can leave them out). */
export interface ReadOwners {
  owners: Owner[]
  used: Range[]
}

/** Splits a value of an owner label into bodies. */
export function bodiesIn(script: Script, r: Range): Range[] {
  const out: Range[] = []
  for (const piece of splitOutside(script.n, r, '、，；。')) {
    const gaps = script.splitGaps(piece)
    const parts = gaps.length > 1 && gaps.every((g) => isBody(script.at(g))) ? gaps : [piece]
    for (const part of parts) {
      const s = script.at(part)
      const and = /^(.{2,20}?)(?:和|及|与|以及)(.{2,20})$/.exec(s)
      if (and && isBody(and[1]!) && isBody(and[2]!)) {
        out.push({ a: part.a, b: part.a + and[1]!.length }, { a: part.b - and[2]!.length, b: part.b })
        continue
      }
      const b = part.b - (/(?:等)?(?:负责|配合|牵头|承办|协助|组织实施)?$/.exec(s)?.[0].length ?? 0)
      const lead = /^(?:由|以及|及|和)/.exec(s)?.[0].length ?? 0
      if (b - part.a - lead >= 2) out.push({ a: part.a + lead, b })
    }
  }
  return out.filter((x) => x.b - x.a <= 40)
}

const PHRASES: readonly (readonly [RegExp, (OwnerRole | null)[]])[] = [
  // 由甲牵头，乙、丙配合
  [/由([^，。；：（）]{2,60}?)(?:总)?(牵头|主办|承办|负责|组织实施|具体实施|组织|实施)(?:[^，。；]{0,12})?(?:，|、)(?:由)?([^，。；：]{2,60}?)(配合|协办|参与|协助|承办|参加)/g, []],
  [/(?:^|[。；，（])(?:此项|该项|本项|活动|具体)?(?:工作|活动|任务)?由?([^，。；：（）]{2,60}?)(?:共同|具体|分别|统一)?(负责|牵头|主办|承办|协办|组织实施|配合|协助|参演)(?:落实|实施|组织|组织实施|办理)?(?=[。；，、）]|$)/g, []],
]

const WORD_ROLE: Record<string, OwnerRole> = {
  牵头: '牵头', 主办: '主办', 承办: '承办', 负责: '责任', 组织实施: '责任', 具体实施: '责任', 组织: '责任', 实施: '责任', 配合: '配合', 协办: '协办', 参与: '参与', 协助: '配合', 参加: '参与', 参演: '参与',
}

/** Reads owners from labels, from words such as 由…牵头, and last from the subject of a sentence. */
export function readOwners(script: Script, ranges: Range[]): ReadOwners {
  const owners: Owner[] = []
  const used: Range[] = []
  const add = (r: Range, role: OwnerRole, quote: Range, rule: string) => {
    const name = script.raw(r.a, r.b)
    if (owners.some((o) => o.name === name && o.role === role)) return
    owners.push(script.why({ name, role, quote: script.quote(quote.a, quote.b) }, rule))
  }
  for (const r of ranges) {
    for (const l of findLabels(script, r)) {
      if (l.label !== 'owner' || !l.role) continue
      const found = bodiesIn(script, firstSentence(script, l.value))
      for (const b of found) add(b, l.role, { a: l.a, b: l.value.b }, 'owners.label')
      if (found.length) used.push({ a: l.a, b: l.value.b })
    }
  }
  if (owners.length === 0) {
    for (const r of ranges) byWords(script, r, add, used)
  }
  if (owners.length === 0) {
    for (const r of ranges) {
      bySubject(script, r, add)
      if (owners.length) break
    }
  }
  return { owners, used }
}

function firstSentence(script: Script, r: Range): Range {
  const s = script.at(r)
  const stop = s.indexOf('。')
  return stop > 0 ? { a: r.a, b: r.a + stop } : r
}

type Add = (r: Range, role: OwnerRole, quote: Range, rule: string) => void

function byWords(script: Script, r: Range, add: Add, used: Range[]) {
  const s = script.at(r)
  const two = PHRASES[0]![0]
  two.lastIndex = 0
  for (let m = two.exec(s); m; m = two.exec(s)) {
    const a = r.a + m.index + 1
    const first = { a, b: a + m[1]!.length }
    const at = m[0].lastIndexOf(m[3]!)
    const second = { a: r.a + m.index + at, b: r.a + m.index + at + m[3]!.length }
    const quote = { a: r.a + m.index, b: r.a + m.index + m[0].length }
    const heads = bodiesIn(script, first).filter((b) => isBody(script.at(b)))
    if (heads.length === 0) continue
    for (const b of heads) add(b, WORD_ROLE[m[2]!]!, quote, 'owners.words')
    for (const b of bodiesIn(script, second).filter((x) => isBody(script.at(x)))) add(b, WORD_ROLE[m[4]!]!, quote, 'owners.words')
    used.push(quote)
    return
  }
  const one = PHRASES[1]![0]
  one.lastIndex = 0
  for (let m = one.exec(s); m; m = one.exec(s)) {
    const lead = m[0].indexOf(m[1]!)
    const value = widen(script, r, { a: r.a + m.index + lead, b: r.a + m.index + lead + m[1]!.length })
    const found = bodiesIn(script, value)
    const bodies = found.filter((b) => isNamedBody(script.at(b)) || isBody(script.at(b)))
    if (bodies.length === 0 || bodies.length < found.length / 2 || !found.every((b) => b.b - b.a <= 16)) {
      one.lastIndex = m.index + Math.max(1, m[0].length - 1)
      continue
    }
    const quote = { a: value.a, b: r.a + m.index + m[0].length }
    for (const b of found) add(b, WORD_ROLE[m[2]!]!, quote, 'owners.words')
    // “…，由甲承办” ends a sentence that tells what is done.
    if (script.n[value.a - 1] !== '由' || script.n[value.a - 2] !== '，') used.push(quote)
  }
}

/** “甲、乙、丙共同负责”: the expression may have cut off the first names at a comma. */
function widen(script: Script, r: Range, value: Range): Range {
  const s = script.n
  let a = value.a
  while (a > r.a && !'。；：（'.includes(s[a - 1]!)) {
    let k = a - 1
    if (!'，、'.includes(s[k]!)) break
    const stop = k
    while (k > r.a && !'，、。；：（'.includes(s[k - 1]!)) k--
    if (!isBody(s.slice(k, stop)) || /(?:负责|承办|牵头|主办|协办|配合|协助|参演)$/.test(s.slice(k, stop))) break
    a = k
  }
  return { a, b: value.b }
}

const TIME_CLAUSE = /^(?:[^，。；：]{1,24}(?:日|旬|月|前|间|年|晚|后|午|起|周[一二三四五六日天]|\d|时|点|内|节|末|初|季|际|天|夜)(?:（[^（）]*）)?，)+/
// What may follow a body that does something itself.
const DOES = /^，(?:组织|开展|举办|对|到|在)|^(?:共同|联合|分别|统一|具体|会同|要|应|将|须|需|负责|拟|会)?(?:在|到(?!位)|赴|向|对|为|派(?!出所)|牵头|组织(?!部|委|机构)|举办|开展|召开|承办|举行|邀请|安排|联合|会同|协调|制作|推出|发放|设置|设立|选派|主办|排查|发布|播放|推送|印制|启动|集中|每|于|组建|走访|组队|征集|招募|拍摄|演出|展映|展出|培训|举行|开放|开设|结合|利用|依托|通过|深入|走进|面向|免费|协助|配合|带领|抽调|选取|指导|赠送|提供)/

/** The body that does it, as subject of a sentence, is responsible; 甲会同乙 are both. */
function bySubject(script: Script, r: Range, add: Add) {
  for (const s of sentences(script.n, r, '。；').slice(0, 6)) {
    const text = script.at(s)
    const by = /，由(?=[^，。；]{2,40}(?:会同|联合|和|、))/.exec(text)
    if (by) {
      const found = subjectBodies(script, { a: s.a + by.index + 2, b: Math.min(s.b, s.a + by.index + 72) })
      if (found.length > 0) {
        for (const b of found) add(b, '责任', { a: s.a + by.index + 1, b: found[found.length - 1]!.b }, 'owners.subject')
        return
      }
    }
    const lead = TIME_CLAUSE.exec(text)?.[0].length ?? 0
    const from = s.a + lead + (/^(?:由|届时，?|同时，?|其间，?)/.exec(text.slice(lead))?.[0].length ?? 0)
    const found = subjectBodies(script, { a: from, b: Math.min(s.b, from + 70) })
    if (found.length === 0) continue
    const last = found[found.length - 1]!
    for (const b of found) add(b, '责任', { a: s.a, b: Math.min(s.b, last.b + 14) }, 'owners.subject')
    return
  }
}

/** Bodies at the start of a clause, joined by 、 和 会同, in front of a verb of doing. */
function subjectBodies(script: Script, r: Range): Range[] {
  const s = script.n
  const out: Range[] = []
  let from = r.a
  for (let turn = 0; turn < 8; turn++) {
    let hit = -1
    let done = false
    for (let i = from + 2; i <= Math.min(r.b, from + 26); i++) {
      const c = s[i - 1]!
      if (c === '（') {
        const close = s.indexOf('）', i)
        if (close < 0 || close > i + 12) break
        i = close
        continue
      }
      if ('，。；：）“”《》'.includes(c)) break
      const more = /^(?:、|和|与|及|会同|联合(?!会|国|社|体))/.exec(s.slice(i, i + 2))
      const does = DOES.test(s.slice(i, i + 6))
      if (!more && !does) continue
      if (!isNamedBody(s.slice(from, i)) || /^(?:各|全[市县区省]|有关|相关|广大|社会)/.test(s.slice(from, i)) && !/^各(?!单位|部门|级|地|有关|相关|责任|成员|公共机构|类|界)/.test(s.slice(from, i))) continue
      // 各会员单位可统一组织报名 allows; it gives nothing to do.
      if (/[可也均都]$/.test(s.slice(from, i))) continue
      hit = i
      done = does && !more
      if (more) {
        out.push({ a: from, b: i })
        from = i + more[0].length
      } else {
        const with_ = /^(?:会同|联合)/.exec(s.slice(i, i + 2))
        out.push({ a: from, b: i })
        if (with_) {
          from = i + 2
          done = false
        }
      }
      break
    }
    if (hit < 0) return []
    if (done) return out
  }
  return []
}
