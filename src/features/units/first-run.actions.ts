import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { accountPattern, hashPassword, requireGoodPassword } from '../../platform/sign-in/index.ts'
import { isEmpty } from './me.store.ts'
import { createAccount, createPerson, insertGrants } from './person.store.ts'
import type { UnitLevel } from './tables.ts'
import { createUnit, lockTree } from './unit.store.ts'

export interface FirstRun {
  organisation: { name: string; shortName: string | null; level: UnitLevel }
  administrator: { name: string; account: string; password: string }
}

/**
 * Sets up an empty installation: the organisation and its first administrator, who is also its campaign office
 * until others are named. Whoever is second finds it done.
 * @throws Refusal `first-run/done`
 */
export async function setUp(ctx: Context, { organisation, administrator }: FirstRun): Promise<{ unitId: number; personId: number }> {
  // a cheap look first: hashing a password takes 20 ms of work that anyone could ask for
  if (!(await isEmpty(ctx.db))) throw done()
  if (!accountPattern.test(administrator.account))
    throw new Refusal('accounts/bad-name', 400, '账号只能用小写字母、数字、点、横线和下划线，2 到 40 个字符。', '可以用姓名拼音。')
  requireGoodPassword(administrator.password, administrator.account)
  const passwordHash = await hashPassword(administrator.password)
  return change(ctx, { personId: null, name: administrator.name }, async ({ tx, record }) => {
    await lockTree(tx)
    if (!(await isEmpty(tx))) throw done()
    const unitId = await createUnit(tx, { code: '1', name: organisation.name, shortName: organisation.shortName, kind: 'association', level: organisation.level, parentCode: null })
    const personId = await createPerson(tx, { unitId, name: administrator.name })
    await createAccount(tx, { personId, account: administrator.account, name: administrator.name, passwordHash })
    await insertGrants(tx, (['administrator', 'office'] as const).map((role) => ({ personId, unitId, role, subtree: true })))
    record({ action: 'first_run.set_up', unitId, object: `unit ${unitId}`, details: { organisation: organisation.name, administrator: administrator.name } })
    return { unitId, personId }
  })
}

const done = () => new Refusal('first-run/done', 409, '已经有人设置好了。', '请直接登录；没有账号请找管理员要一次性链接。')
