import type { paths } from '../../../workbench/openapi.d.ts'
import type { Activity, Contact, Module, NoticePlan, NoticeTime, Report } from '../reader/schema.ts'

type Answer = paths['/api/readings/{reading}']['get']['responses'][200]['content']['application/json']
/** A reading as the API gives it; its plan is the notice schema. */
export type Reading = Omit<Answer, 'plan'> & { plan: NoticePlan }
export type Question = Reading['questions'][number]
export type Paragraph = Reading['paragraphs'][number]
export type { Activity, Contact, Module, NoticePlan, NoticeTime, Report }

/** Tabs of the plan, in their order. */
export const tabs = ['overview', 'modules', 'activities', 'reports', 'recipients', 'contacts'] as const
export type Tab = (typeof tabs)[number]

/** 活动 2, 报送 1, 模块 3: how an item is called in the margin. */
export function itemLabel(plan: NoticePlan, ref: string | null): string {
  if (ref === null) return '整份通知'
  for (const [items, word] of [[plan.activities, '活动'], [plan.reports, '报送'], [plan.modules, '模块']] as const) {
    const at = items.findIndex((item) => item.id === ref)
    if (at >= 0) return `${word} ${at + 1}`
  }
  return '这一项'
}

const fieldWords: Record<string, string> = { title: '标题', period: '活动时间', theme: '活动主题', contacts: '联系人', recipients: '收文单位', issued: '成文日期', issuers: '发文单位' }
/** A place both changed, in words: 活动 3 集中走访, 标题. */
export function placeWords(plan: NoticePlan, place: string): string {
  const item = [...plan.activities, ...plan.reports, ...plan.modules].find((each) => each.id === place)
  return item ? `${itemLabel(plan, place)}“${'what' in item ? item.what : item.name}”` : fieldWords[place] ?? '其他内容'
}

export const tabOf = (plan: NoticePlan, ref: string): Tab | null =>
  plan.activities.some((item) => item.id === ref) ? 'activities' : plan.reports.some((item) => item.id === ref) ? 'reports' : plan.modules.some((item) => item.id === ref) ? 'modules'
    : ref.startsWith('contact') ? 'contacts' : ref.startsWith('recipient') ? 'recipients' : ref === 'overview' ? 'overview' : null

/** How many facts the plan holds; each has its quote. */
export function countFacts(plan: NoticePlan): number {
  const one = (fact: unknown) => (fact ? 1 : 0)
  return one(plan.title) + one(plan.doc_number) + one(plan.issued) + one(plan.theme) + one(plan.period) + plan.issuers.length + plan.recipients.length + plan.cc.length + plan.basis.length
    + plan.contacts.length + plan.sections.length + plan.attachments.length
    + plan.modules.reduce((sum, item) => sum + 1 + item.time.length, 0)
    + plan.activities.reduce((sum, item) => sum + 1 + item.time.length + item.owners.length, 0)
    + plan.reports.reduce((sum, item) => sum + 1 + one(item.due) + one(item.length) + item.to.length, 0)
}

/** An id not yet in use: a8 after a7. */
export function freshId(plan: NoticePlan, letter: 'a' | 'r' | 'm'): string {
  const used = new Set([...plan.activities, ...plan.reports, ...plan.modules].map((item) => item.id))
  let n = 1
  while (used.has(`${letter}${n}`)) n++
  return `${letter}${n}`
}
