import { useEffect, useRef } from 'react'
import type { AgreementData } from '../../../documents/check/types.ts'
import type { Difference } from '../../../documents/compare/index.ts'
import { pictureOf, type Key, type Version } from './report-data.ts'

interface Passage { text: string; start: number; end: number }

/** Text with its marked part. */
function Marked({ passage: { text, start, end }, as: Tag }: { passage: Passage; as: 'ins' | 'del' }) {
  return <>{text.slice(0, start)}{end > start && <Tag>{text.slice(start, end)}</Tag>}{text.slice(end)}</>
}

export interface Pair {
  id: number
  left: Passage
  right: Passage
  leftNote: string
  rightNote: string
  /** Address of a picture of the place on the page. */
  picture?: string | undefined
}

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
              <div><span className="n"><b className="whose">{heads[1]} · </b>{pair.rightNote}</span><Marked passage={pair.right} as="del" />{pair.picture && <img className="cutout" src={pair.picture} alt="盖章版上的这一处" loading="lazy" />}</div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** Word against the stamped PDF; with `pages`, each with a cut-out of its place on the page. */
export const pairsOf = (differences: readonly Difference[], pages: { at: Key; version: Version; agreement: AgreementData } | null): Pair[] => differences.map((each, id) => ({
  id, left: each.word, right: each.pdf, leftNote: `第 ${each.page} 页 · ${each.note}`, rightNote: `第 ${each.page} 页`, picture: pages ? cutOutOf(each, pages) : undefined,
}))

/** The line of the difference across the page, with a line's white above and below. */
function cutOutOf({ boxes }: Difference, { at, version, agreement }: { at: Key; version: Version; agreement: AgreementData }): string | undefined {
  const [first] = boxes ?? []
  const sheet = agreement.sheets?.find((each) => each.page === first?.page)
  if (!first || !sheet) return undefined
  const height = first.bottom - first.top
  const middle = (first.left + first.right) / 2 / sheet.width
  const w = 0.5
  return pictureOf(at, version, first.page, 640, { x: Math.min(1 - w, Math.max(0, middle - w / 2)), y: Math.max(0, (first.top - height) / sheet.height), w, h: (3 * height) / sheet.height })
}
