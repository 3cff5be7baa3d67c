/** The number or sign that opens an item. */
export type MarkerType = 'plain' | 'chapter' | 'article' | 'cn' | 'cnp' | 'ar' | 'arp' | 'circle' | 'decimal' | 'phase' | 'month' | 'is' | 'bullet' | 'named'

export interface Marker {
  type: MarkerType
  /** As printed, with its point: 一、 */
  no: string
  length: number
  /** Its count where it has one. */
  count: number | null
}

const CN = '[一二三四五六七八九十]{1,3}'
const RULES: readonly (readonly [MarkerType, RegExp])[] = [
  ['chapter', new RegExp(`^第${CN}(?:章|部分|节|编|篇)[、：:]?`)],
  ['article', new RegExp(`^第[一二三四五六七八九十百\\d]{1,4}条[、：:]?`)],
  ['phase', new RegExp(`^(?=第(?:${CN}|\\d{1,2})(?:阶段|周(?!年)|批次?|季度|站|场|期|天)(?:[：:、（—\\-]|[一-龥“]{2,20}$))`)],
  ['named', new RegExp(`^(?:活动|专题|项目|任务|主题|板块|模块|专项|行动|单元|篇章)(?:${CN}|\\d{1,2})[：:、.]`)],
  ['cn', new RegExp(`^${CN}[、．.]|^${CN}：`)],
  ['cnp', new RegExp(`^（${CN}）[、．.]?`)],
  ['arp', /^（\d{1,2}）[、．.]?|^[⑴-⒇]|^\d{1,2}）/],
  ['decimal', /^\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?![\d日月—\-–~～至前（）/])[、.]?(?=[一-龥“《])/],
  ['ar', /^\d{1,2}[、．](?!\d)|^\d{1,2}\.(?!\d)|^\d{1,2}[.、](?=\d{1,2}月)/],
  ['circle', /^[①-⑳]/],
  ['month', /^(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|上旬|中旬|下旬|底)?(?:[：:]|$)/],
  ['is', /^[一二三四五六七八九十]是/],
  ['bullet', /^[●◆■★▲◇□•◎※→]/],
]

const PLAIN = /^[【[]?((?:指导思想|总体要求|目的意义|(?:活动|宣传|征文|大赛|竞赛|会议|培训)(?:主题|时间|地点|内容|安排|项目|形式|对象|要求|步骤|背景|目的)|主要(?:内容|活动|任务)|重点(?:活动|任务|工作)|参(?:加|赛|与)(?:对象|人员|方式)|(?:工作|有关|相关|具体)(?:要求|事项|安排)|(?:职责|责任|任务|工作)分工|组织(?:机构|领导|实施|保障)|保障措施|联系方式|(?:报送|作品|材料|投稿)(?:要求|方式|报送)|实施步骤|时间安排|奖项设置|评选(?:办法|条件|范围|程序)|注意事项))[】\]]?[：:]?$/

/** An unnumbered heading on a line of its own (活动内容), told by its words; used where a part has no numbered ones. */
export const plainHeading = (text: string): string | null => (text.length > 12 ? null : PLAIN.exec(text)?.[1] ?? null)

/** The marker a paragraph (folded, no white space) opens with, or null. */
export function markerOf(text: string): Marker | null {
  const head = text.slice(0, 40)
  const c = head.charCodeAt(0)
  // Ordinary prose begins with none of these signs; most paragraphs leave here.
  if (!(c < 128 || '一二三四五六七八九十第（活专项任主板模行单篇'.includes(head[0]!) || (c >= 0x2460 && c <= 0x27ff) || c === 0x203b || c === 0x2022)) return null
  for (const [type, rule] of RULES) {
    const m = rule.exec(type === 'phase' ? text.slice(0, 60) : head)
    if (!m) continue
    if (type === 'month') return { type, no: m[0], length: 0, count: null }
    if (type === 'is' || type === 'phase') return { type, no: m[0], length: type === 'is' ? m[0].length : 0, count: null }
    return { type, no: m[0], length: m[0].length, count: countOf(m[0]) }
  }
  return null
}

const FIGURES = '一二三四五六七八九十'

function countOf(no: string): number | null {
  const d = /\d+/.exec(no)
  if (d) return Number(d[0])
  const c = no.codePointAt(0)!
  if (c >= 0x2460 && c <= 0x2473) return c - 0x245f
  if (c >= 0x2474 && c <= 0x2487) return c - 0x2473
  const m = /[一二三四五六七八九十]+/.exec(no)?.[0]
  if (!m) return null
  if (m.length === 1) return FIGURES.indexOf(m) + 1
  if (m.startsWith('十')) return 10 + FIGURES.indexOf(m[1]!) + 1
  return (FIGURES.indexOf(m[0]!) + 1) * 10 + (m.length > 2 ? FIGURES.indexOf(m[2]!) + 1 : 0)
}

/** Whether a type of marker can be told from prose when it stands inside a paragraph. */
export const INLINE: readonly (readonly [MarkerType, RegExp])[] = [
  ['cnp', /(?<=[。；：！？，、）”]|^)（([一二三四五六七八九十]{1,3})）/g],
  ['arp', /(?<=[。；：！？，、）”]|^)（(\d{1,2})）/g],
  ['circle', /[①-⑳]/g],
  ['ar', /(?<=[。；：！？]|^)(\d{1,2})[、．.](?![\d])/g],
  ['is', /(?<=[。；：，]|^)([一二三四五六七八九十])是(?!否)/g],
]
