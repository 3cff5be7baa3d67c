import { Alert, Button } from 'antd'
import { useEffect, useImperativeHandle, useRef, type KeyboardEvent, type MouseEvent, type Ref } from 'react'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import { paragraphText, type FigureId, type Paragraph } from '../rules.ts'
import type { Chosen, Section } from './data.ts'
import { typePlain } from './pieces.ts'
import { useSection } from './use-section.ts'

/** What the page may ask of a section. */
export interface SectionHandle {
  id: number
  root: HTMLElement | null
  /** Saves what is unsaved; false when that did not succeed. */
  flush(): Promise<boolean>
  typed(): void
  current(): { heading: string; body: Paragraph[] }
}

/** One section, edited in place; locked while a colleague writes in it. */
export function SectionEditor({ campaign, section, number, editable, onChoose, onSaved, onTyped, handle }: {
  campaign: number; section: Section; number: string; editable: boolean
  onChoose: (chosen: Chosen) => void; onSaved: (at: Date) => void; onTyped: () => void; handle: Ref<SectionHandle>
}) {
  const text = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLSpanElement>(null)
  const locked = section.lockedBy !== null
  const open = editable && !locked
  const { saving, typed, hold, save, composing, settle, current } = useSection({ campaign, section, editable, text, heading, onSaved, onTyped })
  useImperativeHandle(handle, () => ({ id: section.id, get root() { return text.current }, flush: () => save(), typed, current }), [section.id, save, typed, current])
  useEffect(() => { document.execCommand('defaultParagraphSeparator', false, 'p') }, [])

  const choose = (target: EventTarget): boolean => {
    const chip = (target as HTMLElement).closest<HTMLElement>('.fig')
    if (chip) {
      onChoose({ kind: 'figure', section: section.id, figure: chip.dataset.figure as FigureId, value: Number(chip.dataset.value), typed: chip.dataset.typed === 'true', element: chip })
      return true
    }
    const passage = (target as HTMLElement).closest<HTMLElement>('.cite')
    if (!passage || !((target as HTMLElement).closest('sup') || !open)) return false
    const { unit, requirement, name = '', version } = passage.dataset
    onChoose({ kind: 'source', section: section.id, unitId: Number(unit), requirementId: Number(requirement), unitName: name, version: Number(version), element: passage })
    return true
  }
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return
    if ((event.key === 'Enter' || event.key === ' ') && (event.target as HTMLElement).matches('.fig, .cite sup') && choose(event.target)) return event.preventDefault()
    // styles have no place in a draft; numbers and styles are the program's
    if ((event.ctrlKey || event.metaKey) && ['b', 'i', 'u'].includes(event.key.toLowerCase())) event.preventDefault()
  }
  const editing = open && {
    contentEditable: true as const, suppressContentEditableWarning: true, onInput: typed, onKeyDown: press,
    onCompositionStart: () => composing(true), onCompositionEnd: () => composing(false),
    onFocus: () => void hold(true),
    onBlur: () => void save().then((saved) => { if (saved && !text.current?.contains(document.activeElement)) void hold(false) }),
    onPaste: (event: React.ClipboardEvent) => {
      event.preventDefault()
      typePlain(event.clipboardData.getData('text/plain'))
    },
    onDrop: (event: React.DragEvent) => event.preventDefault(),
  }
  return (
    <section className={`sec l${section.level}${locked ? ' locked' : ''}`} id={`section-${section.id}`} aria-label={section.heading}>
      <h3>
        <span aria-hidden="true">{number}</span>
        <span ref={heading} className="title" role={open ? 'textbox' : undefined} aria-label="标题" {...editing}
          onPaste={(event) => { event.preventDefault(); document.execCommand('insertText', false, event.clipboardData.getData('text/plain').replaceAll(/\s+/g, ' ').slice(0, 200)) }}
          onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) { event.preventDefault(); text.current?.focus() } }} />
      </h3>
      {locked && <p className="note"><Icon name="lock" />{section.lockedBy}正在改这一节</p>}
      <div ref={text} className="text" role={open ? 'textbox' : undefined} aria-multiline={open ? 'true' : undefined} aria-label={`${section.heading}的正文`} data-placeholder={open ? '还没有写。点这里开始写，右边可以插入数字和亮点。' : '这一节还没有写。'}
        onClick={(event: MouseEvent) => choose(event.target)} onKeyDown={press} {...editing} />
      {saving.state === 'failed' && <div className="aside"><RefusalAlert error={saving.error} retry={() => void save()} /></div>}
      {saving.state === 'conflict' && (
        <div className="aside">
          <Alert type="warning" showIcon role="alert" title={saving.error.message} description={(
            <>
              <p>{saving.error.hint}</p>
              {saving.theirs && <blockquote>{saving.theirs.body.length === 0 ? '（空）' : saving.theirs.body.map((paragraph, index) => <p key={index}>{paragraphText(paragraph as Paragraph)}</p>)}</blockquote>}
              <div className="row"><Button size="small" onClick={() => void settle(false)}>用{saving.theirs?.updatedBy ?? '对方'}的</Button><Button size="small" type="primary" onClick={() => void settle(true)}>用我写的</Button></div>
            </>
          )} />
        </div>
      )}
    </section>
  )
}
