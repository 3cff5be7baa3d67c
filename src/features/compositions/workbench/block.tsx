import { memo } from 'react'
import { widthOf } from '../../../documents/official/text.ts'
import { fieldText, typed } from '../edit.rules.ts'
import { changeBlock, type Field, type Item } from '../sheet.rules.ts'
import { TableBlock } from './table-block.tsx'
import type { Edit } from './use-sheet.ts'
import { Words } from './words.tsx'
import { boldWords, shapeWord } from './shapes.ts'

/** One block on the paper: its kind in the margin, which is also what it is dragged by. */
export const BlockRow = memo(function BlockRow({ item, index, number, active, readOnly, edit }: { item: Item; index: number; number: string; active: boolean; readOnly: boolean; edit: Edit }) {
  const { id, block } = item
  const place = `第 ${index + 1} 段`
  const type = (text: string, field: string) => edit(`${id}/${field}`, (sheet) => changeBlock(sheet, id, (now) => typed(now, field as Field, text)))
  const name = shapeWord(block)
  return (
    <div className={`blk ${block.kind}${block.kind === 'heading' ? ` lv${block.level}` : ''}${active ? ' on' : ''}`} data-row={id}>
      <span className="kind" draggable={!readOnly} data-grip={readOnly ? undefined : id} title={readOnly ? undefined : '拖动可以换位置'}>{name}</span>
      <div className="in">
        {block.kind === 'paragraph' && <>
          <Words className={block.align === 'center' ? 'center' : block.align === 'right' ? 'right' : 'para'} block={id} field="text" label={`${place} 正文`} value={fieldText(block, 'text')} placeholder={index === 0 || active ? '在这里写正文' : ''} readOnly={readOnly} onType={type} />
          {boldWords(block).length > 0 && <p className="bolds">加粗：{boldWords(block).map((words, at) => <b key={at}>{words}</b>)}</p>}
        </>}
        {block.kind === 'heading' && <>
          <div className="titled">
            {number && <span className="no" aria-hidden="true">{number}</span>}
            <Words block={id} field="text" label={`${place} ${name}`} value={block.text} placeholder="标题" most={500} readOnly={readOnly} style={{ '--no': `${widthOf(number)}em` } as React.CSSProperties} onType={type} />
          </div>
          {block.runIn !== undefined && <Words className="runin" block={id} field="runIn" label={`${place} 标题后接着写的正文`} value={block.runIn} placeholder="标题后接着写" readOnly={readOnly} onType={type} />}
        </>}
        {block.kind === 'list' && (
          <ol>
            {block.items.map((text, at) => (
              <li key={at}><span className="no" aria-hidden="true">{block.ordered ? `${at + 1}.` : '•'}</span><Words block={id} field={`item-${at}`} label={`${place} 第 ${at + 1} 条`} value={text} placeholder="写一条" readOnly={readOnly} onType={type} /></li>
            ))}
          </ol>
        )}
        {block.kind === 'table' && <TableBlock id={id} table={block} place={place} active={active} readOnly={readOnly} edit={edit} />}
        {block.kind === 'page-break' && <button type="button" className="brk" data-block={id} data-field="text" aria-label={`${place} 从这里另起一页`}>从这里另起一页</button>}
      </div>
    </div>
  )
})
