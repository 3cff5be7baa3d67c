import { Refusal } from '../../platform/errors.ts'
import type { SubmissionState } from './tables.ts'

/** A submission as the rules see it: where it stands and what the version in hand has. */
export interface Submission {
  state: SubmissionState
  adopted: boolean
  version: number
  revision: number
  hasWord: boolean
  hasPdf: boolean
  /** A file that is missing or cannot be opened: the only thing that stops a submission. */
  blocked: boolean
  /** Checks of the files in hand are still running. */
  checking: boolean
  /** The unit's liaison has asked the approver to sign off. */
  sent: boolean
}

export interface Needs {
  needsWord: boolean
  needsPdf: boolean
}

const wrong = (message: string, hint: string) => new Refusal('reporting/not-now', 409, message, hint)

/** Someone else acted in between: the second is told, nothing is overwritten. */
export function expectRevision(submission: (Pick<Submission, 'state' | 'adopted' | 'revision'> & { updatedBy: string }) | null, revision: number, wish: string): void {
  if ((submission?.revision ?? 0) === revision) return
  const did = !submission ? deeds.draft : submission.adopted ? '采用了这份材料' : deeds[submission.state]
  throw new Refusal('reporting/changed', 409, `${submission?.updatedBy || '同事'}刚刚${did}，您的“${wish}”没有生效。`, submission?.state === 'returned' ? '请先看退回原因。' : '请先看现在的情况，再决定。')
}

/** What was last done to a submission, as far as its standing tells. */
const deeds: Record<SubmissionState, string> = { draft: '改动了这份材料', signed_off: '审签了这份材料', submitted: '报送了这份材料', returned: '退回了这一稿', accepted: '收下了这份材料' }

/** A file may be added while the unit still has it in hand. After a return a new version begins. */
export function versionForUpload(submission: Pick<Submission, 'state' | 'version'> | null): { version: number; fresh: boolean } {
  if (!submission) return { version: 1, fresh: true }
  switch (submission.state) {
    case 'draft': return { version: submission.version, fresh: false }
    case 'returned': return { version: submission.version + 1, fresh: true }
    case 'signed_off': throw wrong('这份材料已经审签，不能再换文件。', '要换文件，请先撤回审签。')
    case 'submitted': throw wrong('这份材料已经报送，正在等活动办审核。', '要改，请联系活动办退回。')
    case 'accepted': throw wrong('这份材料已经收下，不能再换文件。', '要补充，请联系活动办。')
  }
}

/** Everything required is there, opens, and has been checked. */
export function complete(submission: Submission, needs: Needs): void {
  const missing = [needs.needsWord && !submission.hasWord && 'Word 版', needs.needsPdf && !submission.hasPdf && '盖章 PDF 版'].filter((each) => each !== false)
  if (missing.length > 0) throw new Refusal('reporting/incomplete', 409, `还缺${missing.join('和')}。`, '请上传后再送审。')
  if (!submission.hasWord && !submission.hasPdf) throw new Refusal('reporting/incomplete', 409, '还没有上传文件。', '请上传后再送审。')
  if (submission.checking) throw wrong('机器核对还没完成。', '通常几秒钟，请稍等再送审。')
  if (submission.blocked) throw new Refusal('reporting/unopenable', 409, '有文件打不开，不能送审。', '请按核对结果换一份文件，原来那份还在。')
}

/** 送审核人审签 */
export function send(submission: Submission, needs: Needs): void {
  if (submission.state !== 'draft') throw wrong('这份材料现在不用送审。', '请看它现在的状态。')
  complete(submission, needs)
}

/** 审签: the approver's yes. Asking first is not required: an approver may sign what is complete. */
export function signOff(submission: Submission, needs: Needs): SubmissionState {
  if (submission.state !== 'draft') throw wrong('这份材料现在不用审签。', '请看它现在的状态。')
  complete(submission, needs)
  return 'signed_off'
}

/** 报送: nothing leaves a unit unsigned. */
export function submit(submission: Submission): SubmissionState {
  if (submission.state === 'draft') throw wrong('审核人还没有审签，不能报送。', '请先送审核人审签。')
  if (submission.state !== 'signed_off') throw wrong('这份材料已经报送过了。', '请看它现在的状态。')
  return 'submitted'
}

/** 撤回: back to draft, as long as it has not left the unit. */
export function withdraw(submission: Submission): SubmissionState {
  if (submission.state === 'signed_off' || (submission.state === 'draft' && submission.sent)) return 'draft'
  throw wrong('这份材料没有可以撤回的审签。', '已报送的材料请联系活动办退回。')
}

/** 退回并说明: a reason is needed, or the unit cannot mend it. */
export function returnToUnit(submission: Submission, reasons: string): SubmissionState {
  if (submission.state !== 'submitted' && submission.state !== 'accepted')
    throw wrong('这份材料现在不能退回。', '只有已报送的材料可以退回。')
  if (reasons.trim() === '') throw new Refusal('reporting/no-reason', 400, '请写退回的原因。', '单位要照着原因修改，一句话就行。')
  return 'returned'
}

/** 收下 */
export function accept(submission: Submission): SubmissionState {
  if (submission.state === 'accepted') throw wrong('这份材料已经收下。', '不用再点。')
  if (submission.state !== 'submitted') throw wrong('这份材料现在不能收下。', '只有已报送的材料可以收下。')
  return 'accepted'
}

/** 采用: chosen for the summary; adopting accepts. */
export function adopt(submission: Submission): SubmissionState {
  if (submission.state !== 'submitted' && submission.state !== 'accepted')
    throw wrong('这份材料现在不能采用。', '只有已报送的材料可以采用。')
  if (submission.adopted) throw wrong('这份材料已经采用。', '不用再点。')
  return 'accepted'
}

/** What a file is for, by the ending of its name; what it really is, its content says later. */
export function fileKind(name: string): 'word' | 'pdf' | 'photo' | null {
  if (/\.(docx?|wps|rtf)$/i.test(name)) return 'word'
  if (/\.(pdf|ofd)$/i.test(name)) return 'pdf'
  if (/\.(jpe?g|png)$/i.test(name)) return 'photo'
  return null
}

/** Photographs as Apple's telephones keep them: no browser and no office program here reads them. */
export const isHeic = (name: string): boolean => /\.hei[cf]$/i.test(name)

/** What to do about one, in words. */
export const HEIC = { message: '这是苹果手机的 HEIC 照片，这里打不开。', hint: '请在手机“设置—相机—格式”里选“兼容性最佳”再拍，或用微信发给自己后存成 JPG。' } as const

/** No unit counts more; larger numbers are something else. */
export const figureLimits = { activities: 100_000, people: 1_000_000_000 }

/** A plan: what it counts has not happened. */
const toCome = /(?:计划|拟|预计|预期|打算|将)(?:共|集中|再|累计)?(?:开展|举办|组织|参加|覆盖)/

/** Figures a unit counts itself, proposed from its own words: the sentence that says how many activities and people. */
export function proposeFigures(text: string): { activities: number | null; people: number | null; quote: string | null } {
  // Bounded on both sides: the text comes from a stranger.
  const number = String.raw`(?<![0-9.])([0-9][0-9,，]{0,12}|[0-9]{1,9}(?:\.[0-9]{1,4})?万)`
  const of = (match: RegExpExecArray | null, most: number) => {
    if (!match?.[1]) return null
    const digits = match[1].replaceAll(/[,，]/g, '')
    const value = digits.endsWith('万') ? Math.round(Number(digits.slice(0, -1)) * 10_000) : Number(digits)
    return value <= most ? value : null
  }
  let best: { activities: number | null; people: number | null; quote: string } | null = null
  for (const sentence of text.split(/(?<=[。；！？\n])/)) {
    if (toCome.test(sentence)) continue
    const activities = of(new RegExp(`(?:活动|举办|开展|组织)[^。，,；0-9]{0,16}${number}\\s{0,4}(?:余|多)?\\s{0,4}(?:场次|场|项|次)(?!人)`).exec(sentence), figureLimits.activities)
    const people = of(new RegExp(`${number}\\s{0,4}(?:余|多)?\\s{0,4}人次`).exec(sentence), figureLimits.people)
    const weight = (activities === null ? 0 : 1) + (people === null ? 0 : 1) + (/共|累计|合计|总计/.test(sentence) ? 1 : 0)
    const bestWeight = best ? (best.activities === null ? 0 : 1) + (best.people === null ? 0 : 1) + (/共|累计|合计|总计/.test(best.quote) ? 1 : 0) : 0
    if ((activities !== null || people !== null) && weight > bestWeight) best = { activities, people, quote: quoteOf(sentence, sentence.search(/(?:场次|场|项|次|人次)/)) }
  }
  return best ?? { activities: null, people: null, quote: null }
}

/** The sentence; of one without end, the 500 characters around the figure. */
const quoteOf = (sentence: string, at: number): string => (sentence.length <= 500 ? sentence : sentence.slice(Math.max(0, at - 400), Math.max(0, at - 400) + 500)).trim()
