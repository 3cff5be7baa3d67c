import type { Reader } from '../../platform/database.ts'
import type { SubmissionKey } from './counts.store.ts'

/** Everything an action on one submission starts from. */
export interface Place {
  campaign: { id: number; name: string; unitId: number; unitPath: string; unitName: string }
  requirement: {
    id: number; title: string; lengthMax: number | null; lengthText: string | null; formats: string[]; needsWord: boolean; needsPdf: boolean
    dueAt: Date | null; dueText: string | null
  }
  unit: { id: number; path: string; name: string; kind: string }
}

/** The unit that owes, what it owes, to whom; one query, since every upload before a deadline asks it. Null = it does not owe this. */
export async function findPlace(db: Reader, key: SubmissionKey): Promise<Place | null> {
  const row = await db.selectFrom('assignments as a')
    .innerJoin('requirements as r', (join) => join.onRef('r.campaign_id', '=', 'a.campaign_id').onRef('r.id', '=', 'a.requirement_id'))
    .innerJoin('campaigns as c', 'c.id', 'a.campaign_id').innerJoin('units as o', 'o.id', 'c.unit_id').innerJoin('units as u', 'u.id', 'a.unit_id')
    .where('a.campaign_id', '=', key.campaignId).where('a.requirement_id', '=', key.requirementId).where('a.unit_id', '=', key.unitId)
    .select(['c.name as campaignName', 'o.id as ownerId', 'o.path as ownerPath', 'o.name as ownerName', 'u.path', 'u.name', 'u.kind',
      'r.title', 'r.length_max', 'r.length_text', 'r.formats', 'r.needs_word', 'r.needs_pdf', 'r.due_at', 'r.due_text'])
    .executeTakeFirst()
  return row ? {
    campaign: { id: key.campaignId, name: row.campaignName, unitId: row.ownerId, unitPath: row.ownerPath, unitName: row.ownerName },
    requirement: {
      id: key.requirementId, title: row.title, lengthMax: row.length_max, lengthText: row.length_text, formats: row.formats,
      needsWord: row.needs_word, needsPdf: row.needs_pdf, dueAt: row.due_at, dueText: row.due_text,
    },
    unit: { id: key.unitId, path: row.path, name: row.name, kind: row.kind },
  } : null
}
