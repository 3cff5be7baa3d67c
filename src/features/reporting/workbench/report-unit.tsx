import { App, Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { Checks } from './report-checks.tsx'
import { useStep, type Key, type Submission } from './report-data.ts'
import { PairView } from './report-pair.tsx'
import { usePairWalk } from './report-walk.ts'
import { Files, Originals } from './report-files.tsx'
import { Figures } from './report-figures.tsx'
import { History, Returned } from './report-history.tsx'
import { Pages, usePage } from './report-pages.tsx'
import { ReportTabs } from './report-tabs.tsx'
import { Banner, handsIn, Steps, verdictOf } from './report-verdict.tsx'
import { useUpload } from './upload.ts'
import { usePhotoUploads } from './upload-photos.ts'
import { askedFor, dueLine, isOpen, lacking, leftLine } from './report-words.ts'

/** The unit's own page of one piece of material: from the first file to 报送, and what came back. */
export function UnitReport({ at, submission }: { at: Key; submission: Submission }) {
  const [search] = useSearchParams()
  const { requirement, state } = submission
  const now = new Date(submission.now)
  const [newest] = submission.versions
  const step = useStep(at, submission.revision)
  // Held here, so that a look at 记录 does not break an upload off.
  const senders = { word: useUpload(at, 'word'), pdf: useUpload(at, 'pdf') }
  const photos = usePhotoUploads(at)
  const uploading = photos.list.some((each) => each.state === 'sending') || Object.values(senders).some((sender) => sender.uploading.state === 'sending')
  // A returned version is history: the places for files are empty again.
  const version = state === 'returned' ? undefined : newest
  const past = submission.versions.find((each) => each.decision === 'returned')
  const editable = (state === 'empty' || state === 'draft' || state === 'returned') && submission.may.prepare
  const shown = version ?? newest
  const [page, turn] = usePage(shown)
  const { current, go, walk } = usePairWalk(shown, turn)
  const next = state === 'returned' && newest ? newest.version + 1 : newest?.version

  return (
    <>
      <PageHead
        crumb={<><Link to={`/campaigns/${at.campaign}/reports`}>报送材料</Link> / {submission.campaign.name}</>}
        title={requirement.title}
        facts={<span className="mute">{askedFor(requirement)}{next !== undefined && next > 0 && ` · 第 ${next} 稿`}</span>}
        actions={(
          <div className="rep-due">
            <b>{dueLine(requirement.dueAt, requirement.dueText, now)}</b>
            {requirement.dueAt && isOpen(state) && <div className={new Date(requirement.dueAt) < now ? 'late' : ''}>{leftLine(requirement.dueAt, now)}</div>}
          </div>
        )}
      />
      <div className="scroll body">
        <ReportTabs beside={<Steps submission={submission} version={version} />} />
        {search.get('tab') === 'log' ? <History at={at} submission={submission} /> : (
          <>
            {past && isOpen(state) && <Returned version={past} now={now} title={`第 ${past.version} 稿退回原因`} />}
            <Banner verdict={verdictOf(submission, version ?? (state === 'returned' ? newest : undefined), uploading)}>
              <Buttons submission={submission} step={step} />
            </Banner>
            {step.isError && step.variables?.do !== 'figures' && <div style={{ marginTop: 12 }}><RefusalAlert error={step.error} /></div>}
            <div className={`rep-two${shown?.pdf ? '' : ' one'}`}>
              <div>
                {editable ? <Files at={at} submission={submission} version={version} senders={senders} photos={photos} /> : version ? <Originals at={at} version={version} now={now} /> : <p className="mute">还没有上传。</p>}
                {shown?.checks && <Checks version={shown} show={{ differences: () => walk(1), page: turn }} />}
                {shown && (shown.word || shown.pdf) && <Figures version={shown} step={step} editable={state === 'draft' && submission.may.prepare} />}
              </div>
              {shown?.pdf && <Pages at={at} version={shown} page={page} turn={turn} />}
            </div>
            {shown && <PairView key={`${shown.version} ${shown.word?.at} ${shown.pdf?.at}`} at={at} version={shown} current={current} go={go} walk={walk} />}
          </>
        )}
      </div>
    </>
  )
}

/** What this person may do now, most likely first; each says what it does to whom. */
function Buttons({ submission, step }: { submission: Submission; step: ReturnType<typeof useStep> }) {
  const { modal } = App.useApp()
  const { state, may, requirement, approvers } = submission
  const [version] = submission.versions
  const { revision } = submission
  const ready = state === 'draft' && version?.checks && version.checks.verdict !== 'blocked' && lacking(requirement, { word: version.word, pdf: version.pdf }) === null
  const doing = (name: string) => step.isPending && step.variables?.do === name
  // One step at a time: the next is taken on what the first has left.
  const busy = step.isPending
  const confirm = (title: string, content: string, ok: string, act: () => Promise<unknown>) =>
    modal.confirm({ title, content, okText: ok, cancelText: '再看看', icon: null, centered: true, onOk: () => act().catch(() => {}) })
  const late = requirement.dueAt !== null && new Date(submission.now) > new Date(requirement.dueAt)
  if (state === 'signed_off' && may.submit) {
    return (
      <>
        <Button disabled={busy} loading={doing('withdrawal')} onClick={() => step.mutate({ do: 'withdrawal' })}>撤回审签</Button>
        <Button type="primary" disabled={busy} loading={doing('submission')} onClick={() => confirm('报送这份材料', handsIn(submission), late ? '报送（迟报）' : '报送', () => step.mutateAsync({ do: 'submission', revision }))}>报送</Button>
      </>
    )
  }
  if (!ready) return null
  if (may.signOff) {
    return (
      <>
        {version.sentAt && <Button disabled={busy} loading={doing('withdrawal')} onClick={() => step.mutate({ do: 'withdrawal' })}>退给联络员</Button>}
        <Button disabled={busy} loading={doing('sign-off') && step.variables?.do === 'sign-off' && !step.variables.submit} onClick={() => step.mutate({ do: 'sign-off', submit: false })}>只审签</Button>
        <Button type="primary" disabled={busy} loading={doing('sign-off')} onClick={() => confirm('审签并报送', handsIn(submission), '审签并报送', () => step.mutateAsync({ do: 'sign-off', submit: true, revision }))}>审签并报送</Button>
      </>
    )
  }
  if (version.sentAt) return may.submit ? <Button disabled={busy} loading={doing('withdrawal')} onClick={() => step.mutate({ do: 'withdrawal' })}>撤回</Button> : null
  if (!may.prepare || approvers.length === 0) return null
  return <Button type="primary" disabled={busy} loading={doing('sending')} onClick={() => step.mutate({ do: 'sending' })}>送审核人审签</Button>
}
