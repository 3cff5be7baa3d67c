import type { NoticePlan, NoticeTime, Report } from '../notices/index.ts'

/** Offset of a zone from UTC at a moment, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' }).formatToParts(at)
  const of = Object.fromEntries(parts.map((part) => [part.type, Number(part.value)]))
  return Date.UTC(of.year ?? 0, (of.month ?? 1) - 1, of.day ?? 1, of.hour ?? 0, of.minute ?? 0, of.second ?? 0) - Math.floor(at / 1000) * 1000
}

/** The moment a wall clock in `zone` shows `day` (ISO) and `milliseconds` since midnight. */
export function momentIn(zone: string, day: string, milliseconds: number): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + milliseconds
  const first = wall - offsetAt(wall, zone)
  return new Date(wall - offsetAt(first, zone))
}

/**
 * The last moment still on time. “6月5日前” includes the whole of 5 June; with a clock time, that minute ends it
 * (18:00前: 18:00:00.000 is the last). A recurring deadline ends with its last day. Null when no day is fixed.
 */
export function dueMoment(due: NoticeTime | null, zone: string): Date | null {
  const day = due?.to ?? (due?.every ? null : due?.from) ?? null
  if (!due || !day) return null
  const clock = /(\d\d):(\d\d)$/.exec(due.time ?? '')
  if (!clock) return momentIn(zone, day, 86_399_999)
  const minutes = Number(clock[1]) * 60 + Number(clock[2])
  return minutes >= 24 * 60 ? momentIn(zone, day, 86_399_999) : momentIn(zone, day, minutes * 60_000)
}

/** First and last day of several times; null where they are open. */
export function daysOf(times: readonly NoticeTime[]): { first: string | null; last: string | null } {
  const first = times.flatMap((time) => time.from ?? time.to ?? []).sort()[0] ?? null
  const ends = times.map((time) => time.to)
  const last = ends.includes(null) ? null : (ends as string[]).sort().at(-1) ?? null
  return { first, last }
}

/** Whether the requirement is handed in as a Word file, a PDF, or both; neither for photographs and films alone. */
export function needsOf(report: Pick<Report, 'formats'>): { word: boolean; pdf: boolean } {
  const said = report.formats.join(' ')
  const word = /word|docx?|wps|电子|可编辑/i.test(said)
  const pdf = /pdf|扫描|盖章|签章|加盖|公章/i.test(said)
  if (word || pdf) return { word, pdf }
  const media = report.formats.length > 0 && report.formats.every((format) => /mp4|mov|avi|jpe?g|png|照片|图片|原图|视频|音频|mp3|xlsx?|excel|表格/i.test(format))
  return { word: !media, pdf: false }
}

/** Name of the campaign a notice orders: the plan it sends out, or what it is about. */
export function campaignName(title: string): string {
  const inner = [...title.matchAll(/《([^《》]+)》/g)].map((match) => match[1] ?? '').find((each) => /方案|计划|安排|活动|大赛|通知/.test(each))
  const about = inner ?? /关于(?:印发|转发|举办|开展|组织开展|做好|进一步做好|征集|报送|评选表彰|认真做好|公布|发布|组织|召开|申报|推荐)*(.+?)(?:的)?(?:通知|公告|函|意见|通报|启事)?$/.exec(title)?.[1] ?? title
  const name = about.replace(/^关于(?:开展|举办|做好|组织开展)?/, '').replace(/(?:实施|工作|活动)?(?:方案|计划|安排|章程|办法)$/, (whole) => (whole.startsWith('活动') ? '活动' : '')).replace(/(?:的|有关活动的|有关)?通知$/, '').replace(/有关(活动|工作)$/, '$1').trim()
  return name || title
}

/** Short enough for a menu: the year and what stands in quotation marks, else the first characters. */
export function shortNameOf(title: string, year: number | null): string {
  const name = campaignName(title)
  const quoted = /[“"]([^”"]{2,16})[”"]/.exec(name)?.[1] ?? /[“"]([^”"]{2,16})[”"]/.exec(title)?.[1]
  const stated = /((?:19|20)\d\d)年/.exec(name)?.[1] ?? (year ? String(year) : null)
  const rest = (quoted ?? name.replace(/^.*?(?:19|20)\d\d(?:—\d+)?年度?/, '').replace(/^[^“]{0,8}?[省市县区](?=.{4,})/, '')).slice(0, 14)
  return stated ? `${stated}年${rest}` : rest
}

/** The campaign's days, from the period the notice states. */
export function periodDays(plan: Pick<NoticePlan, 'period'>): { first: string | null; last: string | null } {
  return { first: plan.period?.from ?? null, last: plan.period?.to ?? null }
}

/** Which state may follow which; an activity may be put off or called off any time before it is finished. */
export const activityStates = ['planned', 'announced', 'running', 'finished', 'postponed', 'cancelled', 'moved_online'] as const
export type ActivityState = (typeof activityStates)[number]
const activitySteps: Record<ActivityState, readonly ActivityState[]> = {
  planned: ['announced', 'running', 'finished', 'postponed', 'cancelled', 'moved_online'],
  announced: ['planned', 'running', 'finished', 'postponed', 'cancelled', 'moved_online'],
  running: ['finished', 'postponed', 'cancelled', 'moved_online'],
  moved_online: ['planned', 'announced', 'running', 'finished', 'postponed', 'cancelled'],
  postponed: ['planned', 'announced', 'running', 'cancelled', 'moved_online'],
  cancelled: ['planned'],
  finished: [],
}
export const mayBecome = (from: ActivityState, to: ActivityState) => from === to || activitySteps[from].includes(to)

export const campaignStates = ['draft', 'issued', 'running', 'collecting', 'closed', 'archived'] as const
export type CampaignState = (typeof campaignStates)[number]
/** By hand a campaign goes one step on, or back from collecting or closed; issuing is an act of its own. */
export function campaignMayBecome(from: CampaignState, to: CampaignState): boolean {
  if (from === 'draft' || to === 'draft' || to === 'issued') return false
  if (from === 'archived') return to === 'closed'
  return campaignStates.indexOf(to) !== campaignStates.indexOf(from)
}
