import { useEffect, useRef, type ReactNode } from 'react'
import type { Difference } from '../../../documents/compare/index.ts'
import { Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { useWordText, type Key, type Version } from './report-data.ts'

/** The Word text in Song, every difference marked where it stands; a click walks there. */
export function PairText({ at, version, differences, current, go }: { at: Key; version: Version; differences: readonly Difference[]; current: number | null; go(index: number): void }) {
  const text = useWordText(at, version)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector('.on')?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  }, [current, text.data])
  if (text.isError) return <RefusalAlert error={text.error} retry={() => void text.refetch()} />
  if (!text.data) return <Loading rows={10} />
  const { paragraphs, places } = text.data
  return (
    <div className="rep-pair-text" ref={box} tabIndex={0} aria-label="Word 版文字">
      {paragraphs.map((line, index) => <p key={index} className="song">{marked(line, places[index] ?? index, differences, current, go)}</p>)}
    </div>
  )
}

/** A paragraph with the parts of the differences that lie in it; where Word has nothing, a caret. */
function marked(line: string, place: number, differences: readonly Difference[], current: number | null, go: (index: number) => void): ReactNode[] {
  const parts: ReactNode[] = []
  let from = 0
  for (const [index, { word, verdict }] of differences.entries()) {
    if (word.index > place || word.endIndex < place) continue
    const begin = Math.max(from, word.index === place ? word.offset : 0)
    const end = Math.max(begin, word.endIndex === place ? Math.min(word.endOffset, line.length) : line.length)
    parts.push(line.slice(from, begin), (
      <button key={index} type="button" className={`mark ${verdict ?? 'differs'}${index === current ? ' on' : ''}${begin === end ? ' caret' : ''}`} aria-label={`第 ${index + 1} 处`} onClick={() => go(index)}>
        {begin === end ? '‸' : line.slice(begin, end)}
      </button>
    ))
    from = end
  }
  parts.push(line.slice(from))
  return parts
}
