import { sql } from 'kysely'
import { issueNotice } from '../src/features/campaigns/issue.actions.ts'
import type { Context } from '../src/platform/context.ts'
import { benchDatabase, makeTree, median } from './database.ts'
import type { Row } from './row.ts'

const WANT = 2

/** Issuing to 60,000 units as the office does it, beside one statement that inserts the very rows it writes. */
export async function issueRows(rounds = 5): Promise<Row[]> {
  const { ctx, stop } = await benchDatabase()
  try {
    const { office, rootId, units } = await makeTree(ctx, 'B', 1000, 59)
    await sql`ANALYZE`.execute(ctx.db)
    const ours: number[] = []
    const raw: number[] = []
    for (let round = -1; round < rounds; round++) {
      const issued = await draft(ctx, rootId)
      const a = await seconds(() => issueNotice(ctx, office, { campaignId: issued, noticeId: 1 }))
      const plain = await draft(ctx, rootId)
      const b = await seconds(() => insertRows(ctx, plain))
      if (round < 0) continue
      ours.push(a)
      raw.push(b)
    }
    const ratio = median(ours) / median(raw)
    return [{
      name: `issue a notice to ${units - 1} units, all owing one report`, ours: median(ours), unit: 's',
      beside: [{ name: 'one INSERT … SELECT of the same rows', value: median(raw) }], ratio, want: `≤ ${WANT}`, ok: ratio <= WANT,
    }]
  } finally {
    await stop()
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** A campaign whose notice is ready to go out to everyone below the root. */
async function draft(ctx: Context, rootId: number): Promise<number> {
  return ctx.db.transaction().execute(async (tx) => {
    const { rows: [campaign] } = await sql<{ id: number }>`INSERT INTO campaigns (unit_id, name, short_name, plan, created_at) VALUES (${rootId}, '活动', '活动', '{}', now()) RETURNING id`.execute(tx)
    const id = campaign?.id as number
    await sql`INSERT INTO notices (campaign_id, id, unit_id, title, paragraphs, from_name, created_at) VALUES (${id}, 1, ${rootId}, '通知', '[]', '协会', now())`.execute(tx)
    await sql`INSERT INTO requirements (campaign_id, id, title, needs_word, needs_pdf, due_at, scope) VALUES (${id}, 1, '总结', true, true, now() + interval '9 days', ARRAY[-1])`.execute(tx)
    await sql`INSERT INTO notice_recipients (campaign_id, notice_id, unit_id, addressee_id) SELECT ${id}, 1, id, 0 FROM units WHERE parent_id IS NOT NULL`.execute(tx)
    return id
  })
}

/** The rows issuing writes (deliveries, assignments, messages), in one statement and one commit. */
const insertRows = (ctx: Context, campaignId: number) => sql`
  WITH recipients AS (SELECT unit_id FROM notice_recipients WHERE campaign_id = ${campaignId} AND notice_id = 1),
  delivered AS (INSERT INTO deliveries (campaign_id, notice_id, unit_id, must_report, delivered_at) SELECT ${campaignId}, 1, unit_id, true, now() FROM recipients),
  assigned AS (INSERT INTO assignments (campaign_id, requirement_id, unit_id) SELECT ${campaignId}, 1, unit_id FROM recipients)
  INSERT INTO messages (unit_id, campaign_id, kind, title, body, link, from_name, created_at)
  SELECT unit_id, ${campaignId}, 'notice', '通知', '请签收并填写负责人。', ${`/campaigns/${campaignId}/notices/1`}, '协会', now() FROM recipients`.execute(ctx.db)
