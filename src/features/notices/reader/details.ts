import type { Range, Script } from './script.ts'
import { splitOutside } from './script.ts'

/** How, for whom, on which media and where: soft facts of an activity, each as worded. */

const CORE = '讲座|报告会|宣讲会|宣讲|培训班|培训|巡展|图片展|书画展|成果展|展览展示|展览|展示|展出|展演|展播|知识竞赛|技能竞赛|竞赛|比赛|大赛|演讲|征文|义诊|咨询|座谈会|座谈|茶话会|走访慰问|看望慰问|走访看望|走访|慰问|看望|论坛|研讨会|研讨|交流会|沙龙|新闻发布会|发布会|直播|播放|文艺演出|演出|汇演|晚会|联欢会|联欢|灯谜|问答|志愿服务|启动仪式|开幕式|闭幕式|颁奖仪式|夏令营|冬令营|训练营|研学|体验日|体验|参观|观摩|演练|讲解|授课|推介会|推介|路演|游园会|游园|运动会|大集|集市|市集|观星会|班会|升旗仪式|朗诵|诵读|摄影|快闪|宣誓|祭扫|公开课|云课堂|开放日|观影|放映|写春联|送春联|理发|义卖|义剪|捐赠|招聘会|问卷|抽奖|闯关|打卡|健步走|徒步|骑行|包粽子|龙舟赛|龙舟|舞龙|舞狮|制作|巡讲|巡演|评比|接力|签名|辩论|答题|擂台赛|拔河|采摘|读书会|分享会|故事会|主题党日|团日|队日|大扫除|清扫|家访|拍摄|演示|抽样检验|抽检|抽查|征集|教学|传授|援助|书信|维修|修理|筛查|推拿|体检|门诊|会诊|诊疗|评审|答辩|路考|寻访|测评|讨论|学习|诵唱|合唱|歌咏|舞蹈|游戏|手工|猜谜|品鉴|品尝|鉴定|检测|维权|普法|巡查|巡逻|疏散|救护|急救|植树|种植|认领|认养|打捞|清理|投放|放流|约谈|督查|检查|评选|慰问演出|宣传活动|宣传|倡议|自查|排查|整治|公益广告|海报|短视频|微视频|宣传片|横幅|展板|专栏|系列报道|专题片|手抄报|标语'
const CORE_RULE = new RegExp(CORE, 'g')
const MADE = /(?:发放|签署|签订|悬挂|张贴|推出|制作|设立|摆放|赠送|刊发|播放|展出|展映|布置)(?:[^，。；、《》]{0,10}?)(?:折页|资料|手册|传单|承诺书|公开信|倡议书|明白纸|海报|横幅|展板|展架|图书|宣传品|宣传片|公益广告|短视频|微视频|系列报道|专栏|专题|影片|电影|作品|标语)/g
const WEAK = /^(?:宣传|咨询|体验|参观|制作|检查|培训|交流|展示|直播|倡议|走访|慰问|座谈|评选|演讲|问答|摄影|整治|评比|排查|自查|横幅|展板|海报|标语|播放|督查)$/
const LISTS: readonly RegExp[] = [
  /(?:采取|采用|通过|以|利用|运用|结合)([^，。；：]{2,60}?)(?:等)?(?:多种|不同|各种)?(?:形式|方式|手段)(?!上|的)/g,
  /(?:开展|举办|组织|进行|提供|推出|举行|设置|包括|安排|组织开展|设立|开设)([^，。；：]{2,60}?)等(?:[一-龥]{0,6})?(?:活动|服务|项目|节目|比赛|环节|内容|形式|摊位|展位|课程|专区|体验|表演|方面的[^，。；]{0,8}(?:咨询|服务))/g,
]

// Names that end in what is done: 启动仪式, 朗读会, 作品展.
const NAME_TAIL = /([一-龥]{0,2})(仪式|大会|朗读会|分享会|交流会|诵读会|发布会|座谈会|报告会|晚会|灯谜会|推介会|邀请赛|竞赛|大赛|比赛|挑战赛|特展|巡展|图片展|作品展|书画展|体验展|展演|展示|展览|竞答|大讲堂|讲堂|课堂|公开课|讲座|开放日|夜场开放|开放|短信|寄语|随手拍|漂流|巡讲|宣讲|巡游|演练|研学营|夏令营|大扫除|义诊|联欢|演出|大集|集市|观影|市集|咨询|慰问)$/

export function readForms(script: Script, name: Range, ranges: Range[]): string[] {
  const out: string[] = []
  const add = (value: string) => {
    const v = value.replace(/^(?:的|和|及|与|各类|一批|系列|一场|一次|两场)/, '')
    if (v.length < 2 || v.length > 24) return
    for (const [i, o] of out.entries()) {
      if (o.includes(v)) return
      if (v.includes(o)) {
        out[i] = v
        return
      }
    }
    out.push(v)
  }
  for (const r of ranges) {
    const s = script.at(r)
    let listed = false
    for (const rule of LISTS) {
      rule.lastIndex = 0
      for (let m = rule.exec(s); m; m = rule.exec(s)) {
        const at = r.a + m.index + m[0].indexOf(m[1]!)
        const verb = /^.*(?:开展|举办|举行|组织|提供|推出|进行|设置|设)(?=.{2,})/.exec(m[1]!)?.[0].length ?? 0
        const pieces = splitOutside(script.n, { a: at + verb, b: at + m[1]!.length }, '、和及与')
        if (pieces.length < 2 && !(CORE_RULE.lastIndex = 0, CORE_RULE.test(m[1]!))) continue
        for (const p of pieces) if (p.b - p.a <= 30) add(script.raw(p.a, p.b).replace(/^.*(?:开展|举办|举行|组织|提供|推出|进行|设置|了|一系列)(?=.{2,})/, ''))
        listed = true
      }
    }
    for (const m of s.matchAll(MADE)) add(script.raw(r.a + m.index, r.a + m.index + m[0].length))
    if (listed) continue
    CORE_RULE.lastIndex = 0
    for (let m = CORE_RULE.exec(s); m; m = CORE_RULE.exec(s)) {
      if (WEAK.test(m[0]) && !verbBefore(s, m.index) ) continue
      if (/^(?:展览|体验|活动|培训|咨询|演出)/.test(m[0]) && /^(?:馆|中心|室|部|厅|站|台)/.test(s.slice(m.index + m[0].length))) continue
      if (/^(?:人员|对象|材料|单位|时间|工作|手册|资料|教官|员|部|报名|结束|内容|作品|栏|名单|总结|情况|方案)/.test(s.slice(m.index + m[0].length))) continue
      add(extend(s, m.index, m.index + m[0].length))
    }
  }
  const tail = NAME_TAIL.exec(script.at(name).replace(/（[^（）]*）$/, ''))
  if (tail && !out.some((o) => o.includes(tail[2]!) || tail[0].includes(o))) add(tail[0].replace(/^[的式]/, ''))
  if (out.length === 0) {
    const s = script.at(name)
    CORE_RULE.lastIndex = 0
    const hits = [...s.matchAll(CORE_RULE)].map((m) => m[0])
    for (const h of hits.filter((x) => !(x === '宣传' && hits.length > 1))) add(h)
  }
  return out.slice(0, 6)
}

const verbBefore = (s: string, at: number) => /(?:开展|举办|组织|进行|提供|现场|设立|推出|通过|集中|实地|等|、)[^，。；、]{0,8}$/.test(s.slice(Math.max(0, at - 12), at))

/** Takes a short modifier before a form along: 卫生知识+讲座. */
function extend(s: string, a: number, b: number): string {
  let from = a
  while (from > 0 && a - from < 6 && /[一-龥]/.test(s[from - 1]!) && !/[，。；、和及与的在到等场次个名期办展开行供施设出]/.test(s[from - 1]!)) from--
  const word = s.slice(a, b)
  const lead = s.slice(from, a)
  return a - from <= 5 && /^(?:科普|健康|卫生|知识|专题|主题|公益|线上|现场|法律|政策|技术|安全|集中|巡回|惠民|免费|文化|科技|在线|网络|技能|农技|志愿|心理|消防|应急|国防|图书|有奖|革命|红色|传统|民俗|文艺|少儿|亲子|家庭|经典|大型|户外|入户|上门)+$/.test(lead) ? lead + word : word
}

const PEOPLE = '科技工作者|工作者|志愿者|居民群众|居民|村民|市民|农民|群众|学生|师生|教师|老师|党员|干部职工|干部|职工|员工|家庭|儿童|少年|青少年|老人|老年人|夫妇|妇女|青年|团员|少先队员|家长|长辈|孩子|幼儿|新生|毕业生|军人|退役军人|游客|观众|公众|农户|贫困户|困难户|残疾人|工人|企业主|负责人|代表|从业人员|管理人员|管理员|人员|人群|驾驶员|司机|经营者|经营户|商户|骨干|技术员|爱好者|用户|读者|选手|运动员|小朋友|亲子|大户|消费者|农民工|务工人员|求职者|考生|初中生|高中生|小学生|中小学生|大学生|联络员|网格员|业主|宣讲员|讲解员|辅导员|班主任|校长|书记|体验员|监督员|作者|婴幼儿|孕妇|患者|户主|租户|学员|球迷|诗友|戏迷|影迷|母亲|父母|乡亲|牧民|渔民|船员|旅客|乘客|外来务工者|新市民|少年儿童|未成年人|经纪人|企业家|创业者|班组长|安全员|户'
const NOUNS = `(?:${PEOPLE})`
const GROUP = `((?:[^，。；：（）]{0,16}?${NOUNS})(?:(?:、|和|及|与|以及)[^，。；：（）、]{0,10}?${NOUNS})*)`
const NEXT = '(?![一-龥]{0,2}(?:负责人|代表|骨干|家庭|家长|之家|文化|节|心|们的|证|服务|队伍|团队|协会|专家|合法|权益|满意|反映|活动中心|教育|宫|用品|体质|素质|日))'
const AUDIENCE: readonly (readonly [RegExp, 'any' | 'guest'])[] = [
  [new RegExp(`(?:面向|对象为|对象是|吸引|方便)(?:广大|各类|全体|辖区|社会|全[市区县省])?${GROUP}${NEXT}`, 'g'), 'any'],
  [new RegExp(`(?:为|给|向|教|帮助|引导|慰问|看望|走访|关爱|服务|招募|培训|指导|提醒|针对)(?:广大|各类|辖区|部分|全体|全[市区县]|\\d{1,5}余?[户名位个对]|[一二三四五六七八九十百千]+余?[户名位个对])?${GROUP}${NEXT}(?!代表(?:授|颁))`, 'g'), 'any'],
  [new RegExp(`(?:组织|邀请|动员|发动|请|安排|选派|选拔|由)(?:各[^，。；、]{1,10}?(?:组织|派|选派))?(?:广大|部分|辖区|优秀|\\d{1,5}余?[家户名位个对])?${GROUP}(?:[\\d一二三四五六七八九十百—\\-]{0,6}[名人余]左?右?)?${NEXT}(?=[一-龥“《])`, 'g'), 'guest'],
  [new RegExp(`(?:^|[，。；])(?:全体|各[^，。；、]{0,8}|部分|广大|每[^，。；]{0,6})?${GROUP}(?:各\\d+[名人]|共?\\d+余?[名人](?:左右)?|代表)?(?:均可|可|共同|积极|统一|自愿)?(?:参加|参与|出席|列席|参会|报名)(?!单位|方式)`, 'g'), 'any'],
]

export function readAudience(script: Script, r: Range): string[] {
  const s = script.at(r)
  const out: string[] = []
  for (const [rule, kind] of AUDIENCE) {
    rule.lastIndex = 0
    for (let m = rule.exec(s); m; m = rule.exec(s)) {
      for (const part of groupParts(m[1]!)) {
        const v = part.replace(/^(?:组织|邀请|动员|请|的|慰问|看望|走访|辖区|广大|各单位组织|由|对|全体|各类|社会|部分|辖区内?|\d+余?[户名位个对家])+/, '').replace(/(?:各)?\d+余?[名人户个](?:左右|以上)?$/, '')
        if (v.length < 2 || /^(?:人员|代表|对象|负责人|骨干|作者们?)$/.test(v)) continue
        if (kind === 'guest' && /(?:专家|志愿者|医务人员|讲解员|宣讲员|教官|律师|队伍|老师|教师|科技工作者|工作人员|技术员|专业人员|执法人员)$/.test(v)) continue
        if (/(?:组织|开展|举办|提供|参与|进行|通过|举行|讲解|提高|增强)/.test(v)) continue
        if (!out.some((o) => o.includes(v) || v.includes(o))) out.push(v)
      }
    }
    if (out.length >= 3) break
  }
  return out.slice(0, 3)
}

const ENDS_PEOPLE = new RegExp(`${NOUNS}$`)

/** 市民和中小学生 are two; 建筑施工、监理企业技术骨干 is one; what 的 leads in belongs to the last. */
function groupParts(s: string): string[] {
  const of = s.lastIndexOf('的')
  const text = of > 0 && s.slice(0, of).includes('、') ? s.slice(of + 1) : s
  const out: string[] = []
  let held = ''
  for (const piece of text.split(/(、|以及|(?<=[一-龥]{2})[和及与](?=[一-龥]{2}))/)) {
    if (/^(?:、|以及|[和及与])$/.test(piece)) {
      if (held !== '') held += piece
      continue
    }
    held += piece
    if (ENDS_PEOPLE.test(held)) {
      out.push(held)
      held = ''
    }
  }
  return out
}

/** Splits a labelled audience (参加对象：) and leaves head counts out. */
export function splitAudience(script: Script, r: Range): string[] {
  return splitOutside(script.n, r, '、，；。').map((p) => stripCount(script.raw(p.a, p.b))).filter((v) => v.length >= 2 && !/^(?:约|共|限|每)?[\d一二三四五六七八九十百]+[余]?[人名]?$/.test(v))
}

const stripCount = (s: string) => s.replace(/（[^（）]*\d[^（）]*[人名][^（）]*）/g, '').replace(/(?:各|共|约|限)?[\d一二三四五六七八九十百千]+余?(?:人|名|户|对|组|个家庭)(?:左右|以内|以上)?$/, '').replace(/^\d+余?[名户位](?=[一-龥]{2})/, '')

const MEDIUM = '微信公众号|公众号|微信小程序|小程序|门户网站|官方网站|官网|网站|电视台|广播电台|广播|电视|报纸|日报|晚报|时报|晨报|商报|微博|抖音号|抖音|快手|视频号|客户端|APP|App|app|直播间|直播平台|云平台|网络平台|平台|微信群|QQ群|工作群|业主群|栏目|频道|电子显示屏|电子屏|LED屏|大屏|宣传栏|公告栏|橱窗|村村响|大喇叭|应急广播|新媒体|腾讯会议|钉钉|学习强国|楼宇电视|户外大屏|服务热线|手机短信|(?<=[、在])[一-龥]{2,8}网(?=[、和及等上])|(?<=[一-龥])网(?=”)'
const MEDIUM_RULE = new RegExp(`((?:“[^”]{1,14}”|《[^》]{1,14}》|[^，。；、：“”《》（）和及]){0,14}?)(${MEDIUM})(?:《[^》]{1,14}》(?:栏目)?|[号台]|“[^”]{1,14}”(?:栏目|专栏|小程序|公众号)?)?`, 'g')

export function readChannels(script: Script, r: Range): string[] {
  const s = script.at(r)
  const out: string[] = []
  MEDIUM_RULE.lastIndex = 0
  for (let m = MEDIUM_RULE.exec(s); m; m = MEDIUM_RULE.exec(s)) {
    if (/^(?:公司|部门|建设|教育局|服务|营造|搭建|展示|工作)/.test(s.slice(m.index + m[0].length))) continue
    if (/(?:搭建|提供|打造|建设|交流|成为)[^，。；]{0,12}$/.test(m[1]!) && m[2] === '平台') continue
    const v = m[0].replace(/^.*?(?:通过|利用|运用|依托|登录|借助|关注|充分发挥|发挥|使用|刊登在|发布在|发布于|上传至|进入|(?:分别|同步|同时|陆续)?(?:在|于|至|由|到|用|将|向))(?=.{2,})/, '').replace(/^(?:和|及|与|以及|各类|等|线上|上)/, '')
    if (v.length < 2 || v.length > 24 || /^(?:广播|电视|平台|网站|公交|栏目|报纸)$/.test(v) && !/、|和|等/.test(s.slice(Math.max(0, m.index - 1), m.index + m[0].length + 1))) continue
    if (!out.includes(v)) out.push(v)
  }
  const books = /(?:在|于)(?:[^。；]{0,40}、)?(《[^》]{2,12}(?:报|日报|晚报|时报|电视报)》)/g
  for (let m = books.exec(s); m; m = books.exec(s)) if (!out.some((o) => m![1]!.includes(o.replace(/[《》]/g, '')))) out.push(m[1]!)
  return out.slice(0, 6)
}

const SITE = '广场|礼堂|报告厅|会议室|会议厅|中心|馆|公园|校园|学校|小学|中学|大学|社区|行政村|村|街|路|楼|室|厅|场|站|基地|营地|观景台|剧院|影院|宫|院|校区|景区|园|园区|企业|工地|车间|厂|区|镇|乡|点|之家|门前|门口|操场|大院|大厦|酒店|宾馆|商场|超市|市场|码头|湖畔|沿线|会场|林场|农场|田间地头|地头|大棚|所|教室|阵地|书屋|驿站|文化墙|长廊|办公区|医院|卫生院|陵园|纪念碑|一中|二中|三中|银行|车站|序厅|场所|厅|圩|河段|河|湖|水库|山|岛|寺|塔|桥|港|渡口|沙滩|绿道|步道|小区|网点|窗口|服务区|帮包镇|单位|机关|班级|宿舍|食堂|舞台|戏台|祠堂|古城|老街|巷|院坝|公共场所|工厂|矿区|实验室|堂'
const SITE_END = new RegExp(`^(.*(?:${SITE}))(?:等地?|周边|内|前|上|里|附近|外)?$`)
const DO = /举办|举行|召开|开展|组织|展出|展映|展播|设置|设立|开设|设摊|设点|设(?!计|备|施)|开辟|进行|启动|播放|放映|演出|上演|悬挂|张贴|为[^了]|向|提供|观看|参加|集中|巡回|同步|现场|轮流|免费|发放|刊登|推出|发布|播出|布置|安装|手把手|讲|教|看望|慰问|宣传|授课|参观|义诊|排查|检查|摆|种|接受|亮相|集合|同时|签|拍|放|给|以|举|看|听|学|清|巡|采|挂|立|建/
const AT = /(?<![存现潜所旨实内站好正外])(?:在(?!线|职|校|编|册|于)|(?<=[日时分午晚0-9，])于|深入|走进|进驻|前往|赴|(?<![报送寄发交传感受看想做达得收直遇回])到(?![位场底期时达])|送[一-龥]{1,4}进(?=[^，。；]{0,1}))/g

/** Places behind 在, 到, 深入 …: as far as the verb, ending in a word for a site. */
export function readPlaces(script: Script, r: Range): string[] {
  const s = script.at(r)
  const out: string[] = []
  AT.lastIndex = 0
  for (let m = AT.exec(s); m; m = AT.exec(s)) {
    const from = m.index + m[0].length
    const segment = cutAt(s.slice(from, from + 60))
    if (/^[^，]{0,12}\d{1,2}[月日]/.test(segment)) continue
    const site = placePart(segment)
    if (!site) continue
    for (const p of splitPlaces(site)) {
      const v = p.replace(/^(?:全[市县区省](?!\S{0,2}[校院])|\d+个(?=[^行乡镇社村])|各自|本地)/, '').replace(/(?:等地?|周边|前|里|附近)$/, '')
      if (/(?:公众号|网站|微博|平台|频道|电视台|期间|前提|基础|过程|栏目|方面|领域|日报|媒体|工作中|活动中|组织|范围|社会|主战场|立场|市场经济|全区|全市|全县|一线|各地区)$|^(?:各自|全[市区县省]|辖区|线上|网上|基层|此|各级|各地|各单位|单位|机关)$/.test(v) || v.length < 2) continue
      if (!out.some((o) => o.includes(v) || v.includes(o))) out.push(v)
    }
  }
  return out.slice(0, 6)
}

/** Text as far as the clause goes; a 、 list goes on. */
function cutAt(s: string): string {
  let depth = 0
  for (let i = 0; i < s.length; i++) {
    if ('（“《'.includes(s[i]!)) depth++
    else if ('）”》'.includes(s[i]!)) depth--
    else if (depth <= 0 && '，。；：'.includes(s[i]!)) return s.slice(0, i)
  }
  return s
}

/** The longest beginning that ends in a word for a site, before the first verb of doing. */
function placePart(segment: string): string | null {
  for (const m of segment.matchAll(new RegExp(DO, 'g'))) {
    if (m.index < 2) continue
    const site = SITE_END.exec(segment.slice(0, m.index))
    if (site && site[1]!.length >= 2) return site[1]!
    if (m.index > 24) break
  }
  const whole = SITE_END.exec(segment)
  if (whole && segment.length <= 30) return whole[1]!
  return null
}

const splitPlaces = (s: string): string[] => {
  const out: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < s.length; i++) {
    if ('（“《'.includes(s[i]!)) depth++
    else if ('）”》'.includes(s[i]!)) depth--
    else if (depth === 0 && (s[i] === '、' || ((s[i] === '和' || s[i] === '及') && i - from >= 3 && !/共/.test(s[i - 1]!)))) {
      out.push(s.slice(from, i))
      from = i + 1
    }
  }
  out.push(s.slice(from))
  return out
}

/** Labelled places: split at 、 and ， only; a clock or day in it is none. */
export function splitPlaceValue(script: Script, r: Range): string[] {
  return splitOutside(script.n, r, '、；。，').map((p) => script.raw(p.a, p.b)).filter((v) => v.length >= 2 && !/另行|待定|公布|通知/.test(v))
}

export const isMedium = (s: string): boolean => new RegExp(`(?:${MEDIUM})$`).test(s)
