import type { OwnerRole } from './schema.ts'
import type { Range, Script } from './script.ts'

/** What a label such as 时间： or 责任单位： introduces. */
export type Label = 'time' | 'place' | 'content' | 'audience' | 'form' | 'theme' | 'channel' | 'owner' | 'contact' | 'other'

export interface Labelled {
  label: Label
  role: OwnerRole | null
  /** Label and colon included. */
  a: number
  value: Range
}

const UNIT = '(?:部室|单位|股室|科室|处室|部门|部|方|机构|人|室|主体|组室|线|站所|乡镇|街道|社区|学校|院校|高校|企业|医院|领导|办)?'
const ROLE_WORDS: readonly (readonly [OwnerRole, string])[] = [
  ['牵头', '牵头|总牵头|协调'], ['协办', '协办'], ['配合', '配合|协同|协作|协助|支持'], ['主办', '主办|举办'],
  ['承办', '承办'], ['指导', '指导|督导|督办|监督'], ['参与', '参与|参加|参演|参赛|联办'],
  ['责任', '责任|主要责任|第一责任|落实|负责|实施|组织实施|执行|组织|主责|完成|承担|牵头责任|主管|具体责任|工作'],
]
const OWNER_LABEL = ROLE_WORDS.map(([role, words]) => [role, new RegExp(`^(?:${words})${UNIT}$`)] as const)

/** The role a label gives, or null when it is none of ownership. */
export function roleOf(label: string): OwnerRole | null {
  const s = label.replace(/[（）]/g, '')
  if (/^(?:参加|参与|参赛)(?:人员|对象|人|范围)$/.test(s)) return null
  if (/^(?:责任人|负责人|协调)$/.test(s)) return s === '协调' ? '牵头' : '责任'
  if (/^(?:参加|参赛|工作|组织|实施|执行|完成|协调|支持|举办|承担|主管)$/.test(s)) return s === '组织' || s === '实施' || s === '执行' ? '责任' : null
  for (const [role, rule] of OWNER_LABEL) if (rule.test(s)) return role
  return null
}

const LABELS: readonly (readonly [Label, RegExp])[] = [
  ['time', /^(?:活动|举办|举行|开展|培训|比赛|会议|展览|演出|实施|完成|展出|讲座|竞赛|起止|具体|拟定|计划|集合|宣传|服务|播出)?(?:时间|日期|时限|时间安排|期限|日程)(?:安排)?$/],
  ['place', /^(?:活动|举办|举行|会议|比赛|培训|展览|演出|集合|展出|讲座|具体|实施|主要|集中|设置)?(?:地点|场地|地址|场所|会场|位置|区域|线路)(?:安排)?$/],
  ['content', /^(?:活动|主要|具体|工作|培训|讲座|服务|宣传|会议|展览|比赛|实施|任务)?(?:内容|安排|说明|简介|做法|措施|任务|议程|项目|内容及要求|内容和形式|内容及形式)$/],
  ['audience', /^(?:活动|参加|参与|参赛|服务|面向|培训|宣传|适用|邀请|参会|授课|展览|受众|慰问)?(?:对象|人员|群体|人群|范围|受众|人|对象及人数|人员及范围)$/],
  ['form', /^(?:活动|主要|开展|宣传|举办|组织|服务|比赛)?(?:形式|方式|方法)$/],
  ['theme', /^(?:活动|宣传|讲座|展览)?主题$/],
  ['channel', /^(?:直播|宣传|发布|播出|线上|参与)?(?:平台|渠道|媒体|阵地|载体)$/],
  ['contact', /^(?:联系人|联系电话|联系方式|电话|邮箱|咨询电话|电子邮箱|活动联系人|报名电话)$/],
]

export function labelOf(word: string): Label | null {
  const s = word.replace(/^[（]?/, '')
  for (const [label, rule] of LABELS) if (rule.test(s)) return label
  return roleOf(s) ? 'owner' : null
}

/**
 * Labels inside a range: at its start, after a sentence mark, or after an opening bracket. A value runs to the next
 * label or to the end; within brackets to the closing bracket.
 */
export function findLabels(script: Script, r: Range): Labelled[] {
  const s = script.at(r)
  const out: Labelled[] = []
  const rule = /(?:^|[。；，）！]|(（))(（?(?:[一二三四五六七八九十\d]{1,2}[）.、])?)([一-龥]{2,10})：/g
  // A gap also separates labels: “时间：5月6日 地点：礼堂”.
  const gaps = gapSet(script, r)
  for (let m = rule.exec(s); m; m = rule.exec(s)) {
    const label = labelOf(m[3]!)
    if (!label) {
      rule.lastIndex = m.index + m[0].length - 1
      continue
    }
    push(out, script, r, m.index + m[0].length - m[3]!.length - 1, m[3]!, m[0].length + m.index, m[1] !== undefined)
    rule.lastIndex = m.index + m[0].length - 1
  }
  for (const g of gaps) {
    const m = /^([一-龥]{2,8})：/.exec(s.slice(g, g + 10))
    if (m && labelOf(m[1]!) && !out.some((l) => l.a === r.a + g)) push(out, script, r, g, m[1]!, g + m[0].length, false)
  }
  out.sort((x, y) => x.a - y.a)
  for (const [i, l] of out.entries()) {
    const next = out[i + 1]
    if (next && next.a < l.value.b) l.value.b = next.a
    l.value.b = trimEnd(script.n, l.value)
  }
  return out
}

function gapSet(script: Script, r: Range): number[] {
  const p = script.paragraphs[script.paragraphAt(r.a)]
  return p ? p.gaps.map((g) => p.start + g - r.a).filter((g) => g > 0 && g < r.b - r.a) : []
}

function push(out: Labelled[], script: Script, r: Range, at: number, word: string, valueAt: number, bracket: boolean) {
  const s = script.at(r)
  let end = s.length
  let depth = 0
  for (let i = valueAt; i < s.length; i++) {
    if (s[i] === '（') depth++
    else if (s[i] === '）') {
      if (depth === 0) {
        end = i
        break
      }
      depth--
    }
  }
  if (!bracket && end < s.length && depth === 0 && !s.slice(0, at).includes('（')) end = Math.max(end, valueAt)
  out.push({ label: labelOf(word)!, role: roleOf(word), a: r.a + at, value: { a: r.a + valueAt, b: r.a + end } })
}

function trimEnd(n: string, r: Range): number {
  let b = r.b
  while (b > r.a && '。；，、（'.includes(n[b - 1]!)) b--
  return b
}
