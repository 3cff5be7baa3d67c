import { ladderOf, standingWords, stepWords, type Standing } from '../ladder.rules.ts'

const looks = { done: 'd', waiting: 'now', late: 'x', ahead: '' } as const
const stateWords = { done: '已办', waiting: '停在这一步', late: '停在这一步，已超时', ahead: '还没到' } as const

/** Segments of the ladder with the sentence of where the unit is: filled done, hatched stuck, hollow ahead. */
export function Ladder({ standing, now }: { standing: Standing; now: Date }) {
  const steps = ladderOf(standing)
  return (
    <div className="lad">
      <span className="segments" role="img" aria-label={steps.map((each) => `${stepWords[each.step]}${stateWords[each.state]}`).join('，')}>
        {steps.map((each) => <i key={each.step} className={looks[each.state]} title={`${stepWords[each.step]}：${stateWords[each.state]}`} />)}
      </span>
      <span>{standingWords(standing, now)}</span>
    </div>
  )
}
