import type { Generated } from 'kysely'

export const unitKinds = ['association', 'county_association', 'society', 'enterprise_association', 'department', 'institution', 'town_association', 'other'] as const
export type UnitKind = (typeof unitKinds)[number]
export const unitLevels = ['national', 'province', 'city', 'county', 'town'] as const
export type UnitLevel = (typeof unitLevels)[number]
export const roles = ['office', 'department', 'liaison', 'approver', 'observer', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Row of `units`; `path` is the ids from the root joined by dots, itself included. */
export interface UnitRow {
  id: Generated<number>
  code: string
  name: string
  short_name: string | null
  kind: UnitKind
  level: UnitLevel
  parent_id: number | null
  path: string
  position: Generated<number>
  state: Generated<'active' | 'closed'>
  created_at: Generated<Date>
}

export interface PersonRow {
  id: Generated<number>
  unit_id: number
  name: string
  duty: string | null
  phone: string | null
  email: string | null
  is_liaison: Generated<boolean>
  user_id: string | null
  state: Generated<'active' | 'left'>
  created_at: Generated<Date>
}

export interface GrantRow {
  person_id: number
  unit_id: number
  role: Role
  subtree: Generated<boolean>
}

declare module '../../platform/database.ts' {
  interface Tables {
    units: UnitRow
    people: PersonRow
    grants: GrantRow
  }
}
