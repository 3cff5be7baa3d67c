import { Button, Checkbox, Table } from 'antd'
import { countOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { useNarrow } from '../../../workbench/parts/narrow.ts'
import { keyOf, linesOf, moved, movedPart, toggled, type Line, type Order } from './order.ts'

/** The reports in their parts: each can be left out or moved, a part too. A thousand lines stay quick: only those in view are drawn. */
export function OrderList({ order, onChange }: { order: Order; onChange: (order: Order) => void }) {
  const narrow = useNarrow()
  const lines = linesOf(order)
  const partKeys = (name: string) => order.parts.find((part) => part.name === name)?.reports.map(keyOf) ?? []
  const numbers = new Map<string, number>()
  for (const line of lines) if (line.kind === 'report' && !order.out.has(line.key)) numbers.set(line.key, numbers.size + 1)

  const check = (line: Line) => {
    if (line.kind === 'report')
      return <Checkbox aria-label={`编入${line.report.unitName}的${line.report.requirement}`} checked={!order.out.has(line.key)} onChange={(event) => onChange(toggled(order, [line.key], event.target.checked))} />
    const keys = partKeys(line.name)
    return <Checkbox aria-label={`编入${line.name}全部`} checked={line.chosen === keys.length} indeterminate={line.chosen > 0 && line.chosen < keys.length} onChange={(event) => onChange(toggled(order, keys, event.target.checked))} />
  }
  const words = (line: Line) => line.kind === 'part'
    ? <b>{line.name} <span className="mute">{countOf(line.chosen)} 份</span></b>
    : (
      <span className={order.out.has(line.key) ? 'comp-out' : ''}>
        <span className="comp-number">{numbers.get(line.key) ?? '—'}</span>{line.report.unitName} <span className="mute">{line.report.requirement} · 第 {line.report.version} 稿</span>
        {line.report.adopted && <span className="tag ok">采用</span>}{line.report.fresh && <span className="tag teng">新收</span>}
        {line.report.fileName?.toLowerCase().endsWith('.pdf') && <span className="tag">只有 PDF，影印编入</span>}
        {line.report.fileName === null && <span className="tag zhu">没有文件</span>}
      </span>
    )
  const arrows = (line: Line) => {
    const step = (steps: number) => onChange(line.kind === 'part' ? movedPart(order, line.name, steps) : moved(order, line.key, steps))
    const [first, last] = line.kind === 'part' ? [order.parts[0]?.name === line.name, order.parts.at(-1)?.name === line.name] : [line.first, line.last]
    const name = line.kind === 'part' ? line.name : line.report.unitName
    return (
      <span className="row comp-arrows">
        {line.kind === 'report' && <Button type="text" size="small" disabled={first} onClick={() => step(-Infinity)}>置顶</Button>}
        <Button type="text" size="small" disabled={first} aria-label={`${name}上移`} onClick={() => step(-1)}><Icon name="down" style={{ transform: 'rotate(180deg)' }} /></Button>
        <Button type="text" size="small" disabled={last} aria-label={`${name}下移`} onClick={() => step(1)}><Icon name="down" /></Button>
      </span>
    )
  }
  return (
    <Table<Line>
      className="comp-order" rowKey="key" dataSource={lines} pagination={false} size="small" virtual={lines.length > 60} {...(lines.length > 60 && { scroll: { y: 520, x: narrow ? 340 : 720 } })}
      rowClassName={(line) => (line.kind === 'part' ? 'part' : '')}
      columns={[{ title: '编入', width: 56, render: (_, line) => check(line) }, { title: '次序', render: (_, line) => words(line) }, { title: '', width: narrow ? 110 : 150, align: 'right', render: (_, line) => arrows(line) }]}
    />
  )
}
