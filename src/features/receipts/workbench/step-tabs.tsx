import { Link } from 'react-router'
import { countOf, leftOf } from '../../../workbench/parts/days.ts'
import { stepWords, type Step } from '../ladder.rules.ts'

export interface StepCount { step: Step; done: number; total: number; late: number; dueAt: string | null }

/** What stands under a count: who is missing, and whether that is late. */
function noteOf({ step, done, total, late, dueAt }: StepCount, now: Date): { words: string; late: boolean } {
  const missing = total - done
  if (missing === 0) return { words: `全部${stepWords[step]}`.replace('全部明确负责人', '全部明确').replace('全部报送材料', '全部报齐').replace('全部报方案', '全部报了'), late: false }
  if (step === 'planned' || step === 'reported') {
    if (late > 0) return { words: `逾期 ${countOf(late)} 个`, late: true }
    return { words: dueAt ? leftOf(dueAt, now) : `还差 ${countOf(missing)} 个`, late: false }
  }
  return { words: `还差 ${countOf(missing)} 个`, late: late > 0 }
}

/** The steps as filter tabs: a tab shows who has not done its step. */
export function StepTabs({ steps, chosen, hrefOf, now }: { steps: StepCount[]; chosen: Step | null; hrefOf: (step: Step | null) => string; now: Date }) {
  return (
    <nav className="fun" style={{ gridTemplateColumns: `repeat(${steps.length}, 1fr)` }} aria-label="按步骤筛选">
      {steps.map((each, index) => {
        const note = noteOf(each, now)
        const on = chosen === each.step
        return (
          <Link key={each.step} to={hrefOf(on ? null : each.step)} className={on ? 'on' : ''} aria-current={on ? 'true' : undefined} replace>
            <span>{index + 1}　{stepWords[each.step]}</span><b>{countOf(each.done)}</b><small>/{countOf(each.total)}</small><em className={note.late ? 'l' : ''}>{note.words}</em>
          </Link>
        )
      })}
    </nav>
  )
}
