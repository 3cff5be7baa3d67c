import { Refusal } from '../../platform/errors.ts'

/** One unit's receipt of a notice as the rules see it. */
export interface Receipt {
  openedAt: Date | null
  acknowledgedAt: Date | null
  responsibleName: string | null
  responsiblePhone: string | null
}

export interface Acknowledgement {
  /** Who answers for it in the unit; null = not settled yet. */
  responsibleName: string | null
  responsiblePhone: string | null
  /** What the person had before them, so that a colleague's entry is not overwritten unseen. */
  seen: { acknowledged: boolean; responsibleName: string | null }
}

export type Decision =
  | { kind: 'none' }
  | { kind: 'acknowledge' | 'change'; responsibleName: string | null; responsiblePhone: string | null }

/**
 * 签收, or a later change of the responsible person. Saying the same again changes nothing.
 * @throws Refusal `receipts/not-opened` before the notice was opened, `receipts/changed` when a colleague was faster,
 * `receipts/no-name` for a phone without a name or for taking the name away
 */
export function acknowledge(receipt: Receipt, wish: Acknowledgement): Decision {
  const name = wish.responsibleName?.trim() || null
  const phone = wish.responsiblePhone?.trim() || null
  if (receipt.openedAt === null) throw new Refusal('receipts/not-opened', 409, '还没有打开过这份通知，不能签收。', '请先打开看一看，再签收。')
  if (receipt.acknowledgedAt !== null && receipt.responsibleName === name && receipt.responsiblePhone === phone) return { kind: 'none' }
  if (wish.seen.acknowledged !== (receipt.acknowledgedAt !== null) || wish.seen.responsibleName !== receipt.responsibleName)
    throw new Refusal('receipts/changed', 409,
      receipt.responsibleName ? `同事刚刚签收了，负责人写的是${receipt.responsibleName}，您写的没有生效。` : '同事刚刚签收了，您写的没有生效。', '请看现在的情况，要改再改。')
  if (name === null && (phone !== null || receipt.responsibleName !== null))
    throw new Refusal('receipts/no-name', 400, '请填写负责人的姓名。', '换人就写新的负责人，不能空着。')
  return { kind: receipt.acknowledgedAt === null ? 'acknowledge' : 'change', responsibleName: name, responsiblePhone: phone }
}
