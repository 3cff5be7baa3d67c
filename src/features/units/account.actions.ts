import { change, type Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/errors.ts'
import { accountExists, accountOf, accountPattern, hashPassword, removeAccount, removeTotp, requireGoodPassword, setPassword } from '../../platform/sign-in/index.ts'
import { permit, whoOf, type Actor } from './permissions.ts'
import { loadPerson, requireAnAdministrator } from './person.actions.ts'
import { createAccount, insertAccounts, insertGrants } from './person.store.ts'
import { loadUnit } from './unit.actions.ts'
import { lockTree } from './unit.store.ts'
import { linkAccounts, type LinkedAccount } from './account.store.ts'
import { findLink, linkDays, makeLinks, useLink, type Welcome } from './welcome.store.ts'

export interface AccountLink {
  account: string
  token: string
  expiresAt: Date
}

/** Makes an account for a person and the one-time link with which they set a password. A liaison without any role becomes liaison of the unit. */
export function openAccount(ctx: Context, actor: Actor, personId: number, account: string): Promise<AccountLink> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    await lockTree(tx)
    const person = await loadPerson(tx, personId)
    await permitOver(tx, actor, person)
    if (person.userId) throw new Refusal('accounts/has-one', 409, `${person.name}已经有账号。`, '忘了密码可以给一个新的一次性链接。')
    if (!accountPattern.test(account)) throw new Refusal('accounts/bad-name', 400, '账号只能用小写字母、数字、点、横线和下划线，2 到 40 个字符。', '可以用单位代码或姓名拼音。')
    if ((await accountExists(tx, [account])).has(account)) throw new Refusal('accounts/taken', 409, `账号 ${account} 已经有人用了。`, '请换一个。')
    await createAccount(tx, { personId, account, name: person.name })
    if (person.isLiaison && !(await tx.selectFrom('grants').select('person_id').where('person_id', '=', personId).executeTakeFirst())) await insertGrants(tx, [{ personId, unitId: person.unitId, role: 'liaison' }])
    const [token] = await makeLinks(tx, [personId], actor.personId, ctx.now())
    record({ action: 'account.create', unitId: person.unitId, object: `person ${personId}`, details: { name: person.name, account } })
    return { account, token: token!, expiresAt: expiry(ctx) }
  })
}

/** A new link for a person who has an account: first password or forgotten one. The old password holds until the link is used. */
export function renewLink(ctx: Context, actor: Actor, personId: number): Promise<AccountLink> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const person = await loadPerson(tx, personId)
    await permitOver(tx, actor, person)
    const account = person.userId ? await accountOf(tx, person.userId) : null
    if (!account) throw new Refusal('accounts/none', 409, `${person.name}还没有账号。`, '请先开账号。')
    const [token] = await makeLinks(tx, [personId], actor.personId, ctx.now())
    record({ action: 'account.link', unitId: person.unitId, object: `person ${personId}`, details: { name: person.name, account: account.account } })
    return { account: account.account, token: token!, expiresAt: expiry(ctx) }
  })
}

/** Ends an account at once; the person stays in the unit. */
export function closeAccount(ctx: Context, actor: Actor, personId: number): Promise<{ id: number }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    await lockTree(tx)
    const person = await loadPerson(tx, personId)
    await permitOver(tx, actor, person)
    if (!person.userId) throw new Refusal('accounts/none', 409, `${person.name}还没有账号。`, '请刷新看现在的情况。')
    await tx.updateTable('people').set({ user_id: null }).where('id', '=', personId).execute()
    await requireAnAdministrator(tx)
    await removeAccount(tx, person.userId)
    await tx.deleteFrom('welcome_links').where('person_id', '=', personId).execute()
    record({ action: 'account.close', unitId: person.unitId, object: `person ${personId}`, details: { name: person.name } })
    return { id: personId }
  })
}

/** Takes the second factor of a person who has lost the phone away. */
export function dropTotp(ctx: Context, actor: Actor, personId: number): Promise<{ id: number }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const person = await loadPerson(tx, personId)
    await permitOver(tx, actor, person)
    if (person.userId) await removeTotp(tx, person.userId)
    record({ action: 'account.drop_totp', unitId: person.unitId, object: `person ${personId}`, details: { name: person.name } })
    return { id: personId }
  })
}

export interface HandedLink extends LinkedAccount {
  token: string
}

/**
 * Accounts and links for every liaison of the unit's subtree who cannot sign in yet; those without any role become liaison of their unit.
 * Done again, those who have not used theirs get a new link and the old one stops working.
 */
export function openLiaisonAccounts(ctx: Context, actor: Actor, unitId: number): Promise<{ links: HandedLink[]; expiresAt: Date }> {
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    await lockTree(tx)
    const unit = await loadUnit(tx, unitId)
    permit(actor, 'account.manage', unit)
    const { fresh, waiting } = await linkAccounts(tx, actor, unit)
    await insertAccounts(tx, fresh)
    await insertGrants(tx, fresh.filter((each) => each.roleless).map((each) => ({ personId: each.personId, unitId: each.unitId, role: 'liaison' as const })))
    const all = [...fresh, ...waiting]
    const tokens = await makeLinks(tx, all.map((each) => each.personId), actor.personId, ctx.now())
    record({ action: 'account.link_liaisons', unitId, object: `unit ${unitId}`, details: { created: fresh.length, renewed: waiting.length } })
    return { links: all.map((each, index) => ({ ...each, token: tokens[index]! })), expiresAt: expiry(ctx) }
  })
}

/** @throws Refusal `welcome/unknown`, `welcome/used`, `welcome/expired` */
export async function openWelcome(ctx: Context, token: string): Promise<Welcome & { account: string }> {
  const link = await findLink(ctx.db, token)
  const account = link ? await accountOf(ctx.db, link.userId) : null
  if (!link || !account) throw new Refusal('welcome/unknown', 404, '这个链接无效。', '可能没有复制完整，或已被新的链接取代。请向发给您链接的管理员再要一个。')
  if (link.usedAt) throw usedUp()
  if (link.expiresAt <= ctx.now()) throw new Refusal('welcome/expired', 409, `这个链接过了 ${linkDays} 天有效期。`, '请向发给您链接的管理员再要一个。')
  return { ...link, account: account.account }
}

/** Sets the password with a one-time link. @returns the account to sign in with */
export async function acceptWelcome(ctx: Context, token: string, password: string): Promise<{ account: string; userId: string }> {
  const link = await openWelcome(ctx, token)
  requireGoodPassword(password, link.account)
  const hashed = await hashPassword(password)
  return change(ctx, { personId: link.personId, name: link.name }, async ({ tx, record }) => {
    if (!(await useLink(tx, token, ctx.now()))) throw usedUp()
    await setPassword(tx, link.userId, hashed, ctx.now())
    record({ action: 'account.set_password', unitId: link.unitId, object: `person ${link.personId}`, details: { by: 'link' } })
    return { account: link.account, userId: link.userId }
  })
}

const usedUp = () => new Refusal('welcome/used', 409, '这个链接已经用过了。', '您可以直接登录。不是您本人用的，请马上告诉管理员。')
const expiry = (ctx: Context) => new Date(ctx.now().getTime() + linkDays * 86_400_000)

/** Whoever can hand out a link can act as the person: so the person's roles must all be the actor's to grant. */
async function permitOver(tx: Tx, actor: Actor, person: Awaited<ReturnType<typeof loadPerson>>): Promise<void> {
  permit(actor, 'account.manage', person.unit)
  const places = await tx.selectFrom('grants').innerJoin('units', 'units.id', 'grants.unit_id').select(['units.id', 'units.path', 'grants.subtree']).where('person_id', '=', person.id).execute()
  for (const place of places) {
    const over = actor.grants.some((each) => each.role === 'administrator' && (each.unitId === place.id ? each.subtree || !place.subtree : each.subtree && place.path.startsWith(`${each.path}.`)))
    if (!over) throw new Refusal('accounts/beyond', 403, `${person.name}还有您管不到的角色。`, '请找上级单位的管理员来办。')
  }
}
