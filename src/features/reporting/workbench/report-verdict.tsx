import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../../workbench/parts/icon.tsx'
import { deadlineOf, momentOf } from '../../../workbench/parts/days.ts'
import type { Submission, Version } from './report-data.ts'
import { lacking, lateLine, wanted } from './report-words.ts'

export interface Verdict {
  tone: 'ok' | 'warn' | 'bad' | 'info' | 'plain'
  icon: IconName
  title: string
  text: ReactNode
}

/** The one sentence on top of the page, with the buttons that follow from it. */
export function Banner({ verdict: { tone, icon, title, text }, children }: { verdict: Verdict; children?: ReactNode }) {
  return (
    <section className={`rep-verdict ${tone}`} aria-label="结论" aria-live="polite">
      <span className="ic" aria-hidden="true"><Icon name={icon} /></span>
      <div><h2>{title}</h2><p>{text}</p></div>
      {children && <div className="row acts">{children}</div>}
    </section>
  )
}

/** What the unit is told about the standing of its material. */
export function verdictOf(submission: Submission, version: Version | undefined, uploading: boolean): Verdict {
  const { requirement, state, approvers, may } = submission
  const now = new Date(submission.now)
  const office = submission.campaign.unitName
  switch (state) {
    case 'empty':
      return { tone: 'plain', icon: 'upload', title: uploading ? '正在上传' : `请上传${wanted(requirement)}`, text: '传上来几秒钟就能看到核对结果，送审前随时可以替换。' }
    case 'returned':
      return { tone: 'bad', icon: 'returned', title: `第 ${version?.version ?? 1} 稿退回了，请改好再传`, text: '传上新文件就是下一稿，退回的这一稿还在“记录”里。' }
    case 'submitted':
      return { tone: 'info', icon: 'submitted', title: `已报送，等${office}审核`, text: [version?.submittedAt && `${momentOf(version.submittedAt, now)} 报送`, onTime(submission, version)].filter(Boolean).join('，').concat('。要改，请联系对方退回。') }
    case 'accepted':
      return submission.adopted
        ? { tone: 'ok', icon: 'adopted', title: '已采用，将作为亮点写进总结', text: decided(version, now) }
        : { tone: 'ok', icon: 'accepted', title: '已收下，这份材料办完了', text: decided(version, now) }
    case 'signed_off':
      return { tone: 'info', icon: 'signed', title: '已审签，还没有报送', text: `${version?.signedOffBy ?? '审核人'}${version?.signedOffAt ? ` ${momentOf(version.signedOffAt, now)} ` : ''}审签。报送给${office}后不能自己撤回。` }
    case 'draft': break
  }
  const lack = lacking(requirement, { word: version?.word, pdf: version?.pdf })
  if (lack) return { tone: 'plain', icon: 'upload', title: uploading ? '正在上传' : `还缺${lack}`, text: '已经传上的存妥了，补齐后就能送审。' }
  if (!version?.checks) return { tone: 'plain', icon: 'clock', title: '正在核对', text: '通常几秒钟，结果会自动出现。' }
  if (version.checks.verdict === 'blocked') return { tone: 'bad', icon: 'late', title: sentence(version), text: '按下面的提示换一份文件，原来那份还在。' }
  if (version.sentAt) {
    return may.signOff
      ? { tone: version.checks.verdict === 'ready' ? 'ok' : 'warn', icon: version.checks.verdict === 'ready' ? 'signed' : 'late', title: version.checks.verdict === 'ready' ? '请审签，各项核对都通过' : `请审签，有 ${open(version)} 处请先看一眼`, text: `${version.sentBy} ${momentOf(version.sentAt, now)} 送来。${worries(version)}` }
      : { tone: 'info', icon: 'signed', title: `已送审，等${approvers.join('、') || '审核人'}审签`, text: `${momentOf(version.sentAt, now)} 送出。审签前可以撤回来改。` }
  }
  const nobody = approvers.length === 0 ? '您单位还没有审核人，请先请管理员授权。' : ''
  return version.checks.verdict === 'ready'
    ? { tone: 'ok', icon: 'accepted', title: sentence(version), text: nobody || `审核人是${approvers.join('、')}。机器只核对这几项，内容请您把关。` }
    : { tone: 'warn', icon: 'late', title: sentence(version), text: `${worries(version)}${nobody || '机器只提醒，是否送审由您决定。'}` }
}

const sentence = (version: Version): string => version.checks?.sentence.replace(/。$/, '') ?? ''
const open = (version: Version): number => version.checks?.checks.filter((check) => check.verdict !== 'pass').length ?? 0
/** What is not passed, each in its first words. */
const worries = (version: Version): string => {
  const list = version.checks?.checks.filter((check) => check.verdict !== 'pass').map((check) => check.reason.split('。')[0]) ?? []
  return list.length > 0 ? `${list.join('；')}。` : ''
}
const onTime = ({ requirement }: Submission, version: Version | undefined): string => (requirement.dueAt ? lateLine(version?.submittedAt ?? null, requirement.dueAt) ?? '按时' : '')
const decided = (version: Version | undefined, now: Date): string => `${version?.decidedBy ?? '活动办'}${version?.decidedAt ? ` ${momentOf(version.decidedAt, now)} ` : ''}收下第 ${version?.version ?? 1} 稿。`

const steps = ['上传', '核对', '审签', '报送'] as const

/** How far it has come: 上传–核对–审签–报送. */
export function Steps({ submission, version }: { submission: Submission; version: Version | undefined }) {
  const { state } = submission
  const complete = version !== undefined && lacking(submission.requirement, { word: version.word, pdf: version.pdf }) === null
  const at = state === 'submitted' || state === 'accepted' ? 4 : state === 'signed_off' ? 3 : state === 'draft' && version?.sentAt ? 2 : state === 'draft' && complete ? 1 : 0
  return (
    <ol className="rep-steps" aria-label="进度">
      {steps.map((name, index) => (
        <li key={name} className={index < at ? 'done' : index === at ? 'now' : ''} aria-current={index === at ? 'step' : undefined}>
          <i>{index < at ? <Icon name="check" label="完成" style={{ width: 12, height: 12 }} /> : index + 1}</i>{name}
        </li>
      ))}
    </ol>
  )
}

/** The consequence, said before the button that has it. */
export const handsIn = (submission: Submission): string => {
  const { dueAt } = submission.requirement
  const late = dueAt && new Date(submission.now) > new Date(dueAt) ? `截止时间是 ${deadlineOf(dueAt, new Date(submission.now))}，现在报送会记为迟报。` : ''
  return `将报送给${submission.campaign.unitName}。报送后不能自己撤回，要改须请对方退回。${late}`
}
