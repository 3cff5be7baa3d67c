import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { accountExists, accountPattern } from '../../platform/sign-in/index.ts'
import type { Actor } from './permissions.ts'

export interface LinkedAccount {
  personId: number
  unitId: number
  unitName: string
  unitCode: string
  name: string
  account: string
}

/**
 * Liaisons of the subtree who cannot sign in yet: `fresh` without an account, each given a free name made from the unit's code;
 * `waiting` with an account but no password. Who holds a role outside what the actor administers is left out.
 */
export async function linkAccounts(tx: Tx, actor: Actor, unit: { path: string }): Promise<{ fresh: (LinkedAccount & { roleless: boolean })[]; waiting: LinkedAccount[] }> {
  const trees = actor.grants.filter((grant) => grant.role === 'administrator' && grant.subtree).map((grant) => grant.path)
  const alone = actor.grants.filter((grant) => grant.role === 'administrator').map((grant) => grant.unitId)
  const { rows } = await sql<Omit<LinkedAccount, 'account'> & { account: string | null; roleless: boolean }>`
    SELECT p.id AS "personId", u.id AS "unitId", u.name AS "unitName", u.code AS "unitCode", p.name, a.account,
           NOT EXISTS (SELECT FROM grants g WHERE g.person_id = p.id) AS roleless
    FROM people p JOIN units u ON u.id = p.unit_id LEFT JOIN auth_users a ON a.id = p.user_id LEFT JOIN auth_accounts c ON c.user_id = a.id AND c.provider_id = 'credential'
    WHERE u.path <@ ${unit.path}::ltree AND u.state = 'active' AND p.state = 'active' AND p.is_liaison AND (p.user_id IS NULL OR c.password = '!')
      AND (u.path <@ ${trees}::ltree[] OR u.id = ANY(${alone}::bigint[]))
      AND NOT EXISTS (SELECT FROM grants g JOIN units gu ON gu.id = g.unit_id WHERE g.person_id = p.id
        AND NOT (gu.path <@ ${trees}::ltree[] OR (gu.id = ANY(${alone}::bigint[]) AND NOT g.subtree)))
    ORDER BY u.path, p.id`.execute(tx)
  const without = rows.filter((row) => row.account === null)
  const wanted = without.map((row) => (accountPattern.test(row.unitCode.toLowerCase()) ? row.unitCode.toLowerCase() : `u${row.unitId}`))
  const taken = await accountExists(tx, wanted)
  const fresh = without.map((row, index) => {
    let account = wanted[index]!
    if (taken.has(account)) account = `${account.slice(0, 30)}-${row.personId}`
    taken.add(account)
    return { ...row, account }
  })
  return { fresh, waiting: rows.flatMap((row) => (row.account === null ? [] : [{ ...row, account: row.account }])) }
}
