import { sql } from 'kysely'
import type { UnitName, World } from './world.ts'

export interface IssuedRequirement {
  title: string
  dueAt: Date | null
  /** Units that owe it. */
  who: readonly UnitName[]
}

/**
 * A campaign of the city whose notice has gone out to `to`, straight into the tables: the starting point of tests of what comes after issuing.
 * @returns the campaign's id; its notice is number 1, requirements count from 1 in the order given
 */
export async function issueCampaign(world: World, options: { to: readonly UnitName[]; requirements?: readonly IssuedRequirement[]; title?: string; files?: { name: string; sha256: string; size: number }[] }): Promise<number> {
  const now = world.ctx.now()
  const requirements = options.requirements ?? []
  return world.ctx.db.transaction().execute(async (tx) => {
    const { rows: [campaign] } = await sql<{ id: number }>`
      INSERT INTO campaigns (unit_id, name, short_name, state, plan, created_at, issued_at, contacts)
      VALUES (${world.units.city}, '2027年全国科技工作者日活动', '2027 科技工作者日', 'issued', '{}', ${now}, ${now}, '[{"names":["江见白"],"org":"市科协活动办","phones":["0000-8888021"],"fax":[],"emails":[],"address":null,"postcode":null,"quote":"x"}]')
      RETURNING id`.execute(tx)
    const id = campaign!.id
    await sql`
      INSERT INTO notices (campaign_id, id, unit_id, title, doc_number, issuers, from_name, created_at, paragraphs, state, issued_at)
      VALUES (${id}, 1, ${world.units.city}, ${options.title ?? '关于印发《科技工作者日活动实施方案》的通知'}, '云科协发〔2027〕8号', ARRAY['云岭市科学技术协会'], '云岭市科学技术协会', ${now},
        ${JSON.stringify([{ text: '各县区科协：', kind: 'text', page: null, table: null, cells: null }, { text: '现印发给你们，请认真落实。', kind: 'text', page: null, table: null, cells: null }])}, 'issued', ${now})`.execute(tx)
    for (const [index, file] of (options.files ?? []).entries())
      await sql`INSERT INTO notice_files (campaign_id, notice_id, id, name, sha256, size) VALUES (${id}, 1, ${index + 1}, ${file.name}, ${file.sha256}, ${file.size})`.execute(tx)
    for (const [index, requirement] of requirements.entries()) {
      await sql`INSERT INTO requirements (campaign_id, id, title, needs_word, needs_pdf, due_at) VALUES (${id}, ${index + 1}, ${requirement.title}, true, true, ${requirement.dueAt})`.execute(tx)
      for (const unit of requirement.who) await sql`INSERT INTO assignments (campaign_id, requirement_id, unit_id) VALUES (${id}, ${index + 1}, ${world.units[unit]})`.execute(tx)
    }
    const reporting = new Set(requirements.flatMap((requirement) => requirement.who))
    for (const unit of options.to)
      await sql`INSERT INTO deliveries (campaign_id, notice_id, unit_id, must_report, delivered_at) VALUES (${id}, 1, ${world.units[unit]}, ${reporting.has(unit)}, ${now})`.execute(tx)
    return id
  })
}

/** Puts a unit's submission into a state, straight into the tables. */
export async function putSubmission(world: World, campaignId: number, requirementId: number, unit: UnitName, state: 'draft' | 'signed_off' | 'submitted' | 'returned' | 'accepted', at = world.ctx.now()): Promise<void> {
  const submitted = state === 'submitted' || state === 'accepted' || state === 'returned' ? at : null
  await sql`
    INSERT INTO submissions (campaign_id, requirement_id, unit_id, state, submitted_at, updated_at, updated_by) VALUES (${campaignId}, ${requirementId}, ${world.units[unit]}, ${state}, ${submitted}, ${at}, '试')
    ON CONFLICT (campaign_id, requirement_id, unit_id) DO UPDATE SET state = EXCLUDED.state, submitted_at = EXCLUDED.submitted_at`.execute(world.ctx.db)
  await sql`INSERT INTO submission_versions (campaign_id, requirement_id, unit_id, version, word_name, word_sha256, submitted_at)
    VALUES (${campaignId}, ${requirementId}, ${world.units[unit]}, 1, '材料.docx', ${'0'.repeat(64)}, ${submitted}) ON CONFLICT DO NOTHING`.execute(world.ctx.db)
}
