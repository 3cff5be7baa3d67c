import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { MessageKind } from './tables.ts'

export interface NewMessage {
  campaignId: number | null
  kind: MessageKind
  title: string
  body: string
  /** Path inside the workbench, e.g. `/campaigns/3/notices/1`. */
  link: string | null
  fromName: string
  at: Date
}

/** Puts one message into the inbox of each unit; one statement however many there are. */
export async function sendToUnits(tx: Tx, unitIds: readonly number[], message: NewMessage): Promise<void> {
  if (unitIds.length === 0) return
  await sendToSelection(tx, sql`SELECT unnest(${sql.val([...unitIds])}::bigint[])`, message)
}

/** The same to the units a query selects (one column of ids), without their ids travelling to the program and back. */
export async function sendToSelection(tx: Tx, unitIds: RawBuilder<unknown>, message: NewMessage): Promise<void> {
  await sql`
    INSERT INTO messages (unit_id, campaign_id, kind, title, body, link, from_name, created_at)
    SELECT unit, ${message.campaignId}, ${message.kind}, ${message.title}, ${message.body}, ${message.link}, ${message.fromName}, ${message.at}
    FROM (${unitIds}) AS selected (unit)
  `.execute(tx)
}
