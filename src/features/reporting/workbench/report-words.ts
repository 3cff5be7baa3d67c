import { deadlineOf, leftOf, momentOf } from '../../../workbench/parts/days.ts'
import type { Standing } from '../../../workbench/parts/status.tsx'
import type { Submission, Task } from './report-data.ts'

/** Word 版和盖章 PDF 版 */
export const wanted = ({ needsWord, needsPdf }: { needsWord: boolean; needsPdf: boolean }): string =>
  [needsWord && 'Word 版', needsPdf && '盖章 PDF 版'].filter(Boolean).join('和') || 'Word 版或 PDF 版'

/** 1000字以内 · 盖章PDF版和Word版 */
export const askedFor = ({ lengthText, formats, ...needs }: { lengthText: string | null; formats: string[]; needsWord: boolean; needsPdf: boolean }): string =>
  [lengthText, formats.length > 0 ? formats.join('和') : wanted(needs)].filter(Boolean).join(' · ')

/** Files asked for that are not there. */
export function lacking(needs: { needsWord: boolean; needsPdf: boolean }, has: { word: unknown; pdf: unknown }): string | null {
  const list = [needs.needsWord && !has.word && 'Word 版', needs.needsPdf && !has.pdf && '盖章 PDF 版'].filter((each) => each !== false)
  if (list.length > 0) return list.join('和')
  return has.word || has.pdf ? null : wanted(needs)
}

export const isOpen = (state: Submission['state']): boolean => state === 'empty' || state === 'draft' || state === 'signed_off' || state === 'returned'

export function standingOf({ state, adopted }: { state: Submission['state']; adopted: boolean }, dueAt: string | null, now: Date): Standing {
  if (adopted) return 'adopted'
  return state === 'empty' && dueAt && new Date(dueAt) < now ? 'missing' : state
}

/** 6月5日 周六 24:00 截止 */
export const dueLine = (dueAt: string | null, dueText: string | null, now: Date): string => (dueAt ? `${deadlineOf(dueAt, now)} 截止` : dueText ? `${dueText}（没有定到日）` : '没有规定截止时间')

/** 还有 3 天 9 小时: with hours in the last four days. */
export function leftLine(dueAt: string, now: Date): string {
  const hours = Math.floor((new Date(dueAt).getTime() - now.getTime()) / 3_600_000)
  if (hours < 0 || hours >= 96) return leftOf(dueAt, now)
  if (hours === 0) return '还有不到 1 小时'
  const [days, rest] = [Math.floor(hours / 24), hours % 24]
  return `还有${days > 0 ? ` ${days} 天` : ''}${rest > 0 ? ` ${rest} 小时` : ''}`
}

/** 迟报 2 天, from the moment of handing in. */
export function lateLine(submittedAt: string | null, dueAt: string | null): string | null {
  if (!submittedAt || !dueAt || submittedAt <= dueAt) return null
  const over = leftOf(dueAt, new Date(submittedAt))
  return over.startsWith('超') ? `迟报 ${over.slice(2)}` : '迟报不到 1 天'
}

/** What a unit has to do next with one piece of material, in one sentence. */
export function nextStep(task: Task, now: Date): string {
  const lack = lacking(task.requirement, { word: task.wordName, pdf: task.pdfName })
  switch (task.state) {
    case 'empty': return `请上传${wanted(task.requirement)}`
    case 'returned': return `改好后再传。退回原因：“${task.reasons ?? ''}”`
    case 'signed_off': return '已审签，点“报送”就送到活动办'
    case 'submitted': return `${task.submittedAt ? `${momentOf(task.submittedAt, now)} ` : ''}报送，等活动办审核`
    case 'accepted': return task.adopted ? '已采用，将写进总结' : '已收下，不用再办'
    case 'draft':
      if (lack) return `还缺${lack}`
      if (task.sentence === null) return '正在核对，通常几秒钟'
      if (task.blocked) return task.sentence
      return task.sentAt ? `${task.sentBy ?? '联络员'} ${momentOf(task.sentAt, now)} 送审，等审核人审签` : task.sentence
  }
}

const actions: Record<string, string> = {
  'submission.upload': '上传', 'submission.send': '送审核人审签', 'submission.sign_off': '审签', 'submission.sign_off_and_submit': '审签并报送',
  'submission.submit': '报送', 'submission.withdraw': '撤回到草稿', 'submission.return': '退回', 'submission.accept': '收下', 'submission.adopt': '采用',
  'submission.unadopt': '取消采用', 'submission.figures': '填写数字', 'submission.download': '下载原件', 'submission.photos': '调整照片',
}

/** One line of 记录. */
export function deedOf(action: string, details: Record<string, unknown>): string {
  const verb = actions[action] ?? action
  const kind = details.kind === 'word' ? 'Word 版' : details.kind === 'pdf' ? '盖章 PDF 版' : details.kind === 'photo' ? '盖章版照片' : ''
  if (action === 'submission.upload') return `上传${kind}“${String(details.name)}”`
  if (action === 'submission.download') return `下载第 ${String(details.version)} 稿${kind}`
  if (action === 'submission.photos') return `调整照片，现在 ${String(details.photos)} 页`
  if (action === 'submission.return') return `退回：“${String(details.reasons ?? '')}”`
  if (action === 'submission.figures') return `填写数字：活动 ${String(details.activities ?? '—')} 场，参加 ${String(details.people ?? '—')} 人次`
  return verb
}
