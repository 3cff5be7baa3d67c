import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import type { IconName } from './parts/icon.tsx'

/** Names of the roles, as the API gives them. */
export type RoleName = 'office' | 'department' | 'liaison' | 'approver' | 'observer' | 'administrator'

/** A line of the menu. One that is not for the person's roles is absent, never greyed. */
export interface MenuItem {
  label: string
  icon: IconName
  /** Under /workbench; `:campaign` is filled with the campaign in hand, and the line is absent without one. */
  to: string
  section: 'home' | 'campaign' | 'manage'
  order: number
  roles: readonly RoleName[]
  /** A plain count or short fact at the right. */
  badge?: ComponentType<{ campaign: number | null }>
}

/** What a feature brings to the workbench. Paths of routes are relative to /workbench. */
export interface Screens {
  routes: RouteObject[]
  menu: MenuItem[]
}
