import type { Range, Script } from './script.ts'

/** A piece of material named in a clause. */
export interface Material {
  name: Range
  /** Brackets and counts directly behind it. */
  details: Range[]
  /** Stands behind a verb of handing in or behind 将/把. */
  object: boolean
  /** Opens its clause. */
  initial: boolean
  /** Joined to the piece before by 、 or 和. */
  joined: boolean
  /** Only a way of delivery (纸质材料, 电子版), not a piece of its own. */
  delivery: boolean
}

const NOUN = '工作总结|活动总结|总结报告|总结材料|总结|小结|工作计划|活动计划|计划表|计划|实施方案|活动方案|工作方案|方案|预案|申报材料|推荐材料|事迹材料|材料|资料|活动照片|照片|图片|短视频|视频|录像|统计表|汇总表|申报表|推荐表|登记表|报名表|审批表|情况表|信息表|调查表|反馈表|明细表|进度表|安排表|一览表|审核表|备案表|征求意见表|表格|清单|台账|名单|花名册|回执单|回执|报告|简报|活动信息|新闻稿|稿件|来稿|征文|摘要|全文|论文|参赛作品|作品|文稿|案例|事迹简介|事迹|活动情况|进展情况|落实情况|开展情况|工作情况|完成情况|情况|数据|承诺书|推荐函|申报书|推荐书|推荐意见|活动掠影|掠影|剪影|集锦|纪实|画册|登记照片|生活照|工作照|证件照|登记照|免冠照|近照|合照|合影|寸照|音频|文字材料|意见建议|意见|建议|心得体会|报表|提纲|申请书|责任书|名册|目录|读后感|观后感|剧本|脚本|讲稿|感言|感想|发言稿|设计稿|通讯录|简介|记录|说明|活动安排|节目单|演讲稿|课件|问卷|书信|影像|证书|证明|信息|成果|台帐|方案表|审查表|确认表|考评表|评分表|(?<=[一-龥])(?<!代)表'
const NOUN_RULE = new RegExp(`(?:${NOUN}|(?<=》)复印件)(?!报告|报表|发言|交流|统计|汇总表|一览)(?=[》”]?(?:（[^（）]*）|《[^》]*》)?(?:[，。；：、（）或和及与以于至到请须需应由随每要报送交发在截通统一各电纸传并前后原一二两三四五六七八九十盖\\d]|(?:书面|及时|控制|不少|不超|字数|篇幅|限|约|另|均|分别|合并|按|采用|加盖|经|使用|上传|提交|填|为|寄|邮(?!箱)|打包|务必|最迟|汇总|左右|以内|只)|$))`, 'g')
const NOUN_END = new RegExp(`(?:${NOUN})$`)
const NOUN_BEFORE = new RegExp(`(?:${NOUN})[》”]?(?:（[^（）]*）)?$`)
const OBJECT = /(?:随报|附报|连同|收集|(?:推荐|推选|选送|选报|遴选)(?=不|\d|[一二两三四五]|优秀|典型|$)|报送|提交|上报|填写|填报|反馈|递交|寄送|上传|申报|撰写|附|附上|将|把|(?<=前)[报送交发]|(?<=并)报|[送报交](?=《))(?:以下|如下|下列|本单位|本地区?|各自|有关|相关|书面|电子版?|纸质版?|一份|的|：|\d{1,2}[—\-–~至]?\d{0,2}[张份篇个件项]|[一二两三四五六七八九十]+[张份篇个件项]|不少于\d+[张份篇个件项]|\d+字[^，。；]{0,4}的?)*$/
// Openings that are no part of a name: whose, how many, in which form.
const STRIP = /^(?:(?:其中|本(?:省|市|单位|部门|地区?|校|院|县|区|镇|乡镇|街道|公司|系统)|各自|填写好的|填好的|相关|有关|以及|及|和|与|并|其|一份|\d{1,2}[—\-–~至]?\d{0,2}[张份篇个件项幅条则](?:以上)?|[一二两三四五六七八九十]{1,2}[张份篇个件项幅条则]|不少于\d+[张份篇个件项条]|经审核的|盖章后?的?|加盖公章的|电子版|纸质版?|书面(?!报告|说明|意见|建议|材料|总结材料)|每[件篇份个幅部]|不(?:少于|超过)\d+[个篇件幅部]|本辖区|辖区|连同|随报|该|此项|的)+)(?=.{2,})/
const DELIVERY = /^(?:以上|上述|所有|全部|各类|有关|相关|以下|该|此|其他|其它|等)?(?:纸质版?|电子版?|书面|文字|报送|申报|参评|参赛|上报|推荐|相关|有关|以上|上述|所有|各类|佐证)*(?:材料|稿件|资料|文件|版本|表格|信息|情况|作品|文档|数据|来稿)$/
// Names that are really clauses: something is made, held or improved.
const VERBAL = /制定|制订|研究|组织(?!部|机构)|结合|梳理|建立|统筹|营造|完善|加强|做好|开展(?!情况|活动|工作)|通过|围绕|进行|要求|可以|需要|以[^，]{2,}为|是|有|为[^，]{3,}的|作为|评选|审核(?!表)|^(?:征集|活动|宣传|主要|具体|培训)(?:内容|方案|计划)?$/
const NOT = /^(?:目录|提纲|脚本|情况|信息|数据|意见|建议|说明|成果|记录|简介|证明|计划|方案|名单|表|事迹|资料|材料|图片|报告)$/

/** Names of material in a clause, in order. */
export function findMaterial(script: Script, r: Range): Material[] {
  const s = script.at(r)
  const out: Material[] = []
  NOUN_RULE.lastIndex = 0
  let floor = 0
  for (let m = NOUN_RULE.exec(s); m; m = NOUN_RULE.exec(s)) {
    if (m.index < floor) continue
    let end = m.index + m[0].length
    const start = nameStart(s, m.index, floor)
    if (start === null) continue
    if (s[end] === '》' || s[end] === '”') end++
    let name = s.slice(start, end)
    const strip = STRIP.exec(name)
    const a = start + (strip ? strip[0].length : 0)
    name = s.slice(a, end)
    const before = s.slice(0, a)
    if (!balanced(name) || name.length < 2 || name.length > 36 || /[，。；：]/.test(name)) continue
    const joined = (/[、和及与或》）]$/.test(s.slice(0, start)) || /^(?:[、和及与或]|以及)/.test(s.slice(start, a))) && out.length > 0 && start - floor <= 2
    const object = OBJECT.test(before) || OBJECT.test(s.slice(0, start)) || (joined && out[out.length - 1]!.object)
    const initial = /(?:[日底旬]前|[日底旬])、$|\d字(?:左右|以内|之内|以上)?的?$/.test(before) || /(?:^|[，；：。]|^[（）一二三四五六七八九十\d、.]{1,5})(?:请|另|其中|同时|并|凡|每件|各单位)?$/.test(before) || (joined && out[out.length - 1]!.initial)
    const delivery = DELIVERY.test(name) && !/^(?:参赛|征文)?作品$/.test(name) && !/^(?:推荐|申报|事迹)材料$/.test(name) || (/^(?:纸质|电子|书面)/.test(s.slice(start, end)) && /(?:材料|稿件|资料|作品)$/.test(name))
    if (/(?:情况|信息)$/.test(name) && !object) { floor = end; continue }
    if (NOT.test(name) && !(object && name.length >= 2 && /^(?:名单|方案|计划|事迹|图片|数据|报告|书面报告)$/.test(name))) { floor = end; continue }
    if (!object && !initial && !joined) continue
    if (!object && VERBAL.test(name) && !(initial && /^(?:请|须|应|于|要|由|需|在)/.test(s.slice(end)))) { floor = end; continue }
    // 摘要经审查通过的作者 speaks of people.
    if (!object && /^经[^，。；]{1,12}的(?!材料)/.test(s.slice(end))) { floor = end; continue }
    if (/(?:不得|严禁|不准|禁止)[^，；]*$/.test(before)) { floor = end; continue }
    const details = detailsAt(s, end).map((d) => ({ a: d.a + r.a, b: d.b + r.a }))
    const merged = mergeWith(s, out, r, a, end)
    floor = end
    if (merged) continue
    out.push({ name: { a: r.a + a, b: r.a + end }, details, object, initial, joined, delivery })
    NOUN_RULE.lastIndex = Math.max(NOUN_RULE.lastIndex, end)
    floor = Math.max(end, details.length ? details[details.length - 1]!.b - r.a + 1 : end)
  }
  return out
}

/** “总结和计划合并成文”: joined pieces that are handed in as one. */
const MADE = new RegExp(`(?:制[定订]|拟[定写]|编[制写]|形成|撰写|填写|起草|填好|收集|梳理出?|写出|做好|完成)(?:好|完善)?((?:[^，。；：、（）将把于]{0,16}?)(?:${NOUN}))(?=[，。；（、]|并|后|$)`, 'g')

/** Material that is made in one clause and handed in in a later one: 制定工作方案，于…前报送. The last one made. */
export function findMade(script: Script, r: Range): Range | null {
  const s = script.at(r)
  let found: Range | null = null
  for (const m of s.matchAll(MADE)) {
    const lead = STRIP.exec(m[1]!)?.[0].length ?? 0
    const name = m[1]!.slice(lead).replace(/^(?:详细|具体|切实可行|可行)的?/, '')
    if (name.length < 2 || /(?:情况|信息|意见|建议|数据|记录)$/.test(name) || !balanced(name)) continue
    const b = r.a + m.index + m[0].length
    found = { a: b - name.length, b }
  }
  return found
}

/** The material a heading announces: 报送工作方案, 材料报送 gives none. */
export function findAnnounced(script: Script, head: Range): Range | null {
  const m = ANNOUNCED.exec(script.at(head))
  return m && !DELIVERY.test(m[1]!) && !NOT.test(m[1]!) ? { a: head.b - m[1]!.length, b: head.b } : null
}
const ANNOUNCED = new RegExp(`(?:报送|上报|提交|反馈|填报|报告)((?:[^，。；：、和及与]{0,12}?)(?:${NOUN}))$`)

function mergeWith(s: string, out: Material[], r: Range, a: number, end: number): boolean {
  const last = out[out.length - 1]
  if (!last || !s.slice(end).startsWith('合并') || a - (last.name.b - r.a) > 2) return false
  last.name.b = r.a + end
  return true
}

const balanced = (s: string) => (s.match(/《/g)?.length ?? 0) === (s.match(/》/g)?.length ?? 0) && (s.match(/“/g)?.length ?? 0) === (s.match(/”/g)?.length ?? 0)
  && (s.match(/（/g)?.length ?? 0) === (s.match(/）/g)?.length ?? 0)

/** Where the name that ends in the noun at `at` begins: after a mark, a verb of handing in, or 和 behind other material. */
function nameStart(s: string, at: number, floor: number): number | null {
  // Inside 《…》 or “…” the whole title is the name.
  const open = s.lastIndexOf('《', at)
  if (open >= floor && s.indexOf('》', open) >= at && at - open < 40) return open
  let from = at
  let depth = 0
  while (from > floor && at - from < 34) {
    const c = s[from - 1]!
    if ('》”）'.includes(c)) depth++
    else if ('《“（'.includes(c)) {
      if (depth === 0) break
      depth--
    } else if (depth === 0 && '，。；：'.includes(c)) break
    else if (depth === 0 && c === '、' && !elliptic(s, from - 1, floor)) break
    from--
  }
  const text = s.slice(from, at)
  const cut = lastCut(text)
  return from + cut
}

const CUT = /连同|收集|汇集|(?:推荐|推选|选送|选报|遴选)(?=不|\d|[一二两三四五]|优秀|典型)|随报|附报|制[定订]|拟[定写]|编[制写]|填好|\d字(?:左右|以内|之内|以上)?的?|报送|提交|上报|填写|填报|反馈|递交|寄送|上传(?!信息)|汇总(?!表)|撰写|形成|整理|制作|报备|附上|附(?!件|表|近)|将|把|请|须(?!知)|(?<!必)需(?!求)|(?<!主|重|提|摘|次|需|纪)要(?!求|点|素)|(?<!响|相|反|供)应(?!急|用|对|届)|(?<=前)[报送交发]|(?<=并)报|(?<=传真)|[送报交](?=《|“)|前(?!期|三|景|沿)|同时|一并|(?<!针|面|核|比)对(?!象|接|口)|做好|及时|认真|每[件篇份](?=[^，。；：、]{2,})|(?<=于)|(?:20\d\d年)?\d{1,2}月\d{1,2}日/g

function lastCut(text: string): number {
  let cut = 0
  for (const m of text.matchAll(CUT)) cut = Math.max(cut, m.index + m[0].length)
  // 和, 及, 与 cut when what stands before is material too.
  for (const m of text.matchAll(/以及|[和及与]/g)) {
    if (m.index > cut && NOUN_BEFORE.test(text.slice(0, m.index))) cut = m.index + m[0].length
  }
  return Math.min(cut, text.length)
}

/** 书画、摄影作品: a short word before 、 that names no material shares the noun behind it. */
function elliptic(s: string, comma: number, floor: number): boolean {
  const word = /(?:将|把|和|及|与|交|送|上传)([一-龥]{1,4})$/.exec(s.slice(Math.max(floor, comma - 8), comma))
  return word !== null && !NOUN_END.test(word[1]!)
}

function detailsAt(s: string, end: number): Range[] {
  const out: Range[] = []
  let at = end
  for (;;) {
    const m = /^（[^（）]*）/.exec(s.slice(at, at + 120))
    if (!m) break
    out.push({ a: at + 1, b: at + m[0].length - 1 })
    at += m[0].length
  }
  const count = /^(?:各?(?:一|两|三|四|五|\d{1,2})[份套张]|一式[一二两三四五六七八\d]{1,2}份)/.exec(s.slice(at, at + 10))
  if (count) out.push({ a: at, b: at + count[0].length })
  return out
}
