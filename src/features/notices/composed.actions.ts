import type { SourceLine } from '../../documents/source.ts'
import { runInWorker } from '../../documents/worker/index.ts'
import type { Change } from '../../platform/context.ts'
import { permit, type Actor, type Place } from '../units/index.ts'
import { suggestModules } from './modules.rules.ts'
import type { ReadFile } from './read.ts'
import { insertReading, saveAlong } from './reading.store.ts'
import type { FileAlong } from './tables.ts'

/** Reads a notice that was composed here from its own lines: nothing is lost between text, page and text again. */
export const readComposed = (lines: readonly SourceLine[]): Promise<ReadFile> =>
  runInWorker<ReadFile>(new URL('./read.ts', import.meta.url), 'readLines', [{ format: 'docx', pages: null, lines }])

/**
 * Keeps the reading of a composed notice. Its PDF is the notice's file as if it had been dropped in; the other files
 * are attached when the plan is confirmed.
 * @returns the reading's id
 */
export async function keepComposed({ tx, record }: Change, actor: Actor, given: { unit: Place; read: ReadFile; pdf: FileAlong & { pages: number }; along: readonly FileAlong[]; at: Date }): Promise<number> {
  const { unit, read, pdf } = given
  permit(actor, 'notice.prepare', unit)
  const id = await insertReading(tx, {
    unitId: unit.id, fileName: pdf.name, fileSha256: pdf.sha256, fileSize: pdf.size, format: 'pdf', pages: pdf.pages, characters: read.characters,
    paragraphs: read.paragraphs, plan: read.plan, rules: read.rules, inferred: suggestModules(read.plan), by: actor.personId, at: given.at,
  })
  await saveAlong(tx, id, given.along)
  record({ action: 'reading.create', unitId: unit.id, object: `reading ${id}`, details: { file: pdf.name, sha256: pdf.sha256, activities: read.plan.activities.length, reports: read.plan.reports.length, composed: true } })
  return id
}
