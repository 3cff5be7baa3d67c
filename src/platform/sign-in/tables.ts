import type { Generated } from 'kysely'

/** Whole-installation settings, one JSON value each. */
interface SettingRow {
  key: string
  value: string
}

interface AuthUserRow {
  id: string
  /** What the person types; lower case. */
  account: string
  name: string
  email: string
  two_factor_enabled: Generated<boolean>
}

interface AuthAccountRow {
  id: string
  user_id: string
  account_id: string
  provider_id: string
  password: string | null
  updated_at: Generated<Date>
}

interface AuthSessionRow {
  id: string
  user_id: string
  token: string
  ip_address: string | null
  user_agent: string | null
  expires_at: Date
  created_at: Date
  updated_at: Date
}

interface AuthTwoFactorRow {
  id: string
  user_id: string
  verified: boolean
}

interface AuthAttemptRow {
  name: string
  wrong: number
  last_at: Date
  locked_until: Date | null
}

declare module '../database.ts' {
  interface Tables {
    settings: SettingRow
    auth_users: AuthUserRow
    auth_accounts: AuthAccountRow
    auth_sessions: AuthSessionRow
    auth_two_factors: AuthTwoFactorRow
    auth_attempts: AuthAttemptRow
  }
}
