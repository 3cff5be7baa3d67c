import { sql } from 'kysely'
import { recountLedger } from '../src/features/reporting/index.ts'
import { issueCampaign } from './issued.ts'
import type { UnitName, World } from './world.ts'

export interface CampaignRequirement {
  title: string
  /** Last moment on time; default 2027-06-05 24:00 in Shanghai. */
  dueAt?: Date | null
  who: readonly UnitName[]
  lengthMax?: number
  needsWord?: boolean
  needsPdf?: boolean
}

/** The deadline of the requirements unless they name another. */
export const dueAt = new Date('2027-06-05T15:59:59.999Z')

/**
 * A campaign of the city that has been issued, with requirements, who owes them, and its ledger open.
 * @returns its id; requirements count from 1 in the order given
 */
export async function issuedCampaign(world: World, { requirements }: { requirements: readonly CampaignRequirement[] }): Promise<number> {
  const to = [...new Set(requirements.flatMap((each) => each.who))]
  const id = await issueCampaign(world, { to, requirements: requirements.map((each) => ({ title: each.title, who: each.who, dueAt: each.dueAt === undefined ? dueAt : each.dueAt })) })
  await world.ctx.db.transaction().execute(async (tx) => {
    for (const [index, each] of requirements.entries()) {
      const max = each.lengthMax ?? null
      await sql`UPDATE requirements SET length_max = ${max}, length_text = ${max && `${max}字以内`}, due_text = '6月5日前', formats = '{Word版,盖章PDF版}',
        needs_word = ${each.needsWord ?? true}, needs_pdf = ${each.needsPdf ?? true} WHERE campaign_id = ${id} AND id = ${index + 1}`.execute(tx)
    }
    await recountLedger(tx, id)
  })
  return id
}
