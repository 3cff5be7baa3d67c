import { Button, Checkbox, Input, Select } from 'antd'
import type { Imprint, Signature } from '../../../documents/official/model.ts'
import type { Sheet } from '../sheet.rules.ts'
import { Field } from './field.tsx'
import type { Edit } from './use-sheet.ts'

/** 署名, 成文日期, 附注 and 版记. */
export function EndingFields({ head, unitName, today, readOnly, edit }: { head: Sheet['head']; unitName: string; today: string; readOnly: boolean; edit: Edit }) {
  const { signature, imprint } = head
  const put = (tag: string, change: Partial<Sheet['head']>) => edit(tag, (sheet) => ({ ...sheet, head: { ...sheet.head, ...change } }))
  const sign = (change: Partial<Signature>) => signature && put(`signature/${Object.keys(change)[0] ?? ''}`, { signature: { ...signature, ...change } })
  const print = (change: Partial<Imprint>) => put(`imprint/${Object.keys(change)[0] ?? ''}`, { imprint: { ...imprint, ...change } })
  return (
    <>
      <section className="comp-fields" aria-label="署名">
        <div className="row"><h3>署名</h3><Checkbox disabled={readOnly} checked={signature !== null} onChange={(event) => put('signature', { signature: event.target.checked ? { issuers: head.letterhead?.issuers ?? [unitName], date: today, sealed: true } : null })}>要署名和日期</Checkbox></div>
        {signature && <>
          <Field label="署名" place="signature.issuers"><Select mode="tags" aria-label="署名，可以有几个" open={false} suffixIcon={null} disabled={readOnly} value={signature.issuers} maxCount={20} placeholder="写好一个按回车" onChange={(issuers: string[]) => issuers.length > 0 && sign({ issuers: issuers.map((name) => name.slice(0, 60)) })} /></Field>
          <Field label="成文日期" place="signature.date"><DayInput label="成文日期" value={signature.date} readOnly={readOnly} onChange={(date) => sign({ date })} /><Checkbox disabled={readOnly} checked={signature.sealed} onChange={(event) => sign({ sealed: event.target.checked })}>要盖章</Checkbox></Field>
        </>}
        <Field label="附注" place="note"><Input aria-label="附注" value={head.note ?? ''} maxLength={500} readOnly={readOnly} placeholder="联系人和电话，印在日期下面，括号由程序加" onChange={(event) => put('note', { note: event.target.value })} /></Field>
      </section>
      <section className="comp-fields" aria-label="版记">
        <div className="row"><h3>版记</h3><Checkbox disabled={readOnly} checked={imprint !== null} onChange={(event) => put('imprint', { imprint: event.target.checked ? { printer: unitName.slice(0, 60), printedOn: today } : null })}>要版记</Checkbox></div>
        {imprint && <>
          <Field label="抄送" place="imprint.copyTo"><Input.TextArea aria-label="抄送" autoSize value={imprint.copyTo ?? ''} maxLength={1000} readOnly={readOnly} placeholder="没有就空着" onChange={(event) => print({ copyTo: event.target.value })} /></Field>
          <Field label="印发机关" place="imprint.printer"><Input aria-label="印发机关" value={imprint.printer ?? ''} maxLength={60} readOnly={readOnly} onChange={(event) => print({ printer: event.target.value })} /></Field>
          <Field label="印发日期" place="imprint.printedOn"><DayInput label="印发日期" value={imprint.printedOn ?? ''} readOnly={readOnly} onChange={(printedOn) => print({ printedOn })} /></Field>
        </>}
      </section>
    </>
  )
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/

/** A day from the calendar; words that are no day stay words until they are replaced. */
function DayInput({ label, value, readOnly, onChange }: { label: string; value: string; readOnly: boolean; onChange: (value: string) => void }) {
  const words = value !== '' && !isoDay.test(value)
  return (
    <span className="row">
      <Input aria-label={label} type={words ? 'text' : 'date'} value={value} maxLength={40} readOnly={readOnly} style={{ width: 160 }} onChange={(event) => onChange(event.target.value)} />
      {words && !readOnly && <Button type="link" size="small" onClick={() => onChange('')}>改成选日期</Button>}
    </span>
  )
}
