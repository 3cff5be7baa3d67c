import { chapters, type Chapter } from '../../src/main/example/story.ts'
import { password } from '../../src/main/example/people.ts'

export { password }

/** Accounts of the example by role. */
export const accounts = { office: 'huodongban', liaison: 'yz103-lly', approver: 'yz103-shr', department: 'yz402-lly', observer: 'lingdao', administrator: 'guanliyuan' } as const
export const liaisonOf = (code: string): string => `${code.toLowerCase()}-lly`
export const approverOf = (code: string): string => `${code.toLowerCase()}-shr`

/** What the pictures need to know of the example as it was loaded. */
export interface Cast {
  campaign: number
  notice: number
  /** The notice that is read and not yet confirmed. */
  reading: number
  activity: number
  /** A document being written, and a finished one. */
  draft: number
  finished: number
  unit(code: string): number
  /** Address of one unit's material, below the product's. */
  report(kind: Chapter['kind'], code: string): string
}

/** The first unit of the story that came to this end. */
export function unitWhere(kind: Chapter['kind'], test: (chapter: Chapter) => boolean): string {
  const found = chapters().find((chapter) => chapter.kind === kind && test(chapter))
  if (!found) throw new Error(`the example has no such ${kind}`)
  return found.unit.code
}

/** Looks the example up through its own API, as the office. */
export async function findCast(address: string): Promise<Cast & { cookie: string }> {
  const cookie = await signIn(address, accounts.office)
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${address}${path}`, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return answer.json() as Promise<T>
  }
  const campaigns = await get<{ id: number; state: string }[]>('/api/campaigns')
  const campaign = Math.min(...campaigns.map((each) => each.id))
  const { requirements, activities } = await get<{ requirements: { id: number; title: string }[]; activities: { id: number; name: string }[] }>(`/api/campaigns/${campaign}`)
  const notices = await get<{ items: { campaignId: number; id: number }[] }>(`/api/notices?campaign=${campaign}`)
  const readings = await get<{ items: { id: number }[] }>('/api/readings?confirmed=false&limit=50')
  const compositions = (await get<{ items: { id: number; state: 'draft' | 'finished' }[] }>('/api/compositions')).items
  const [root] = (await get<{ items: { id: number }[] }>('/api/units')).items
  const units = await get<{ items: { id: number; code: string }[] }>(`/api/units?parent=${root?.id}&size=200`)
  const words = { plan: '方案', highlight: '亮点', summary: '总结' }
  const unit = (code: string) => need(units.items.find((each) => each.code === code)?.id, `unit ${code}`)
  return {
    cookie, campaign, unit,
    notice: need(notices.items[0]?.id, 'notice'),
    reading: need(readings.items.at(-1)?.id, 'reading'),
    activity: need(activities.find((each) => each.name.includes('送科技下乡'))?.id ?? activities[0]?.id, 'activity'),
    draft: need(compositions.find((each) => each.state === 'draft')?.id, 'draft'),
    finished: need(compositions.find((each) => each.state === 'finished')?.id, 'finished document'),
    report: (kind, code) => `/workbench/campaigns/${campaign}/reports/${need(requirements.find((each) => each.title.includes(words[kind]))?.id, kind)}/${unit(code)}`,
  }
}

/** @returns the session as a cookie header */
export async function signIn(address: string, account: string): Promise<string> {
  const answer = await fetch(`${address}/api/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account, password }) })
  if (!answer.ok) throw new Error(`${account} cannot sign in: ${answer.status}`)
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
}

function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the example has no ${what}`)
  return value
}
