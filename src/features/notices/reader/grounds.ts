import type { Basis, NoticeKind, NoticeTime, Valued } from './schema.ts'
import { NUMBER } from './head.ts'
import type { Outline } from './outline.ts'
import type { Part } from './parts.ts'
import { sentences, type Range, type Script } from './script.ts'
import { findLabels } from './labels.ts'
import type { YearContext } from './years.ts'
import { readTimes, type ReadTime } from './timing.ts'
import { topicOf } from './topics.ts'

/** The ground, the theme and the period of a campaign: what stands before the things to do. */

const GROUND = /(?:根据|按照|依据|遵照|依照|贯彻|落实|执行|印发|下发|制定|出台|转发|依|学习|推进|发布|联合印发|实施|响应|对照|结合)[^。；]{0,40}$/
const OWN = /(?:现将|现印发|制定了?本?|现制定|特制定)[^。；]{0,30}$/

export function readBasis(script: Script, ranges: Range[], kind: NoticeKind, title: string): Basis[] {
  const out: Basis[] = []
  for (const r of ranges) {
    for (const s of sentences(script.n, r)) {
      const text = script.at(s)
      const rule = /《([^《》]*(?:《[^《》]*》[^《》]*)*)》(?:（([^（）]{4,40})）)?/g
      for (let m = rule.exec(text); m; m = rule.exec(text)) {
        const before = text.slice(0, m.index)
        const name = m[1]!
        const chain = /[》）][、和及与以]+(?:[^，。；《》]{0,16})$/.test(before) && out.length > 0
        if (!GROUND.test(before) && !chain) continue
        if (OWN.test(before) && !(kind === 'forward' && /转发/.test(text))) continue
        if (/(?:以下简称|简称|下称)[^》]{0,6}$/.test(before) || name.length <= 3 || title.includes(name) && kind !== 'forward') continue
        if (/^(?:方案|通知|意见|办法|规划|纲要|计划|决定|条例|要点)$/.test(name)) continue
        if (out.some((b) => fold(b.title) === fold(name) || (name.length < 8 && b.title.endsWith(name)))) continue
        const number = m[2] && new RegExp(`^(?:[^，]*，)?(${NUMBER.source})`).exec(m[2])?.[1]
        const a = s.a + m.index + 1
        const value = script.raw(a, a + name.length)
        const at = number ? a + name.length + 1 + m[2]!.indexOf(number) + 1 : 0
        out.push(script.why({ title: value, number: number ? script.raw(at, at + number.length) : null, quote: script.quote(a, a + name.length) }, 'basis.ground'))
      }
    }
  }
  return out
}

const fold = (s: string) => s.replace(/\s/g, '')

const THEME_SENTENCE: readonly RegExp[] = [
  /(?:活动|宣传|今年|本次|本届)?(?:的)?主题(?:是|为|：|定为|确定为)?(?:是|为)?：?[“"「]([^”"」]{2,60})[”"」](?:[“"「]([^”"」]{2,40})[”"」])?/,
  /以[“"]([^”"]{4,50})[”"]为(?:活动|宣传)?(?:的)?主题/,
  /围绕[“"]([^”"]{4,50})[”"](?:的)?(?:这一|活动|宣传)?主题/,
  /主题(?:：|是|为)([^“”。；，：]{4,40}(?:[，、][^“”。；：]{2,30})?)(?:。|；|$)/,
]

/** The slogan: a section or labelled line first, then a sentence that names it. */
export function readTheme(script: Script, parts: { part: Part; outline: Outline }[], kind: NoticeKind): Valued | null {
  for (const { part, outline } of parts) {
    if (part.form) continue
    for (const item of outline.all) {
      if (item.level > 1 || topicOf(script.at(item.head)) !== 'theme') continue
      const r = item.rest ?? (item.notes[0] !== undefined ? script.range(item.notes[0]) : null)
      const made = r ? slogan(script, r) : null
      if (made) return made
    }
    for (let i = part.from; i < part.to; i++) {
      const r = script.range(i)
      if (!/^(?:[一-龥\d、（）.]{0,4})?(?:活动|宣传|竞赛|大赛|年度|征文)?主题：/.test(script.line(i))) continue
      const made = slogan(script, { a: r.a + script.line(i).indexOf('：') + 1, b: r.b })
      if (made) return made
    }
  }
  const found: { value: Valued; own: boolean }[] = []
  for (const { part } of parts) {
    if (part.form) continue
    for (let i = part.from; i < part.to; i++) {
      if (!script.line(i).includes('主题')) continue
      const r = script.range(i)
      for (const s of sentences(script.n, r)) {
        const text = script.at(s)
        for (const rule of THEME_SENTENCE) {
          const m = rule.exec(text)
          if (!m || /主题(?:活动|教育|班会|党日|宣讲)/.test(m[0])) continue
          const a = s.a + m.index + m[0].indexOf(m[1]!)
          const value = script.why({ value: script.raw(a, a + m[1]!.length), quote: script.quote(a, a + m[1]!.length) }, 'theme.sentence')
          found.push({ value, own: !/(?:全国|国家|全省|上级|省|去年)[^，。]{0,20}主题/.test(text.slice(0, m.index + 6)) })
          break
        }
      }
    }
  }
  return (found.find((f) => f.own) ?? (kind === 'forward' ? undefined : found[0]))?.value ?? found[0]?.value ?? null
}

function slogan(script: Script, r: Range): Valued | null {
  const s = script.at(r)
  const quoted = /[“"「]([^”"」]{2,60})[”"」]/.exec(s)
  let a: number
  let text: string
  if (quoted && (quoted.index <= 14 || /主题/.test(s.slice(0, quoted.index)))) {
    text = quoted[1]!
    a = r.a + quoted.index + 1
  } else {
    text = s.split(/[。；]/)[0]!.replace(/^(?:今年|本次|本届)?(?:活动|宣传)?(?:的)?主题(?:是|为|：)/, '')
    if (text.length < 2 || text.length > 60) return null
    a = r.a + s.indexOf(text)
  }
  return script.why({ value: script.raw(a, a + text.length), quote: script.quote(a, a + text.length) }, 'theme.section')
}

const CAMPAIGN_LABEL = /^(?!.{0,4}(?:报送|截止|报名|集合|投稿|联系|上报|报到|提交|发布|完成|反馈|印发|公示|领取|作息|开放))[一-龥“”]{0,10}(?:时间|时限|日期|周期)(?:安排)?$/
const RUNS = /^(?:期间|起)?，?(?:在[^，。；]{1,20}?)?(?:，)?(?:集中|组织|统一|广泛|深入|同步|联合|共同|继续)*(?:开展|举办|组织|举行|启动|实施|进行|召开)/

/** When the campaign as a whole runs: a labelled time of the first level, or the sentence that orders it. */
export function readPeriod(script: Script, parts: { part: Part; outline: Outline }[], years: YearContext, title: string): ReadTime | null {
  for (const { part, outline } of parts) {
    if (part.form) continue
    for (const item of outline.top) {
      const head = script.at(item.head)
      if (!CAMPAIGN_LABEL.test(head.replace(/[及和与]地点$/, ''))) continue
      const r = item.rest ?? (item.notes[0] !== undefined ? script.range(item.notes[0]) : null)
      if (item.children.length >= 2) continue
      const times = r ? readTimes(script, r, years) : []
      const t = times.find((x) => x.reason === null) ?? times[0]
      // 推荐时间：截至某日 is a deadline, not a span in which something runs.
      if (t && !(/推荐|申报|征集|征稿|参赛/.test(head) && t.time.from === null)) return t
    }
    for (const i of outline.intro) {
      for (const l of findLabels(script, script.range(i))) {
        if (l.label !== 'time' || !CAMPAIGN_LABEL.test(script.n.slice(l.a, l.value.a - 1))) continue
        const t = readTimes(script, l.value, years)[0]
        if (t) return t
      }
    }
  }
  const ranges: Range[] = []
  for (const { part, outline } of parts) {
    if (part.form) continue
    ranges.push(...outline.intro.map((i) => script.range(i)))
    for (const item of outline.top) {
      if (topicOf(script.at(item.head)) === 'require') continue
      if (item.children.length > 0 || topicOf(script.at(item.head)) === 'guide' || topicOf(script.at(item.head)) === null) ranges.push(...item.notes.slice(0, 1).map((i) => script.range(i)))
    }
  }
  for (const r of ranges) {
    for (const s of sentences(script.n, r)) {
      const found = periodIn(script, s, years, title)
      if (found) return found
    }
  }
  return null
}

const STATED = /(?:^|[，。；：]|本次|本届|今年)(?:活动|宣传|行动|[一-龥“”]{2,10}(?:周|月|日|季|节|行动|活动))(?:的)?(?:开展|举办|起止|实施)?(?:时间|期限|周期)(?:安排)?(?:定)?(?:为|是|：|自|从|于)+$/

function periodIn(script: Script, s: Range, years: YearContext, title: string): ReadTime | null {
  if (/去年|往年|同期/.test(script.at(s).slice(0, 20))) return null
  for (const t of readTimes(script, s, years)) {
    if (t.reason !== null && t.reason !== 'lunar_or_holiday') continue
    const before = script.n.slice(s.a, t.a)
    const after = script.n.slice(t.b, Math.min(s.b, t.b + 40))
    const span = t.time.from !== t.time.to || t.time.to === null
    if (/[印制下出]发|公布|年\d|报送|上报|成立|颁布|讲话/.test(after.slice(0, 14)) || past(t.time, years)) continue
    if (/(?:于|在|从|自|定于|拟于|期间)$/.test(before.slice(-2)) && RUNS.test(after) && /活动|一批|工作|行动|竞赛|大赛|培训|周|月|会/.test(after)) {
      if (t.reason === null || /活动|行动/.test(after)) return t
    }
    // “活动时间为11月4日至12月2日”: said in so many words.
    if (span && t.reason === null && STATED.test(before) && !/^[^，。；]{0,6}(?:报送|上报|提交|报名)/.test(after)) return t
    const named = /^(?:，)?(?:是|为)(?:第[一二三四五六七八九十\d]+个|全[国省市]|我[省市县区]|[^，。]{0,6})?[“]?([^，。”]{2,14}?(?:周|月|日|节|季))/.exec(after)
    if (named && span && sharesEnd(title, named[1]!)) return t
  }
  return null
}

const past = (t: NoticeTime, years: YearContext) => t.to !== null && years.signed !== null && t.to < years.signed

const sharesEnd = (title: string, name: string) => title.includes(name.slice(-3)) || title.includes(name.slice(-2))
