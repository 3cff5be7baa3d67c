import { sql, type RawBuilder } from 'kysely'
import type { Reader, Tx } from '../../platform/database.ts'
import type { MessageKind } from './tables.ts'

/** Whose inbox: the units, and the person whose reading counts. */
export interface Inbox {
  personId: number
  unitIds: readonly number[]
}

export interface InboxFilter {
  unread: boolean
  kind: MessageKind | null
  campaignId: number | null
  /** From 1. */
  page: number
  pageSize: number
}

export interface InboxLine {
  id: number
  unitId: number
  unitName: string
  campaignId: number | null
  kind: MessageKind
  title: string
  body: string
  link: string | null
  fromName: string
  createdAt: Date
  readAt: Date | null
}

const unread = (inbox: Inbox) => sql<boolean>`NOT EXISTS (SELECT FROM message_reads r WHERE r.message_id = m.id AND r.person_id = ${inbox.personId})`

function matching(inbox: Inbox, filter: Omit<InboxFilter, 'page' | 'pageSize'>): RawBuilder<boolean> {
  const all = [sql`m.unit_id = ANY(${[...inbox.unitIds]}::bigint[])`]
  if (filter.unread) all.push(unread(inbox))
  if (filter.kind) all.push(sql`m.kind = ${filter.kind}`)
  if (filter.campaignId !== null) all.push(sql`m.campaign_id = ${filter.campaignId}`)
  return sql<boolean>`${sql.join(all, sql` AND `)}`
}

/** One page of messages, unread first, newest first. */
export async function listMessages(db: Reader, inbox: Inbox, filter: InboxFilter): Promise<InboxLine[]> {
  const { rows } = await sql<InboxLine>`
    SELECT m.id, m.unit_id AS "unitId", u.name AS "unitName", m.campaign_id AS "campaignId", m.kind, m.title, m.body, m.link,
      m.from_name AS "fromName", m.created_at AS "createdAt", r.read_at AS "readAt"
    FROM messages m JOIN units u ON u.id = m.unit_id
    LEFT JOIN message_reads r ON r.message_id = m.id AND r.person_id = ${inbox.personId}
    WHERE ${matching(inbox, filter)}
    ORDER BY (r.read_at IS NOT NULL), m.id DESC
    LIMIT ${filter.pageSize} OFFSET ${(filter.page - 1) * filter.pageSize}`.execute(db)
  return rows
}

/** How many messages there are under the filter. */
export async function countMessages(db: Reader, inbox: Inbox, filter: Omit<InboxFilter, 'page' | 'pageSize'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM messages m WHERE ${matching(inbox, filter)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** How many the person has not read, for the badge. */
export const countUnread = (db: Reader, inbox: Inbox): Promise<number> =>
  countMessages(db, inbox, { unread: true, kind: null, campaignId: null })

/** The message if it lies in this inbox, else null. */
export async function findMessage(db: Reader, inbox: Inbox, id: number): Promise<{ id: number; unitId: number; campaignId: number | null } | null> {
  const row = await db.selectFrom('messages').select(['id', 'unit_id', 'campaign_id']).where('id', '=', id)
    .where(sql<boolean>`unit_id = ANY(${[...inbox.unitIds]}::bigint[])`).executeTakeFirst()
  return row ? { id: row.id, unitId: row.unit_id, campaignId: row.campaign_id } : null
}

/** Notes that the person read it. @returns whether this was the first time */
export async function markRead(tx: Tx, inbox: Inbox, id: number, now: Date): Promise<boolean> {
  const done = await tx.insertInto('message_reads').values({ message_id: id, person_id: inbox.personId, read_at: now })
    .onConflict((oc) => oc.doNothing()).executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Marks everything up to and including message `upTo` as read, so that what arrived meanwhile stays unread. @returns how many were marked */
export async function markAllRead(tx: Tx, inbox: Inbox, upTo: number, now: Date): Promise<number> {
  const done = await sql`
    INSERT INTO message_reads (message_id, person_id, read_at)
    SELECT m.id, ${inbox.personId}, ${now} FROM messages m
    WHERE m.unit_id = ANY(${[...inbox.unitIds]}::bigint[]) AND m.id <= ${upTo} AND ${unread(inbox)}
    ON CONFLICT DO NOTHING`.execute(tx)
  return Number(done.numAffectedRows ?? 0)
}
