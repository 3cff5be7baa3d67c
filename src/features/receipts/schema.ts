import { z } from 'zod'
import { unitKinds } from '../units/index.ts'
import { steps } from './ladder.rules.ts'
import { stuckAt } from './list.store.ts'

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
const when = z.date().nullable()
export const CampaignParams = z.object({ campaign: id })
export const NoticeParams = z.object({ campaign: id, notice: z.coerce.number().int().positive().max(2_147_483_647) })
export const UnitParams = NoticeParams.extend({ unit: id })
/** Whose receipt: left out, the person's own unit. */
export const UnitQuery = z.object({ unit: id.optional() })
export const UnitBody = z.object({ unit: z.number().int().positive().optional() })
export const FileParams = NoticeParams.extend({ file: z.coerce.number().int().positive().max(2_147_483_647) })
export const StepName = z.enum(steps)

const flag = z.enum(['true', 'false']).transform((word) => word === 'true')
const stuckList = z.string().max(100).transform((text, context) => {
  const parsed = z.array(z.enum(stuckAt)).safeParse(text.split(',').filter((each) => each !== ''))
  if (parsed.success) return parsed.data
  context.addIssue({ code: 'custom', message: '不认识的步骤' })
  return z.NEVER
})
/** Filters of the list; they stand in the URL of the screen under the same names. */
export const LadderQuery = z.object({
  notice: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  behind: flag.default(false), missing: StepName.optional(), stuck: stuckList.default([]), late: flag.default(false),
  kind: z.enum(unitKinds).optional(), q: z.string().trim().max(50).optional(), page: z.coerce.number().int().min(1).max(100_000).default(1),
})

const Owed = z.object({ due: z.number(), in: z.number(), dueAt: when })
const Line = z.object({
  unitId: z.number(), name: z.string(), kind: z.enum(unitKinds),
  deliveredAt: z.date(), openedAt: when, acknowledgedAt: when, responsibleName: z.string().nullable(), responsiblePhone: z.string().nullable(),
  plans: Owed, reports: Owed, stuck: StepName.nullable(), late: z.boolean(), urgedTimes: z.number(), urgedAt: when,
  liaison: z.object({ id: z.number(), name: z.string(), phone: z.string().nullable() }).nullable(),
})
export const LadderOut = z.object({
  now: z.date(), campaignName: z.string(), notice: z.object({ id: z.number(), title: z.string(), issuedAt: z.date() }), notices: z.array(z.object({ id: z.number(), title: z.string() })),
  steps: z.array(z.object({ step: StepName, done: z.number(), total: z.number(), late: z.number(), dueAt: when })), behind: z.number(),
  items: z.array(Line), total: z.number(), page: z.number(), pageSize: z.number(), mayUrge: z.boolean(),
})
export const UnitLadderOut = Line.extend({
  openedBy: z.string().nullable(), acknowledgedBy: z.string().nullable(), words: z.string().nullable(),
  tasks: z.array(z.object({ requirementId: z.number(), title: z.string(), dueAt: when, plan: z.boolean(), state: z.enum(['draft', 'signed_off', 'submitted', 'returned', 'accepted']).nullable() })),
  urgings: z.array(z.object({ channel: z.enum(['inbox', 'phone']), words: z.string(), byName: z.string(), at: z.date() })),
})

const Target = z.object({ unitId: z.number().int().positive(), step: StepName })
export const AimBody = z.discriminatedUnion('to', [
  z.object({ to: z.literal('behind') }),
  z.object({ to: z.literal('missing'), step: StepName }),
  z.object({ to: z.literal('requirement'), requirementId: z.number().int().positive() }),
  /** `only: material` asks for what is not in, whatever else a unit has not done. */
  z.object({ to: z.literal('units'), unitIds: z.array(z.number().int().positive()).min(1).max(100_000), only: z.literal('material').optional() }),
])
export const DraftOut = z.object({
  count: z.number(), done: z.number(), groups: z.array(z.object({ words: z.string(), count: z.number(), names: z.array(z.string()) })), targets: z.array(Target),
})
export const UrgeBody = z.object({ targets: z.array(Target).min(1).max(100_000) })
export const UrgeOut = z.object({ urged: z.number(), exempt: z.array(z.object({ unitId: z.number(), name: z.string() })), sentence: z.string() })

export const Receipt = z.object({
  deliveredAt: z.date(), openedAt: when, openedBy: z.string().nullable(), acknowledgedAt: when, acknowledgedBy: z.string().nullable(),
  responsibleName: z.string().nullable(), responsiblePhone: z.string().nullable(), mustReport: z.boolean(),
})
/** The notice as a unit sees it. */
export const ReceiptOut = z.object({
  title: z.string(), docNumber: z.string().nullable(), issuers: z.array(z.string()), fromName: z.string(), issuedAt: z.date(), campaignName: z.string(), shortName: z.string(),
  paragraphs: z.array(z.object({ text: z.string(), kind: z.enum(['text', 'row']), table: z.number().nullable(), cells: z.array(z.string()).nullable() })),
  contacts: z.array(z.object({ names: z.array(z.string()), org: z.string().nullable(), phones: z.array(z.string()), emails: z.array(z.string()) })),
  files: z.array(z.object({ id: z.number(), name: z.string(), size: z.number() })),
  unit: z.object({ id: z.number(), name: z.string() }), units: z.array(z.object({ id: z.number(), name: z.string() })),
  receipt: Receipt, own: z.boolean(), maySign: z.boolean(),
  tasks: z.array(z.object({
    requirementId: z.number(), title: z.string(), lengthText: z.string().nullable(), needsWord: z.boolean(), needsPdf: z.boolean(), dueAt: when, dueText: z.string().nullable(),
    state: z.enum(['draft', 'signed_off', 'submitted', 'returned', 'accepted']).nullable(), adopted: z.boolean(),
  })),
})
const phone = z.string().trim().max(30).regex(/^[0-9+\-() 转－（）]*$/, '电话只能有数字和 + - 空格').nullable()
export const AcknowledgeBody = UnitBody.extend({
  responsibleName: z.string().trim().max(40).nullable(), responsiblePhone: phone,
  seen: z.object({ acknowledged: z.boolean(), responsibleName: z.string().nullable() }),
})
