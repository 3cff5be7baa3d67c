import { Checkbox } from 'antd'
import { momentOf } from '../../../workbench/parts/days.ts'
import { kindWords, type Standing } from '../ladder.rules.ts'
import { Ladder } from './ladder.tsx'
import { Phone } from './phone.tsx'

type Line = Standing & {
  unitId: number
  name: string
  kind: string
  urgedTimes: number
  urgedAt: string | null
  liaison: { id: number; name: string; phone: string | null } | null
}

/** One page of units with their ladders. Only those who urge choose and call; who is done cannot be chosen. */
export function LadderList({ items, at, mayUrge, picked, onPick, onOpen, now }: {
  items: Line[]; at: number | null; mayUrge: boolean; picked: ReadonlySet<number>; onPick: (units: ReadonlySet<number>) => void; onOpen: (unit: number) => void; now: Date
}) {
  const open = items.filter((each) => each.stuck !== null)
  const all = open.length > 0 && open.every((each) => picked.has(each.unitId))
  const toggle = (unit: number, on: boolean) => {
    const next = new Set(picked)
    if (on) next.add(unit)
    else next.delete(unit)
    onPick(next)
  }
  return (
    <table className="lt">
      <thead>
        <tr>
          {mayUrge && <th className="pick"><Checkbox aria-label="选中这一页" checked={all} indeterminate={picked.size > 0 && !all} onChange={(event) => onPick(new Set(event.target.checked ? open.map((each) => each.unitId) : []))} /></th>}
          <th>单位</th><th>走到哪一步</th><th>负责人</th><th>催办</th>
        </tr>
      </thead>
      <tbody>
        {items.map((each) => (
          <tr key={each.unitId} className={each.unitId === at ? 'on' : ''} onClick={() => onOpen(each.unitId)}>
            {mayUrge && (
              <td className="pick" onClick={(event) => event.stopPropagation()}>
                <Checkbox aria-label={`选中${each.name}`} disabled={each.stuck === null} checked={picked.has(each.unitId)} onChange={(event) => toggle(each.unitId, event.target.checked)} />
              </td>
            )}
            <td className="unit"><button type="button" className="link name" onClick={(event) => { event.stopPropagation(); onOpen(each.unitId) }}>{each.name}</button><small>{kindWords[each.kind]}</small></td>
            <td className="where"><Ladder standing={each} now={now} /></td>
            <td className="person">{each.responsibleName ?? <span className="mute">未明确</span>}</td>
            <td className="times">{each.urgedTimes > 0 && each.urgedAt ? `${each.urgedTimes} 次 · ${momentOf(each.urgedAt, now)}` : <span className="mute">没催过</span>}</td>
            {mayUrge && <td className="call">{each.liaison?.phone && <Phone asButton name={each.liaison.name} masked={each.liaison.phone} whose={{ person: each.liaison.id }} />}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
