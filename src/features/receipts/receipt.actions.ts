import { z } from 'zod'
import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { may, maskPhone, whoOf, type Actor } from '../units/index.ts'
import { actsFor, notReceived, permitReceiver } from './access.ts'
import { acknowledge, type Acknowledgement } from './receipt.rules.ts'
import { filesOf, findPaper, findReceipt, lockReceipt, saveAcknowledgement, saveOpening, tasksOf, type ReceiptKey, type ReceiptRow } from './receipt.store.ts'

/** Which receipt: the unit may be left to the person's own. */
export interface ReceiptPlace {
  campaignId: number
  noticeId: number
  unitId: number | null
}

const Paragraphs = z.array(z.object({ text: z.string(), kind: z.enum(['text', 'row']).catch('text'), table: z.number().nullable().catch(null), cells: z.array(z.string()).nullable().catch(null) }))
const Contacts = z.array(z.object({ names: z.array(z.string()), org: z.string().nullable(), phones: z.array(z.string()), emails: z.array(z.string()) }))

/** The notice as the unit sees it, its receipt, and what the unit owes. */
export async function viewReceipt(ctx: Context, actor: Actor, place: ReceiptPlace) {
  const { key, unit, mine } = await permitReceiver(ctx.db, actor, 'notice.receive', place)
  const [paper, files, receipt, tasks] = await Promise.all([
    findPaper(ctx.db, key.campaignId, key.noticeId), filesOf(ctx.db, key.campaignId, key.noticeId), findReceipt(ctx.db, key), tasksOf(ctx.db, key.campaignId, key.unitId),
  ])
  if (!paper || !receipt) throw notReceived()
  const own = actsFor(actor, unit.id)
  const { contacts, paragraphs, ...notice } = paper
  return {
    ...notice, paragraphs: Paragraphs.catch([]).parse(paragraphs), contacts: Contacts.catch([]).parse(contacts),
    files: files.map(({ id, name, size }) => ({ id, name, size })),
    unit: { id: unit.id, name: unit.name }, units: mine,
    receipt: shown(receipt, own),
    tasks: paper.follows === null ? tasks : [],
    own, maySign: own && may(actor, 'notice.acknowledge', unit),
  }
}

/** The unit's own people see the number they wrote, a superior sees it masked. */
const shown = (receipt: ReceiptRow, own: boolean) =>
  ({ ...receipt, responsiblePhone: own ? receipt.responsiblePhone : maskPhone(receipt.responsiblePhone) })

/**
 * The first opening by someone of the unit is the unit's opening. Anybody else's look, and every later one, changes nothing.
 * @returns the receipt as it then is
 */
export async function openNotice(ctx: Context, actor: Actor, place: ReceiptPlace) {
  const { key, unit } = await permitReceiver(ctx.db, actor, 'notice.receive', place)
  const own = actsFor(actor, unit.id)
  const before = await findReceipt(ctx.db, key)
  if (!before) throw notReceived()
  if (!own || before.openedAt) return shown(before, own)
  return change(ctx, whoOf(actor), async ({ tx, record, announce }) => {
    const receipt = await held(lockReceipt(tx, key))
    if (receipt.openedAt) return shown(receipt, own)
    const now = ctx.now()
    await saveOpening(tx, key, actor.name, now)
    record({ action: 'notice.open', unitId: unit.id, campaignId: key.campaignId, object: objectOf(key) })
    await announce(key.campaignId, 'receipts')
    return shown({ ...receipt, openedAt: now, openedBy: actor.name }, own)
  })
}

/**
 * 签收, or a change of the responsible person; by people of the unit itself.
 * @throws Refusal `receipts/not-own` for a superior, and what `acknowledge` refuses
 */
export async function acknowledgeNotice(ctx: Context, actor: Actor, place: ReceiptPlace, wish: Acknowledgement) {
  const { key, unit } = await permitReceiver(ctx.db, actor, 'notice.acknowledge', place)
  if (!actsFor(actor, unit.id)) throw new Refusal('receipts/not-own', 403, `签收要由${unit.name}自己的人来办。`, '可以打电话请他们签收。')
  return change(ctx, whoOf(actor), async ({ tx, record, announce }) => {
    const receipt = await held(lockReceipt(tx, key))
    const decision = acknowledge(receipt, wish)
    if (decision.kind === 'none') return shown(receipt, true)
    await saveAcknowledgement(tx, key, actor.name, { name: decision.responsibleName, phone: decision.responsiblePhone }, ctx.now())
    record({
      action: decision.kind === 'acknowledge' ? 'notice.acknowledge' : 'notice.change_responsible',
      unitId: unit.id, campaignId: key.campaignId, object: objectOf(key), details: { responsible: decision.responsibleName, before: receipt.responsibleName },
    })
    await announce(key.campaignId, 'receipts')
    return shown(await held(findReceipt(tx, key)), true)
  })
}

/** One attachment of the notice, for a unit that received it. */
export async function openAttachment(ctx: Context, actor: Actor, place: ReceiptPlace, fileId: number) {
  const { key } = await permitReceiver(ctx.db, actor, 'notice.receive', place)
  const file = (await filesOf(ctx.db, key.campaignId, key.noticeId)).find((each) => each.id === fileId)
  if (!file) throw notReceived()
  return { ...file, stream: await ctx.files.open(file.sha256) }
}

export const objectOf = (key: ReceiptKey) => `delivery ${key.campaignId}/${key.noticeId}/${key.unitId}`

async function held(row: Promise<ReceiptRow | null>): Promise<ReceiptRow> {
  const receipt = await row
  if (!receipt) throw notReceived()
  return receipt
}
