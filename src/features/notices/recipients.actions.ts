import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Tx } from '../../platform/database.ts'
import { permit, whoOf, type Actor } from '../units/index.ts'
import { groupLabel, judgeGroup, judgeName, kindWords, readAddressees, type Candidate, type Group, type Judged, type ReadAddressee } from './addressees.rules.ts'
import { placeOf } from './names.rules.ts'
import { findNotice, lockNotice, raiseVersion, type Notice } from './notice.store.ts'
import * as store from './recipients.store.ts'
import type { IssuingUnit, NoticeKey } from './recipients.store.ts'

/** Reads the addressees as written, holds each against the units, and puts the certain ones on the list. */
export async function resolveAddressees(tx: Tx, key: NoticeKey, issuer: IssuingUnit, phrases: readonly string[]): Promise<{ id: number; phrase: string }[]> {
  const addressees: { id: number; phrase: string }[] = []
  for (const [i, read] of readAddressees(phrases, issuer).entries()) {
    const judged = await judge(tx, issuer, read)
    const id = i + 1
    await store.insertAddressee(tx, key, { id, phrase: read.phrase, certain: judged.certain, why: judged.why, candidates: judged.candidates })
    if (judged.group) await store.addGroup(tx, key, id, issuer, judged.group)
    if (judged.unit !== null) await store.addUnits(tx, key, id, issuer, [judged.unit])
    addressees.push({ id, phrase: read.phrase })
  }
  return addressees
}

async function judge(tx: Tx, issuer: IssuingUnit, read: ReadAddressee): Promise<Judged> {
  if (read.as === 'group' && read.group) {
    const found = await store.countGroup(tx, issuer, read.group, read.body)
    // A roster whose levels are not kept: the words may still mean the kind. Asked, since it is not what the phrase says.
    if (found.total === 0 && read.group.level !== null) {
      const group: Group = { ...read.group, level: null }
      const { total } = await store.countGroup(tx, issuer, group, null)
      if (total > 0) return { certain: false, why: `单位库里没有${groupLabel(read.group)}，只有不分级别的。`, group: null, unit: null, candidates: [{ group, label: groupLabel(group), count: total }] }
    }
    return judgeGroup(read, found, issuer)
  }
  if (read.as === 'name') {
    const judged = judgeName(read.phrase, await store.unitsLike(tx, issuer, read.phrase, placeOf(issuer.name)), issuer)
    if (judged.certain || judged.candidates.length > 0) return judged
  }
  return { certain: false, why: read.as === 'name' ? '单位库里没有这个名称，也没有接近的。' : '原文没有说清是哪些单位。', group: null, unit: null, candidates: await offers(tx, issuer, read) }
}

/** What an unclear phrase may mean: units that bear its last word, or any of the groups there are. */
async function offers(tx: Tx, issuer: IssuingUnit, read: ReadAddressee): Promise<Candidate[]> {
  const named: Candidate[] = []
  if (read.body && read.body.length >= 2) {
    const group: Group = { kinds: [], level: null, endings: [read.body], words: [] }
    const { total } = await store.countGroup(tx, issuer, group, null)
    if (total > 0) named.push({ group, label: groupLabel(group), count: total })
  }
  const groups = await store.groupsBelow(tx, issuer)
  const everybody: Group = { kinds: [], level: null, endings: [], words: [] }
  const { total } = await store.countGroup(tx, issuer, everybody, null)
  if (groups.length > 1 && read.phrase.endsWith('单位')) named.push({ group: everybody, label: '下面的全部单位', count: total })
  return [...named, ...groups.map(({ kind, count }) => ({ group: { kinds: [kind], level: null, endings: [], words: [] }, label: `全部${kindWords[kind]}`, count }))]
}

export async function openRecipients(ctx: Context, actor: Actor, key: NoticeKey) {
  const notice = await findNotice(ctx.db, key)
  permit(actor, 'notice.read', notice.unit)
  const [addressees, counts] = await Promise.all([store.addresseesOf(ctx.db, key), store.countRecipients(ctx.db, key)])
  return { notice, addressees, ...counts, undecided: addressees.filter((each) => !each.certain && each.decision === null).length }
}

export async function recipientTree(ctx: Context, actor: Actor, key: NoticeKey, query: Parameters<typeof store.recipientLines>[3]) {
  const notice = await findNotice(ctx.db, key)
  permit(actor, 'notice.read', notice.unit)
  return store.recipientLines(ctx.db, key, notice.unit, query)
}

/** The draft, locked, for someone who may settle who gets it. */
async function lockDraft(tx: Tx, actor: Actor, key: NoticeKey, version: number): Promise<Notice> {
  const notice = await lockNotice(tx, key)
  permit(actor, 'notice.prepare', notice.unit)
  if (notice.state !== 'draft') throw new Refusal('notices/already-issued', 409, `${notice.issuedBy ?? '同事'}已经签发了这份通知，名单不能再改。`, '需要补充，请另发补充通知。')
  if (notice.version !== version) throw new Refusal('notices/changed', 409, '名单刚被同事改过，您这一步没有生效。', '已经换成最新的名单，请再看一眼后重做这一步。')
  return notice
}

export type AddresseeAnswer = { as: 'chosen'; candidates: number[]; units: number[] } | { as: 'aside' }

/** Settles a doubtful phrase: candidates by their place in the list, or units found by hand; or sets it aside; null takes it back. */
export function decideAddressee(ctx: Context, actor: Actor, key: NoticeKey, given: { version: number; id: number; answer: AddresseeAnswer | null }): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record, announce }) => {
    const notice = await lockDraft(tx, actor, key, given.version)
    const addressee = (await store.addresseesOf(tx, key)).find((each) => each.id === given.id)
    if (!addressee) throw new Refusal('notices/no-addressee', 404, '没有找到这个收文单位。', '请刷新后再选。')
    await store.removeAddressee(tx, key, given.id)
    if (given.answer?.as === 'chosen') {
      const picked = given.answer.candidates.map((place) => addressee.candidates[place])
      if (picked.some((each) => each === undefined) || picked.length + given.answer.units.length === 0)
        throw new Refusal('notices/no-choice', 400, '没有选中任何单位。', '请选一个，或者先搁置。')
      for (const candidate of picked) {
        if (candidate && 'group' in candidate) await store.addGroup(tx, key, given.id, notice.unit, candidate.group)
        else if (candidate) await store.addUnits(tx, key, given.id, notice.unit, [candidate.unit])
      }
      await store.addUnits(tx, key, given.id, notice.unit, given.answer.units)
    }
    await store.saveDecision(tx, key, given.id, given.answer?.as ?? null, given.answer ? actor.name : null)
    await raiseVersion(tx, key)
    record({ action: 'notice.decide_addressee', unitId: notice.unit.id, campaignId: key.campaignId, object: `notice ${key.campaignId}/${key.noticeId}`, details: { phrase: addressee.phrase, answer: given.answer } })
    await announce(key.campaignId, 'recipients')
  })
}

/** Puts units on the list by hand or takes them off. */
export function chooseUnits(ctx: Context, actor: Actor, key: NoticeKey, given: { version: number; units: number[]; chosen: boolean; subtree: boolean }): Promise<void> {
  return change(ctx, whoOf(actor), async ({ tx, record, announce }) => {
    const notice = await lockDraft(tx, actor, key, given.version)
    if (!given.chosen) await store.removeUnits(tx, key, given.units, given.subtree)
    else if (given.subtree) for (const unit of given.units) await store.addSubtree(tx, key, notice.unit, unit)
    else await store.addUnits(tx, key, 0, notice.unit, given.units)
    await raiseVersion(tx, key)
    record({ action: given.chosen ? 'notice.add_recipients' : 'notice.remove_recipients', unitId: notice.unit.id, campaignId: key.campaignId, object: `notice ${key.campaignId}/${key.noticeId}`, details: { units: given.units, subtree: given.subtree } })
    await announce(key.campaignId, 'recipients')
  })
}
