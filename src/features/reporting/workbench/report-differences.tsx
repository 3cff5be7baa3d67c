import { useEffect, useRef } from 'react'
import type { Difference } from '../../../documents/compare/index.ts'

interface Passage { text: string; start: number; end: number }

/** Text with its marked part. */
function Marked({ passage: { text, start, end }, as: Tag }: { passage: Passage; as: 'ins' | 'del' }) {
  return <>{text.slice(0, start)}{end > start && <Tag>{text.slice(start, end)}</Tag>}{text.slice(end)}</>
}

export interface Pair { id: number; left: Passage; right: Passage; leftNote: string; rightNote: string }

/** Differences of two texts side by side, marked by ground and underline. */
export function Differences({ title, count, note, heads, pairs, current, walk }: {
  title: string; count: number; note: string; heads: [string, string]; pairs: Pair[]; current: number | null; walk?: ((to: number) => void) | undefined
}) {
  const rows = useRef<(HTMLLIElement | null)[]>([])
  useEffect(() => {
    if (current !== null) rows.current[current]?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  }, [current])
  return (
    <section className="rep-diff" aria-label={title}>
      <div className="row">
        <h2 className="h2 grow">{title} <small>{count} 处{note && ` · ${note}`}{pairs.length < count && ` · 列出前 ${pairs.length} 处`}</small></h2>
        {walk && pairs.length > 1 && (
          <span className="mute keys">
            <button type="button" className="link" onClick={() => walk(1)}>下一处</button> <kbd>N</kbd> <button type="button" className="link" onClick={() => walk(-1)}>上一处</button> <kbd>P</kbd>
          </span>
        )}
      </div>
      <div className="table">
        <div className="heads" aria-hidden="true"><span>{heads[0]}</span><span>{heads[1]}</span></div>
        <ul>
          {pairs.map((pair, index) => (
            <li key={pair.id} ref={(row) => { rows.current[index] = row }} className={index === current ? 'on' : ''} aria-current={index === current}>
              <div><span className="n"><b className="whose">{heads[0]} · </b>{pair.leftNote}</span><Marked passage={pair.left} as="ins" /></div>
              <div><span className="n"><b className="whose">{heads[1]} · </b>{pair.rightNote}</span><Marked passage={pair.right} as="del" /></div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** Word against the stamped PDF. */
export const pairsOf = (differences: readonly Difference[]): Pair[] => differences.map((each, id) => ({
  id, left: each.word, right: each.pdf, leftNote: `第 ${each.page} 页 · ${each.note}`, rightNote: `第 ${each.page} 页`,
}))
