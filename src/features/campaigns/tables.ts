import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Contact, Destination, NoticePlan, NoticeTime, Owner } from '../notices/index.ts'
import type { ActivityState, CampaignState } from './plan.rules.ts'

/** jsonb, written as text. */
type Json<T> = ColumnType<T, string, string>
/** A body as the notice names it, with the unit it is in the tree, when it is one. */
export type PlannedOwner = Owner & { unitId: number | null }

export interface CampaignRow {
  id: Generated<number>
  unit_id: number
  name: string
  short_name: string
  theme: string | null
  period: Json<NoticeTime | null>
  first_day: string | null
  last_day: string | null
  zone: Generated<string>
  state: Generated<CampaignState>
  public: Generated<boolean>
  contacts: Json<Contact[]>
  plan: JSONColumnType<NoticePlan>
  created_by: number | null
  created_at: Date
  issued_at: Date | null
  revision: Generated<number>
}

export interface ModuleRow {
  campaign_id: number
  id: number
  name: string
  description: string | null
  times: Json<NoticeTime[]>
  forms: string[]
  quote: Generated<string>
}

export interface ActivityRow {
  campaign_id: number
  id: number
  module_id: number | null
  module_inferred: Generated<boolean>
  unit_id: number
  main_venue: boolean
  name: string
  description: string | null
  times: Json<NoticeTime[]>
  first_day: string | null
  last_day: string | null
  owners: Json<PlannedOwner[]>
  forms: string[]
  audience: string[]
  channels: string[]
  places: string[]
  state: Generated<ActivityState>
  quote: Generated<string>
}

export interface RequirementRow {
  campaign_id: number
  id: number
  title: string
  length_max: number | null
  length_min: number | null
  length_about: number | null
  length_text: string | null
  formats: string[]
  needs_word: boolean
  needs_pdf: boolean
  who: string[]
  extras: string[]
  destinations: Json<Destination[]>
  copies: number | null
  /** Addressees who must report; 0 = added by hand, -1 = all; null = not settled. */
  scope: number[] | null
  due_text: string | null
  due_at: Date | null
  quote: Generated<string>
}

export interface AssignmentRow {
  campaign_id: number
  requirement_id: number
  unit_id: number
}

declare module '../../platform/database.ts' {
  interface Tables {
    campaigns: CampaignRow
    modules: ModuleRow
    activities: ActivityRow
    requirements: RequirementRow
    assignments: AssignmentRow
  }
}
