import { Button, Dropdown, Select, Tooltip } from 'antd'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { turned, type Shape } from '../edit.rules.ts'
import { changeBlock, emptyParagraph, insertBlocks, moveBlock, placeOf, removeBlock, type Sheet } from '../sheet.rules.ts'
import { emptyTable } from '../table.rules.ts'
import { shapeOf, shapes } from './shapes.ts'
import type { Edit } from './use-sheet.ts'
import type { Active } from './use-writing.ts'

/** The tool bar above the paper; it acts on the block last written in. */
export function Tools({ sheet, active, edit, undo, redo, canUndo, canRedo, onMend }: {
  sheet: Sheet; active: Active | null; edit: Edit; undo: () => void; redo: () => void; canUndo: boolean; canRedo: boolean; onMend: () => void
}) {
  const place = active ? placeOf(sheet, active.id) : null
  const id = place?.item.id ?? null
  const shape = place ? shapeOf(place.item.block) : null
  const stay = (now: Sheet) => ({ sheet: now, caret: { id: id ?? 0, field: active?.field ?? 'text' as const, at: Number.MAX_SAFE_INTEGER } })
  const add = (make: () => Parameters<typeof insertBlocks>[2]) => edit(null, (now) => insertBlocks(now, id === null ? { after: now.items.at(-1)?.id ?? 0 } : { after: id }, make()))
  const keep = (event: React.MouseEvent) => event.preventDefault()
  return (
    <div className="bar2 comp-tools" role="toolbar" aria-label="编辑">
      <Tooltip title="撤销 Ctrl Z"><Button size="small" type="text" aria-label="撤销" icon={<Icon name="returned" />} disabled={!canUndo} onMouseDown={keep} onClick={undo} /></Tooltip>
      <Tooltip title="重做 Ctrl Shift Z"><Button size="small" type="text" aria-label="重做" className="mirror" icon={<Icon name="returned" />} disabled={!canRedo} onMouseDown={keep} onClick={redo} /></Tooltip>
      <Select size="small" aria-label="这一段的样式" className="shape" value={shape} placeholder="样式" disabled={shape === null} options={shapes} popupMatchSelectWidth={false}
        onChange={(to: Shape) => id !== null && edit(null, (now) => {
          const next = changeBlock(now, id, (block) => turned(block, to))
          return { sheet: next, caret: { id, field: to === 'bullets' || to === 'numbers' ? 'item-0' : 'text', at: Number.MAX_SAFE_INTEGER } }
        })} />
      <Button size="small" type="text" disabled={id === null} onMouseDown={keep} onClick={() => id !== null && edit(null, (now) => stay(moveBlock(now, id, -1)))}>上移</Button>
      <Button size="small" type="text" disabled={id === null} onMouseDown={keep} onClick={() => id !== null && edit(null, (now) => stay(moveBlock(now, id, 1)))}>下移</Button>
      <Button size="small" type="text" disabled={id === null} onMouseDown={keep} onClick={() => id !== null && edit(null, (now) => removeBlock(now, id))}>删掉</Button>
      <Dropdown trigger={['click']} menu={{
        items: [
          { key: 'heading', label: '标题' }, { key: 'paragraph', label: '正文段' }, { key: 'runin', label: '标题后接着写' }, { key: 'numbers', label: '编号列表' }, { key: 'bullets', label: '项目列表' }, { key: 'table', label: '表格' }, { key: 'break', label: '另起一页' },
        ].filter((each) => each.key !== 'runin' || (place?.item.block.kind === 'heading' && place.item.block.runIn === undefined)),
        onClick: ({ key }) => {
          if (key === 'runin' && id !== null) edit(null, (now) => ({ sheet: changeBlock(now, id, (block) => (block.kind === 'heading' ? { ...block, runIn: '' } : block)), caret: { id, field: 'runIn', at: 0 } }))
          else add(() => [key === 'heading' ? { kind: 'heading', level: 1, text: '' } : key === 'numbers' ? { kind: 'list', ordered: true, items: [''] } : key === 'bullets' ? { kind: 'list', ordered: false, items: [''] } : key === 'table' ? emptyTable(2, 3) : key === 'break' ? { kind: 'page-break' } : emptyParagraph])
        },
      }}>
        <Button size="small" icon={<Icon name="plus" />}>插入</Button>
      </Dropdown>
      <Button size="small" className="end" onClick={onMend}>改成全角标点</Button>
    </div>
  )
}
