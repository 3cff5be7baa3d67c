import { sql } from 'kysely'
import type { DocumentKind } from '../../documents/official/model.ts'
import type { Reader, Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/errors.ts'
import { reach, unitsWhere, type Actor } from '../units/index.ts'
import type { Manuscript } from './composition.rules.ts'
import type { CompositionState } from './tables.ts'

export interface Composition extends Manuscript {
  id: number
  unit: { id: number; path: string; name: string }
  kind: DocumentKind
  title: string
  characters: number
  state: CompositionState
  revision: number
  copiedFrom: number | null
  readingId: number | null
  campaignId: number | null
  noticeId: number | null
  updatedBy: string
  updatedAt: Date
  noted: { by: number | null; at: Date | null }
  finishedBy: string | null
  finishedAt: Date | null
}

const absent = () => new Refusal('compositions/not-found', 404, '没有找到，或者不在您能看的范围内。', '请从“文稿”里重新打开。')

/** @throws Refusal `compositions/not-found` */
export async function findComposition(db: Reader, id: number): Promise<Composition> {
  const row = await db.selectFrom('compositions as c').innerJoin('units', 'units.id', 'c.unit_id').innerJoin('people as saver', 'saver.id', 'c.updated_by').leftJoin('people as finisher', 'finisher.id', 'c.finished_by')
    .select([
      'c.id', 'units.id as unitId', 'units.path as unitPath', 'units.name as unitName', 'c.kind', 'c.title', 'c.characters', 'c.document', 'c.enclosures', 'c.state', 'c.revision', 'c.copied_from as copiedFrom',
      'c.reading_id as readingId', 'c.campaign_id as campaignId', 'c.notice_id as noticeId', 'saver.name as updatedBy', 'c.updated_at as updatedAt', 'c.noted_by as notedBy', 'c.noted_at as notedAt',
      'finisher.name as finishedBy', 'c.finished_at as finishedAt',
    ])
    .where('c.id', '=', id).executeTakeFirst()
  if (!row) throw absent()
  const { unitId, unitPath, unitName, notedBy, notedAt, ...composition } = row
  return { ...composition, unit: { id: unitId, path: unitPath, name: unitName }, noted: { by: notedBy, at: notedAt } }
}

/** Locks the composition until commit. @throws Refusal `compositions/not-found` */
export async function lockComposition(tx: Tx, id: number): Promise<Composition> {
  await tx.selectFrom('compositions').select('id').where('id', '=', id).forUpdate().execute()
  return findComposition(tx, id)
}

const columnsOf = ({ document, enclosures }: Manuscript, characters: number) => ({
  kind: document.kind, title: document.title, doc_number: document.letterhead?.docNumber ?? null, characters, document: JSON.stringify(document), enclosures: JSON.stringify(enclosures),
})

export async function insertComposition(tx: Tx, given: Manuscript & { unitId: number; characters: number; copiedFrom: number | null; by: number; at: Date }): Promise<number> {
  const { id } = await tx.insertInto('compositions').values({
    ...columnsOf(given, given.characters), unit_id: given.unitId, copied_from: given.copiedFrom, reading_id: null, campaign_id: null, notice_id: null,
    created_by: given.by, created_at: given.at, updated_by: given.by, updated_at: given.at, noted_by: given.by, noted_at: given.at, finished_by: null, finished_at: null,
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Keeps the text; raises the revision. @returns the new one */
export async function saveManuscript(tx: Tx, id: number, given: Manuscript & { characters: number; by: number; at: Date; noted: boolean }): Promise<number> {
  const row = await tx.updateTable('compositions').set((set) => ({
    ...columnsOf(given, given.characters), revision: set('revision', '+', 1), updated_by: given.by, updated_at: given.at, ...(given.noted && { noted_by: given.by, noted_at: given.at }),
  })).where('id', '=', id).returning('revision').executeTakeFirstOrThrow()
  return row.revision
}

export const saveFinished = (tx: Tx, id: number, by: number, at: Date) =>
  tx.updateTable('compositions').set((set) => ({ state: 'finished', revision: set('revision', '+', 1), finished_by: by, finished_at: at, updated_by: by, updated_at: at })).where('id', '=', id).execute()

export const saveReadingOf = (tx: Tx, id: number, readingId: number) => tx.updateTable('compositions').set({ reading_id: readingId }).where('id', '=', id).execute()

export const saveNoticeOf = (tx: Tx, id: number, key: { campaignId: number; noticeId: number }) =>
  tx.updateTable('compositions').set({ campaign_id: key.campaignId, notice_id: key.noticeId }).where('id', '=', id).execute()

export const deleteComposition = (tx: Tx, id: number) => tx.deleteFrom('compositions').where('id', '=', id).execute()

export interface CompositionFile {
  id: number
  role: 'pdf' | 'docx' | 'enclosure'
  name: string
  sha256: string
  size: number
  pages: number | null
}

export const filesOf = (db: Reader, id: number): Promise<CompositionFile[]> =>
  db.selectFrom('composition_files').select(['id', 'role', 'name', 'sha256', 'size', 'pages']).where('composition_id', '=', id).orderBy('id').execute()

/** @returns its number within the composition, from 1 */
export async function insertFile(tx: Tx, id: number, file: Omit<CompositionFile, 'id'>): Promise<number> {
  const last = await tx.selectFrom('composition_files').select((of) => of.fn.max('id').as('id')).where('composition_id', '=', id).executeTakeFirst()
  const number = (last?.id ?? 0) + 1
  await tx.insertInto('composition_files').values({ composition_id: id, ...file, id: number }).execute()
  return number
}

export interface CompositionQuery {
  state?: CompositionState | undefined
  kind?: DocumentKind | undefined
  unit?: number | undefined
  /** Only of units the actor holds a role on, not of those below. */
  own?: 'true' | undefined
  words?: string | undefined
  sort: 'updated' | 'title' | 'number'
  limit: number
  offset: number
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** Compositions of the units the actor may look at. */
export async function compositionsOf(db: Reader, actor: Actor, query: CompositionQuery) {
  const rows = await db.selectFrom('compositions as c').innerJoin('units', 'units.id', 'c.unit_id').innerJoin('people', 'people.id', 'c.updated_by')
    .select([
      'c.id', 'units.id as unitId', 'units.name as unitName', 'c.kind', 'c.title', 'c.doc_number as docNumber', 'c.characters', 'c.state', 'people.name as updatedBy', 'c.updated_at as updatedAt',
      'c.finished_at as finishedAt', 'c.reading_id as readingId', 'c.campaign_id as campaignId', 'c.notice_id as noticeId', (of) => of.fn.countAll<number>().over().as('total'),
    ])
    .where(unitsWhere(actor, 'composition.read'))
    .$if(query.state !== undefined, (only) => only.where('c.state', '=', query.state ?? 'draft'))
    .$if(query.kind !== undefined, (only) => only.where('c.kind', '=', query.kind ?? 'other'))
    .$if(query.own !== undefined, (only) => only.where('c.unit_id', 'in', [actor.unit.id, ...reach(actor, 'composition.read').map((grant) => grant.unitId)]))
    .$if(query.unit !== undefined, (only) => only.where('c.unit_id', '=', query.unit ?? 0))
    .$if(Boolean(query.words), (only) => only.where((where) => where.or([where('c.title', 'ilike', `%${escapeLike(query.words ?? '')}%`), where('c.doc_number', 'ilike', `%${escapeLike(query.words ?? '')}%`)])))
    .$if(query.sort === 'title', (sorted) => sorted.orderBy('c.title'))
    .$if(query.sort === 'number', (sorted) => sorted.orderBy(sql`c.doc_number COLLATE "C" NULLS LAST`))
    .orderBy('c.updated_at', 'desc').orderBy('c.id', 'desc').limit(query.limit).offset(query.offset).execute()
  return { total: rows[0]?.total ?? 0, items: rows.map(withoutTotal) }
}

function withoutTotal<Row extends { total: number }>(row: Row): Omit<Row, 'total'> {
  const { total, ...rest } = row
  void total
  return rest
}
