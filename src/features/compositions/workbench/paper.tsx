import type { Caret, Sheet } from '../sheet.rules.ts'
import { Annexes } from './annexes.tsx'
import { Blocks } from './blocks.tsx'
import type { Composition, Enclosure } from './data.ts'
import { EndingFields } from './ending-fields.tsx'
import { LetterheadFields } from './letterhead-fields.tsx'
import { useCaret } from './use-caret.ts'
import type { Edit } from './use-sheet.ts'
import type { useWriting } from './use-writing.ts'
import { Words } from './words.tsx'

/** The document as it is written: its parts from the letterhead to the imprint, text in Song. */
export function Paper({ composition, sheet, caret, writing, readOnly, today, edit, onEnclosed }: {
  composition: Composition; sheet: Sheet; caret: Caret | null; writing: ReturnType<typeof useWriting>; readOnly: boolean; today: string; edit: Edit; onEnclosed: (file: Enclosure) => void
}) {
  const { head } = sheet
  const put = (field: 'title' | 'subtitle' | 'addressees', value: string) => edit(field, (now) => ({ ...now, head: { ...now.head, [field]: value } }))
  useCaret(caret)
  return (
    <article className="comp-paper" aria-label="文稿" {...(readOnly ? {} : writing.handlers)}>
      <LetterheadFields head={head} unitName={composition.unitName} year={today.slice(0, 4)} readOnly={readOnly} edit={edit} />
      <div className="part" data-place="title"><span className="kind">标题</span><Words className="title" field="title" label="标题" value={head.title} placeholder="关于×××的通知" most={300} readOnly={readOnly} onType={(text) => put('title', text)} /></div>
      {(head.addressees !== undefined || head.letterhead?.style === 'document' || head.letterhead?.style === 'letter') && (
        <div className="part" data-place="addressees"><span className="kind">主送</span><Words field="addressees" label="主送机关" value={head.addressees ?? ''} placeholder="主送机关" most={1000} readOnly={readOnly} onType={(text) => put('addressees', text)} /></div>
      )}
      <Blocks items={sheet.items} label="正文" numbered={head.numbering === 'auto'} writing={writing} readOnly={readOnly} edit={edit} />
      <Annexes composition={composition} sheet={sheet} writing={writing} readOnly={readOnly} edit={edit} onEnclosed={onEnclosed} />
      <EndingFields head={head} unitName={composition.unitName} today={today} readOnly={readOnly} edit={edit} />
    </article>
  )
}
