import { momentOf } from '../../../workbench/parts/days.ts'
import type { Submission, Version } from './report-data.ts'
import type { Verdict } from './report-verdict.tsx'
import { lateLine } from './report-words.ts'

/** What the office is told about a submission. `version` is the last that was handed in. */
export function officeVerdict(submission: Submission, version: Version | undefined): Verdict {
  const now = new Date(submission.now)
  const { state, adopted } = submission
  if (!version) return { tone: 'plain', icon: 'clock', title: '单位还没有报送', text: '报送以后才能看到文件，草稿只有单位自己看得到。' }
  const by = `${version.decidedBy ?? ''}${version.decidedAt ? ` ${momentOf(version.decidedAt, now)} ` : ''}`
  if (state === 'returned') return { tone: 'bad', icon: 'returned', title: `第 ${version.version} 稿已退回，等单位改好再报`, text: `${by}退回：“${version.reasons ?? ''}”` }
  if (state === 'draft' || state === 'signed_off') return { tone: 'plain', icon: 'clock', title: `第 ${version.version} 稿退回后，单位正在改`, text: '新的一稿报送以后会出现在这里。' }
  const handed = [version.submittedAt && `${momentOf(version.submittedAt, now)} 报送`, lateLine(version.submittedAt, submission.requirement.dueAt) ?? (submission.requirement.dueAt ? '按时' : ''), version.signedOffBy && `${version.signedOffBy}审签`].filter(Boolean).join('，')
  if (adopted) return { tone: 'ok', icon: 'adopted', title: '已采用，将写进总结', text: `${handed}。` }
  if (state === 'accepted') return { tone: 'ok', icon: 'accepted', title: '已收下', text: `${by}收下。${handed}。` }
  const doubts = version.checks?.checks.filter((check) => check.verdict !== 'pass') ?? []
  if (doubts.length === 0) return { tone: 'ok', icon: 'accepted', title: '各项核对都通过，请看内容', text: `${handed}。` }
  return { tone: 'warn', icon: 'late', title: `有 ${doubts.length} 处请先看一眼`, text: `${doubts.map((check) => check.reason.split('。')[0]).join('；')}。${handed}。` }
}
