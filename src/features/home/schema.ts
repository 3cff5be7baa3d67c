import { z } from 'zod'
import { activityStates, campaignStates } from '../campaigns/index.ts'
import { NoticeTime } from '../notices/index.ts'
import { unitLevels } from '../units/index.ts'
import { cardOf } from './card.ts'
import { stages } from './rules.ts'

const when = z.date().nullable()
const names = z.array(z.string())
const Urged = { urgedTimes: z.number(), urgedAt: when }
const Todo = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('review'), count: z.number(), oldest: z.object({ requirementId: z.number(), unitId: z.number(), unitName: z.string(), title: z.string(), submittedAt: when }) }),
  z.object({ kind: z.literal('overdue'), requirementId: z.number(), title: z.string(), dueAt: z.date(), count: z.number(), names, ...Urged }),
  z.object({ kind: z.literal('due'), requirements: z.array(z.object({ id: z.number(), title: z.string() })), dueAt: z.date(), count: z.number(), names, ...Urged }),
  z.object({ kind: z.enum(['unopened', 'unsigned']), count: z.number(), names, hours: z.number() }),
  z.object({ kind: z.literal('reading'), id: z.number(), title: z.string(), fileName: z.string(), undecided: z.number(), updatedBy: z.string(), updatedAt: z.date() }),
  z.object({ kind: z.literal('draft'), campaignId: z.number(), name: z.string() }),
])
const Coming = z.object({
  items: z.array(z.object({
    id: z.number(), name: z.string(), mainVenue: z.boolean(), unitName: z.string(), moduleName: z.string().nullable(), owner: z.string().nullable(), times: z.array(NoticeTime),
    firstDay: z.string().nullable(), lastDay: z.string().nullable(), state: z.enum(activityStates),
  })), total: z.number(), thisWeek: z.number(),
})
const Bar = z.object({
  id: z.number(), title: z.string(), lengthText: z.string().nullable(), dueAt: when, due: z.number(), draft: z.number(), submitted: z.number(), returned: z.number(), accepted: z.number(), adopted: z.number(), late: z.number(),
})
const Ladder = z.object({
  behind: z.number(),
  steps: z.array(z.object({ step: z.enum(['delivered', 'opened', 'acknowledged', 'responsible', 'planned', 'reported']), done: z.number(), total: z.number(), late: z.number(), dueAt: when })),
})
const Office = z.object({
  mayWrite: z.boolean(), notice: z.object({ id: z.number(), title: z.string(), issuedAt: z.date() }).nullable(), dues: z.array(when),
  /** null for those who only look */
  todos: cardOf(z.array(Todo)).nullable(), week: cardOf(Coming), progress: cardOf(z.array(Bar)), ladder: cardOf(Ladder.nullable()),
  modules: cardOf(z.array(z.object({ id: z.number(), name: z.string(), finished: z.number(), total: z.number() }))),
})
const Unit = z.object({
  units: z.array(z.object({ id: z.number(), name: z.string() })),
  tasks: cardOf(z.array(z.object({
    requirementId: z.number(), unitId: z.number(), title: z.string(), dueAt: when, lengthMax: z.number().nullable(), lengthText: z.string().nullable(),
    state: z.enum(['empty', 'draft', 'signed_off', 'submitted', 'returned', 'accepted']), adopted: z.boolean(), version: z.number().nullable(), characters: z.number().nullable(),
    wordName: z.string().nullable(), pdfName: z.string().nullable(), submittedAt: when, sentence: z.string().nullable(), sentAt: when, reasons: z.string().nullable(),
  }))),
  notices: cardOf(z.array(z.object({ campaignId: z.number(), noticeId: z.number(), unitId: z.number(), unitName: z.string(), title: z.string(), fromName: z.string(), deliveredAt: z.date(), openedAt: when, acknowledgedAt: when }))),
  said: cardOf(z.array(z.object({ requirementId: z.number(), title: z.string(), unitId: z.number(), version: z.number(), decision: z.enum(['returned', 'accepted']), adopted: z.boolean(), reasons: z.string().nullable(), by: z.string(), at: z.date() }))),
  approvers: cardOf(z.array(z.object({ name: z.string(), duty: z.string().nullable() }))),
  contacts: cardOf(z.array(z.object({ names, org: z.string().nullable(), phones: names, emails: names }))),
  activities: cardOf(Coming),
})

/** What stands on the home page; a part that is not for the person's roles is null. */
export const HomeOut = z.object({
  now: z.date(), name: z.string(), unitName: z.string(),
  campaign: z.object({ id: z.number(), name: z.string(), shortName: z.string(), unitName: z.string(), unitLevel: z.enum(unitLevels), state: z.enum(campaignStates), stage: z.enum(stages), issuedAt: when }).nullable(),
  office: Office.nullable(), unit: Unit.nullable(),
  signOff: cardOf(z.array(z.object({ campaignId: z.number(), campaignName: z.string(), requirementId: z.number(), title: z.string(), unitId: z.number(), unitName: z.string(), dueAt: when, sentBy: z.string().nullable(), sentAt: when, version: z.number() }))).nullable(),
  tree: cardOf(z.object({ units: z.number(), people: z.number(), accounts: z.number(), withoutAccount: z.number(), withoutLiaison: z.number() })).nullable(),
})
