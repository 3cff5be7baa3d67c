import { Link, useNavigate } from 'react-router'
import { momentOf } from '../../../workbench/parts/days.ts'
import { Status } from '../../../workbench/parts/status.tsx'
import type { PairLine } from './copying-data.ts'
import { shareOf, titleOf } from './copying-words.ts'

/** One line per pair: how much, who, which passage. A line opens the two texts. */
export function PairTable({ campaign, items, now }: { campaign: number; items: PairLine[]; now: Date }) {
  const go = useNavigate()
  return (
    <table className="cop">
      <thead><tr><th className="share">相同</th><th>后报的</th><th>先报的</th><th className="words">最长的一段</th></tr></thead>
      <tbody>
        {items.map((pair) => {
          const to = `/campaigns/${campaign}/copying/${pair.id}`
          return (
            <tr key={pair.id} onClick={() => void go(to)}>
              <td className="share"><b className={pair.later.share >= 0.5 ? 'much' : ''}>{shareOf(pair.later.share)}</b><small>对方的 {shareOf(pair.earlier.share)}</small></td>
              <td><Side side={pair.later} campaign={campaign} now={now} to={to} />{pair.further > 0 && <small>还与另外 {pair.further} 份相同</small>}</td>
              <td><Side side={pair.earlier} campaign={campaign} now={now} /></td>
              <td className="words"><span className="song">{pair.excerpt}{pair.longest > pair.excerpt.length && '…'}</span><small>{pair.longest} 字{pair.citedBy && ` · ${pair.citedBy}：${pair.citedReason ?? ''}`}</small></td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Side({ side, campaign, now, to }: { side: PairLine['later']; campaign: number; now: Date; to?: string }) {
  return (
    <>
      <span className="row who">{to ? <Link to={to} onClick={(event) => event.stopPropagation()}>{side.unitName}</Link> : <b>{side.unitName}</b>}<Status standing={side.state} /></span>
      <small>{titleOf(side, campaign)} · {momentOf(side.submittedAt, now)} 报送</small>
    </>
  )
}
