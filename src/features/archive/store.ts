import { sql } from 'kysely'
import type { AuditEntry } from '../../platform/audit.ts'
import type { Reader, Tx } from '../../platform/database.ts'
import { unitKinds } from '../units/index.ts'
import type { Override, ReportStanding } from './rules.ts'

export interface StoredFile {
  name: string
  sha256: string
  size: number
}

/** Issued notices of a campaign in their order, with their files. */
export async function noticesOf(db: Reader, campaignId: number): Promise<{ id: number; title: string; docNumber: string | null; issuers: string[]; unitName: string; issuedAt: Date; follows: number | null; paragraphs: string[]; files: StoredFile[] }[]> {
  const { rows } = await sql<{ id: number; title: string; docNumber: string | null; issuers: string[]; unitName: string; issuedAt: Date; follows: number | null; paragraphs: string[]; files: StoredFile[] }>`
    SELECT n.id, n.title, n.doc_number AS "docNumber", n.issuers, u.name AS "unitName", n.issued_at AS "issuedAt", n.follows,
      ARRAY(SELECT p->>'text' FROM jsonb_array_elements(n.paragraphs) WITH ORDINALITY AS t (p, place) ORDER BY place) AS paragraphs,
      coalesce((SELECT jsonb_agg(jsonb_build_object('name', f.name, 'sha256', f.sha256, 'size', f.size) ORDER BY f.id) FROM notice_files f WHERE f.campaign_id = n.campaign_id AND f.notice_id = n.id), '[]') AS files
    FROM notices n JOIN units u ON u.id = n.unit_id WHERE n.campaign_id = ${campaignId} AND n.issued_at IS NOT NULL ORDER BY n.issued_at, n.id`.execute(db)
  return rows
}

export interface HandedIn {
  requirementId: number
  requirement: string
  unitId: number
  unitName: string
  standing: ReportStanding
  /** Newest first; only what was handed in. */
  versions: { version: number; submittedAt: string; word: StoredFile | null; pdf: StoredFile | null; pdfPages: number | null; photos: StoredFile[] }[]
}

/** Every report ever handed in, by kind of unit in the order of the tree, with all its versions. */
export async function handedIn(db: Reader, campaignId: number): Promise<HandedIn[]> {
  const file = (kind: 'word' | 'pdf') => sql`CASE WHEN ${sql.ref(`v.${kind}_sha256`)} IS NOT NULL THEN jsonb_build_object('name', ${sql.ref(`v.${kind}_name`)}, 'sha256', ${sql.ref(`v.${kind}_sha256`)}, 'size', ${sql.ref(`v.${kind}_size`)}) END`
  const { rows } = await sql<HandedIn>`
    SELECT s.requirement_id AS "requirementId", r.title AS requirement, s.unit_id AS "unitId", u.name AS "unitName", CASE WHEN s.adopted THEN 'adopted' ELSE s.state END AS standing,
      jsonb_agg(jsonb_build_object('version', v.version, 'submittedAt', v.submitted_at, 'word', ${file('word')}, 'pdf', ${file('pdf')},
        'pdfPages', (SELECT max((c->'data'->>'pages')::int) FROM jsonb_array_elements(CASE jsonb_typeof(v.checks->'checks') WHEN 'array' THEN v.checks->'checks' ELSE '[]' END) AS c WHERE c->>'id' IN ('pdf-opens', 'pdf-text') AND jsonb_typeof(c->'data'->'pages') = 'number'),
        'photos', coalesce((SELECT jsonb_agg(jsonb_build_object('name', p.name, 'sha256', p.sha256, 'size', p.size) ORDER BY p.position) FROM submission_photos p
          WHERE p.campaign_id = v.campaign_id AND p.requirement_id = v.requirement_id AND p.unit_id = v.unit_id AND p.version = v.version), '[]')) ORDER BY v.version DESC) AS versions
    FROM submissions s JOIN units u ON u.id = s.unit_id
    JOIN requirements r ON r.campaign_id = s.campaign_id AND r.id = s.requirement_id
    JOIN submission_versions v ON v.campaign_id = s.campaign_id AND v.requirement_id = s.requirement_id AND v.unit_id = s.unit_id AND v.submitted_at IS NOT NULL
    WHERE s.campaign_id = ${campaignId}
    GROUP BY s.requirement_id, r.title, s.unit_id, s.adopted, s.state, u.name, u.kind, u.position, u.id
    ORDER BY array_position(${[...unitKinds]}::text[], u.kind), u.position, u.id, s.requirement_id`.execute(db)
  return rows
}

export interface ContactLine {
  unitName: string
  liaison: string | null
  duty: string | null
  phone: string | null
  email: string | null
  responsible: string | null
  responsiblePhone: string | null
}

/** Units that received a notice, with their liaison and whom they named responsible; numbers in full. */
export async function contactsOf(db: Reader, campaignId: number): Promise<ContactLine[]> {
  const { rows } = await sql<ContactLine>`
    SELECT u.name AS "unitName", p.name AS liaison, p.duty, p.phone, p.email, d.responsible AS responsible, d.phone AS "responsiblePhone"
    FROM (SELECT unit_id, max(responsible_name) AS responsible, max(responsible_phone) AS phone FROM deliveries WHERE campaign_id = ${campaignId} GROUP BY unit_id) AS d
    JOIN units u ON u.id = d.unit_id
    LEFT JOIN LATERAL (SELECT name, duty, phone, email FROM people WHERE unit_id = u.id AND is_liaison AND state = 'active' ORDER BY id LIMIT 1) AS p ON true
    ORDER BY array_position(${[...unitKinds]}::text[], u.kind), u.position, u.id`.execute(db)
  return rows
}

export interface AuditLine extends Required<Omit<AuditEntry, 'details'>> {
  id: number
  at: Date
  details: string
  previous: string
  hash: string
}

/** The campaign's lines of the audit log with all that their hashes stand on, in batches. */
export async function* auditOf(db: Reader, campaignId: number): AsyncGenerator<AuditLine[]> {
  for (let after = 0; ; ) {
    const rows: AuditLine[] = await db.selectFrom('audit_log')
      .select(['id', 'at', 'action', 'person_id as personId', 'person_name as personName', 'unit_id as unitId', 'campaign_id as campaignId', 'object', 'details', 'previous', 'hash'])
      .where('campaign_id', '=', campaignId).where('id', '>', after).orderBy('id').limit(2000).execute()
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)!.id
  }
}

export const countAudit = async (db: Reader, campaignId: number): Promise<number> =>
  (await db.selectFrom('audit_log').select((of) => of.fn.countAll<number>().as('n')).where('campaign_id', '=', campaignId).executeTakeFirstOrThrow()).n

export const overridesOf = (db: Reader, campaignId: number): Promise<Override[]> =>
  db.selectFrom('archive_items').select(['key', 'retention', 'secrecy', 'remark']).where('campaign_id', '=', campaignId).execute()

/** What is absent stays as it is; null goes back to the suggestion. */
export interface Said {
  retention?: Override['retention'] | undefined
  secrecy?: string | null | undefined
  remark?: string | null | undefined
}

/** Sets what the index says of some items. */
export async function saveOverrides(tx: Tx, campaignId: number, keys: readonly string[], { retention, secrecy, remark }: Said, by: string, now: Date): Promise<void> {
  const set = <T>(column: string, value: T | undefined) => (value === undefined ? sql.ref(`a.${column}`) : sql`${value ?? null}`)
  await sql`
    INSERT INTO archive_items AS a (campaign_id, key, retention, secrecy, remark, updated_by, updated_at)
    SELECT ${campaignId}::bigint, key, ${retention ?? null}::text, ${secrecy ?? null}::text, ${remark ?? null}::text, ${by}::text, ${now}::timestamptz FROM unnest(${[...keys]}::text[]) AS k (key)
    ON CONFLICT (campaign_id, key) DO UPDATE SET retention = ${set('retention', retention)}, secrecy = ${set('secrecy', secrecy)}, remark = ${set('remark', remark)}, updated_by = ${by}, updated_at = ${now}`.execute(tx)
}
