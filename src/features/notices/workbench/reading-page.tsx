import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Dropdown, Input, Modal, Splitter, Tabs } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { momentOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { useMe } from '../../../workbench/session.tsx'
import { byHand, type Answer } from '../questions.rules.ts'
import { ActivityItem, ModuleItem, ReportItem, type Desk } from './items.tsx'
import { ContactsTab, Overview, RecipientsTab } from './others.tsx'
import { Questions } from './questions.tsx'
import { RecognitionPage } from './recognition-page.tsx'
import { SourcePane } from './source-pane.tsx'
import { countFacts, freshId, placeWords, tabOf, tabs, type NoticePlan, type Reading, type Tab } from './types.ts'
import { useKeys } from './use-keys.ts'
import { useNarrow } from '../../../workbench/parts/narrow.ts'
import { useReading } from './use-reading.ts'
import './notices.css'

const tabWords: Record<Tab, string> = { overview: '概要', modules: '模块', activities: '活动', reports: '报送要求', recipients: '收文单位', contacts: '联系人' }

/** 读取通知: did it understand the notice, and what must I decide? */
export function ReadingPage() {
  const id = Number(useParams().reading)
  const work = useReading(id)
  if (work.query.isError && !work.reading) return <div className="body" style={{ paddingTop: 24 }}><RefusalAlert error={work.query.error} retry={() => void work.query.refetch()} /></div>
  if (!work.reading) return <><PageHead crumb={<Link to="/notices">通知</Link>} title="读取通知" /><div className="body"><Loading rows={12} /></div></>
  if (work.reading.state !== 'read') return <RecognitionPage reading={work.reading} />
  return <Desktop work={work} reading={work.reading} />
}

function Desktop({ work, reading }: { work: ReturnType<typeof useReading>; reading: Reading }) {
  const me = useMe().data
  const queries = useQueryClient()
  const { modal } = App.useApp()
  const go = useNavigate()
  const narrow = useNarrow()
  const [search, setSearch] = useSearchParams()
  const { plan } = reading
  const wanted = search.get('tab')
  const tab: Tab = tabs.find((each) => each === wanted) ?? (plan.activities.length > 0 ? 'activities' : plan.reports.length > 0 ? 'reports' : 'overview')
  const selected = search.get('item')
  const side = search.get('side') === 'source' ? 'source' : 'plan'
  const [scrollTo, setScrollTo] = useState(selected ? 1 : 0)
  const [confirming, setConfirming] = useState(false)
  const readOnly = reading.campaignId !== null || !me?.roles.includes('office')
  const checked = useMemo(() => new Set(reading.checked), [reading.checked])

  const set = useCallback((changes: Record<string, string | null>) => {
    setSearch((now) => {
      const next = new URLSearchParams(now)
      for (const [key, value] of Object.entries(changes)) {
        if (value === null) next.delete(key)
        else next.set(key, value)
      }
      return next
    }, { replace: true })
  }, [setSearch])
  const show = useCallback((item: string) => {
    set({ item, ...(narrow && { side: 'source' }) })
    setScrollTo((n) => n + 1)
  }, [set, narrow])
  const select = useCallback((item: string) => {
    set({ item: item === selected ? null : item })
    if (item !== selected) setScrollTo((n) => n + 1)
  }, [set, selected])
  const pick = useCallback((item: string) => set({ item, tab: tabOf(plan, item), side: null }), [set, plan])

  const mark = useMutation({
    mutationFn: ({ item, to }: { item: string; to: boolean }) => api.PUT('/api/readings/{reading}/checked/{item}', { params: { path: { reading: reading.id, item } }, body: { checked: to } }),
    onMutate: ({ item, to }) => queries.setQueryData(['reading', reading.id], (now: Reading | undefined) => now && { ...now, checked: to ? [...now.checked, item] : now.checked.filter((each) => each !== item) }),
    onError: () => void work.query.refetch(),
  })
  const listed = tab === 'modules' ? plan.modules : tab === 'reports' ? plan.reports : tab === 'activities' ? plan.activities : []
  const next = useCallback((step: number) => {
    const at = listed.findIndex((item) => item.id === selected)
    const target = listed[at < 0 ? (step > 0 ? 0 : listed.length - 1) : at + step]
    if (target) {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      set({ item: target.id })
      setScrollTo((n) => n + 1)
    }
  }, [listed, selected, set])
  const check = useCallback((item: string, to: boolean) => {
    mark.mutate({ item, to })
    if (to) next(1)
  }, [mark, next])
  const answer = useCallback(async (key: string, given: Answer | null) => {
    if (!(await work.flush())) throw new Error('unsaved')
    work.keep((await got(api.PUT('/api/readings/{reading}/decisions', { params: { path: { reading: reading.id } }, body: { version: work.version(), key, answer: given } }))) as unknown as Reading)
  }, [work, reading.id])

  const desk: Desk = {
    plan, inferred: reading.inferred, questions: reading.questions, selected, checked, readOnly, onSelect: select, onShow: show, onCheck: check,
    onPlan: (change) => work.edit((draft) => ({ ...draft, plan: change(draft.plan) })),
    onModule: (activity, module) => work.edit((draft) => {
      const { [activity]: _, ...inferred } = draft.inferred
      return { inferred, plan: { ...draft.plan, activities: draft.plan.activities.map((each) => (each.id === activity ? { ...each, module } : each)) } }
    }),
  }
  useKeys({
    u: () => {
      const open = [...document.querySelectorAll<HTMLElement>('[data-question]')]
      const at = open.findIndex((element) => element.contains(document.activeElement))
      const target = open[(at + 1) % open.length]
      target?.scrollIntoView({ block: 'center' })
      // the question, not its first answer: nothing is chosen by a key pressed twice
      target?.focus()
    },
    j: () => next(1),
    k: () => next(-1),
    e: () => document.querySelector<HTMLElement>('.acts li.on .ed textarea, .acts li.on .ed input')?.focus(),
    'ctrl+enter': () => {
      if (!readOnly && reading.undecided === 0 && work.saving.state !== 'clash') setConfirming(true)
    },
    enter: () => {
      if (selected && !readOnly && listed.some((item) => item.id === selected)) check(selected, !checked.has(selected))
    },
  })
  useEffect(() => {
    document.title = `${plan.title.value} · 联动`
  }, [plan.title.value])

  const open = reading.undecided
  const planSide = <PlanSide reading={reading} desk={desk} tab={tab} onTab={(to) => set({ tab: to, item: null })} onAnswer={answer} onAdd={addItem} />
  function addItem(kind: 'activities' | 'reports' | 'modules') {
    const letter = kind === 'activities' ? 'a' : kind === 'reports' ? 'r' : 'm'
    const fresh = freshId(plan, letter)
    desk.onPlan((now) => withNew(now, kind, fresh))
    set({ tab: kind, item: fresh })
  }
  return (
    <>
      <header className="head">
        <div className="grow">
          <div className="crumb"><Link to="/notices">通知</Link> / 读取通知</div>
          <h1>{plan.title.value}</h1>
        </div>
        <div className="row" style={{ flexWrap: 'wrap', columnGap: 12 }}>
          {reading.format !== 'none' && <span className="mute wide-only" style={{ fontSize: 13 }}>读出 {countFacts(plan)} 项，项项有出处</span>}
          {open > 0 && <span className="st warn"><Icon name="ask" />还有 {open} 处待定</span>}
          <Saved saving={work.saving} />
          {!readOnly && <Button type="primary" disabled={open > 0 || work.saving.state === 'clash'} onClick={() => setConfirming(true)}>确认方案</Button>}
          {reading.campaignId !== null && <Button type="primary" onClick={() => go(`/campaigns/${reading.campaignId}/plan`)}>看方案与活动</Button>}
          <Dropdown trigger={['click']} menu={{ items: [
            ...(reading.format === 'none' ? [] : [{ key: 'file', label: <a href={`/api/readings/${reading.id}/file`}>下载原文件</a> }]),
            ...(readOnly ? [] : [{ key: 'discard', danger: true, label: '删掉这次读取', onClick: () => modal.confirm({
              title: '删掉这次读取？', content: '读出的方案和您的修改都会删掉，原文件不会再列出。', okText: '删掉', okButtonProps: { danger: true }, cancelText: '留着',
              onOk: async () => {
                await api.DELETE('/api/readings/{reading}', { params: { path: { reading: reading.id } } })
                localStorage.removeItem(`reading-${reading.id}`)
                await queries.invalidateQueries({ queryKey: ['readings'] })
                go('/notices')
              },
            }) }]),
          ] }}>
            <Button aria-label="更多" icon={<Icon name="more" />} />
          </Dropdown>
        </div>
      </header>
      {work.saving.state === 'clash' && (
        <div className="body" style={{ paddingBottom: 12 }}>
          <Alert
            type="warning" showIcon role="alert" title={`${work.query.data?.updatedBy ?? '同事'}刚刚先存了一版，有 ${work.saving.places.length} 处你们都改了，还没有存上。`}
            description={<>都改了的是：{work.saving.places.map((place) => placeWords(plan, place)).join('、')}。别处的修改已经合到一起，一处不丢。</>}
            action={<span className="row" style={{ flexWrap: 'wrap' }}><Button size="small" onClick={() => void work.settle('theirs')}>这几处用对方的</Button><Button size="small" onClick={() => void work.settle('mine')}>这几处用我的</Button></span>}
          />
        </div>
      )}
      {work.saving.state === 'failed' && <div className="body" style={{ paddingBottom: 12 }}><RefusalAlert error={work.saving.error} retry={() => void work.flush()} /></div>}
      {reading.campaignId !== null && <div className="body" style={{ paddingBottom: 12 }}><Alert type="success" showIcon title="这份方案已经确认成活动，这里只能看。" /></div>}
      {narrow ? (
        <>
          {reading.format !== 'none' && (
            <div className="sides" role="tablist">
              {(['source', 'plan'] as const).map((each) => <button type="button" role="tab" aria-selected={side === each} key={each} className={side === each ? 'on' : ''} onClick={() => set({ side: each === 'plan' ? null : each })}>{each === 'plan' ? '方案' : '原文'}</button>)}
            </div>
          )}
          <div className="scroll phone-side">{side === 'source' && reading.format !== 'none' ? <SourcePane reading={reading} selected={selected} scrollTo={scrollTo} onPick={pick} /> : planSide}</div>
        </>
      ) : reading.format === 'none' ? <div className="reading one">{planSide}</div> : (
        <Splitter className="reading">
          <Splitter.Panel defaultSize="46%" min="28%" max="65%"><SourcePane reading={reading} selected={selected} scrollTo={scrollTo} onPick={pick} /></Splitter.Panel>
          <Splitter.Panel>{planSide}</Splitter.Panel>
        </Splitter>
      )}
      {confirming && <Confirm work={work} reading={reading} onClose={() => setConfirming(false)} />}
    </>
  )
}

/** A new item, by hand. */
function withNew(plan: NoticePlan, kind: 'activities' | 'reports' | 'modules', id: string): NoticePlan {
  if (kind === 'activities') return { ...plan, activities: [...plan.activities, { id, name: '新活动', module: null, description: null, time: [], owners: [], forms: [], audience: [], channels: [], places: [], quote: byHand }] }
  if (kind === 'reports') return { ...plan, reports: [...plan.reports, { id, what: '新材料', who: [], length: null, formats: ['Word版', '盖章PDF版'], copies: null, extras: [], due: null, to: [], quote: byHand }] }
  return { ...plan, modules: [...plan.modules, { id, name: '新模块', description: null, time: [], forms: [], quote: byHand }] }
}

function PlanSide({ reading, desk, tab, onTab, onAnswer, onAdd }: { reading: Reading; desk: Desk; tab: Tab; onTab: (tab: Tab) => void; onAnswer: (key: string, answer: Answer | null) => Promise<void>; onAdd: (kind: 'activities' | 'reports' | 'modules') => void }) {
  const { plan } = reading
  const counts: Record<Tab, number | null> = { overview: null, modules: plan.modules.length, activities: plan.activities.length, reports: plan.reports.length, recipients: plan.recipients.length, contacts: plan.contacts.length }
  const lists = {
    activities: { word: '活动', items: plan.activities.map((item, i) => <ActivityItem key={item.id} activity={item} no={i + 1} desk={desk} />) },
    reports: { word: '报送要求', items: plan.reports.map((item, i) => <ReportItem key={item.id} report={item} no={i + 1} desk={desk} />) },
    modules: { word: '模块', items: plan.modules.map((item, i) => <ModuleItem key={item.id} module={item} no={i + 1} desk={desk} />) },
  }
  const list = tab === 'activities' || tab === 'reports' || tab === 'modules' ? tab : null
  return (
    <section className="planp" aria-label="读出的方案">
      <Tabs
        activeKey={tab} onChange={(key) => onTab(key as Tab)} tabBarStyle={{ margin: 0 }} indicator={{ size: (origin) => origin }}
        items={tabs.map((each) => ({ key: each, label: <>{tabWords[each]}{counts[each] !== null && <em>{counts[each]}</em>}</> }))}
      />
      <div className="planscroll">
        {plan.activities.length + plan.reports.length === 0 && reading.format !== 'none' && (
          <Alert style={{ marginTop: 14 }} type="warning" showIcon title="没读出活动或报送要求，可以手工建方案，或换一份文件。" action={<Link to="/notices">换一份文件</Link>} />
        )}
        <Questions plan={plan} questions={reading.questions} onAnswer={onAnswer} onShow={(ref) => desk.onShow(ref ?? 'overview')} readOnly={desk.readOnly} />
        {tab === 'overview' && <Overview desk={desk} />}
        {tab === 'recipients' && <RecipientsTab desk={desk} />}
        {tab === 'contacts' && <ContactsTab desk={desk} />}
        {list && (
          <>
            <div className="sec">
              <h2 className="h2 grow">{lists[list].word} {lists[list].items.length > 0 && reading.format !== 'none' && <small className="wide-only">点一项，左边就找到它的出处</small>}</h2>
              <span className="mute wide-only" style={{ fontSize: 13 }}>上一项 <kbd>K</kbd> 下一项 <kbd>J</kbd> 修改 <kbd>E</kbd> 核对 <kbd>Enter</kbd></span>
            </div>
            {lists[list].items.length === 0 && <p className="mute" style={{ margin: '12px 0' }}>没读出{lists[list].word}。</p>}
            <ol className="acts">{lists[list].items}</ol>
            {!desk.readOnly && <Button icon={<Icon name="plus" />} style={{ marginTop: 12, alignSelf: 'start' }} onClick={() => onAdd(list)}>添{lists[list].word}</Button>}
          </>
        )}
      </div>
    </section>
  )
}

function Saved({ saving }: { saving: ReturnType<typeof useReading>['saving'] }) {
  if (saving.state === 'waiting') return <span className="mute" style={{ fontSize: 13 }}>正在存…</span>
  if (saving.state === 'saved' && saving.at) return <span className="st ok" role="status"><Icon name="check" />已存 {momentOf(saving.at).split(' ')[1]}</span>
  if (saving.state === 'saved') return null
  return <span className="st late"><Icon name="late" />没有存上</span>
}

function Confirm({ work, reading, onClose }: { work: ReturnType<typeof useReading>; reading: Reading; onClose: () => void }) {
  const go = useNavigate()
  const queries = useQueryClient()
  const [shortName, setShortName] = useState('')
  const { plan } = reading
  const confirm = useMutation({
    mutationFn: async () => {
      if (!(await work.flush())) throw new Error('unsaved')
      return got(api.POST('/api/readings/{reading}/confirmation', { params: { path: { reading: reading.id } }, body: { version: work.version(), ...(shortName.trim() && { shortName: shortName.trim() }) } }))
    },
    onSuccess: async ({ campaignId, noticeId }) => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['campaigns'] }), queries.invalidateQueries({ queryKey: ['readings'] }), queries.invalidateQueries({ queryKey: ['reading', reading.id] })])
      go(`/campaigns/${campaignId}/notices/${noticeId}/recipients`)
    },
  })
  const uncheckedCount = [...plan.activities, ...plan.reports].filter((item) => !reading.checked.includes(item.id)).length
  return (
    <Modal open title="确认方案" okText="确认，去核对收文单位" cancelText="再看看" confirmLoading={confirm.isPending} onOk={() => confirm.mutate()} onCancel={onClose}>
      <p>将建成 {plan.modules.length > 0 ? `${plan.modules.length} 个模块、` : ''}{plan.activities.length} 项活动、{plan.reports.length} 项报送要求。签发之前，各单位看不到。</p>
      {uncheckedCount > 0 && <p className="mute">其中 {uncheckedCount} 项还没点“核对无误”。</p>}
      <label style={{ display: 'block', margin: '12px 0' }}>菜单里的简称<Input value={shortName} maxLength={20} placeholder="不填就用通知标题里的" onChange={(event) => setShortName(event.target.value)} /></label>
      {confirm.isError && <RefusalAlert error={confirm.error} />}
    </Modal>
  )
}
