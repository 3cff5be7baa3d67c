import type { UnresolvedReason } from './schema.ts'

/** A phrase that states a time without fixing a day. */
export interface UnfixedPhrase {
  a: number
  b: number
  reason: UnresolvedReason
}

const NUMERAL = '[0-9一二三四五六七八九十两]{1,3}'
const FESTIVAL = '春节|元宵节|元宵|清明节|清明|端午节|端午|七夕节|七夕|中秋节|中秋|重阳节|重阳|腊八节|腊八|除夕|小年|冬至|国庆节|国庆|元旦|五一|“五一”|劳动节|十一|“十一”|儿童节|六一|“六一”|妇女节|三八|“三八”|建军节|“八一”|教师节|护士节|青年节|植树节|中元节|寒食节|两节|“两节”|双节|春耕|三月三|火把节|古尔邦节|那达慕'
const AROUND = '期间|前后(?:每[晚天日周])?|前夕|当天|当日|当晚|之前|之际|以前|假期(?:期间)?|假日|长假|来临之际|前(?:一|两|三|1|2|3)?(?:周|天|日|个?月|个?星期)(?:之?内)?|后(?:一|两|1|2)?(?:周|天|个?星期)|前(?!往|提|来|线|期|列|沿|瞻)'
const EVENT = '(?:每[项场次期个](?:节日|主题)?)?(?:各项|各场|整个)?(?:系列)?(?:专题|主题|宣传)?(?:活动|比赛|竞赛|会议|培训|讲座|演出|展览|演练|工作|征集|评审|公示|赛事|考试|项目|任务|志愿服务|开展|举办|检查|督查|启动仪式|仪式|评选|决赛|初赛|结果公布|报名|论坛|大赛|课程|整治|行动|巡查)'

const RULES: readonly (readonly [UnresolvedReason, RegExp])[] = [
  ['lunar_or_holiday', new RegExp(`(?:农历)?(?:[12]\\d{3}年)?(?:正月|腊月|冬月|农历[一二三四五六七八九十]{1,2}月)(?:初[一二三四五六七八九十]|[廿卅二三]?十?[一二三四五六七八九十]{1,2}(?:日)?|期间|里)?(?:[至到\\-—~～]+(?:正月|腊月)?(?:初[一二三四五六七八九十]|[廿二三]?十?[一二三四五六七八九十]{1,2}))?(?:前后|当天|当日|当晚|晚上|晚|前|之前|期间|上午|下午)?`, 'g')],
  ['lunar_or_holiday', new RegExp(`(?:[12]\\d{3}年)?(?:${FESTIVAL})(?:[、和至到—\\-]?(?:${FESTIVAL}))*(?:佳节|节日)?(?:${AROUND})(?:每[晚天日])?(?:上午|下午|晚上)?`, 'g')],
  ['lunar_or_holiday', /(?:每)?逢?(?:集日|赶集日|圩日|赶圩日|墟日|逢集日|逢集|逢圩|庙会期间|大集当天)(?:当天|上午)?/g],
  ['lunar_or_holiday', /(?:传统)?(?:节日|节假日|节庆)期间|节前(?:一周)?(?=[，、完开组])|中秋前一周/g],
  ['relative_to_event', new RegExp(`(?:在|于)?${EVENT}(?:结束|完成|举办|举行|开始|开展|召开|启动|实施|闭幕|落幕|报到)?(?:之)?(?:前|后|以后|之后)(?:的)?(?:第)?${NUMERAL}?(?:个)?(?:工作日|自然日|日|天|周|小时|个?月)(?:之?内|以内|前|起)?`, 'g')],
  ['relative_to_event', new RegExp(`${EVENT}(?:结束|完成|举办|举行|开始|开展|召开|启动)?(?:前|后)(?:及时|当天|当日|立即)`, 'g')],
  ['relative_to_event', new RegExp(`(?:收到|接到|接|自收到|自)(?:本)?(?:通知|文|文件)(?:之日)?(?:起|后)?(?:的)?${NUMERAL}(?:个)?(?:工作日|日|天|周)(?:之?内|以内)?`, 'g')],
  ['relative_to_event', new RegExp(`${EVENT}(?:开始|开展|举办|举行|启动|结束|召开)?(?:前|提前)?(?:提前|至少提前)${NUMERAL}(?:个)?(?:工作日|日|天|周)|(?:至少)?提前${NUMERAL}(?:个)?(?:工作日|日|天|周)(?=[，。；报将向])`, 'g')],
  ['relative_weekday', /(?:本|下|上|这)(?:个)?(?:周|星期)[一二三四五六日天末](?:上午|下午|晚上|中午|下班)?(?:\d{1,2}[：:]\d{2}|\d{1,2}[时点]半?)?(?:之前|以前|前)?/g],
  ['relative_weekday', /(?<![每（\d日（，、][^，。；]{0,2}|至)(?:周|星期)[一二三四五六日天](?:上午|下午|中午|下班|晚上)?(?:\d{1,2}[：:]\d{2}|\d{1,2}[时点]半?)?(?:之前|以前|前)/g],
  ['vague', /(?:暑假|寒假|暑期|假期|学期|汛期|农闲|夏季|冬季|秋季|春季|入冬|入夏|春耕|秋收|三夏|防汛|高考|中考|期末|军训)(?:期间|前后|时节|季节|之前|前夕)|(?:暑假|寒假)(?:结束)?前|开学(?:第[一二]周|初|前后|季|典礼|后|前)|学期(?:初|末)|期末前/g],
  ['vague', /(?:适时|择期|择日|择机|近期|近日内|不定期|尽快|尽早|日常|平时|周末(?!的)|随时|月初|年初|年中|年底(?:前)?|月底(?:前)?|下半年|上半年|课余时间|双休日|节假日)/g],
]

const ANNOUNCED = /(?:根据[^，。；]{2,12})?(?:具体|观摩|活动|会议|比赛|举办|培训|报名|详细|决赛|展演)?(?:的)?(?:时间|地点|日期|日程|安排|排期|场次|行程|方案|办法|名单|事宜|通知|细则|要求|规则|名额|路线)?(?:、|和|及|与)?(?:具体)?(?:时间|地点|日期|形式|安排|方式|办法|名单|场次)?(?:将|均)?(?:另行|待|届时|随后|后续)(?:再行)?(?:通知|公布|公告|安排|确定|发布|印发|下发|制定|告知|定)|(?:待定|另文(?:通知|下发|印发|公布|部署)|另发通知|再行通知|视(?:天气|疫情|情况|具体情况)(?:情况)?(?:而定|确定|另定)|(?:具体|另)(?:时间|地点|排期|安排|日期)[^，。；、]{0,4}由[^，。；]{2,20}(?:通知|确定|公布|安排)[^，。；]{0,6})/g

/** Phrases that announce something for later, with what they leave open. */
export interface Announcement {
  a: number
  b: number
}

/** Unfixed phrases of a text, in order, longest first where they overlap. */
export function findUnfixed(s: string): UnfixedPhrase[] {
  const found: UnfixedPhrase[] = []
  for (const [reason, rule] of RULES) {
    rule.lastIndex = 0
    for (let m = rule.exec(s); m; m = rule.exec(s)) {
      if (m[0] === '') { rule.lastIndex++; continue }
      const lead = /^(?:在|于)/.exec(m[0])?.[0].length ?? 0
      found.push({ a: m.index + lead, b: m.index + m[0].length, reason })
    }
  }
  found.sort((x, y) => x.a - y.a || y.b - x.b)
  const out: UnfixedPhrase[] = []
  for (const f of found) {
    const last = out[out.length - 1]
    if (last && f.a < last.b) continue
    out.push(f)
  }
  return out
}

/** Announcements for later: the clause around the words 另行通知 and the like. */
export function findAnnouncements(s: string): Announcement[] {
  const out: Announcement[] = []
  ANNOUNCED.lastIndex = 0
  for (let m = ANNOUNCED.exec(s); m; m = ANNOUNCED.exec(s)) {
    if (m[0] === '') { ANNOUNCED.lastIndex++; continue }
    out.push({ a: m.index, b: m.index + m[0].length })
  }
  return out
}
