import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { useWordText, type Key, type Mark, type Version } from './report-data.ts'

/** The Word text, where passages can be selected and marked for the return. */
export function ReviewText({ at, version, marks, mark }: { at: Key; version: Version; marks: readonly Mark[]; mark?: ((texts: string[]) => void) | undefined }) {
  const text = useWordText(at, version)
  const box = useRef<HTMLDivElement>(null)
  const [picked, setPicked] = useState<{ texts: string[]; left: number; top: number } | null>(null)
  useEffect(() => {
    if (!mark) return
    const look = () => {
      const selection = getSelection()
      const within = box.current
      if (!selection || selection.isCollapsed || !within || !selection.anchorNode || !within.contains(selection.anchorNode)) return setPicked(null)
      const texts = selection.toString().split('\n').map((line) => line.trim().slice(0, 500)).filter(Boolean)
      if (texts.length === 0) return setPicked(null)
      const range = selection.getRangeAt(0).getBoundingClientRect()
      const outer = within.getBoundingClientRect()
      setPicked({ texts, left: Math.max(0, Math.min(range.left - outer.left, outer.width - 120)), top: range.bottom - outer.top + 6 })
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [mark])
  if (!version.word) return <p className="mute">这一稿没有 Word 版，请看右边的 PDF。</p>
  if (text.isError) return <RefusalAlert error={text.error} retry={() => void text.refetch()} />
  if (!text.data) return <Loading rows={10} />
  return (
    <div className="rep-text" ref={box}>
      {mark && <p className="mute hint">选中一段文字，可以标出来随退回意见一起给单位。</p>}
      {text.data.paragraphs.map((line, index) => <p key={index} className="song">{lit(line, marks)}</p>)}
      {text.data.paragraphs.length === 0 && <p className="mute">Word 版里没有文字。</p>}
      {picked && mark && (
        <Button
          className="pick" type="primary" size="small" style={{ left: picked.left, top: picked.top }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            mark(picked.texts)
            getSelection()?.removeAllRanges()
          }}
        >标出这段</Button>
      )}
    </div>
  )
}

/** The line with its marked passages lit. */
function lit(line: string, marks: readonly Mark[]): React.ReactNode[] {
  const parts: React.ReactNode[] = []
  let from = 0
  while (from < line.length) {
    const found = marks.flatMap((mark) => {
      const at = mark.text === '' ? -1 : line.indexOf(mark.text, from)
      return at < 0 ? [] : [{ at, mark }]
    }).sort((a, b) => a.at - b.at || b.mark.text.length - a.mark.text.length)[0]
    if (!found) break
    parts.push(line.slice(from, found.at), <mark key={found.at} title={found.mark.note || undefined}>{found.mark.text}</mark>)
    from = found.at + found.mark.text.length
  }
  parts.push(line.slice(from))
  return parts
}
