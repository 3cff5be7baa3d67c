import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer, Segmented } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { countOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { useMe } from '../../../workbench/session.tsx'
import { changedFigures, numberedHeadings, sectionLengths, summaryLength, type FigureId, type Paragraph } from '../rules.ts'
import { CheckDialog, type Change } from './check-dialog.tsx'
import { useFigures, type Chosen, type Highlight, type Summary } from './data.ts'
import { FigureEvidence, SourceEvidence } from './evidence.tsx'
import { InsertPanel } from './insert.tsx'
import { Limit } from './limit.tsx'
import { figureChip, insertAt, mark, setFigure, sourcePassage } from './pieces.ts'
import { SectionEditor, type SectionHandle } from './section.tsx'
import { useNarrow } from '../../../workbench/parts/narrow.ts'

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** Outline, page and evidence of a summary there is. */
export function Editor({ campaign, data, connected, failed }: { campaign: number; data: Summary & { summary: NonNullable<Summary['summary']> }; connected: boolean; failed: unknown }) {
  const queries = useQueryClient()
  const narrow = useNarrow(900)
  const me = useMe().data
  const navigate = useNavigate()
  const { message } = App.useApp()
  const { summary, figures } = data
  const editable = data.may.write
  const page = useRef<HTMLElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const sections = useRef(new Map<number, SectionHandle>())
  const caret = useRef<{ section: number; range: Range } | null>(null)
  const [place, setPlace] = useState<number | null>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [tab, setTab] = useState<'rows' | 'insert'>('insert')
  const [drawer, setDrawer] = useState(false)
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [turn, setTurn] = useState(0)
  const [checking, setChecking] = useState<Change[] | null>(null)
  const [here, setHere] = useState(summary.sections[0]?.id ?? 0)
  const names = useFigures(campaign).data

  const typed = useCallback(() => setTurn((before) => before + 1), [])
  // what is on the screen, typed or not, is what is counted
  const shown = useMemo(() => summary.sections.map((section) => {
    const handle = sections.current.get(section.id)
    return { ...section, ...(handle?.root?.hasChildNodes() ? handle.current() : { heading: section.heading, body: section.body as Paragraph[] }) }
  }), [summary, turn])
  const numbers = numberedHeadings(shown.map((section) => ({ level: section.level, heading: '' })))
  const lengths = sectionLengths(shown)
  const length = summaryLength(summary.title, shown, data.signature)
  const moved = shown.flatMap((section) => changedFigures(section.body, figures))

  useEffect(() => { if (page.current) mark(page.current, figures, chosen?.element ?? null) })
  useEffect(() => { if (title.current && title.current !== document.activeElement) title.current.textContent = summary.title }, [summary.title])
  useEffect(() => {
    const follow = () => {
      const selection = getSelection()
      const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
      const handle = range && [...sections.current.values()].find((each) => each.root?.contains(range.startContainer))
      if (!range || !handle) return
      caret.current = { section: handle.id, range: range.cloneRange() }
      setPlace(handle.id)
      setHere(handle.id)
    }
    document.addEventListener('selectionchange', follow)
    return () => document.removeEventListener('selectionchange', follow)
  }, [])

  const flush = async () => (await Promise.all([...sections.current.values()].map((each) => each.flush()))).every(Boolean)
  const head = useMutation({
    mutationFn: (next: { title?: string; lengthMax?: number | null }) => got(api.PUT('/api/campaigns/{campaign}/summary', { params: { path: { campaign } }, body: next })),
    onSuccess: () => setSavedAt(new Date()),
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaign', campaign, 'summary'] }),
  })
  const refresh = useMutation({
    mutationFn: async (figure: FigureId | null) => {
      if (!(await flush())) throw new Error('unsaved')
      return got(api.POST('/api/campaigns/{campaign}/summary/refresh', { params: { path: { campaign } }, body: { figure } }))
    },
    onSuccess: async (done, figure) => {
      await queries.invalidateQueries({ queryKey: ['campaign', campaign, 'summary'] })
      if (figure !== null) setChosen(null)
      if (done.locked.length === 0) {
        setChecking(null)
        void message.success(done.updated > 0 ? '数字已更新到现在的明细' : '数字已经是最新的')
      }
    },
  })
  const check = async () => {
    refresh.reset()
    await flush()
    const fresh = await queries.fetchQuery({ queryKey: ['campaign', campaign, 'summary'], queryFn: () => got(api.GET('/api/campaigns/{campaign}/summary', { params: { path: { campaign } } })), staleTime: 0 })
    setChecking((fresh.summary?.sections ?? []).flatMap((section) => changedFigures(section.body as Paragraph[], fresh.figures).map((change) => {
      const known = names?.find((each) => each.id === change.figure)
      return { ...change, section: section.heading, name: known?.name ?? change.figure, measure: known?.measure ?? '' }
    })))
  }
  const choose = useCallback((next: Chosen) => {
    setChosen(next)
    setTab('rows')
    setDrawer(true)
  }, [])
  const insert = (element: HTMLElement) => {
    const at = caret.current
    const handle = at && sections.current.get(at.section)
    if (!at || !handle?.root?.isContentEditable) return
    handle.root.focus()
    insertAt(handle.root, at.range, element)
    handle.typed()
    if (narrow) setDrawer(false)
  }
  const typeFigure = (value: number | null) => {
    if (chosen?.kind !== 'figure') return
    setFigure(chosen.element, value ?? figures[chosen.figure], value !== null)
    setChosen({ ...chosen, value: value ?? figures[chosen.figure], typed: value !== null })
    sections.current.get(chosen.section)?.typed()
  }
  const saveWord = useMutation({
    mutationFn: async () => {
      await flush()
      const link = document.createElement('a')
      link.href = `/api/campaigns/${campaign}/summary.docx`
      link.download = ''
      link.click()
    },
  })

  const compose = useMutation({
    mutationFn: async () => {
      if (!(await flush())) throw new Error('unsaved')
      return got(api.POST('/api/campaigns/{campaign}/summary/composition', { params: { path: { campaign } } }))
    },
    onSuccess: ({ id }) => void navigate(`/compositions/${id}`),
  })

  const others = [...new Set(summary.sections.flatMap((section) => (section.lockedBy ? [section.lockedBy] : [])))]
  const all = shown.flatMap((section) => section.body.flat().filter((piece) => piece.kind === 'figure'))
  const over = summary.lengthMax !== null && length > summary.lengthMax
  const placed = summary.sections.find((section) => section.id === place)
  const panel = (
    <>
      {chosen && <Segmented aria-label="看什么" block size="small" style={{ marginBottom: 14 }} value={tab} onChange={setTab} options={[{ value: 'rows', label: chosen.kind === 'figure' ? '明细' : '来源' }, { value: 'insert', label: editable ? '插入' : '全部数字' }]} />}
      {chosen && tab === 'rows'
        ? chosen.kind === 'figure'
          ? <FigureEvidence key={chosen.figure} campaign={campaign} chosen={chosen} editable={editable && summary.sections.find((section) => section.id === chosen.section)?.lockedBy === null} busy={refresh.isPending} onUpdate={() => refresh.mutate(chosen.figure)} onTyped={typeFigure} />
          : <SourceEvidence campaign={campaign} chosen={chosen} />
        : <InsertPanel campaign={campaign} editable={editable} place={placed && placed.lockedBy === null ? placed.heading : null}
            onFigure={(figure, value) => insert(figureChip({ kind: 'figure', figure, value, typed: false }))}
            onHighlight={({ text, requirementId, unitId, unitName, version }: Highlight) => insert(sourcePassage({ kind: 'source', text, requirementId, unitId, unitName, version }))} />}
    </>
  )
  return (
    <div className="sum-page">
      <PageHead
        crumb="总结" title="活动总结报告"
        facts={<span className="mute" style={{ fontSize: 13 }} aria-live="polite">
          {editable ? (savedAt ? `草稿 · ${clock.format(savedAt)} 已自动保存` : `草稿 · ${summary.updatedBy}写`) : '草稿 · 只能看'}
          {others.length > 0 && ` · ${[...others, ...(editable && savedAt && me ? [me.name] : [])].join('、')} 正在编辑`}
          {!connected && ' · 连接断开，正在重连'}
        </span>}
        actions={<>
          <span className="row gauges" role="img" aria-label={`${length} 字${summary.lengthMax === null ? '' : `，上限 ${summary.lengthMax} 字`}`}>
            {summary.lengthMax !== null && <span className={over ? 'gauge over' : 'gauge'}><i style={{ width: `${Math.min(100, (100 * length) / summary.lengthMax)}%` }} /></span>}
            <span className="nowrap" title="连标题、落款，按 Word 的字数算"><b style={over ? { color: 'var(--teng)' } : undefined}>{countOf(length)}</b>{summary.lengthMax === null ? ' 字' : ` / ${countOf(summary.lengthMax)} 字`}</span>
          </span>
          {editable && <Limit value={summary.lengthMax} busy={head.isPending} onSave={(lengthMax) => head.mutate({ lengthMax })} />}
          {editable && <Button onClick={() => void check()}>核对全部数字{moved.length > 0 ? ` · ${moved.length}` : ''}</Button>}
          {editable && <Button loading={compose.isPending} onClick={() => compose.mutate()}>拟成正式公文</Button>}
          <Button type="primary" icon={<Icon name="download" />} loading={saveWord.isPending} onClick={() => saveWord.mutate()}>存为 Word</Button>
        </>}
      />
      {failed !== null && <div className="sum-pad"><RefusalAlert error={failed} /></div>}
      {compose.isError && <div className="sum-pad"><RefusalAlert error={compose.error} /></div>}
      {head.isError && <div className="sum-pad"><RefusalAlert error={head.error} /></div>}
      {refresh.isError && checking === null && <div className="sum-pad"><RefusalAlert error={refresh.error} /></div>}
      <div className="sum-cols">
        <nav className="toc" aria-label="提纲">
          {shown.map((section, index) => (
            <a key={section.id} href={`#section-${section.id}`} className={`${section.level === 2 ? 'two' : ''}${here === section.id ? ' on' : ''}`} onClick={() => setHere(section.id)}>
              {section.level === 1 ? `${numbers[index]}${section.heading}` : section.heading}<small>{countOf(lengths[index] ?? 0)} 字{section.lockedBy ? ` · ${section.lockedBy}在写` : ''}</small>
            </a>
          ))}
        </nav>
        <div className="ed">
          <article className="paper" ref={page}>
            <h2 ref={title} {...(editable && {
              contentEditable: 'plaintext-only' as const, suppressContentEditableWarning: true, role: 'textbox', 'aria-label': '总结的题目',
              onKeyDown: (event: React.KeyboardEvent) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) { event.preventDefault(); (event.target as HTMLElement).blur() } },
              onBlur: () => {
                const next = title.current?.textContent?.replaceAll(/\s+/g, ' ').trim().slice(0, 200) ?? ''
                if (next && next !== summary.title) head.mutate({ title: next })
                else if (title.current) title.current.textContent = summary.title
              },
            })} />
            {summary.sections.map((section, index) => (
              <SectionEditor key={section.id} campaign={campaign} section={section} number={numbers[index] ?? ''} editable={editable} onChoose={choose} onSaved={setSavedAt} onTyped={typed}
                handle={(handle) => { if (handle) sections.current.set(section.id, handle) }} />
            ))}
            <p className="sign">{data.signature.unit}<br />{data.signature.date}</p>
          </article>
        </div>
        {!narrow && <aside className="ev" aria-label="依据">{panel}</aside>}
      </div>
      {narrow && editable && <Button className="sum-insert" icon={<Icon name="plus" />} onMouseDown={(event) => event.preventDefault()} onClick={() => { setTab('insert'); setDrawer(true) }}>插入数字或亮点</Button>}
      {narrow && <Drawer open={drawer} placement="bottom" size="80vh" title="依据" onClose={() => setDrawer(false)} rootClassName="ev-drawer"><div className="ev">{panel}</div></Drawer>}
      {checking && <CheckDialog changes={checking} count={all.length} typed={all.filter((piece) => piece.kind === 'figure' && piece.typed).length} busy={refresh.isPending} error={refresh.isError ? refresh.error : null} locked={refresh.data?.locked ?? []} onUpdate={() => refresh.mutate(null)} onClose={() => { setChecking(null); refresh.reset() }} />}
    </div>
  )
}
