import { sql } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import type { Contact, NoticeTime } from '../notices/index.ts'

export interface PublicCampaign {
  id: number
  name: string
  theme: string | null
  unitName: string
  period: NoticeTime | null
  firstDay: string | null
  lastDay: string | null
  contacts: Contact[]
  revision: number
  zone: string
  issuedAt: Date | null
}

const columns = (db: Reader) => db.selectFrom('campaigns as c').innerJoin('units as u', 'u.id', 'c.unit_id')
  .where('c.public', '=', true).where('c.state', '<>', 'draft')
  .select(['c.id', 'c.name', 'c.theme', 'u.name as unitName', 'c.period', 'c.first_day as firstDay', 'c.last_day as lastDay', 'c.contacts', 'c.revision', 'c.zone', 'c.issued_at as issuedAt'])

/** Campaigns anyone may see, the newest first. */
export const publicCampaigns = (db: Reader): Promise<PublicCampaign[]> => columns(db).orderBy('c.issued_at', 'desc').orderBy('c.id', 'desc').limit(50).execute()

export const publicCampaign = (db: Reader, id: number): Promise<PublicCampaign | undefined> => columns(db).where('c.id', '=', id).executeTakeFirst()

/** Changes whenever any public campaign does: the version of pages that show several. */
export async function publicVersion(db: Reader): Promise<string> {
  const row = await db.selectFrom('campaigns').where('public', '=', true).where('state', '<>', 'draft')
    .select(sql<string>`coalesce(sum(revision), 0)::text || '.' || count(*)::text || '.' || coalesce(max(id), 0)::text`.as('version')).executeTakeFirstOrThrow()
  return row.version
}
