import { z } from 'zod'

/**
 * The schema "notice/1": what a careful reader takes from one official notice.
 *
 * Every fact carries `quote`, an exact substring of the notice after all white space has been removed, so that a
 * person can check it against the source. Wording stays as printed; only dates (ISO days), clock times (HH:MM),
 * counts and lengths are normalised. Pure types and checks: this file also runs in the browser.
 */

export const NOTICE_KINDS = ['plan', 'activity', 'forward', 'collection', 'selection'] as const
export const OWNER_ROLES = ['责任', '牵头', '协办', '配合', '主办', '承办', '指导', '参与'] as const
export const RECURRENCES = ['day', 'week', 'month', 'quarter', 'year'] as const
export const DESTINATION_KINDS = ['email', 'org', 'address', 'platform', 'fax', 'phone'] as const
export const UNRESOLVED_REASONS = [
  'lunar_or_holiday', 'relative_to_event', 'relative_weekday', 'to_be_announced', 'vague', 'conflict', 'invalid', 'no_year',
] as const
export const UNRESOLVED_FIELDS = [
  'period', 'issued', 'modules.time', 'activities.time', 'activities.owners', 'activities.places', 'activities.channels',
  'reports.due', 'reports.to', 'reports.length', 'reports.copies', 'contacts', 'other',
] as const

const text = z.string().refine((s) => s.trim() !== '', '不能为空')
const quote = text.describe('原文（去掉全部空白后）中逐字出现的一段')
const day = z.iso.date()
const count = z.int().nonnegative()

/** A moment or span: `from` and `to` are both inclusive days, null when open or unknown. */
export const NoticeTime = z.strictObject({
  text,
  from: day.nullable(),
  to: day.nullable(),
  time: z.string().regex(/^\d\d:\d\d(-\d\d:\d\d)?$/).nullable(),
  every: z.enum(RECURRENCES).nullable(),
  quote,
}).refine((t) => !t.from || !t.to || t.from <= t.to, '开始日期晚于结束日期')

export const Named = z.strictObject({ name: text, quote })
export const Valued = z.strictObject({ value: text, quote })
export const Issued = z.strictObject({ date: day.nullable(), text, quote })
export const Basis = z.strictObject({ title: text, number: text.nullable(), quote })
export const Contact = z.strictObject({
  names: z.array(text),
  org: text.nullable(),
  phones: z.array(text),
  fax: z.array(text),
  emails: z.array(text),
  address: text.nullable(),
  postcode: text.nullable(),
  quote,
})
export const Section = z.strictObject({ part: text, no: text.nullable(), title: text, quote })
export const Module = z.strictObject({
  id: text,
  name: text,
  description: text.nullable(),
  time: z.array(NoticeTime),
  forms: z.array(text),
  quote,
})
export const Owner = z.strictObject({ name: text, role: z.enum(OWNER_ROLES), quote })
export const Activity = z.strictObject({
  id: text,
  name: text,
  module: text.nullable(),
  description: text.nullable(),
  time: z.array(NoticeTime),
  owners: z.array(Owner),
  forms: z.array(text),
  audience: z.array(text),
  channels: z.array(text),
  places: z.array(text),
  quote,
})
/** A limit in characters (字). */
export const Length = z.strictObject({ max: count.nullable(), min: count.nullable(), about: count.nullable(), text })
export const Destination = z.strictObject({ kind: z.enum(DESTINATION_KINDS), value: text, quote })
export const Report = z.strictObject({
  id: text,
  what: text,
  who: z.array(text),
  length: Length.nullable(),
  formats: z.array(text),
  copies: count.nullable(),
  extras: z.array(text),
  due: NoticeTime.nullable(),
  to: z.array(Destination),
  quote,
})
export const Attachment = z.strictObject({ no: count.nullable(), title: text, quote })
export const Unresolved = z.strictObject({
  field: z.enum(UNRESOLVED_FIELDS),
  ref: text.nullable(),
  text,
  reason: z.enum(UNRESOLVED_REASONS),
  candidates: z.array(NoticeTime),
  quote,
})

/** The whole plan; ids of modules, activities and reports are unique, references must exist. */
export const NoticePlan = z.strictObject({
  schema: z.literal('notice/1'),
  title: Valued,
  kind: z.enum(NOTICE_KINDS),
  issuers: z.array(Named),
  doc_number: Valued.nullable(),
  recipients: z.array(Named),
  cc: z.array(Named),
  issued: Issued.nullable(),
  basis: z.array(Basis),
  theme: Valued.nullable(),
  period: NoticeTime.nullable(),
  contacts: z.array(Contact),
  sections: z.array(Section),
  modules: z.array(Module),
  activities: z.array(Activity),
  reports: z.array(Report),
  attachments: z.array(Attachment),
  unresolved: z.array(Unresolved),
}).superRefine((plan, ctx) => {
  const ids = new Set<string>()
  for (const item of [...plan.modules, ...plan.activities, ...plan.reports]) {
    if (ids.has(item.id)) ctx.addIssue({ code: 'custom', message: `编号重复：${item.id}` })
    ids.add(item.id)
  }
  const modules = new Set(plan.modules.map((m) => m.id))
  for (const a of plan.activities)
    if (a.module !== null && !modules.has(a.module)) ctx.addIssue({ code: 'custom', message: `没有这个板块：${a.module}` })
  for (const u of plan.unresolved)
    if (u.ref !== null && !ids.has(u.ref)) ctx.addIssue({ code: 'custom', message: `没有这个编号：${u.ref}` })
})

export type NoticeKind = (typeof NOTICE_KINDS)[number]
export type OwnerRole = (typeof OWNER_ROLES)[number]
export type Recurrence = (typeof RECURRENCES)[number]
export type DestinationKind = (typeof DESTINATION_KINDS)[number]
export type UnresolvedReason = (typeof UNRESOLVED_REASONS)[number]
export type UnresolvedField = (typeof UNRESOLVED_FIELDS)[number]
export type NoticeTime = z.infer<typeof NoticeTime>
export type Named = z.infer<typeof Named>
export type Valued = z.infer<typeof Valued>
export type Issued = z.infer<typeof Issued>
export type Basis = z.infer<typeof Basis>
export type Contact = z.infer<typeof Contact>
export type Section = z.infer<typeof Section>
export type Module = z.infer<typeof Module>
export type Owner = z.infer<typeof Owner>
export type Activity = z.infer<typeof Activity>
export type Length = z.infer<typeof Length>
export type Destination = z.infer<typeof Destination>
export type Report = z.infer<typeof Report>
export type Attachment = z.infer<typeof Attachment>
export type Unresolved = z.infer<typeof Unresolved>
export type NoticePlan = z.infer<typeof NoticePlan>
