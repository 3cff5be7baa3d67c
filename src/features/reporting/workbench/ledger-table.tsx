import { Checkbox } from 'antd'
import { memo, useState, type KeyboardEvent } from 'react'
import { Link, useNavigate } from 'react-router'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { countOf } from '../../../workbench/parts/days.ts'
import { CellFacts, CellText, opens, reportPath } from './ledger-cell.tsx'
import type { Ledger, LedgerRequirement, LedgerRow } from './ledger-data.ts'
import { kindWord } from './ledger-filters.ts'
import { CellCard, useLooking } from './ledger-popover.tsx'
import { lastOf, subtotal } from './ledger-words.ts'

export interface TableProps {
  campaign: number
  ledger: Ledger
  byKind: ReadonlyMap<string, LedgerRow[]>
  folded: ReadonlySet<string>
  picked: ReadonlySet<number>
  now: Date
  /** Rows only under a search: the unit's superior stands under its name. */
  searching: boolean
  onFold: (kind: string) => void
  onMore: (kind: string) => void
  onPick: (ids: readonly number[], on: boolean) => void
  hrefOf: (changes: Record<string, string | null>) => string
}

const formatsOf = ({ lengthMax, lengthText, needsPdf, needsWord }: LedgerRequirement) =>
  [lengthMax === null ? (lengthText ?? '不限字数') : `≤${lengthMax}字`, [needsPdf && 'PDF', needsWord && 'Word'].filter(Boolean).join('＋')].filter(Boolean).join(' · ')

/** Units × requirements: groups by kind with subtotals, sticky head and first columns, keys between cells. */
export function LedgerTable({ campaign, ledger, byKind, folded, picked, now, searching, onFold, onMore, onPick, hrefOf }: TableProps) {
  const go = useNavigate()
  const { looking, look, keep, close } = useLooking()
  const [at, setAt] = useState<[number, number]>([0, 0])
  const { requirements, groups, own } = ledger
  const choosing = ledger.may.urge
  const office = ledger.may.review || ledger.may.export
  const shown = groups.flatMap((group) => (folded.has(group.kind) ? [] : (byKind.get(group.kind) ?? [])))
  const rows = own ? [own, ...shown] : shown
  const indexOf = new Map(rows.map((row, index) => [row.id, index]))
  const here = rows.find((row) => row.id === looking?.unit)
  const hereCell = here?.cells.find((cell) => cell.requirementId === looking?.requirement)
  const hereRequirement = requirements.find((each) => each.id === looking?.requirement)
  const focus = (table: HTMLElement, row: number, column: number) => {
    const next: [number, number] = [Math.max(0, Math.min(rows.length - 1, row)), Math.max(0, Math.min(requirements.length, column))]
    setAt(next)
    table.querySelector<HTMLElement>(`[data-at="${next.join(':')}"]`)?.focus()
  }
  const press = (event: KeyboardEvent<HTMLTableElement>) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')
    if (!cell || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const [row = 0, column = 0] = (cell.dataset.at ?? '').split(':').map(Number)
    const unit = rows[row]
    const table = event.currentTarget
    if (event.key === 'ArrowDown') focus(table, row + 1, column)
    else if (event.key === 'ArrowUp') focus(table, row - 1, column)
    else if (event.key === 'ArrowRight') focus(table, row, column + 1)
    else if (event.key === 'ArrowLeft') focus(table, row, column - 1)
    else if (event.key === 'Home') focus(table, row, 0)
    else if (event.key === 'End') focus(table, row, requirements.length)
    else if (event.key === ' ' && choosing && unit) onPick([unit.id], !picked.has(unit.id))
    else if (event.key === 'Enter' && unit) {
      const requirement = requirements[column - 1]
      if (column === 0 && unit.below > 0) go(hrefOf({ parent: String(unit.id) }))
      else if (requirement && opens(unit.cells.find((each) => each.requirementId === requirement.id), office)) go(reportPath(campaign, requirement.id, unit.id))
    } else if (event.key === 'Escape' && looking) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const all = shown.length > 0 && shown.every((row) => picked.has(row.id))
  const rowProps = { requirements, now, choosing, searching, onPick, hrefOf }
  return (
    <div className="led-wrap" onScroll={() => looking && close()}>
      <table className="led" role="grid" aria-label="报送台账" aria-rowcount={ledger.total} onKeyDown={press}
        onPointerOver={(event) => event.pointerType === 'mouse' && look(event.target, 350)} onPointerLeave={() => look(null, 0)} onFocus={(event) => look(event.target, 500)} onBlur={() => look(null, 0)}>
        <thead>
          <tr>
            <th className="pick">{choosing && <Checkbox aria-label="选中列出的单位" checked={all} indeterminate={!all && picked.size > 0} onChange={(event) => onPick(shown.map((row) => row.id), event.target.checked)} />}</th>
            <th className="unit">单位<small>{searching ? '上级单位' : '已报 / 应报'}</small></th>
            <th className="who">联络员<small>{choosing ? '选中后看电话' : '电话已遮住'}</small></th>
            {requirements.map((each) => <th key={each.id} className="req" title={each.title}><span className="two">{each.title}</span><small>{formatsOf(each)}</small></th>)}
            <th className="done">完成<small>{requirements.length} 项材料</small></th>
            <th className="last">最近动态<small>最后一次动作</small></th>
          </tr>
        </thead>
        <tbody>
          {own && <tr className="g"><td /><td colSpan={requirements.length + 4}><b>{ledger.trail.length > 1 ? '本级' : '本单位'}</b></td></tr>}
          {own && <UnitRow row={own} index={0} at={at[0] === 0 ? at[1] : null} picked={picked.has(own.id)} {...rowProps} />}
        </tbody>
        {groups.map((group) => {
          const inGroup = byKind.get(group.kind) ?? []
          const open = !folded.has(group.kind)
          const [due, inHand] = group.counts.reduce(([a, b], count) => [a + count.due, b + count.submitted + count.accepted], [0, 0])
          return (
            <tbody key={group.kind}>
              <tr className="g">
                <td><button type="button" className="fold" aria-expanded={open} aria-label={`${open ? '收起' : '展开'}${kindWord(group.kind)}`} onClick={() => onFold(group.kind)}><Icon name={open ? 'down' : 'right'} /></button></td>
                <td colSpan={2} className="unit"><b>{kindWord(group.kind)}</b>　{countOf(group.units)} 个</td>
                {requirements.map((each) => <td key={each.id}><Subtotal count={group.counts.find((count) => count.requirementId === each.id)} over={each.dueAt !== null && new Date(each.dueAt) < now} /></td>)}
                <td>{countOf(inHand)}/{countOf(due)}</td><td />
              </tr>
              {open && inGroup.map((row) => <UnitRow key={row.id} row={row} index={indexOf.get(row.id) ?? 0} at={at[0] === indexOf.get(row.id) ? at[1] : null} picked={picked.has(row.id)} {...rowProps} />)}
              {open && group.units > inGroup.length && (
                <tr className="more"><td /><td colSpan={requirements.length + 4}><button type="button" className="link" onClick={() => onMore(group.kind)}>再看其余 {countOf(group.units - inGroup.length)} 个单位</button></td></tr>
              )}
            </tbody>
          )
        })}
      </table>
      {looking && here && hereCell && hereRequirement && (
        <CellCard at={looking.at} onEnter={keep} onLeave={() => look(null, 0)}><CellFacts campaign={campaign} row={here} cell={hereCell} requirement={hereRequirement} now={now} office={office} review={ledger.may.review} /></CellCard>
      )}
    </div>
  )
}

function Subtotal({ count, over }: { count: Parameters<typeof subtotal>[0] | undefined; over: boolean }) {
  if (!count) return <span className="mute">—</span>
  const { words, late } = subtotal(count, over)
  return <>{words.join(' · ')}{late && <>{words.length > 0 && ' · '}<span style={{ color: 'var(--zhu)' }}>{late}</span></>}</>
}

interface RowProps extends Pick<TableProps, 'now' | 'searching' | 'onPick' | 'hrefOf'> {
  row: LedgerRow
  index: number
  /** Column that takes the focus in this row; null = none. */
  at: number | null
  picked: boolean
  choosing: boolean
  requirements: LedgerRequirement[]
}

const UnitRow = memo(function UnitRow({ row, index, at, picked, choosing, searching, requirements, now, onPick, hrefOf }: RowProps) {
  return (
    <tr className={picked ? 'sub selr' : 'sub'} aria-selected={choosing ? picked : undefined}>
      <td className="pick">{choosing && <Checkbox tabIndex={-1} aria-label={`选中${row.name}`} checked={picked} onChange={(event) => onPick([row.id], event.target.checked)} />}</td>
      <td className="unit" data-at={`${index}:0`} tabIndex={at === 0 ? 0 : -1}>
        {row.below > 0 ? <Link className="two" to={hrefOf({ parent: String(row.id) })} tabIndex={-1} title={`看${row.name}和下级 ${row.below} 个单位`}>{row.name}<Icon name="right" /></Link> : <span className="two">{row.name}</span>}
        {searching && row.parentName && <small className="cut">{row.parentName}</small>}
      </td>
      <td className="who">{row.liaison ? <>{row.liaison.name}<small>{row.liaison.phone}</small></> : <span className="mute">没有登记</span>}</td>
      {requirements.map((each, column) => {
        const cell = row.cells.find((one) => one.requirementId === each.id)
        return <td key={each.id} className="req" data-at={`${index}:${column + 1}`} data-cell={cell ? `${row.id}:${each.id}` : undefined} tabIndex={at === column + 1 ? 0 : -1}><CellText cell={cell} requirement={each} now={now} /></td>
      })}
      <td><div className="pg"><span className="bar"><i className="ok" style={{ width: `${(100 * row.inHand) / Math.max(1, row.due)}%` }} /></span>{countOf(row.inHand)}/{countOf(row.due)}</div></td>
      <td className="last">{lastOf(row, now)}</td>
    </tr>
  )
})
