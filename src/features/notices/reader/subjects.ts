import { isBody } from './bodies.ts'
import type { Range, Script } from './script.ts'

const NOUN_TAIL = '(?!的|单位|部门|机构|方|人|者|企业|学校|科室|处室|乡镇|街道|社区|县区|地区)'
// Where the subject ends and the order begins. 组织 is a verb only where it is no part of a name (团组织, 社会组织).
const STOP = new RegExp(
  '于(?=[\\d一二三四五六七八九十每本规活下]|\\S{0,3}月)|务必|统筹|认真|统一|及时|负责|根据|结合|按(?=照|要求|时|期|规定|附件|以下|上述)|请(?=于|在|将|认|按|结|及|务)|要(?!求)|应(?!急|届|用)|须|必须|需(?!求)'
  + `|牵头${NOUN_TAIL}|(?:推荐|申报|参加|参与|提交|上报|报送|填报|报名|组队|派|选派|承办)${NOUN_TAIL}`
  + '|将(?!军|领)|把(?!关)|(?<![所现存驻内潜])在(?!校|职|线|编|册)|每(?=[周月日])|分别|填写|集中|指定|确定|明确|安排|随时|依据|依托|抓紧|汇总(?!表)|审核|寄送|提供|做好|把握|高度|切实|严格|对照|参照|围绕|通过|立足|制[定订]|梳理|总结|形成|撰写|收集|整理|开展|举办|选[拔树报]|遴选|推选|评选|自(?=行|愿|主|查|即)|不得|督促|积极|广泛|充分|建立|落实|加强|自觉|主动|定期|不定期|尽快|尽早|逐级|逐项|层层|统计|编[制写]|拟[定写]|至少|限报|限推|最多|原则上|不(?:超过|少于)|以(?=PDF|电子|书面|[^，]{2,8}(?:为单位|形式|方式))|凡|收到|接到|经(?=审核|评审|盖章|初审)|报(?!社|业|刊|道)|送(?!变)|扫码|登录|登陆|上传|加盖|截[至止]|可(?!持)'
  + '|如有|如需|\\d{1,2}月|组织(?!部|委|机构|者|单位)(?![请于要须应，、；。在将按认至负每均]|$)|(?<=[位门校局镇道区院])组织', 'y')

const START = /[，。；：]|(?<![邀申聘提恳敬])请|由|要求/g
const LEAD = /^(?:请|由|另|同时|并|其中|（[一二三四五六七八九十\d]{1,2}）|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、]|[一二三四五]是)+/

/**
 * Who must do what a clause orders: the bodies in front of the order (请各乡镇、街道于…), as written. Null when the
 * clause names none.
 */
export function subjectsOf(script: Script, r: Range): Range[] | null {
  const s = script.at(r)
  const starts = [0, ...[...s.matchAll(START)].map((m) => m.index + m[0].length)]
  for (const start of starts) {
    const at = start + (LEAD.exec(s.slice(start, start + 40))?.[0].length ?? 0)
    // 每个单位限报3件 limits; it names nobody.
    if (at > 0 && /^每(?:个|家|所)?(?:单位|校|学校|县区?|部门|乡镇|街道|社区|支部)限/.test(s.slice(at, at + 14))) continue
    const list = listAt(s, at)
    if (list.length > 0) return list.map((x) => ({ a: r.a + x.a, b: r.a + x.b }))
  }
  return null
}

const DEEPEST = 30
const OF_MATERIAL = /^(各[^，。；、]{0,12}?(?:单位|部门|社区|街道|乡镇|学校|科协|学会|协会|支部|分会|团委|工会))(?=[^，。；、]{0,12}(?:总结|材料|方案|照片|信息|计划|名单|表|情况|作品|小结|报告)(?:[（《，请须应于要由需在\d]|$))/

// 拟参加交流的作者请于…, 摘要经审查通过的作者，请于…: told apart by what they do or did.
const TOLD_APART = /^(?:[^，。；：、要请须应由将把]|摘要){2,16}的(?:作者|单位|个人|人员|学生|教师|选手|家庭|企业|学校|代表|会员)(?=，?(?:请|须|应|需|务必|于\d))/

/** Bodies from `at` on, joined by 、 ， 和, up to the order; empty when no order follows them. */
function listAt(s: string, at: number, turn = 0): Range[] {
  const { end, stopped } = pieceEnd(s, at)
  const piece = s.slice(at, end)
  if (!isDoer(piece, turn > 0)) {
    const told = turn === 0 ? TOLD_APART.exec(s.slice(at, at + 40)) : null
    if (told) return [{ a: at, b: at + told[0].length }]
    // 各单位活动总结请于…: the body stands in front of its material.
    const owner = OF_MATERIAL.exec(s.slice(at, at + 40))
    return owner ? [{ a: at, b: at + owner[1]!.length }] : []
  }
  const own = splitAnd(piece).map((x) => ({ a: at + x.a, b: at + x.b }))
  const c = s[end]
  if (stopped || end >= s.length) return own
  if ((c !== '、' && c !== '，') || turn >= DEEPEST) return []
  const more = listAt(s, end + 1, turn + 1)
  if (more.length > 0) return [...own, ...more]
  // Behind a comma the order may stand by itself: 各有关单位，于…; behind 、 it may not.
  return c === '，' ? own : []
}

/** Where a piece ends: at a mark outside brackets, or where the order begins. */
function pieceEnd(s: string, from: number): { end: number; stopped: boolean } {
  let depth = 0
  let i = from
  for (; i < s.length && i - from < 40; i++) {
    const c = s[i]!
    if (c === '（') depth++
    else if (c === '）') {
      if (depth === 0) break
      depth--
    } else if (depth > 0) continue
    else if ('、，。；：“《'.includes(c)) break
    else if (i > from + 1) {
      STOP.lastIndex = i
      if (STOP.test(s)) return { end: i, stopped: true }
    }
  }
  return { end: i, stopped: false }
}

const DOER = /^(?:各|每|有关|相关|牵头|责任|承办|申报|参赛|推荐|主办|协办|参与|获奖|作者|参赛者|投稿者|申请人|申报人|参评|全体|入选|受表彰)/
const PERSON = /^(?:各(?:地区?|校|县|区|市|镇|乡|村|院|系|部|处|科|室|班|馆|站|所|局|委|办|方)|(?:有意|愿意|需要|拟|符合条件|获奖|入选|参加|报名|已|未)[^，。；]{0,12}的[^，。；]{0,6}(?:单位|个人|人员|者|企业|学校|家庭|教师|学生|作者)|作者|参赛者|投稿者|申请人|申报人|参赛人员|参赛选手|报名者|获奖者|参评人员|推荐人|(?:各位|全体)?(?:参[会赛评训展演]|与会|获奖|入选|入围|投稿)(?:代表|人员|选手|作者|单位|学员|教师|学生|个人|队伍|团队|企业))$/
const NOT_DOER = /^(?:(?:小学|中学|初中|高中|大学|成人|青年|少年|学生|教师|个人|团体|专业|业余|社会|公众|诗歌|散文)[高低]?组$|活动|材料|征文|作品|稿件|论文|视频|图片|表格|所有|全部|每位?作者|时间|地点|上述|以上|市里|同时|总结|照片|总|电子|纸质|报(?!社|业)|送(?!变)|发(?!改|展)|交(?!通|警|运|管|投)|寄|上报|报送|提交|填|将|把|并|于|在|到|至|通过|按|以|及|做好|逾期|每[张篇幅件份]|为(?!民))/
const DOER_END = /[^，]{2,}(?:单位|部门|科协|协会|学会|学校|社区|街道|乡镇|镇|乡|村|县区|区|县|市|园区|办|局|委|组织|企业|支部|党委|团委|工会|机构|学院|系|组|科室|处室|中心|站|所|团体|成员单位|高校|院|会|校|馆|者|人|班级|年级|基地|大队|团队|分会|公司|集团)$/

// What goes on a list of bodies without a word of its own in front: 各乡镇、街道.
const SHORT = /^(?:乡镇|街道|社区|镇|乡|学校|协会|学会|研究会|企业|部门|单位|支部|园区|高校|县区|院系|班级|机关|村|团体|中小学|幼儿园|医院)$/

function isDoer(s: string, inList = false): boolean {
  if (inList && SHORT.test(s)) return true
  if (s.length < 2 || s.length > 36) return false
  if (PERSON.test(s)) return true
  if (NOT_DOER.test(s)) return false
  if (/[的了为对向与]|活动$|工作$|报送|总结|前$|会议|大会/.test(s.replace(/（[^（）]*）/g, ''))) return false
  return isBody(s) || (DOER.test(s) && DOER_END.test(s))
}

function splitAnd(s: string): Range[] {
  for (const m of s.matchAll(/以及|[和及]/g)) {
    const left = s.slice(0, m.index)
    const right = s.slice(m.index + m[0].length)
    if (left.length >= 2 && right.length >= 2 && (isDoer(left) || SHORT.test(left)) && isDoer(right, true)) return [{ a: 0, b: left.length }, ...splitAnd(right).map((x) => ({ a: x.a + s.length - right.length, b: x.b + s.length - right.length }))]
  }
  return [{ a: 0, b: s.length }]
}
