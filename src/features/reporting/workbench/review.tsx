import { Button, Segmented, Tooltip } from 'antd'
import { useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { Status } from '../../../workbench/parts/status.tsx'
import type { Alike } from './index.tsx'
import { Checks } from './report-checks.tsx'
import { pathOf, useChanges, useReviews, useStep, type Key, type Submission, type Version } from './report-data.ts'
import { Differences } from './report-differences.tsx'
import { PairView } from './report-pair.tsx'
import { usePairWalk } from './report-walk.ts'
import { Originals } from './report-files.tsx'
import { Figures } from './report-figures.tsx'
import { History } from './report-history.tsx'
import { useKeys } from '../../../workbench/parts/keys.ts'
import { Pages, usePage } from './report-pages.tsx'
import { ReportTabs } from './report-tabs.tsx'
import { Banner } from './report-verdict.tsx'
import { askedFor, dueLine, standingOf } from './report-words.ts'
import { neighbours } from './review-queue.tsx'
import { ReturnDrawer, useReturnDraft } from './review-return.tsx'
import { ReviewText } from './review-text.tsx'
import { officeVerdict } from './review-verdict.tsx'

type View = 'text' | 'checks' | 'changes'

/** The office's page of one submission: look, then 收下, 采用 or 退回并说明, and on to the next. */
export function Review({ at, submission, Alike }: { at: Key; submission: Submission; Alike: Alike }) {
  const [search, setSearch] = useSearchParams()
  const navigate = useNavigate()
  const { requirement, state, may } = submission
  const now = new Date(submission.now)
  const [version, before] = submission.versions
  const step = useStep(at, submission.revision)
  const writing = useReturnDraft(at, version?.version ?? 0)
  const [returning, setReturning] = useState(false)
  const queue = useReviews(at.campaign, may.review)
  const items = queue.data?.items ?? []
  const lastSeen = useRef(0)
  const { here, index, next, previous } = neighbours(items, at, lastSeen.current)
  if (here >= 0) lastSeen.current = here
  const open = (item: typeof next) => item && void navigate(pathOf({ campaign: at.campaign, requirement: item.requirementId, unit: item.unitId }))
  const [page, turn] = usePage(version)
  const { current, go, walk } = usePairWalk(version, turn)
  useKeys({ j: () => open(next), k: () => open(previous) })
  const tab = search.get('tab') === 'log' ? 'log' : 'now'
  const asked = search.get('view')
  const view: View = asked === 'checks' || (asked === 'changes' && before) ? asked as View : 'text'
  const show = (to: View) => setSearch(to === 'text' ? {} : { view: to }, { replace: true })
  const decidable = may.review && (state === 'submitted' || state === 'accepted') && version !== undefined

  return (
    <>
      <PageHead
        crumb={<><Link to={`/campaigns/${at.campaign}/ledger`}>报送台账</Link> / {submission.campaign.name}</>}
        title={`${submission.unit.name}：${requirement.title}`}
        facts={<span className="mute">{askedFor(requirement)}{version && ` · 第 ${version.version} 稿`} · {dueLine(requirement.dueAt, requirement.dueText, now)}</span>}
        actions={may.review && items.length > 0 && (
          <div className="row rep-queue">
            <span className="mute">{here >= 0 ? `待审第 ${index + 1} 份，共 ${queue.data?.total} 份` : `还有 ${queue.data?.total} 份待审`}</span>
            <Tooltip title="上一份（K）"><Button aria-label="上一份" disabled={!previous} icon={<Icon name="left" />} onClick={() => open(previous)} /></Tooltip>
            <Tooltip title="下一份（J）"><Button aria-label="下一份" disabled={!next} icon={<Icon name="right" />} onClick={() => open(next)} /></Tooltip>
          </div>
        )}
      />
      <div className="scroll body">
        <ReportTabs beside={<Status standing={standingOf(submission, requirement.dueAt, now)} />} />
        {tab === 'log' ? <History at={at} submission={submission} /> : (
          <>
            <Banner verdict={officeVerdict(submission, version)}>
              {decidable ? (
                <>
                  <Button disabled={step.isPending} onClick={() => setReturning(true)}>退回并说明{writing.draft.marks.length > 0 && `（标了 ${writing.draft.marks.length} 处）`}</Button>
                  <Button type={state === 'accepted' && !submission.adopted ? 'primary' : 'default'} disabled={step.isPending} loading={step.isPending && step.variables?.do === 'adoption'} onClick={() => step.mutate({ do: 'adoption', adopted: !submission.adopted })}>{submission.adopted ? '取消采用' : '采用'}</Button>
                  {state === 'submitted' && <Button type="primary" disabled={step.isPending} loading={step.isPending && step.variables?.do === 'acceptance'} onClick={() => step.mutate({ do: 'acceptance' })}>收下</Button>}
                </>
              ) : null}
              {may.review && state !== 'submitted' && next && <Button type={decidable ? 'default' : 'primary'} onClick={() => open(next)}>审下一份 <kbd>J</kbd></Button>}
            </Banner>
            {step.isError && step.variables?.do !== 'return' && <div style={{ marginTop: 12 }}><RefusalAlert error={step.error} /></div>}
            {version && (
              <div className={`rep-two review${version.pdf ? '' : ' one'}`}>
                <div>
                  <Originals at={at} version={version} now={now} />
                  <Alike campaign={at.campaign} requirement={at.requirement} unit={at.unit} />
                  <div className="rep-views">
                    <Segmented<View> aria-label="看什么" value={view} onChange={show} options={[{ value: 'text', label: '材料文字' }, { value: 'checks', label: '机器核对' }, ...(before ? [{ value: 'changes' as const, label: `和第 ${before.version} 稿比` }] : [])]} />
                  </div>
                  {view === 'text' && <ReviewText at={at} version={version} marks={decidable ? writing.draft.marks : version.marks} mark={decidable ? writing.mark : undefined} />}
                  {view === 'checks' && <><Checks version={version} show={{ differences: () => walk(1), page: turn }} /><Figures version={version} step={step} editable={false} /></>}
                  {view === 'changes' && before && <Changes at={at} version={version} before={before} />}
                </div>
                {version.pdf && <Pages at={at} version={version} page={page} turn={turn} />}
              </div>
            )}
            {version && view !== 'changes' && <PairView key={`${version.version} ${version.word?.at} ${version.pdf?.at}`} at={at} version={version} current={current} go={go} walk={walk} />}
          </>
        )}
      </div>
      {decidable && <ReturnDrawer open={returning} close={() => setReturning(false)} submission={submission} version={version} step={step} writing={writing} />}
    </>
  )
}

/** What the unit changed since it was returned, beside what was asked for. */
function Changes({ at, version, before }: { at: Key; version: Version; before: Version }) {
  const changes = useChanges(at, version.version, Boolean(version.word && before.word))
  if (!version.word || !before.word) return <p className="mute">有一稿没有 Word 版，没法比较文字。</p>
  if (changes.isError) return <RefusalAlert error={changes.error} retry={() => void changes.refetch()} />
  if (!changes.data) return <Loading />
  const { count } = changes.data
  return (
    <>
      {before.reasons && <p className="rep-asked">上一稿退回原因：“{before.reasons}”</p>}
      {count === 0 ? <p className="mute">两稿的文字一样。</p> : (
        <Differences
          title="两稿差别" count={count} note="" heads={[`第 ${before.version} 稿`, `第 ${version.version} 稿`]} current={null}
          pairs={changes.data.changes.map((each, id) => ({ id, left: each.before, right: each.after, leftNote: each.note, rightNote: '改后' }))}
        />
      )}
    </>
  )
}
