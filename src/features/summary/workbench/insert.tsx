import { Button } from 'antd'
import { Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { figureText, type FigureId } from '../rules.ts'
import { useFigures, useHighlights, type Highlight } from './data.ts'

/** Figures and adopted highlights to put at the caret. */
export function InsertPanel({ campaign, editable, place, onFigure, onHighlight }: {
  campaign: number; editable: boolean
  /** Where it will go, in words; null when nowhere yet. */
  place: string | null
  onFigure: (id: FigureId, value: number) => void; onHighlight: (highlight: Highlight) => void
}) {
  const figures = useFigures(campaign)
  const highlights = useHighlights(campaign, editable)
  if (figures.isError) return <RefusalAlert error={figures.error} retry={() => void figures.refetch()} />
  if (!figures.data) return <Loading rows={8} />
  return (
    <>
      <p className="mute small">{editable ? (place ? `插到“${place}”的光标处。` : '先在正文里点一下要插入的地方。') : '点正文里带下划线的数字，看它是怎么算出来的。'}</p>
      <h2 className="small head2">数字</h2>
      <ul className="pick">
        {figures.data.map((each) => (
          <li key={each.id}>
            <span className="grow">{each.name}<small>{each.rule}</small></span><b>{figureText(each.value)} <small>{each.measure}</small></b>
            {editable && <Button size="small" disabled={!place} aria-label={`插入${each.name}`} onMouseDown={(event) => event.preventDefault()} onClick={() => onFigure(each.id, each.value)}>插入</Button>}
          </li>
        ))}
      </ul>
      {editable && <h2 className="small head2">采用的亮点</h2>}
      {editable && highlights.isError && <RefusalAlert error={highlights.error} retry={() => void highlights.refetch()} />}
      {editable && highlights.data?.length === 0 && <p className="mute small">还没有采用的材料。审核时点“采用”，这里就有。</p>}
      <ul className="pick">
        {highlights.data?.map((each) => (
          <li key={`${each.requirementId}/${each.unitId}`}>
            <span className="grow">{each.unitName}<small className="three">{each.text}</small></span>
            <Button size="small" disabled={!place} aria-label={`插入${each.unitName}的亮点`} onMouseDown={(event) => event.preventDefault()} onClick={() => onHighlight(each)}>插入</Button>
          </li>
        ))}
      </ul>
    </>
  )
}
