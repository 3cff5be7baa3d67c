import { Button, InputNumber } from 'antd'
import { useEffect, useState } from 'react'
import { countOf } from '../../../workbench/parts/days.ts'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import type { TakeStep, Version } from './report-data.ts'

/** 活动场次 and 参加人次: what the machine read is offered with its sentence; the unit says what it is. */
export function Figures({ version, step, editable }: { version: Version; step: TakeStep; editable: boolean }) {
  const stated = version.figuresBy !== null
  const [activities, setActivities] = useState(stated ? version.activities : null)
  const [people, setPeople] = useState(stated ? version.people : null)
  useEffect(() => {
    setActivities(stated ? version.activities : null)
    setPeople(stated ? version.people : null)
  }, [stated, version.activities, version.people])
  const read = !stated && (version.activities !== null || version.people !== null)
  const words = (a: number | null, p: number | null) => [a !== null && `活动 ${countOf(a)} 场`, p !== null && `参加 ${countOf(p)} 人次`].filter(Boolean).join('，')
  if (!editable) {
    return (
      <section aria-label="活动数字">
        <h2 className="h2 rep-h">活动数字 <small>{stated ? `${version.figuresBy} 填写` : '单位没有填'}</small></h2>
        <p className="rep-figures-line">{words(version.activities, version.people) || '没有数字'}{read && <span className="mute">（机器从材料里读出，单位没有确认）</span>}</p>
        {version.figuresQuote && <p className="song rep-quote">“{version.figuresQuote}”</p>}
      </section>
    )
  }
  const save = (a: number | null, p: number | null) => step.mutate({ do: 'figures', activities: a, people: p, quote: version.figuresQuote })
  const changed = activities !== (stated ? version.activities : null) || people !== (stated ? version.people : null)
  return (
    <section aria-label="活动数字">
      <h2 className="h2 rep-h">活动数字 <small>{stated ? `${version.figuresBy} 填写` : '市里汇总用，不填也能送审'}</small></h2>
      {read && (
        <div className="rep-read">
          <p>材料里写着：<span className="song">“{version.figuresQuote}”</span></p>
          <Button size="small" loading={step.isPending} onClick={() => save(version.activities, version.people)}>就用这个：{words(version.activities, version.people)}</Button>
        </div>
      )}
      <form className="rep-figures" onSubmit={(event) => { event.preventDefault(); save(activities, people) }}>
        <label>活动场次 <InputNumber value={activities} min={0} max={100_000} precision={0} suffix="场" onChange={setActivities} style={{ width: 132 }} /></label>
        <label>参加人次 <InputNumber value={people} min={0} max={1_000_000_000} precision={0} suffix="人次" onChange={setPeople} style={{ width: 160 }} /></label>
        {changed && <Button htmlType="submit" loading={step.isPending}>存下数字</Button>}
      </form>
      {step.variables?.do === 'figures' && step.isError && <RefusalAlert error={step.error} />}
    </section>
  )
}
