import type { Reader, Tx } from '../../platform/database.ts'
import type { Contact, NoticePlan, NoticeTime } from '../notices/index.ts'
import { daysOf, dueMoment, needsOf, periodDays, type ActivityState } from './plan.rules.ts'
import type { PlannedOwner } from './tables.ts'

export interface PlannedModule {
  id: number
  name: string
  description: string | null
  times: NoticeTime[]
  forms: string[]
  quote: string
}

export interface PlannedActivity {
  id: number
  moduleId: number | null
  /** The module was suggested by words; the notice does not say it. */
  moduleInferred: boolean
  unitId: number
  mainVenue: boolean
  name: string
  description: string | null
  times: NoticeTime[]
  firstDay: string | null
  lastDay: string | null
  owners: PlannedOwner[]
  forms: string[]
  audience: string[]
  channels: string[]
  places: string[]
  state: ActivityState
  quote: string
}

export const modulesOf = (db: Reader, campaignId: number): Promise<PlannedModule[]> =>
  db.selectFrom('modules').select(['id', 'name', 'description', 'times', 'forms', 'quote']).where('campaign_id', '=', campaignId).orderBy('id').execute()

const activityColumns = [
  'id', 'module_id as moduleId', 'module_inferred as moduleInferred', 'unit_id as unitId', 'main_venue as mainVenue', 'name', 'description', 'times',
  'first_day as firstDay', 'last_day as lastDay', 'owners', 'forms', 'audience', 'channels', 'places', 'state', 'quote',
] as const

/** Activities in the notice's order. */
export const activitiesOf = (db: Reader, campaignId: number): Promise<PlannedActivity[]> =>
  db.selectFrom('activities').select(activityColumns).where('campaign_id', '=', campaignId).orderBy('id').execute()

export const lockActivity = (tx: Tx, campaignId: number, id: number): Promise<PlannedActivity | undefined> =>
  tx.selectFrom('activities').select(activityColumns).where('campaign_id', '=', campaignId).where('id', '=', id).forUpdate().executeTakeFirst()

export const saveActivity = (tx: Tx, campaignId: number, activity: PlannedActivity) =>
  tx.updateTable('activities').set({
    module_id: activity.moduleId, module_inferred: activity.moduleInferred, name: activity.name, description: activity.description,
    times: JSON.stringify(activity.times), first_day: activity.firstDay, last_day: activity.lastDay, owners: JSON.stringify(activity.owners),
    places: activity.places, state: activity.state,
  }).where('campaign_id', '=', campaignId).where('id', '=', activity.id).execute()

/** The parts of a campaign that stand beside its plan. */
export async function campaignDetails(db: Reader, campaignId: number): Promise<{ theme: string | null; period: NoticeTime | null; contacts: Contact[]; revision: number; public: boolean }> {
  return db.selectFrom('campaigns').select(['theme', 'period', 'contacts', 'revision', 'public']).where('id', '=', campaignId).executeTakeFirstOrThrow()
}

export interface NewCampaign {
  unitId: number
  name: string
  shortName: string
  zone: string
  plan: NoticePlan
  /** Activity → module where the notice does not state it. */
  inferred: Record<string, string>
  /** Body's name → unit, where it is one. */
  owners: ReadonlyMap<string, number>
  createdBy: number
  at: Date
}

/** Writes the whole plan as rows. @returns the campaign's id */
export async function insertCampaign(tx: Tx, given: NewCampaign): Promise<number> {
  const { plan } = given
  const period = periodDays(plan)
  const { id } = await tx.insertInto('campaigns').values({
    unit_id: given.unitId, name: given.name, short_name: given.shortName, theme: plan.theme?.value ?? null, period: JSON.stringify(plan.period),
    first_day: period.first, last_day: period.last, zone: given.zone, contacts: JSON.stringify(plan.contacts), plan: JSON.stringify(plan),
    created_by: given.createdBy, created_at: given.at, issued_at: null,
  }).returning('id').executeTakeFirstOrThrow()
  const numbers = new Map(plan.modules.map((module, i) => [module.id, i + 1]))
  if (plan.modules.length > 0)
    await tx.insertInto('modules').values(plan.modules.map((module, i) => ({
      campaign_id: id, id: i + 1, name: module.name, description: module.description, times: JSON.stringify(module.time), forms: module.forms, quote: module.quote,
    }))).execute()
  if (plan.activities.length > 0)
    await tx.insertInto('activities').values(plan.activities.map((activity, i) => {
      const days = daysOf(activity.time)
      const inferred = activity.module === null ? given.inferred[activity.id] : undefined
      return {
        campaign_id: id, id: i + 1, module_id: numbers.get(activity.module ?? inferred ?? '') ?? null, module_inferred: inferred !== undefined,
        unit_id: given.unitId, main_venue: true, name: activity.name, description: activity.description, times: JSON.stringify(activity.time),
        first_day: days.first, last_day: days.last, owners: JSON.stringify(activity.owners.map((owner) => ({ ...owner, unitId: given.owners.get(owner.name) ?? null }))),
        forms: activity.forms, audience: activity.audience, channels: activity.channels, places: activity.places, quote: activity.quote,
      }
    })).execute()
  if (plan.reports.length > 0)
    await tx.insertInto('requirements').values(plan.reports.map((report, i) => {
      const needs = needsOf(report)
      return {
        campaign_id: id, id: i + 1, title: report.what, length_max: report.length?.max ?? null, length_min: report.length?.min ?? null, length_about: report.length?.about ?? null,
        length_text: report.length?.text ?? null, formats: report.formats, needs_word: needs.word, needs_pdf: needs.pdf, who: report.who, extras: report.extras,
        destinations: JSON.stringify(report.to), copies: report.copies, scope: null, due_text: report.due?.text ?? null, due_at: dueMoment(report.due, given.zone), quote: report.quote,
      }
    })).execute()
  return id
}

/** Removes a campaign nobody has received anything of, with its plan. */
export async function deleteCampaign(tx: Tx, id: number): Promise<void> {
  for (const table of ['requirements', 'activities', 'modules'] as const) await tx.deleteFrom(table).where('campaign_id', '=', id).execute()
  await tx.deleteFrom('campaigns').where('id', '=', id).execute()
}
