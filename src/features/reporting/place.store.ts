import { sql } from 'kysely'
import type { Db, Reader } from '../../platform/database.ts'
import { Gather, type Outcome } from '../../platform/gather.ts'
import type { SubmissionKey } from './counts.store.ts'

/** Everything an action on one submission starts from. */
export interface Place {
  campaign: { id: number; name: string; state: string; unitId: number; unitPath: string; unitName: string }
  requirement: {
    id: number; title: string; lengthMax: number | null; lengthText: string | null; formats: string[]; needsWord: boolean; needsPdf: boolean
    dueAt: Date | null; dueText: string | null
  }
  unit: { id: number; path: string; name: string; kind: string }
}

/** The units that owe, what they owe, to whom, in the order of the keys; null where nothing is owed. One query. */
export async function findPlaces(db: Reader, keys: readonly SubmissionKey[]): Promise<(Place | null)[]> {
  const { rows } = await sql<Row>`
    SELECT k.n, c.name AS "campaignName", c.state AS "campaignState", o.id AS "ownerId", o.path AS "ownerPath", o.name AS "ownerName", u.path, u.name, u.kind,
      r.title, r.length_max AS "lengthMax", r.length_text AS "lengthText", r.formats, r.needs_word AS "needsWord", r.needs_pdf AS "needsPdf",
      r.due_at AS "dueAt", r.due_text AS "dueText"
    FROM unnest(${keys.map((key) => key.campaignId)}::bigint[], ${keys.map((key) => key.requirementId)}::int[], ${keys.map((key) => key.unitId)}::bigint[])
      WITH ORDINALITY AS k (campaign_id, requirement_id, unit_id, n)
    JOIN assignments a USING (campaign_id, requirement_id, unit_id)
    JOIN requirements r ON r.campaign_id = a.campaign_id AND r.id = a.requirement_id
    JOIN campaigns c ON c.id = a.campaign_id JOIN units o ON o.id = c.unit_id JOIN units u ON u.id = a.unit_id`.execute(db)
  const byNumber = new Map(rows.map((row) => [row.n, row]))
  return keys.map((key, i) => {
    const row = byNumber.get(i + 1)
    if (!row) return null
    const { title, lengthMax, lengthText, formats, needsWord, needsPdf, dueAt, dueText } = row
    return {
      campaign: { id: key.campaignId, name: row.campaignName, state: row.campaignState, unitId: row.ownerId, unitPath: row.ownerPath, unitName: row.ownerName },
      requirement: { id: key.requirementId, title, lengthMax, lengthText, formats, needsWord, needsPdf, dueAt, dueText },
      unit: { id: key.unitId, path: row.path, name: row.name, kind: row.kind },
    }
  })
}

type Row = Place['requirement'] & { n: number; campaignName: string; campaignState: string; ownerId: number; ownerPath: string; ownerName: string; path: string; name: string; kind: string }

/** One of them. */
export const findPlace = async (db: Reader, key: SubmissionKey): Promise<Place | null> => (await findPlaces(db, [key]))[0] ?? null

const gathers = new WeakMap<Db, Gather<SubmissionKey, Place | null>>()

/** The same outside a transaction: questions that come together, as in the last minutes before a deadline, are asked together. */
export function gatherPlace(db: Db, key: SubmissionKey): Promise<Place | null> {
  let gather = gathers.get(db)
  if (!gather) {
    gather = new Gather(async (keys) => (await findPlaces(db, keys)).map((value): Outcome<Place | null> => ({ ok: true, value })))
    gathers.set(db, gather)
  }
  return gather.add(key)
}
