import { schedule } from './notice.ts'
import { chance } from './days.ts'
import { units } from './roster.ts'
import type { ReportKind, ReportUnit } from './reports.ts'
import type { Stamped } from './files.ts'

/** How far one unit got with one report. Offsets are days from today, with an hour of the day. */
export interface Chapter {
  unit: ReportUnit
  kind: ReportKind
  end: 'draft' | 'word-only' | 'sent' | 'submitted' | 'returned' | 'accepted' | 'adopted'
  day: number
  hour: number
  stamped: Stamped
  /** The Word file was changed after printing. */
  differs: boolean
  reason: string
}

/** Units that owe reports, as the notice names them. */
export const owing: readonly ReportUnit[] = units
  .filter((unit) => unit.kind === 'county_association' || unit.kind === 'society' || unit.kind === 'enterprise_association')
  .map((unit) => ({ code: unit.code, name: unit.name, shortName: unit.shortName ?? unit.name, kind: unit.kind }))

/** Units that have not even signed for the notice hand nothing in. */
export const aloof: readonly string[] = ['YZ310', 'YZ300']

/** The county the example's liaison account belongs to: in the middle of everything. */
export const heroine = 'YZ103'

const reasons = ['请核实参加人次，并加盖公章。', '照片说明与正文对不上，请改后再报。', '盖章版缺少日期，请补上。', '做法写得太笼统，请补一两个具体例子。']

function shuffled(seed: string): ReportUnit[] {
  const roll = chance(seed)
  const list = owing.filter((unit) => unit.code !== heroine && !aloof.includes(unit.code))
  for (let i = list.length - 1; i > 0; i--) {
    const j = roll(i + 1)
    const held = list[i] as ReportUnit
    list[i] = list[j] as ReportUnit
    list[j] = held
  }
  return list
}

/** Deals units to ends, in order: so many to each. */
function deal(kind: ReportKind, seed: string, from: number, to: number, hands: readonly [Chapter['end'], number][]): Chapter[] {
  const roll = chance(`${seed}d`)
  const list = shuffled(seed)
  let next = 0
  return hands.flatMap(([end, many]) => list.slice(next, (next += many)).map((unit, i): Chapter => {
    const fresh = end === 'submitted' || end === 'draft' || end === 'word-only' || end === 'sent'
    const stamped: Stamped = i % 7 === 3 ? 'grey' : i % 3 === 1 ? 'scan' : end === 'returned' && i === 0 ? 'unsealed' : 'sealed'
    return { unit, kind, end, day: fresh ? -1 - roll(3) : from + roll(to - from), hour: 9 + roll(8), stamped, differs: i % 5 === 2, reason: reasons[i % reasons.length] ?? '' }
  }))
}

/** Everything that was handed in, prepared or returned before today: about a third of what is owed. */
export function chapters(): Chapter[] {
  const her = owing.find((unit) => unit.code === heroine) as ReportUnit
  const own = (kind: ReportKind, end: Chapter['end'], day: number, differs = false): Chapter => ({ unit: her, kind, end, day, hour: 10, stamped: 'sealed', differs, reason: reasons[0] ?? '' })
  return [
    own('plan', 'accepted', -15),
    own('highlight', 'returned', -3),
    own('highlight', 'draft', -1, true),
    own('summary', 'word-only', -1),
    ...deal('plan', 'a', -19, schedule.planDue - 1, [['accepted', 57], ['returned', 1]]),
    ...deal('plan', 'a', schedule.planDue + 1, schedule.planDue + 4, [['accepted', 63]]).slice(58).map((late) => ({ ...late, day: schedule.planDue + 2 })),
    ...deal('highlight', 'b', -8, -2, [['accepted', 16], ['adopted', 6], ['submitted', 7], ['returned', 3], ['draft', 5], ['word-only', 3], ['sent', 1]]),
    ...deal('summary', 'b', -5, -2, [['accepted', 9], ['adopted', 2], ['submitted', 4], ['returned', 2], ['draft', 4], ['word-only', 4]]),
  ]
}
