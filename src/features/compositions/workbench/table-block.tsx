import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { changeBlock } from '../sheet.rules.ts'
import { columnsOf, withCaption, withCell, withColumn, withHead, withoutColumn, withoutRow, withRow, type Table } from '../table.rules.ts'
import type { Edit } from './use-sheet.ts'
import { Words } from './words.tsx'

/** A table in the text; its tools act on the cell last written in. Cells copied from a spreadsheet can be pasted into any. */
export function TableBlock({ id, table, place, active, readOnly, edit }: { id: number; table: Table; place: string; active: boolean; readOnly: boolean; edit: Edit }) {
  const [cell, setCell] = useState<[number, number]>([0, 0])
  const change = (tag: string | null, to: (table: Table) => Table) => edit(tag, (sheet) => changeBlock(sheet, id, (block) => (block.kind === 'table' ? to(block) : block)))
  const wide = columnsOf(table)
  const row = Math.min(cell[0], table.rows.length - 1)
  const column = Math.min(cell[1], wide - 1)
  const cells = (words: readonly string[], at: number) => Array.from({ length: wide }, (_, right) => (
    <td key={right} onFocus={() => setCell([at, right])}>
      <Words block={id} field={`cell-${at}-${right}`} label={`${place} 表格 ${at === -1 ? '表头' : `第 ${at + 1} 行`}第 ${right + 1} 列`} value={words[right] ?? ''} most={2000} readOnly={readOnly}
        onType={(text, field) => change(`${id}/${field}`, (now) => withCell(now, at, right, text))} />
    </td>
  ))
  return (
    <>
      {(active || table.caption) && <Words className="center caption" block={id} field="caption" label={`${place} 表题`} value={table.caption ?? ''} placeholder="表题（可以不写）" most={200} readOnly={readOnly}
        onType={(text) => change(`${id}/caption`, (now) => withCaption(now, text))} />}
      <div className="grid">
        <table>
          {table.head && <thead><tr>{cells(table.head, -1)}</tr></thead>}
          <tbody>{table.rows.map((words, at) => <tr key={at}>{cells(words, at)}</tr>)}</tbody>
        </table>
      </div>
      {active && !readOnly && (
        <div className="tools" role="toolbar" aria-label="表格">
          <Button size="small" icon={<Icon name="plus" />} onClick={() => change(null, (now) => withRow(now, row))}>行</Button>
          <Button size="small" icon={<Icon name="plus" />} onClick={() => change(null, (now) => withColumn(now, column))}>列</Button>
          <Button size="small" disabled={table.rows.length <= 1} onClick={() => change(null, (now) => withoutRow(now, Math.max(0, row)))}>删第 {Math.max(0, row) + 1} 行</Button>
          <Button size="small" disabled={wide <= 1} onClick={() => change(null, (now) => withoutColumn(now, column))}>删第 {column + 1} 列</Button>
          <Button size="small" onClick={() => change(null, (now) => withHead(now, !now.head))}>{table.head ? '不要表头' : '首行作表头'}</Button>
        </div>
      )}
    </>
  )
}
