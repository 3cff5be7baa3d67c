import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { countOf } from '../../../workbench/parts/days.ts'
import { marksOf, piecesOf, type Label, type Mark } from './marks.ts'
import type { Paragraph, Reading } from './types.ts'

const none: never[] = []

/** The notice's own words, in Song on white, with what the plan took from them underlined by kind. */
export function SourcePane({ reading, selected, scrollTo, onPick }: { reading: Reading; selected: string | null; scrollTo: number; onPick: (item: string) => void }) {
  const { marks, labels } = useMemo(() => marksOf(reading.paragraphs, reading.plan, reading.questions), [reading.paragraphs, reading.plan, reading.questions])
  const byParagraph = useMemo(() => ({ marks: Map.groupBy(marks, (mark) => mark.paragraph), labels: Map.groupBy(labels, (label) => label.paragraph) }), [marks, labels])
  const paper = useRef<HTMLElement>(null)
  useLayoutEffect(() => spread(paper.current), [labels])
  useEffect(() => {
    const place = () => spread(paper.current)
    addEventListener('resize', place)
    return () => removeEventListener('resize', place)
  }, [])
  useEffect(() => {
    if (!selected || scrollTo === 0) return
    paper.current?.querySelector(`mark[data-items~="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: 'center' })
  }, [selected, scrollTo])
  return (
    <section className="reading-src" aria-label="通知原文">
      <div className="bar2">
        <Icon name="notice" />
        <span className="cut">{reading.fileName}{reading.pages ? ` · ${reading.pages} 页` : ''} · {countOf(reading.characters)} 字</span>
        <span className="key"><span>活动</span><span className="d">时间</span><span className="o">单位</span><span className="q">待定</span></span>
      </div>
      <article className="reading-paper" ref={paper}>
        {reading.paragraphs.map((paragraph, i) => (
          <Line
            key={i} paragraph={paragraph} selected={selected} onPick={onPick}
            marks={byParagraph.marks.get(i) ?? none} labels={byParagraph.labels.get(i) ?? none}
          />
        ))}
      </article>
    </section>
  )
}

function Line({ paragraph, marks, labels, selected, onPick }: { paragraph: Paragraph; marks: Mark[]; labels: Label[]; selected: string | null; onPick: (item: string) => void }) {
  const pieces = piecesOf(paragraph.text, marks)
  const heading = paragraph.text.length < 40 && /^(附件|第?[一二三四五六七八九十]+[、章条]|[（(][一二三四五六七八九十]+[)）])/.test(paragraph.text) && !/。/.test(paragraph.text)
  return (
    <p className={`${heading ? 'h' : ''}${paragraph.kind === 'row' ? ' tablerow' : ''}`}>
      {pieces.map((piece) => (
        <span key={piece.start}>
          {labels.filter((label) => label.start === piece.start).map((label) => (
            <span key={label.item + label.words} className={`m${label.item === selected ? ' on' : ''}${label.asks ? ' qq' : ''}`} aria-hidden="true">{label.words}</span>
          ))}
          {piece.kind === null ? piece.text : (
            <mark
              className={`${piece.kind}${selected && piece.items.includes(selected) ? ' sel' : ''}`} data-items={piece.items.join(' ')}
              onClick={() => onPick((selected && piece.items.includes(selected) ? piece.items.find((item) => item !== selected) : undefined) ?? piece.items[0] ?? '')}
            >{piece.text}</mark>
          )}
        </span>
      ))}
    </p>
  )
}

/** Words in the margin stand beside their line; two on one line stand one below the other. */
function spread(paper: HTMLElement | null): void {
  if (!paper) return
  let last = -Infinity
  for (const label of paper.querySelectorAll<HTMLElement>('.m')) {
    label.style.marginTop = '0'
    const top = label.offsetTop
    const shift = Math.max(0, last + 20 - top)
    if (shift > 0) label.style.marginTop = `${shift}px`
    last = top + shift
  }
}
