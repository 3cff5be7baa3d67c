import type { Db, Reader, Tx } from '../../platform/database.ts'
import type { NoticePlan } from './reader/schema.ts'
import type { Paragraph, ReadingFailure, ReadingFormat } from './tables.ts'

/** The job may begin, also once more. */
export const saveBegun = (tx: Tx, id: number, pages: number, at: Date) =>
  tx.updateTable('readings').set({ state: 'reading', pages_done: 0, pages_total: pages, failure: null, unread: '[]', beat_at: at }).where('id', '=', id).execute()

/** How far the job is; also a sign of life. */
export const saveProgress = (db: Db, id: number, done: number, total: number, at: Date) =>
  db.updateTable('readings').set({ pages_done: done, pages_total: total, beat_at: at }).where('id', '=', id).where('state', '=', 'reading').execute()

export const saveBeat = (db: Db, id: number, at: Date) =>
  db.updateTable('readings').set({ beat_at: at }).where('id', '=', id).where('state', '=', 'reading').execute()

export const saveFailure = (tx: Tx, id: number, failure: ReadingFailure) =>
  tx.updateTable('readings').set({ state: 'failed', failure: JSON.stringify(failure), beat_at: null }).where('id', '=', id).execute()

export interface Recognised {
  file: { name: string; sha256: string; size: number }
  format: ReadingFormat
  pages: number | null
  characters: number
  paragraphs: Paragraph[]
  plan: NoticePlan
  rules: object
  inferred: Record<string, string>
  unread: (ReadingFailure & { page: number })[]
}

/** The text and plan of a file that was recognised. */
export const saveRecognised = (tx: Tx, id: number, given: Recognised, at: Date) =>
  tx.updateTable('readings').set((set) => ({
    state: 'read', beat_at: null, failure: null, unread: JSON.stringify(given.unread), file_name: given.file.name, file_sha256: given.file.sha256, file_size: given.file.size,
    format: given.format, pages: given.pages, characters: given.characters, paragraphs: JSON.stringify(given.paragraphs),
    read: JSON.stringify(given.plan), plan: JSON.stringify(given.plan), rules: JSON.stringify(given.rules), inferred: JSON.stringify(given.inferred),
    version: set('version', '+', 1), updated_at: at,
  })).where('id', '=', id).execute()

/** Readings whose job has been silent since before this moment. */
export const silentReadings = (db: Reader, before: Date): Promise<{ id: number }[]> =>
  db.selectFrom('readings').select('id').where('state', '=', 'reading').where('beat_at', '<', before).execute()
