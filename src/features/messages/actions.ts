import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { reach, whoOf, type Actor } from '../units/index.ts'
import { findMessage, markAllRead, markRead, type Inbox } from './inbox.store.ts'

/** The inboxes a person looks into: those of the units they hold a role on. */
export function inboxOf(actor: Actor): Inbox {
  return { personId: actor.personId, unitIds: [...new Set(reach(actor, 'inbox.read').map((grant) => grant.unitId))] }
}

/**
 * Marks one message as read by this person; again does nothing.
 * @throws Refusal `messages/not-found` for a message of another unit, as for one that is nowhere
 */
export async function readMessage(ctx: Context, actor: Actor, id: number): Promise<void> {
  const inbox = inboxOf(actor)
  await change(ctx, whoOf(actor), async ({ tx, record }) => {
    const message = await findMessage(tx, inbox, id)
    if (!message) throw new Refusal('messages/not-found', 404, '没有找到这条消息，或者它不是发给您单位的。', '请从收件箱里重新打开。')
    if (await markRead(tx, inbox, id, ctx.now()))
      record({ action: 'message.read', unitId: message.unitId, campaignId: message.campaignId, object: `message ${id}` })
  })
}

/** Marks everything up to the newest message the person saw as read. @returns how many */
export async function readAll(ctx: Context, actor: Actor, upTo: number): Promise<number> {
  const inbox = inboxOf(actor)
  return change(ctx, whoOf(actor), async ({ tx, record }) => {
    const count = await markAllRead(tx, inbox, upTo, ctx.now())
    if (count > 0) record({ action: 'message.read_all', unitId: actor.unit.id, object: 'messages', details: { upTo, count } })
    return count
  })
}
