import { useEffect } from 'react'
import { useLive } from '../../../workbench/live.ts'
import { dayOf, percentOf } from '../../../workbench/parts/days.ts'
import { Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { useMe } from '../../../workbench/session.tsx'
import { approverTitle, isDone, officeTitle, officeVoice, stages, stageWords, unitTitle } from '../rules.ts'
import { OfficeView } from './office-view.tsx'
import { SignOffView, TreeView } from './other-views.tsx'
import { UnitView } from './unit-view.tsx'
import { dataOf, useHome, type Home } from './use-home.ts'
import './home.css'

/** 工作台: the title is the answer to “what needs me today?”. */
export function HomePage() {
  const { campaign, home } = useHome()
  useLive(campaign)
  const it = home.data
  const title = it ? titleOf(it) : '工作台'
  useEffect(() => { document.title = `${title} · 联动` }, [title])
  if (home.isError && !it) return <div className="home"><div className="top"><h1>工作台</h1></div><div className="block"><RefusalAlert error={home.error} retry={() => void home.refetch()} /></div></div>
  if (!it) return <div className="home"><div className="block" style={{ paddingTop: 28 }}><Loading rows={10} /></div></div>
  const now = new Date(it.now)
  const retry = () => void home.refetch()
  return (
    <div className="home scroll">
      <div className="top">
        <div><h1>{title}</h1><Below it={it} now={now} /></div>
        {it.campaign && it.office && (
          <ol className="stage" aria-label="活动阶段">
            {stages.map((stage, index) => {
              const at = stages.indexOf(it.campaign?.stage ?? 'issue')
              return <li key={stage} className={index < at ? 'done' : index === at ? 'now' : ''} aria-current={index === at ? 'step' : undefined}>{stageWords[stage]}</li>
            })}
          </ol>
        )}
      </div>
      {home.isError && <div className="block"><RefusalAlert error={home.error} retry={retry} /></div>}
      {it.signOff && (it.signOff.state === 'failed' || it.signOff.data.length > 0 || (!it.office && !it.unit)) && <SignOffView waiting={it.signOff} now={now} retry={retry} />}
      {it.office && it.campaign && <OfficeView office={it.office} campaign={it.campaign.id} now={now} retry={retry} />}
      {it.unit && !it.office && <UnitView unit={it.unit} campaign={it.campaign?.id ?? null} voice={officeVoice(it.campaign?.unitLevel ?? 'city')} now={now} retry={retry} />}
      {it.tree && <TreeView tree={it.tree} retry={retry} />}
      {!it.office && !it.unit && !it.signOff && !it.tree && <div className="block"><p className="quiet">您还没有角色，所以这里是空的。请找本单位的管理员授权。</p></div>}
    </div>
  )
}

/** The answer, by the person's first role. */
function titleOf(it: Home): string {
  const signOff = dataOf(it.signOff)?.length ?? 0
  const todos = it.office?.todos ? (dataOf(it.office.todos)?.length ?? 0) : null
  if (todos !== null) return officeTitle(todos + signOff)
  if (it.office) {
    const bars = dataOf(it.office.progress) ?? []
    const due = bars.reduce((sum, bar) => sum + bar.due, 0)
    const came = bars.reduce((sum, bar) => sum + bar.accepted + bar.submitted, 0)
    return due > 0 ? `材料已报 ${percentOf(came, due)}%` : (it.campaign?.shortName ?? '总览')
  }
  if (it.unit) {
    const open = dataOf(it.unit.tasks)?.filter((task) => !isDone(task)) ?? []
    return unitTitle(open.length + (dataOf(it.unit.notices)?.length ?? 0) + signOff, open.map((task) => task.dueAt), new Date(it.now))
  }
  if (it.signOff) return approverTitle(signOff)
  const tree = dataOf(it.tree)
  if (tree) return tree.withoutAccount > 0 ? `${tree.withoutAccount} 个人有角色，还不能登录` : `${tree.units} 个单位，${tree.people} 个人`
  return '今天没有等您办的事'
}

const roleNames: Record<string, string> = { office: '活动办', department: '部室负责人', liaison: '联络员', approver: '审核人', observer: '领导', administrator: '管理员' }

/** The day, and what the page is about. */
function Below({ it, now }: { it: Home; now: Date }) {
  const me = useMe().data
  const day = dayOf(now, now).replace('周', '星期')
  const words = it.office && it.campaign
    ? it.campaign.issuedAt ? `${dayOf(it.campaign.issuedAt, now).split(' ')[0]}签发的《${it.campaign.name}》已进入${stageWords[it.campaign.stage]}阶段` : `《${it.campaign.name}》还没有签发`
    : `${it.name}，您是${it.unitName}的${me?.roles.map((role) => roleNames[role]).join('、') || '人员'}`
  return <p>{day} · {words}</p>
}
