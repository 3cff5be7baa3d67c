import { Icon } from '../../../workbench/parts/icon.tsx'
import { momentOf } from '../../../workbench/parts/days.ts'
import { Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { Originals } from './report-files.tsx'
import { useHistory, type Key, type Submission, type Version } from './report-data.ts'
import { deedOf, lateLine } from './report-words.ts'

/** 记录: every version with its files and what was decided on it, then who did what. */
export function History({ at, submission }: { at: Key; submission: Submission }) {
  const history = useHistory(at)
  const now = new Date(submission.now)
  return (
    <div className="rep-history">
      <section aria-label="各稿">
        {submission.versions.map((version) => (
          <article key={version.version}>
            <h2 className="h2">第 {version.version} 稿 <small>{fate(version, submission, now)}</small></h2>
            <Originals at={at} version={version} now={now} />
            {version.reasons && <Returned version={version} now={now} />}
          </article>
        ))}
        {submission.versions.length === 0 && <p className="mute">还没有稿子。</p>}
      </section>
      <section aria-label="谁做了什么">
        <h2 className="h2">谁做了什么</h2>
        {history.isError && <RefusalAlert error={history.error} retry={() => void history.refetch()} />}
        {history.isPending && <Loading rows={4} />}
        <ol className="rep-log">
          {history.data?.map((line) => <li key={line.id}><span className="mute num">{momentOf(line.at, now)}</span><b>{line.by}</b><span>{deedOf(line.action, line.details)}</span></li>)}
        </ol>
        {history.data?.length === 0 && <p className="mute">还没有记录。</p>}
      </section>
    </div>
  )
}

function fate(version: Version, submission: Submission, now: Date): string {
  const parts = [
    version.signedOffBy && version.signedOffAt && `${version.signedOffBy} ${momentOf(version.signedOffAt, now)} 审签`,
    version.submittedAt && `${momentOf(version.submittedAt, now)} 报送`,
    lateLine(version.submittedAt, submission.requirement.dueAt),
    version.decision && version.decidedAt && `${version.decidedBy} ${momentOf(version.decidedAt, now)} ${version.decision === 'returned' ? '退回' : '收下'}`,
  ]
  return parts.filter(Boolean).join(' · ') || '还没有报送'
}

/** Why a version came back, with the passages marked in it. */
export function Returned({ version, now, title = '退回原因' }: { version: Version; now: Date; title?: string }) {
  return (
    <div className="rep-returned">
      <p className="st back"><Icon name="returned" /><span>{title}：<span className="words">“{version.reasons}” {version.decidedBy}{version.decidedAt && ` · ${momentOf(version.decidedAt, now)}`}</span></span></p>
      {version.marks.length > 0 && (
        <ul>{version.marks.map((mark, index) => <li key={index}><span className="song"><mark>{mark.text}</mark></span>{mark.note && <span> {mark.note}</span>}</li>)}</ul>
      )}
    </div>
  )
}
