import { Link } from 'react-router'
import { Icon, type IconName } from '../../../workbench/parts/icon.tsx'
import { Whens } from '../../../workbench/parts/when.tsx'
import { links } from './links.ts'
import type { Ok, Office } from './use-home.ts'

type Coming = Ok<Office['week']>
const looks: Record<Coming['items'][number]['state'], { word: string; icon: IconName; tone: string }> = {
  planned: { word: '计划中', icon: 'empty', tone: 'none' }, announced: { word: '已公布', icon: 'submitted', tone: 'sent' }, running: { word: '进行中', icon: 'clock', tone: 'sent' },
  finished: { word: '已结束', icon: 'accepted', tone: 'ok' }, postponed: { word: '延期', icon: 'pause', tone: 'warn' }, cancelled: { word: '取消', icon: 'close', tone: 'back' }, moved_online: { word: '改线上', icon: 'live', tone: 'sent' },
}

/** Coming activities with their time as the notice fixes it: a day solid, a window dashed. */
export function Activities({ coming, campaign, whose, now }: { coming: Coming; campaign: number; whose: 'all' | 'unit'; now: Date }) {
  if (coming.items.length === 0) return <p className="mute quiet">{whose === 'unit' ? '近日没有本单位的活动。' : '近日没有活动。'}</p>
  const year = Number(new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(now))
  return (
    <table className="week">
      <tbody>
        {coming.items.map((each) => {
          const look = looks[each.state]
          return (
            <tr key={each.id}>
              <td className="time"><Whens times={each.times.slice(0, 1)} year={year} /></td>
              <td className="what"><Link to={links.plan(campaign, { activity: String(each.id) })}>{each.name}</Link> <small>· {whose === 'unit' ? (each.moduleName ?? (each.mainVenue ? '主会场' : '本单位')) : each.mainVenue ? '主会场' : each.unitName}</small></td>
              {whose === 'all' && <td className="owner"><small>{each.owner}</small></td>}
              <td className="state"><span className={`st ${look.tone}`}><Icon name={look.icon} />{look.word}</span></td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
