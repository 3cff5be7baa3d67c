import { Button } from 'antd'
import { Link } from 'react-router'
import { countOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { opens, reportPath } from './ledger-cell.tsx'
import type { Ledger, LedgerRow } from './ledger-data.ts'
import { kindWord } from './ledger-filters.ts'
import { factOfCell, lastOf, standingOfCell } from './ledger-words.ts'
import { standingWord } from '../../../workbench/parts/status.tsx'

/** On a phone: per unit its name, its materials in words, and what happened last. */
export function LedgerPhone({ campaign, ledger, byKind, now, onMore, hrefOf }: {
  campaign: number; ledger: Ledger; byKind: ReadonlyMap<string, LedgerRow[]>; now: Date; onMore: (kind: string) => void; hrefOf: (changes: Record<string, string | null>) => string
}) {
  const office = ledger.may.review || ledger.may.export
  const line = (row: LedgerRow) => (
    <li key={row.id}>
      <div className="row">
        {row.below > 0 ? <Link className="grow name" to={hrefOf({ parent: String(row.id) })}>{row.name} <Icon name="right" /></Link> : <b className="grow name">{row.name}</b>}
        <span className="nowrap">{countOf(row.inHand)}/{countOf(row.due)}</span>
      </div>
      <div className="mats">
        {ledger.requirements.map((each) => {
          const cell = row.cells.find((one) => one.requirementId === each.id)
          if (!cell) return null
          const standing = standingOfCell(cell, each, now)
          const fact = factOfCell(cell, each, now)
          const words = <><span>{each.title}</span> {standing ? <em className={standing === 'missing' || standing === 'returned' ? 'lt' : ''}>{standingWord(standing)}{fact.late ? `，${fact.words}` : ''}</em> : <em>已报 {cell.inHand}/{cell.due}</em>}</>
          return opens(cell, office) ? <Link key={each.id} to={reportPath(campaign, each.id, row.id)}>{words}</Link> : <span key={each.id} className="mat">{words}</span>
        })}
      </div>
      <div className="mute">{row.liaison ? `${row.liaison.name} · ` : ''}{lastOf(row, now)}</div>
    </li>
  )
  return (
    <div className="led-list">
      {ledger.own && <section><h2>{ledger.trail.length > 1 ? '本级' : '本单位'}</h2><ul>{line(ledger.own)}</ul></section>}
      {ledger.groups.map((group) => {
        const rows = byKind.get(group.kind) ?? []
        return (
          <section key={group.kind}>
            <h2>{kindWord(group.kind)} <small>{countOf(group.units)} 个</small></h2>
            <ul>{rows.map(line)}</ul>
            {group.units > rows.length && <Button block onClick={() => onMore(group.kind)}>再看其余 {countOf(group.units - rows.length)} 个单位</Button>}
          </section>
        )
      })}
    </div>
  )
}
