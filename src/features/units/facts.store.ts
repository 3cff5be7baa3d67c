import { sql } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import type { Actor } from './permissions.ts'
import { unitsWhere } from './reach.store.ts'

export interface TreeFacts {
  units: number
  people: number
  accounts: number
  /** People with a role who cannot sign in yet. */
  withoutAccount: number
  /** Units nobody is the liaison of. */
  withoutLiaison: number
}

/** What an administrator looks at first, of the units they manage. */
export async function treeFacts(db: Reader, actor: Actor): Promise<TreeFacts> {
  const { rows: [facts] } = await sql<TreeFacts>`
    SELECT count(*) AS units, coalesce(sum(p.people), 0) AS people, coalesce(sum(p.accounts), 0) AS accounts,
      coalesce(sum(p.without_account), 0) AS "withoutAccount", count(*) FILTER (WHERE coalesce(p.liaisons, 0) = 0) AS "withoutLiaison"
    FROM units LEFT JOIN (
      SELECT unit_id, count(*) AS people, count(user_id) AS accounts, count(*) FILTER (WHERE is_liaison) AS liaisons,
        count(*) FILTER (WHERE user_id IS NULL AND EXISTS (SELECT FROM grants g WHERE g.person_id = people.id)) AS without_account
      FROM people WHERE state = 'active' GROUP BY unit_id) p ON p.unit_id = units.id
    WHERE units.state = 'active' AND ${unitsWhere(actor, 'unit.manage')}`.execute(db)
  return facts ?? { units: 0, people: 0, accounts: 0, withoutAccount: 0, withoutLiaison: 0 }
}
