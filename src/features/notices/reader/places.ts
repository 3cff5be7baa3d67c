import type { Range, Script } from './script.ts'
import { splitOutside } from './script.ts'

/** Where an activity takes place, as worded. */

const SITE = '广场|礼堂|报告厅|会议室|会议厅|中心|馆|公园|校园|学校|小学|中学|大学|社区|行政村|村|街|路|楼|室|厅|场|站|基地|营地|观景台|剧院|影院|宫|院|校区|景区|园|园区|连廊|演播厅|多功能厅|文化墙|江畔|河岸|小巷|敬老院|老街|牌坊|驿站|楼宇|水段|企业|工地|车间|厂|区|镇|乡|点|之家|门前|门口|操场|大院|大厦|酒店|宾馆|商场|超市|市场|码头|湖畔|沿线|会场|林场|农场|田间地头|地头|大棚|所|教室|阵地|书屋|驿站|文化墙|长廊|办公区|医院|卫生院|陵园|纪念碑|一中|二中|三中|银行|车站|序厅|场所|厅|(?<=[一-龥])[县市](?=[、，]|开展|组织|举|进)|圩|河段|河|湖|水库|山|岛|寺|塔|桥|港|渡口|沙滩|绿道|步道|小区|网点|窗口|服务区|帮包镇|单位|机关|班级|宿舍|食堂|舞台|戏台|祠堂|古城|老街|巷|院坝|公共场所|工厂|矿区|实验室|堂|角'
const SITE_END = new RegExp(`^(.*(?:${SITE}))(?:等地?|周边|内|前|上|里|附近|外)?$`)
const DO = /举办|举行|召开|开展|组织|展出|展映|展播|设置|设立|开设|设摊|设点|设(?!计|备|施)|开辟|进行|启动|播放|放映|演出|上演|悬挂|张贴|为[^了]|向|提供|观看|参加|集中|巡回|同步|现场|轮流|免费|发放|刊登|推出|发布|播出|布置|安装|手把手|讲授|讲解|讲(?!堂|座|台)|看望|慰问|宣传|授课|参观|义诊|排查|检查|摆放|接受|亮相|集合|同时|签|拍摄|给|以|举|观看|听取|学习|清理|清扫|巡查|采集|捡拾|劝导|栽种|植树|种植|悬挂|挂牌|设立|建立|搭建|诊疗|免费|进行|刊播|推送/
const AT = /(?<![存现潜所旨实内站好正外])(?:在(?!线|职|校|编|册|于)|(?<=[日时分午晚0-9，])于|深入|走进|进驻|前往|赴|(?<![报送寄发交传感受看想做达得收直遇回])到(?![位场底期时达])|沿(?!线|着|途|海|用)|赴|送[一-龥]{1,4}进(?=[^，。；]{0,1}))/g

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
