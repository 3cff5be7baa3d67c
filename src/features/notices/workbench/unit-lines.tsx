import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { api, got } from '../../../workbench/api.ts'
import { countOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'

export interface UnitLinesProps {
  campaign: number
  notice: number
  version: number
  readOnly: boolean
  /** Whether units no phrase brought are marked. */
  tagged: boolean
  onChoose: (units: number[], chosen: boolean, subtree: boolean) => void
}

const pageSize = 100

/** One level of the tree: boxes, and what is chosen below each line. Levels open when asked, so a large tree costs what is shown. */
export function UnitLines({ parent, search, chosen, ...props }: UnitLinesProps & { parent?: number; search?: string; chosen?: boolean }) {
  const { campaign, notice } = props
  const [pages, setPages] = useState(1)
  const lines = useQuery({
    queryKey: ['campaign', campaign, 'recipients', notice, 'units', parent ?? 0, search ?? '', chosen ?? false, pages],
    queryFn: async () => {
      const got1 = await Promise.all(Array.from({ length: pages }, (_, i) => got(api.GET('/api/campaigns/{campaign}/notices/{notice}/recipients/units', {
        params: { path: { campaign, notice }, query: { limit: pageSize, offset: i * pageSize, ...(parent !== undefined && { parent }), ...(search && { search }), ...(chosen && { chosen: 'true' as const }) } },
      }))))
      return { total: got1[0]?.total ?? 0, items: got1.flatMap((page) => page.items) }
    },
    placeholderData: keepPreviousData,
  })
  if (lines.isPending) return <Loading rows={4} />
  if (lines.isError) return <RefusalAlert error={lines.error} retry={() => void lines.refetch()} />
  if (lines.data.items.length === 0) return <p className="mute" style={{ padding: '12px 0' }}>{search ? '没有找到这个名称的单位。' : chosen ? '还没有勾选单位。' : '下面没有单位。'}</p>
  return (
    <>
      <ul className="unit-lines">{lines.data.items.map((line) => <Line key={line.id} line={line} flat={Boolean(search || chosen)} {...props} />)}</ul>
      {lines.data.items.length < lines.data.total && <Button type="link" onClick={() => setPages(pages + 1)}>再看 {countOf(Math.min(pageSize, lines.data.total - lines.data.items.length))} 个，共 {countOf(lines.data.total)} 个</Button>}
    </>
  )
}

interface LineData { id: number; name: string; chosen: boolean; addressees: number[]; below: number; belowChosen: number }

function Line({ line, flat, ...props }: UnitLinesProps & { line: LineData; flat: boolean }) {
  const [open, setOpen] = useState(false)
  const folds = line.below > 0 && !flat
  return (
    <>
      <li>
        {folds ? <button type="button" className="fold" aria-expanded={open} aria-label={`${line.name}的下级`} onClick={() => setOpen(!open)}><Icon name="right" /></button> : <span className="fold" />}
        <Checkbox checked={line.chosen} disabled={props.readOnly} onChange={(event) => props.onChoose([line.id], event.target.checked, false)}>{line.name}</Checkbox>
        <span className="grow" />
        {props.tagged && line.addressees.includes(0) && <span className="tag">另加</span>}
        {folds && (
          <span className="mute" style={{ fontSize: 13, whiteSpace: 'nowrap' }}>
            下级 {countOf(line.belowChosen)} / {countOf(line.below)}
            {!props.readOnly && <> · <button type="button" className="link" onClick={() => props.onChoose([line.id], line.belowChosen < line.below, true)}>{line.belowChosen < line.below ? '连下级全选' : '连下级不选'}</button></>}
          </span>
        )}
      </li>
      {open && folds && <li style={{ display: 'block', borderBottom: 0 }}><UnitLines {...props} parent={line.id} /></li>}
    </>
  )
}

/** Search, then pick: for a phrase that names a unit under another name. */
export function FindUnit({ campaign, notice, onPick }: { campaign: number; notice: number; onPick: (id: number, name: string) => void }) {
  const [words, setWords] = useState('')
  const found = useQuery({
    queryKey: ['campaign', campaign, 'recipients', notice, 'find', words], enabled: words.trim().length >= 2,
    queryFn: () => got(api.GET('/api/campaigns/{campaign}/notices/{notice}/recipients/units', { params: { path: { campaign, notice }, query: { search: words.trim(), limit: 8 } } })),
    placeholderData: keepPreviousData,
  })
  return (
    <div className="fill" style={{ display: 'block' }}>
      <Input autoFocus allowClear placeholder="输入单位名称里的两个字" value={words} onChange={(event) => setWords(event.target.value)} style={{ width: '100%' }} />
      {words.trim().length >= 2 && found.data && (
        <div className="opts">
          {found.data.items.map((unit) => <button type="button" className="opt" key={unit.id} onClick={() => onPick(unit.id, unit.name)}>{unit.name}</button>)}
          {found.data.items.length === 0 && <span className="mute">单位库里没有。<a href="/workbench/units" target="_blank" rel="noreferrer">去新建单位</a></span>}
        </div>
      )}
    </div>
  )
}
