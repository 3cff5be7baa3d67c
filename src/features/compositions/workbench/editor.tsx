import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown, Segmented, Splitter, Tabs } from 'antd'
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { countOf } from '../../../workbench/parts/days.ts'
import { useNarrow } from '../../../workbench/parts/narrow.ts'
import { PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { countDocument, kindWords } from '../composition.rules.ts'
import { manuscriptOf, sheetOf, type Sheet } from '../sheet.rules.ts'
import { dayOf } from '../templates.rules.ts'
import { findings, type Finding } from '../check.rules.ts'
import { ChecksPane } from './checks.tsx'
import { ConflictAlert } from './conflict.tsx'
import { fetchComposition, type Composition, type Preview } from './data.ts'
import { FinishDialog } from './finish-dialog.tsx'
import { FontsPane } from './fonts.tsx'
import { forgetLocally, localCopy } from './local-copy.ts'
import { MendDialog } from './mend-dialog.tsx'
import { Paper } from './paper.tsx'
import { PreviewPane } from './preview.tsx'
import { showPlace } from './show-place.ts'
import { Tools } from './tools.tsx'
import { usePreview, type PageAsk } from './use-preview.ts'
import { useSaving } from './use-saving.ts'
import { useSheet } from './use-sheet.ts'
import { useWriting } from './use-writing.ts'

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
type Tab = 'preview' | 'checks' | 'fonts'
const tabs: readonly Tab[] = ['preview', 'checks', 'fonts']

/** What an earlier visit could not save: still wanted, on which revision. */
function beginning(composition: Composition) {
  const copy = localCopy(composition.id)
  const same = JSON.stringify({ document: composition.document, enclosures: composition.enclosures })
  if (!copy || JSON.stringify({ document: copy.document, enclosures: copy.enclosures }) === same) return { manuscript: composition, dirty: false, conflict: null }
  return { manuscript: copy, dirty: true, conflict: copy.revision === composition.revision ? null : composition }
}

/** 拟稿: the text on the left, its pages, broken rules and fonts on the right. */
export function Editor({ composition }: { composition: Composition }) {
  const [start] = useState(() => beginning(composition))
  const { message, modal } = App.useApp()
  const go = useNavigate()
  const queries = useQueryClient()
  const narrow = useNarrow(900)
  const [search, setSearch] = useSearchParams()
  const wanted = tabs.find((each) => each === search.get('tab'))
  const tab: Tab = wanted ?? 'preview'
  const set = (changes: Record<string, string | null>) => setSearch((now) => {
    const next = new URLSearchParams(now)
    for (const [key, value] of Object.entries(changes)) { if (value) next.set(key, value); else next.delete(key) }
    return next
  }, { replace: true })
  const zoom = Math.min(200, Math.max(50, Number(search.get('zoom')) || 100))
  const { sheet, caret, edit, undo, redo, canUndo, canRedo } = useSheet(() => sheetOf(start.manuscript))
  const work = useSaving(composition.id, { revision: composition.revision, dirty: start.dirty, conflict: start.conflict }, sheet)
  const { saving, savedAt, save } = work
  const writing = useWriting({ sheet, edit, composing: work.composing })
  const [files, setFiles] = useState(composition.files)
  const [finishing, setFinishing] = useState(false)
  const [mending, setMending] = useState(false)
  const [today] = useState(() => dayOf(new Date()))

  const calm = useDeferredValue(sheet)
  const document = useMemo(() => manuscriptOf(calm).document, [calm])
  const characters = useMemo(() => countDocument(document), [document])
  const width = zoom > 125 ? 1800 : 1100
  const ask = useCallback((page: PageAsk): Promise<Preview> =>
    got(api.POST('/api/compositions/previews', { body: { unit: composition.unitId, document, ...page } })), [composition.unitId, document])
  const preview = usePreview(document, ask, width)
  const texts = preview.pages?.texts ?? null
  const found = useMemo(() => findings(document, texts), [document, texts])
  const broken = found.filter((each) => each.verdict !== 'pass').length
  const [sought, setSought] = useState<Finding | null>(null)
  const show = (finding: Finding) => {
    if (narrow) set({ side: null })
    setSought(finding)
  }

  const mend = (next: Sheet) => edit(null, () => next)
  const settleTheirs = (theirs: Composition) => {
    const kept = sheetOf(theirs)
    edit(null, () => kept)
    work.settled(theirs.revision, kept)
  }
  const copyMine = useMutation({
    mutationFn: () => got(api.POST('/api/compositions', { body: { from: 'document', kind: composition.kind, unit: composition.unitId, document: manuscriptOf(sheet).document } })),
    onSuccess: ({ id }) => {
      forgetLocally(composition.id)
      const theirs = work.saving.state === 'conflict' ? work.saving.theirs : null
      if (theirs) settleTheirs(theirs)
      void queries.invalidateQueries({ queryKey: ['compositions', 'list'] })
      go(`/compositions/${id}`)
    },
  })
  const leave = useMutation({
    mutationFn: () => api.DELETE('/api/compositions/{composition}', { params: { path: { composition: composition.id } } }),
    onSuccess: async () => {
      work.settled(work.revision(), sheet)
      await queries.invalidateQueries({ queryKey: ['compositions', 'list'] })
      go('/compositions')
    },
  })
  const download = async (as: 'pdf' | 'docx') => {
    if (!(await work.save())) return void message.warning('还没有存上，等存上再下载。')
    const link = window.document.createElement('a')
    link.href = `/api/compositions/${composition.id}/document.${as}`
    link.download = ''
    link.click()
  }
  useEffect(() => { if (start.dirty && !start.conflict) void message.info('找回了上次没有存上的内容。') }, [start, message])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || !(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      // what an undone step took away had the caret: the key then comes from the page itself
      const writing = event.target === window.document.body || (event.target as HTMLElement).closest('.comp-paper') !== null
      const work = key === 'enter' ? () => setFinishing(true) : key === 's' ? () => void save() : writing && key === 'z' ? (event.shiftKey ? redo : undo) : writing && key === 'y' ? redo : null
      if (!work) return
      event.preventDefault()
      work()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [save, undo, redo])

  const fact = saving.state === 'saving' || saving.state === 'typing' ? '正在存' : saving.state === 'failed' ? '没有存上，您写的还在这里。正在重试。' : saving.state === 'conflict' ? '同事先存了一版' : savedAt ? `${clock.format(savedAt)} 已自动保存` : `${composition.updatedBy}写`
  const side = narrow ? (search.get('side') ?? 'paper') : 'both'
  useEffect(() => {
    // on a phone the paper has to come back first
    if (!sought || (narrow && side !== 'paper')) return
    showPlace(sheet, sought.at ?? [])
    setSought(null)
  }, [sought, narrow, side, sheet])
  const paper = (
    <div className="comp-left">
      <Tools sheet={sheet} active={writing.active} edit={edit} undo={undo} redo={redo} canUndo={canUndo} canRedo={canRedo} onMend={() => setMending(true)} />
      <div className="comp-desk"><Paper composition={{ ...composition, files }} sheet={sheet} caret={caret} writing={writing} readOnly={false} today={today} edit={edit} onEnclosed={(file) => setFiles((before) => [...before, file])} /></div>
    </div>
  )
  const tabWords = { preview: '预览', checks: <>版式检查<em>{broken > 0 ? broken : ''}</em></>, fonts: '字体' }
  const pane = (now: Tab) => (now === 'checks' ? <ChecksPane found={found} onShow={show} /> : now === 'fonts' ? <FontsPane fonts={preview.pages?.fonts} /> : <PreviewPane preview={preview} zoom={zoom} onZoom={(to) => set({ zoom: to === 100 ? null : String(to) })} />)
  return (
    <div className="comp">
      <PageHead
        crumb={<><Link to="/compositions">文稿</Link> / {kindWords[composition.kind]}</>} title={sheet.head.title.replaceAll('\n', '') || `没有标题的${kindWords[composition.kind]}`}
        facts={<span className="mute" style={{ fontSize: 13 }} aria-live="polite">草稿 · {fact}</span>}
        actions={<>
          <span className="nowrap mute" title="连标题、附件、落款，按 Word 的字数算"><b style={{ color: 'var(--ink)' }}>{countOf(characters)}</b> 字</span>
          <Dropdown trigger={['click']} menu={{ items: [
            { key: 'docx', label: '存为 Word', onClick: () => void download('docx') }, { key: 'pdf', label: '存为 PDF', onClick: () => void download('pdf') }, { type: 'divider' },
            { key: 'discard', danger: true, label: '删掉这份草稿', onClick: () => modal.confirm({ title: '删掉这份草稿？', content: '删掉以后找不回来。', okText: '删掉', okButtonProps: { danger: true }, cancelText: '留着', onOk: () => leave.mutateAsync() }) },
          ] }}><Button>更多</Button></Dropdown>
          <Button type="primary" disabled={saving.state === 'conflict'} onClick={() => setFinishing(true)}>定稿</Button>
        </>}
      />
      <div className="comp-alerts">
        {saving.state === 'failed' && <RefusalAlert error={saving.error} retry={() => void work.save()} />}
        {saving.state === 'conflict' && <ConflictAlert saving={saving} busy={copyMine.isPending} onTheirs={settleTheirs} onMine={(theirs) => void work.save(theirs.revision)} onCopy={() => copyMine.mutate()} onReload={() => void fetchComposition(composition.id).then(settleTheirs)} />}
        {(copyMine.isError || leave.isError) && <RefusalAlert error={copyMine.error ?? leave.error} />}
      </div>
      {narrow ? <>
        <Segmented className="comp-sides" block aria-label="看什么" value={side} options={[{ value: 'paper', label: '文稿' }, { value: 'preview', label: '预览' }, { value: 'checks', label: broken > 0 ? `检查 ${broken}` : '检查' }, { value: 'fonts', label: '字体' }]} onChange={(to) => set({ side: to === 'paper' ? null : to })} />
        {side === 'paper' ? paper : <div className="comp-right">{pane(side as Tab)}</div>}
      </> : (
        <Splitter className="comp-cols">
          <Splitter.Panel defaultSize="52%" min={420}>{paper}</Splitter.Panel>
          <Splitter.Panel min={360}><div className="comp-right">
            <Tabs activeKey={tab} items={tabs.map((each) => ({ key: each, label: tabWords[each] }))} onChange={(to) => set({ tab: to === 'preview' ? null : to })} />
            {pane(tab)}
          </div></Splitter.Panel>
        </Splitter>
      )}
      {finishing && <FinishDialog composition={composition} found={found} fonts={preview.pages?.fonts ?? null} pages={preview.pages?.total ?? null} save={() => work.save()} revision={work.revision} onClose={() => setFinishing(false)} />}
      {mending && <MendDialog sheet={sheet} onMend={mend} onClose={() => setMending(false)} />}
    </div>
  )
}
