import { Button, Input, InputNumber } from 'antd'
import { useState, type ReactNode } from 'react'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import type { Answer } from '../questions.rules.ts'
import { itemLabel, type NoticePlan, type Question } from './types.ts'

/** 待定: what the notice leaves open. Nothing is chosen in advance. */
export function Questions({ plan, questions, onAnswer, onShow, readOnly }: { plan: NoticePlan; questions: readonly Question[]; onAnswer: (key: string, answer: Answer | null) => Promise<void>; onShow: (ref: string | null) => void; readOnly: boolean }) {
  const open = questions.filter((question) => question.decision === null)
  const decided = questions.filter((question) => question.decision !== null)
  const [error, setError] = useState<unknown>(null)
  const answer = (key: string, given: Answer | null) => {
    setError(null)
    return onAnswer(key, given).catch(setError)
  }
  if (questions.length === 0) return null
  return (
    <section className={`un${open.length === 0 ? ' done' : ''}`} aria-label="待定">
      <div className="row">
        <h2 className="h2 grow"><Icon name={open.length > 0 ? 'ask' : 'accepted'} />{open.length > 0 ? <>待定 {open.length} 处 <small>原文没有写死，请您决定，系统不替您猜</small></> : <>{decided.length} 处待定都有了说法</>}</h2>
        {open.length > 0 && <span className="mute wide-only" style={{ fontSize: 13 }}>下一处 <kbd>U</kbd></span>}
      </div>
      {error !== null && <div style={{ marginTop: 8 }}><RefusalAlert error={error} /></div>}
      {open.map((question) => <One key={question.key} question={question} plan={plan} onAnswer={(given) => answer(question.key, given)} onShow={() => onShow(question.ref)} readOnly={readOnly} />)}
      {decided.length > 0 && (
        <ul className="decided">
          {decided.map((question) => (
            <li key={question.key}>
              <span className="grow"><span className="mute">{itemLabel(plan, question.ref)}</span> <q>“{question.text}”</q> → {question.decision?.label}<span className="mute"> · {question.decision?.by}</span></span>
              {!readOnly && <button type="button" className="link" onClick={() => void answer(question.key, null)}>改</button>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function One({ question, plan, onAnswer, onShow, readOnly }: { question: Question; plan: NoticePlan; onAnswer: (answer: Answer) => Promise<void>; onShow: () => void; readOnly: boolean }) {
  const [filling, setFilling] = useState(false)
  const [busy, setBusy] = useState(false)
  const give = (answer: Answer) => {
    setBusy(true)
    void onAnswer(answer).finally(() => setBusy(false))
  }
  const fillWord = { time: '填写时间', day: '填写日期', text: '填写', number: '填写数字' }
  return (
    <div className="q1" data-question={question.key} tabIndex={-1}>
      <div>{itemLabel(plan, question.ref)} <q>“{question.text}”</q></div>
      <button type="button" className="link" style={{ fontSize: 13 }} onClick={onShow}>看原文</button>
      <div className="why">{question.why}</div>
      {!readOnly && (
        <div className="opts" role="radiogroup" aria-label={`${itemLabel(plan, question.ref)}：${question.text}`}>
          {question.choices.map((choice) => <button type="button" role="radio" aria-checked={false} disabled={busy} className="opt" key={choice.id} onClick={() => give({ as: 'chosen', choice: choice.id })}>{choice.label}</button>)}
          {question.fill && <button type="button" className={`opt txt${filling ? ' on' : ''}`} aria-expanded={filling} onClick={() => setFilling(!filling)}>{fillWord[question.fill]}</button>}
          {question.about === 'owner' && <a className="opt txt" href="/workbench/units" target="_blank" rel="noreferrer">新建单位</a>}
          <button type="button" className="opt txt" disabled={busy} onClick={() => give({ as: 'aside' })}>先搁置</button>
        </div>
      )}
      {filling && question.fill && <Fill kind={question.fill} onGive={give} />}
    </div>
  )
}

function Fill({ kind, onGive }: { kind: 'time' | 'text' | 'number' | 'day'; onGive: (answer: Answer) => void }) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [clock, setClock] = useState('')
  const [text, setText] = useState('')
  const [number, setNumber] = useState<number | null>(null)
  const ready = kind === 'time' ? from !== '' || to !== '' : kind === 'day' ? to !== '' : kind === 'number' ? number !== null : text.trim() !== ''
  const give = () => {
    if (!ready) return
    if (kind === 'time') onGive({ as: 'filled', time: { from: from || null, to: to || null, time: clock || null, text: '' } })
    else if (kind === 'day') onGive({ as: 'filled', time: { from: null, to, time: null, text: '' } })
    else if (kind === 'number') onGive({ as: 'filled', number: number ?? 1 })
    else onGive({ as: 'filled', text })
  }
  return (
    <form className="fill" onSubmit={(event) => { event.preventDefault(); give() }}>
      {kind === 'time' && <><Labelled words="从"><Input type="date" value={from} autoFocus onChange={(event) => { setFrom(event.target.value); if (to === '' || to === from) setTo(event.target.value) }} /></Labelled><Labelled words="到"><Input type="date" value={to} onChange={(event) => setTo(event.target.value)} /></Labelled><Labelled words="时刻"><Input type="time" value={clock} onChange={(event) => setClock(event.target.value)} /></Labelled></>}
      {kind === 'day' && <Labelled words="到"><Input type="date" value={to} autoFocus onChange={(event) => setTo(event.target.value)} /></Labelled>}
      {kind === 'number' && <InputNumber min={1} max={1_000_000} autoFocus value={number} onChange={setNumber} aria-label="数字" />}
      {kind === 'text' && <Input value={text} autoFocus maxLength={300} aria-label="填写" onChange={(event) => setText(event.target.value)} />}
      <Button htmlType="submit" type="primary" size="small" disabled={!ready}>就这样定</Button>
    </form>
  )
}

const Labelled = ({ words, children }: { words: string; children: ReactNode }) => <label className="labelled"><span>{words}</span>{children}</label>
