import { Alert, Button } from 'antd'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { countOf } from '../../../workbench/parts/days.ts'
import { doubtfulParts, marksOf, piecesOf, type Label, type Mark, type Piece } from './marks.ts'
import { PagePicture } from './page-picture.tsx'
import type { Paragraph, Reading } from './types.ts'

const none: never[] = []

/** The notice's own words, in Song on white, with what the plan took from them underlined by kind. */
export function SourcePane({ reading, selected, scrollTo, onPick }: { reading: Reading; selected: string | null; scrollTo: number; onPick: (item: string) => void }) {
  const { marks, labels } = useMemo(() => marksOf(reading.paragraphs, reading.plan, reading.questions), [reading.paragraphs, reading.plan, reading.questions])
  const byParagraph = useMemo(() => ({ marks: Map.groupBy(marks, (mark) => mark.paragraph), labels: Map.groupBy(labels, (label) => label.paragraph) }), [marks, labels])
  const paper = useRef<HTMLElement>(null)
  const recognised = reading.paragraphs.some((paragraph) => paragraph.doubtful)
  const doubtful = reading.paragraphs.reduce((sum, paragraph) => sum + (paragraph.doubtful?.reduce((n, [from, to]) => n + to - from, 0) ?? 0), 0)
  const [page, setPage] = useState<number | null>(null)
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
        {recognised && <span className="tag" title="文字是从图片里识别的，没看清的字下面加了点">识别</span>}
        {recognised && page === null && doubtful > 0 && <span className="mute wide-only" style={{ whiteSpace: 'nowrap' }}>{doubtful} 个字没看清</span>}
        {recognised && <Button size="small" onClick={() => setPage(page === null ? 1 : null)}>{page === null ? '对照原页' : '收起原页'}</Button>}
        {page === null && <span className="key"><span>活动</span><span className="d">时间</span><span className="o">单位</span><span className="q">待定</span></span>}
      </div>
      {reading.unread.length > 0 && <Alert type="warning" showIcon banner title={`第 ${reading.unread.map((each) => each.page).join('、')} 页没有识别出来，读出的方案里没有这几页。`} description={`${reading.unread[0]?.message ?? ''}${reading.unread[0]?.hint ?? ''}`} />}
      <div className={page === null ? 'papers' : 'papers two'}>
      <article className="reading-paper" ref={paper}>
        {reading.paragraphs.map((paragraph, i) => (
          <Line
            key={i} paragraph={paragraph} selected={selected} onPick={onPick} onPage={page === null ? undefined : setPage}
            marks={byParagraph.marks.get(i) ?? none} labels={byParagraph.labels.get(i) ?? none}
          />
        ))}
      </article>
      {page !== null && (
        <aside className="page-beside" aria-label="原页">
          <div className="row">
            <Button size="small" icon={<Icon name="left" />} aria-label="上一页" disabled={page <= 1} onClick={() => setPage(page - 1)} />
            <span>第 {page} 页，共 {reading.pages ?? 1} 页</span>
            <Button size="small" icon={<Icon name="right" />} aria-label="下一页" disabled={page >= (reading.pages ?? 1)} onClick={() => setPage(page + 1)} />
          </div>
          <PagePicture reading={reading.id} page={page} width={1000} />
        </aside>
      )}
      </div>
    </section>
  )
}

function Line({ paragraph, marks, labels, selected, onPick, onPage }: { paragraph: Paragraph; marks: Mark[]; labels: Label[]; selected: string | null; onPick: (item: string) => void; onPage: ((page: number) => void) | undefined }) {
  const pieces = piecesOf(paragraph.text, marks)
  const heading = paragraph.text.length < 40 && /^(附件|第?[一二三四五六七八九十]+[、章条]|[（(][一二三四五六七八九十]+[)）])/.test(paragraph.text) && !/。/.test(paragraph.text)
  return (
    <p className={`${heading ? 'h' : ''}${paragraph.kind === 'row' ? ' tablerow' : ''}`} onClick={onPage && paragraph.page !== null ? () => onPage(paragraph.page!) : undefined}>
      {pieces.map((piece) => (
        <span key={piece.start}>
          {labels.filter((label) => label.start === piece.start).map((label) => (
            <span key={label.item + label.words} className={`m${label.item === selected ? ' on' : ''}${label.asks ? ' qq' : ''}`} aria-hidden="true">{label.words}</span>
          ))}
          {piece.kind === null ? <Words paragraph={paragraph} piece={piece} /> : (
            <mark
              className={`${piece.kind}${selected && piece.items.includes(selected) ? ' sel' : ''}`} data-items={piece.items.join(' ')}
              onClick={() => onPick((selected && piece.items.includes(selected) ? piece.items.find((item) => item !== selected) : undefined) ?? piece.items[0] ?? '')}
            ><Words paragraph={paragraph} piece={piece} /></mark>
          )}
        </span>
      ))}
    </p>
  )
}

/** The words of a piece; characters that were hard to read on the page are told apart. */
function Words({ paragraph, piece }: { paragraph: Paragraph; piece: Piece }) {
  if (!paragraph.doubtful?.length) return piece.text
  return doubtfulParts(piece, paragraph.doubtful).map((part) => (part.doubtful ? <span key={part.start} className="doubt" title="识别时没看清，请对照原页">{part.text}</span> : part.text))
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
