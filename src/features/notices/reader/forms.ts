import type { Range, Script } from './script.ts'
import { splitOutside } from './script.ts'

/** How an activity is done: a soft fact, each form as worded. */

const CORE = '学术报告(?!厅)|特邀报告|口头报告|专题报告(?!厅)|主旨报告|参观考察|交流研讨|技术指导|有奖问答|授牌|颁奖|讲座|报告会|宣讲会|宣讲|培训班|培训|巡展|图片展|书画展|成果展|展览展示|展览|展示|展出|展演|展播|知识竞赛|技能竞赛|竞赛|比赛|大赛|演讲|征文|义诊|咨询|座谈会|座谈|茶话会|走访慰问|看望慰问|走访看望|走访|慰问|看望|论坛|研讨会|研讨|交流会|沙龙|新闻发布会|发布会|直播|播放|文艺演出|演出|汇演|晚会|联欢会|联欢|灯谜|问答|志愿服务|启动仪式|开幕式|闭幕式|颁奖仪式|夏令营|冬令营|训练营|研学|体验日|体验|参观|观摩|演练|讲解|授课|推介会|推介|路演|游园会|游园|运动会|大集|集市|市集|观星会|班会|升旗仪式|朗诵|诵读|摄影|快闪|宣誓|祭扫|公开课|云课堂|开放日|观影|放映|写春联|送春联|理发|义卖|义剪|捐赠|招聘会|问卷|抽奖|闯关|打卡|健步走|徒步|骑行|包粽子|龙舟赛|龙舟|舞龙|舞狮|制作|巡讲|巡演|评比|接力|签名|辩论|答题|擂台赛|拔河|采摘|读书会|分享会|故事会|主题党日|团日|队日|大扫除|清扫|家访|拍摄|演示|抽样检验|抽检|抽查|征集|教学|传授|援助|书信|维修|修理|筛查|推拿|体检|门诊|会诊|诊疗|评审|答辩|路考|寻访|测评|讨论|学习|诵唱|合唱|歌咏|舞蹈|游戏|手工|猜谜|品鉴|品尝|鉴定|检测|维权|普法|巡查|巡逻|疏散|救护|急救|植树|种植|认领|认养|打捞|清理|投放|放流|约谈|督查|检查|评选|慰问演出|宣传活动|宣传|倡议|自查|排查|整治|公益广告|海报|短视频|微视频|宣传片|横幅|展板|专栏|系列报道|专题片|手抄报|标语'
const CORE_RULE = new RegExp(CORE, 'g')
const MADE = /(?:发放|签署|签订|悬挂|张贴|推出|制作|设立|摆放|赠送|刊发|播放|展出|展映|布置)(?:[^，。；、《》]{0,10}?)(?:折页|资料|手册|传单|承诺书|公开信|倡议书|明白纸|海报|横幅|展板|展架|图书|宣传品|宣传片|公益广告|短视频|微视频|系列报道|专栏|专题|影片|电影|作品|标语)/g
const WEAK = /^(?:宣传|咨询|体验|参观|制作|检查|培训|交流|展示|直播|倡议|走访|慰问|座谈|评选|演讲|问答|摄影|整治|评比|排查|自查|横幅|展板|海报|标语|播放|督查)$/
// “开展甲、乙和丙”, “提供甲、乙”: what is listed behind the verb, to the end of the clause.
const PLAIN_LIST = /(?:开展|提供|进行|组织|举行|设置|现场)((?:[^，。；：、的]{2,9}[、和及与]){1,4}[^，。；：、的]{2,9}?)(?:活动|服务)?(?=[，。；]|$)/g
const LISTS: readonly RegExp[] = [
  /(?:采取|采用|通过|以|利用|运用|结合)([^，。；：]{2,60}?)(?:等)?(?:多种|不同|各种)?(?:形式|方式|手段)(?!上|的)/g,
  /(?:开展|举办|组织|进行|提供|推出|举行|设置|包括|安排|组织开展|设立|开设)([^，。；：]{2,60}?)等(?:[一-龥]{0,6})?(?:活动|服务|项目|节目|比赛|环节|内容|形式|摊位|展位|课程|专区|体验|表演|方面的[^，。；]{0,8}(?:咨询|服务))/g,
]

// Names that end in what is done: 启动仪式, 朗读会, 作品展.
const NAME_TAIL = /((?:启动|授牌|颁奖|开幕|闭幕|签约|揭牌|发布|表彰|知识|技能|成果|书法|诵读|图书|作品|演讲)?)(开幕式|闭幕式|仪式|大会|朗读会|分享会|交流会|诵读会|发布会|座谈会|报告会|晚会|灯谜会|推介会|邀请赛|竞赛|大赛|比赛|挑战赛|特展|巡展|图片展|作品展|书画展|体验展|展演|展示|展览|竞答|大讲堂|讲堂|课堂|公开课|讲座|开放日|夜场开放|开放|短信|寄语|随手拍|漂流|巡讲|宣讲|巡游|演练|研学营|夏令营|大扫除|义诊|联欢|演出|大集|集市|观影|市集|咨询|慰问|论坛|沙龙|分会场|打卡|征文|考察|大讲坛|访谈|观摩|征集|培训班|培训|联谊|运动会|徒步|健步走|培训会|对接会|洽谈会|观影会|读书会|故事会|文化节|嘉年华)$/

const NOT_FORM = /(?:人员|群众|代表|学生|师生|党员|干部|职工|单位|部门|社区|学校|中心|志愿者|专家|医院|协会|学会|医疗队|家庭|企业|机关|老师|教师|农民|居民|市民|青年|儿童|[局委办县区市镇乡村])$/

export function readForms(script: Script, name: Range, ranges: Range[]): string[] {
  const out: string[] = []
  const add = (value: string) => {
    const v = value.replace(/^(?:的|和|及|与|各类|一批|系列|一场|一次|两场)/, '').replace(/(?:相结合)?的?$/, '')
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
    for (const m of listed ? [] : s.matchAll(PLAIN_LIST)) {
      const at = r.a + m.index + m[0].indexOf(m[1]!)
      const pieces = splitOutside(script.n, { a: at, b: at + m[1]!.length }, '、和及与')
      if (pieces.length < 2 || pieces.some((p) => NOT_FORM.test(script.at(p)))) continue
      for (const p of pieces) add(script.raw(p.a, p.b))
      listed = true
    }
    for (const m of s.matchAll(MADE)) add(script.raw(r.a + m.index, r.a + m.index + m[0].length))
    if (listed) continue
    CORE_RULE.lastIndex = 0
    for (let m = CORE_RULE.exec(s); m; m = CORE_RULE.exec(s)) {
      if (WEAK.test(m[0]) && !verbBefore(s, m.index) ) continue
      if (/^(?:展览|体验|活动|培训|咨询|演出)/.test(m[0]) && /^(?:馆|中心|室|部|厅|站|台)/.test(s.slice(m.index + m[0].length))) continue
      if (/^(?:人员|对象|材料|单位|时间|工作|手册|资料|教官|员|部|报名|结束|内容|作品|栏|名单|总结|情况|方案|获奖|活动中|优秀|选手)/.test(s.slice(m.index + m[0].length))) continue
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
  return a - from <= 5 && /^(?:现场|集体|控烟|慢性病|中医|暗访|科普|健康|卫生|知识|专题|主题|公益|线上|现场|法律|政策|技术|安全|集中|巡回|惠民|免费|文化|科技|在线|网络|技能|农技|志愿|心理|消防|应急|国防|图书|有奖|革命|红色|传统|民俗|文艺|少儿|亲子|家庭|经典|大型|户外|入户|上门)+$/.test(lead) ? lead + word : word
}

