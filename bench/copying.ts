import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { compareWith, CopyIndex, leastShared, sketchOf, type ReadReport } from '../src/documents/copying/index.ts'
import { closeWorkers, runInWorker } from '../src/documents/worker/index.ts'
import { plainDocument, plainParagraph, writeOfficialDocx } from '../src/documents/official/index.ts'
import { indexVersion } from '../src/features/copying/index.ts'
import type { Context } from '../src/platform/context.ts'
import { reportOf, sentenceOf, textOf } from '../test/makers/report-texts.ts'
import { seeded } from '../test/makers/random.ts'
import { benchDatabase, median } from './database.ts'
import type { Row } from './row.ts'

const REPORTS = 20_000
const none = new Uint32Array()

/** Copying over 20,000 reports of some 1,000 characters: in memory, then through the database as a hand-in goes. */
export async function copyingRows(): Promise<Row[]> {
  const texts = Array.from({ length: REPORTS }, (_, i) => reportOf(i + 1).text)
  // every tenth report takes half of the one before
  for (let i = 9; i < REPORTS; i += 10) texts[i] = copyOf(i)
  const { rows, sketches } = inMemory(texts)
  return [...rows, ...(await throughDatabase(texts, sketches))]
}

function copyOf(i: number): string {
  const random = seeded(i)
  const taken = reportOf(i).sentences
  return textOf([...taken.slice(0, taken.length >> 1), ...Array.from({ length: taken.length >> 1 }, () => sentenceOf(random))])
}

function inMemory(texts: readonly string[]): { rows: Row[]; sketches: Uint32Array[] } {
  for (const text of texts.slice(0, 500)) sketchOf(text) // warms the compiler
  const bytes = texts.map((text) => Buffer.from(text))
  const hashing = seconds(() => { for (const each of bytes) createHash('sha256').update(each).digest() })
  const index = new CopyIndex()
  const sketches: Uint32Array[] = []
  const indexing = seconds(() => {
    for (const [id, text] of texts.entries()) {
      const sketch = sketchOf(text)
      sketches.push(sketch)
      index.add(id, sketch)
    }
  })
  const ask = (id: number) => {
    const sketch = sketchOf(texts[id]!)
    const near = index.candidates(sketch, { most: 12, least: leastShared(sketch), except: (other) => other === id })
    return compareWith(texts[id]!, near.map((each) => texts[each.id]!), { given: none, common: index.commonOf(sketch) })
  }
  for (let id = 0; id < 300; id++) ask(id)
  const queries = Array.from({ length: 1000 }, (_, i) => 1000 * seconds(() => ask(i * 17 + 9))).sort((a, b) => a - b)
  const pass = 1000 * seconds(() => texts.reduce((sum, text) => sum + lettersSeen(text), 0))
  let found = 0
  const all = seconds(() => { for (let id = 0; id < REPORTS; id++) if (ask(id).some(({ share }) => share >= 0.3)) found++ })
  if (found < REPORTS / 10) throw new Error(`Only ${found} of the planted copies were found.`)
  const perSecond = REPORTS / indexing
  const [middle, late] = [median(queries), queries[950]!]
  return {
    sketches,
    rows: [
      { name: `copying: index of ${REPORTS} reports, sketched and added`, ours: perSecond, unit: 'reports/s', beside: [{ name: 'hashing their bytes alone (SHA-256)', value: REPORTS / hashing }], ratio: perSecond / (REPORTS / hashing), want: '≥ 2,000 reports/s', ok: perSecond >= 2000 },
      { name: 'copying: one report asked, passages included, median', ours: middle, unit: 'ms', beside: [{ name: `one pass over the ${REPORTS} texts`, value: pass }], ratio: middle / pass, want: '≤ 20 ms', ok: middle <= 20 },
      { name: 'copying: one report asked, 95 of 100 faster', ours: late, unit: 'ms', beside: [], ratio: null, want: '≤ 20 ms', ok: late <= 20 },
      { name: `copying: all ${REPORTS} compared with each other, passages included`, ours: all, unit: 's', beside: [{ name: 'indexing them', value: indexing }], ratio: all / indexing, want: '≤ 60 s', ok: all <= 60 },
    ],
  }
}

function lettersSeen(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i)
  return sum
}

/** What a hand-in costs with 20,000 reports in the database, each job beside reading its Word file alone; and a process that has just started. */
async function throughDatabase(texts: readonly string[], sketches: readonly Uint32Array[], jobs = 60): Promise<Row[]> {
  const { ctx, stop } = await benchDatabase()
  try {
    const campaignId = await plant(ctx, texts, sketches)
    const files = await Promise.all(Array.from({ length: jobs }, (_, i) => writeOfficialDocx(plainDocument({ title: '活动情况', body: copyOf(i * 31 + 7).split('\n').map(plainParagraph) }))))
    const { rows: units } = await sql<{ id: number }>`SELECT unit_id AS id FROM assignments WHERE campaign_id = ${campaignId} AND requirement_id = 2 ORDER BY unit_id LIMIT ${jobs}`.execute(ctx.db)
    for (const [i, unit] of units.entries()) {
      const { sha256 } = await ctx.files.put(Buffer.from(files[i]!))
      await sql`INSERT INTO submissions (campaign_id, requirement_id, unit_id, state, submitted_at, updated_at) VALUES (${campaignId}, 2, ${unit.id}, 'submitted', now(), now())`.execute(ctx.db)
      await sql`INSERT INTO submission_versions (campaign_id, requirement_id, unit_id, version, word_name, word_sha256, submitted_at) VALUES (${campaignId}, 2, ${unit.id}, 1, '情况.docx', ${sha256}, now())`.execute(ctx.db)
    }
    const run = async (i: number) => {
      const start = performance.now()
      await indexVersion(ctx, { campaignId, requirementId: 2, unitId: units[i]!.id }, 1)
      return performance.now() - start
    }
    const first = (await run(0)) / 1000
    for (let i = 1; i < 10; i++) await run(i)
    const ours: number[] = []
    const reading: number[] = []
    for (let i = 10; i < jobs; i++) {
      ours.push(await run(i))
      const start = performance.now()
      await runInWorker<ReadReport>(new URL('../src/documents/copying/index.ts', import.meta.url), 'readReport', [files[i], '情况.docx'])
      reading.push(performance.now() - start)
    }
    const { rows: [found] } = await sql<{ count: number }>`SELECT count(*)::int FROM copying_pairs WHERE requirement_id = 2 AND most >= 0.3`.execute(ctx.db)
    if (found!.count < jobs) throw new Error(`Only ${found!.count} pairs of ${jobs} copies were kept.`)
    return [
      { name: `copying: a hand-in read, compared with ${REPORTS} and kept (the job)`, ours: median(ours), unit: 'ms', beside: [{ name: 'reading its Word file alone', value: median(reading) }], ratio: median(ours) / median(reading), want: '≤ 100 ms', ok: median(ours) <= 100 },
      { name: `copying: the first after a start, index of ${REPORTS} made from the database`, ours: first, unit: 's', beside: [], ratio: null, want: '≤ 10 s', ok: first <= 10 },
    ]
  } finally {
    await closeWorkers()
    await stop()
  }
}

/** A tree with a unit for each report, a campaign all have handed in to, and its texts with their sketches. */
async function plant(ctx: Context, texts: readonly string[], sketches: readonly Uint32Array[]): Promise<number> {
  return ctx.db.transaction().execute(async (tx) => {
    const { rows: [root] } = await sql<{ id: number }>`INSERT INTO units (code, name, kind, level, path) VALUES ('C', '协会', 'association', 'province', '0') RETURNING id`.execute(tx)
    const top = root!.id
    await sql`UPDATE units SET path = id::text::ltree WHERE id = ${top}`.execute(tx)
    await sql`INSERT INTO units (id, code, name, kind, level, parent_id, path, position) OVERRIDING SYSTEM VALUE
      SELECT n.id, 'C-' || n.i, '第' || n.i || '号科协', 'county_association', 'county', ${top}, text2ltree(${String(top)} || '.' || n.id), n.i
      FROM (SELECT i, nextval(pg_get_serial_sequence('units', 'id')) AS id FROM generate_series(1, ${texts.length}::int) AS i) AS n`.execute(tx)
    const { rows: [campaign] } = await sql<{ id: number }>`INSERT INTO campaigns (unit_id, name, short_name, state, plan, created_at, issued_at) VALUES (${top}, '活动', '活动', 'issued', '{}', now(), now()) RETURNING id`.execute(tx)
    const id = campaign!.id
    await sql`INSERT INTO requirements (campaign_id, id, title, needs_word, needs_pdf) SELECT ${id}::bigint, i, '材料' || i, true, false FROM generate_series(1, 2) AS i`.execute(tx)
    await sql`INSERT INTO assignments (campaign_id, requirement_id, unit_id) SELECT ${id}::bigint, i, u.id FROM units u, generate_series(1, 2) AS i WHERE u.id <> ${top}`.execute(tx)
    await sql`INSERT INTO submissions (campaign_id, requirement_id, unit_id, state, submitted_at, updated_at) SELECT campaign_id, 1, unit_id, 'submitted', now() - interval '1 day', now() FROM assignments WHERE requirement_id = 1`.execute(tx)
    await sql`INSERT INTO submission_versions (campaign_id, requirement_id, unit_id, version, word_name, word_sha256, submitted_at) SELECT campaign_id, 1, unit_id, 1, '材料.docx', repeat('0', 64), submitted_at FROM submissions`.execute(tx)
    for (let from = 0; from < texts.length; from += 500) {
      const part = sketches.slice(from, from + 500).map((each) => Buffer.from(each.buffer, each.byteOffset, each.byteLength).toString('hex'))
      await sql`INSERT INTO copying_texts (campaign_id, requirement_id, unit_id, version, seq, submitted_at, text, letters, sketch, compared_at)
        SELECT ${id}::bigint, 1, u.id, 1, nextval('copying_seq'), now() - interval '1 day', t.text, length(t.text), decode(t.sketch, 'hex'), now()
        FROM unnest(${texts.slice(from, from + 500)}::text[], ${part}::text[]) WITH ORDINALITY AS t (text, sketch, n) JOIN units u ON u.parent_id = ${top} AND u.position = ${from}::int + t.n`.execute(tx)
    }
    return id
  })
}

function seconds(work: () => unknown): number {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}
