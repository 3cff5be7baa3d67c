import { Hills } from '../../portal/layout.tsx'
import type { PlannedActivity, PlannedModule } from './plan.store.ts'
import type { PublicCampaign } from './portal.store.ts'
import { timeWords } from './times.rules.ts'

/** What every page of a campaign is made from. `today` is a day in the campaign's zone; `link` adds the large-text mark. */
export interface CampaignView {
  campaign: PublicCampaign
  modules: PlannedModule[]
  activities: PlannedActivity[]
  today: string
  link(href: string): string
}

const states: Partial<Record<PlannedActivity['state'], { word: string; tone: string }>> = {
  postponed: { word: '延期', tone: 'off' }, cancelled: { word: '取消', tone: 'off' }, moved_online: { word: '改为线上', tone: 'soon' }, finished: { word: '已结束', tone: 'full' }, running: { word: '正在进行', tone: 'ok' },
}

export const activityPath = (campaign: number, activity: number) => `/campaigns/${campaign}/activities/${activity}`

/** Current and coming first by their first day, those without a day next, past ones last. */
export function inOrder(activities: readonly PlannedActivity[], today: string): PlannedActivity[] {
  const rank = (activity: PlannedActivity) => (isOver(activity, today) ? 2 : activity.firstDay || activity.lastDay ? 0 : 1)
  return [...activities].sort((a, b) => rank(a) - rank(b) || (a.firstDay ?? a.lastDay ?? '').localeCompare(b.firstDay ?? b.lastDay ?? '') || a.id - b.id)
}

const isOver = (activity: PlannedActivity, today: string) => activity.state === 'finished' || (activity.lastDay !== null && activity.lastDay < today)

export function When({ activity, year }: { activity: PlannedActivity; year: number }) {
  if (activity.times.length === 0) return <span className="mute">未写时间</span>
  return (
    <>
      {activity.times.map((time) => {
        const words = timeWords(time, year)
        return <span key={words.label} className={words.precision === 'day' ? 'when' : 'when win'} title={words.hint ?? undefined}>{words.label}</span>
      })}
    </>
  )
}

export function Agenda({ activities, view }: { activities: PlannedActivity[]; view: CampaignView }) {
  const year = Number(view.today.slice(0, 4))
  return (
    <ol className="ag">
      {activities.map((activity) => {
        const state = states[activity.state] ?? (isOver(activity, view.today) ? { word: '已结束', tone: 'full' } : null)
        return (
          <li key={activity.id}>
            <h3><a href={view.link(activityPath(view.campaign.id, activity.id))}>{activity.name}</a></h3>
            <div className="m">
              <When activity={activity} year={year} />
              {activity.places.length > 0 && <span>{activity.places.join('、')}</span>}
              {activity.audience.length > 0 && <span className="mute">面向{activity.audience.join('、')}</span>}
              {state && <span className={`st ${state.tone}`}>{state.word}</span>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** Home of a campaign: what it is, when, what there is to go to, the modules. */
export function CampaignHome({ view, older }: { view: CampaignView; older: PublicCampaign[] }) {
  const { campaign, modules, today, link } = view
  const ordered = inOrder(view.activities, today)
  const next = ordered.find((activity) => activity.firstDay !== null && activity.firstDay >= today && activity.firstDay === activity.lastDay)
  const days = next?.firstDay ? Math.round((Date.parse(next.firstDay) - Date.parse(today)) / 86_400_000) : null
  const ended = campaign.lastDay !== null && campaign.lastDay < today
  return (
    <>
      <section className="hero">
        <Hills />
        <div className="w"><div>
          <p className="eye">{campaign.theme ? campaign.name : campaign.unitName}</p>
          <h1>{campaign.theme ?? campaign.name}</h1>
          {ended ? <p className="cd"><span>活动已经结束，谢谢大家。</span></p>
            : next && days !== null ? <p className="cd">{days === 0 ? <span>今天：{next.name}</span> : <><span>距“{next.name}”还有</span><b>{days}</b><span>天</span></>}</p>
              : campaign.period && <p className="cd"><span>活动时间：{timeWords(campaign.period, Number(today.slice(0, 4))).label}</span></p>}
          <p className="cta"><a className="btn" href={link(`/campaigns/${campaign.id}/activities`)} style={{ color: '#0F4350' }}>看全部活动</a></p>
        </div></div>
      </section>
      <div className="w"><div className="grid">
        <section className="sec">
          <h2 className="h2">近日活动 <a href={link(`/campaigns/${campaign.id}/activities`)}>全部 {view.activities.length} 项</a></h2>
          {ordered.length > 0 ? <Agenda activities={ordered.slice(0, 8)} view={view} /> : <p className="mute" style={{ paddingTop: 16 }}>活动安排还没有公布，请过几天再来看。</p>}
        </section>
        <aside>
          {modules.length > 0 && (
            <section className="sec">
              <h2 className="h2">活动模块</h2>
              <ul className="card mods">
                {modules.map((module) => {
                  const count = view.activities.filter((activity) => activity.moduleId === module.id).length
                  return <li key={module.id}><a href={link(`/campaigns/${campaign.id}/activities?module=${module.id}`)} style={{ gridTemplateColumns: '1fr auto' }}><span><b>{module.name}</b>{module.forms.length > 0 && <small>{module.forms.slice(0, 4).join('、')}</small>}</span>{count > 0 && <em>{count} 项</em>}</a></li>
                })}
              </ul>
            </section>
          )}
          {older.length > 0 && (
            <section className="sec">
              <h2 className="h2">其他活动</h2>
              <ul className="card mods">{older.map((each) => <li key={each.id}><a href={link(`/campaigns/${each.id}`)} style={{ gridTemplateColumns: '1fr' }}><span><b>{each.name}</b><small>{each.unitName}</small></span></a></li>)}</ul>
            </section>
          )}
        </aside>
      </div></div>
    </>
  )
}

/** All activities, by module. */
export function ActivityList({ view, module }: { view: CampaignView; module: number | null }) {
  const shown = inOrder(view.activities.filter((activity) => module === null || activity.moduleId === module), view.today)
  const path = `/campaigns/${view.campaign.id}/activities`
  return (
    <div className="w page"><section className="sec">
      <h1>全部活动</h1>
      {view.modules.length > 0 && (
        <nav className="chips" aria-label="按模块看">
          <a href={view.link(path)} {...(module === null && { className: 'on', 'aria-current': 'true' as const })}>全部 {view.activities.length}</a>
          {view.modules.map((each) => <a key={each.id} href={view.link(`${path}?module=${each.id}`)} {...(module === each.id && { className: 'on', 'aria-current': 'true' as const })}>{each.name} {view.activities.filter((activity) => activity.moduleId === each.id).length}</a>)}
        </nav>
      )}
      {shown.length > 0 ? <Agenda activities={shown} view={view} /> : <p className="mute" style={{ paddingTop: 20 }}>这个模块还没有公布活动。<a href={view.link(path)}>看全部活动</a></p>}
    </section></div>
  )
}

/** One activity with everything the plan says of it. */
export function ActivityPage({ view, activity }: { view: CampaignView; activity: PlannedActivity }) {
  const module = view.modules.find((each) => each.id === activity.moduleId)
  const year = Number(view.today.slice(0, 4))
  const state = states[activity.state]
  const hints = activity.times.map((time) => timeWords(time, year).hint).filter((hint) => hint !== null)
  const facts: [string, React.ReactNode][] = [
    ['时间', <><When activity={activity} year={year} />{hints.length > 0 && <span className="mute">　{hints.join('；')}</span>}</>],
    ...(activity.places.length > 0 ? [['地点', activity.places.join('、')] as [string, string]] : []),
    ...(activity.audience.length > 0 ? [['面向', activity.audience.join('、')] as [string, string]] : []),
    ...(activity.channels.length > 0 ? [['渠道', activity.channels.join('、')] as [string, string]] : []),
    ...(activity.owners.length > 0 ? [['负责', activity.owners.map((owner) => owner.name).join('、')] as [string, string]] : []),
    ...(module ? [['模块', module.name] as [string, string]] : []),
  ]
  return (
    <div className="w page"><section className="sec" style={{ maxWidth: 760 }}>
      <a className="back" href={view.link(`/campaigns/${view.campaign.id}/activities`)}>← 全部活动</a>
      <h1>{activity.name}</h1>
      {state && <p className={`st ${state.tone}`} style={{ marginTop: 8 }}>{state.word}</p>}
      <dl className="card facts">{facts.map(([name, value]) => [<dt key={`${name}t`}>{name}</dt>, <dd key={`${name}d`}>{value}</dd>])}</dl>
      {activity.description && <div className="card prose">{activity.description}</div>}
    </section></div>
  )
}
