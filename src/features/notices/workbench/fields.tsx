import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { When } from '../../../workbench/parts/when.tsx'
import { byHand, wordsOf } from '../questions.rules.ts'
import type { NoticeTime } from './types.ts'

/** One line of an item opened in place: its name, its value, and the words of the notice it came from. */
export function Field({ label, quote, onQuote, children }: { label: string; quote?: string | undefined; onQuote?: () => void; children: ReactNode }) {
  return (
    <>
      <span className="label">{label}</span>
      <div className="value">
        <div className="grow">{children}</div>
        {quote === byHand ? <span className="tag">手填</span> : quote ? <button type="button" className="song quote" title="看原文" onClick={onQuote}>“{quote.length > 18 ? `${quote.slice(0, 17)}…` : quote}”</button> : null}
      </div>
    </>
  )
}

/** A list of short words; what is typed is one more. */
export function Words({ value, onChange, label, disabled }: { value: string[]; onChange: (value: string[]) => void; label: string; disabled: boolean }) {
  return <Select mode="tags" variant="outlined" value={value} disabled={disabled} onChange={onChange} open={false} suffixIcon={null} aria-label={label} placeholder="没有写" style={{ width: '100%' }} tokenSeparators={['、', '，', ',']} />
}

/** Days and clock of one time; its own words stay beside it as long as the days are those the words fix. */
export function TimeField({ time, onChange, onRemove, disabled, deadline = false }: { time: NoticeTime; onChange: (time: NoticeTime) => void; onRemove: () => void; disabled: boolean; deadline?: boolean }) {
  const set = (days: Partial<Pick<NoticeTime, 'from' | 'to' | 'time'>>) => {
    const next = { ...time, ...days }
    if (next.from && next.to && next.from > next.to) {
      if (days.from !== undefined) next.to = next.from
      else next.from = next.to
    }
    onChange({ ...next, text: wordsOf({ ...next, text: '' }) || time.text })
  }
  return (
    <div className="timefield">
      <When time={time} />
      {!disabled && (
        <>
          {!(deadline && !time.from) && <><Input type="date" aria-label="从" value={time.from ?? ''} onChange={(event) => set({ from: event.target.value || null })} /><span className="mute">至</span></>}
          <Input type="date" aria-label={deadline ? '截止日期' : '到'} value={time.to ?? ''} onChange={(event) => set({ to: event.target.value || null })} />
          <Input type="time" aria-label="时刻" value={time.time?.slice(0, 5) ?? ''} onChange={(event) => set({ time: event.target.value || null })} />
          <Button type="text" size="small" aria-label="去掉这个时间" icon={<Icon name="close" />} onClick={onRemove} />
        </>
      )}
    </div>
  )
}

export function TimesField({ times, onChange, disabled }: { times: NoticeTime[]; onChange: (times: NoticeTime[]) => void; disabled: boolean }) {
  return (
    <div>
      {times.length === 0 && <span className="mute">未写时间 </span>}
      {times.map((time, i) => (
        <TimeField key={i} time={time} disabled={disabled} onChange={(next) => onChange(times.map((each, at) => (at === i ? next : each)))} onRemove={() => onChange(times.filter((_, at) => at !== i))} />
      ))}
      {!disabled && <button type="button" className="link" style={{ fontSize: 13 }} onClick={() => onChange([...times, { text: '待填', from: null, to: null, time: null, every: null, quote: byHand }])}>添一个时间</button>}
    </div>
  )
}
