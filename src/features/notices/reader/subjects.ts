import { isBody } from './bodies.ts'
import type { Range, Script } from './script.ts'

// Where the subject ends and the order begins.
const STOP = /于(?=[\d一二三四五六七八九十每本规活下]|\S{0,3}月)|务必|统筹|认真|统一|及时|负责|根据|结合|按照|按要求|请(?=于|在|将|认)|要(?!求)|应(?!急)|须|必须|需(?!求)|将(?!军)|把|(?<!所|现|存|驻)在(?!校|职|线)|每(?=[周月日])|分别|填写|组织(?!部|委)|\d{1,2}月|如有|如需|可(?!持)|严格|对照|上报|报送|提交|推荐|申报|集中|指定|确定|明确|安排|随时|依据|抓紧|汇总(?!表)|审核|寄送|负责|提供|做好|把握|高度|切实/

/**
 * Who must do what a clause orders: the bodies in front of the order (请各乡镇、街道于…), as written. Null when the
 * clause names none.
 */
export function subjectsOf(script: Script, r: Range): Range[] | null {
  const s = script.at(r)
  const starts = [0, ...[...s.matchAll(/[，。；：）]|请|由|要求/g)].map((m) => m.index + m[0].length)]
  for (const start of starts) {
    const lead = /^(?:请|由|另|同时|并|（[一二三四五六七八九十\d]{1,2}）|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、]|[一二三四五]是)+/.exec(s.slice(start))?.[0].length ?? 0
    const at = start + lead
    const list = listAt(s, at)
    if (list.length > 0) return list.map((x) => ({ a: r.a + x.a, b: r.a + x.b }))
  }
  return null
}

function listAt(s: string, at: number): Range[] {
  const out: Range[] = []
  let from = at
  for (let turn = 0; turn < 30; turn++) {
    let i = from
    let depth = 0
    let stopped = false
    for (; i < s.length && i - from < 40; i++) {
      const c = s[i]!
      if (c === '（') depth++
      else if (c === '）') {
        if (depth === 0) break
        depth--
      } else if (depth === 0 && '、，。；：“《'.includes(c)) break
      else if (depth === 0 && i > from + 1) {
        const rest = s.slice(i, i + 8)
        const m = STOP.exec(rest)
        if (m && m.index === 0) {
          stopped = true
          break
        }
      }
    }
    const piece = s.slice(from, i)
    if (!isDoer(piece)) break
    for (const x of splitAnd(piece)) out.push({ a: from + x.a, b: from + x.b })
    if (stopped || i >= s.length || !'、，'.includes(s[i]!)) return ordered(s, i, stopped) ? out : []
    if (s[i] === '，' && !isDoer(s.slice(i + 1).split(/[、，。；：]/)[0]!)) return out
    from = i + 1
  }
  return out.length > 0 && out[0]!.a === at && /^[、，]?$/.test(s.slice(out[out.length - 1]!.b, from)) && from > at ? out : []
}

/** What stands behind the list must be an order, not another noun. */
const ordered = (s: string, i: number, stopped: boolean) => stopped || i >= s.length || s[i] === '，'

const DOER = /^(?:各|有关|相关|牵头|责任|承办|申报|参赛|推荐|主办|协办|参与|获奖|作者|参赛者|投稿者|申请人|申报人|参评|全体|入选|受表彰)/

function isDoer(s: string): boolean {
  if (s.length < 2 || s.length > 36) return false
  if (/^(?:作者|参赛者|投稿者|申请人|申报人|参赛人员|参赛选手|报名者|获奖者)$/.test(s)) return true
  if (/^(?:活动|材料|时间|地点|上述|以上|市里|同时|总结|照片|总|电子|纸质)/.test(s)) return false
  if (/[的了为对向与]|活动$|工作$|报送|总结|前$|会议|大会/.test(s.replace(/（[^（）]*）/g, ''))) return false
  return isBody(s) || (DOER.test(s) && /[^，]{2,}(?:单位|部门|科协|协会|学会|学校|社区|街道|乡镇|镇|乡|村|县区|区|县|市|园区|办|局|委|组织|企业|支部|党委|团委|工会|机构|学院|系|组|科室|处室|中心|站|所|团体|成员单位|高校|院|会|校|馆|者|人)$/.test(s))
}

function splitAnd(s: string): Range[] {
  for (const m of s.matchAll(/以及|[和及]/g)) {
    const left = s.slice(0, m.index)
    const right = s.slice(m.index + m[0].length)
    if (left.length >= 2 && right.length >= 2 && isDoer(left) && isDoer(right)) return [{ a: 0, b: left.length }, ...splitAnd(right).map((x) => ({ a: x.a + s.length - right.length, b: x.b + s.length - right.length }))]
  }
  return [{ a: 0, b: s.length }]
}
