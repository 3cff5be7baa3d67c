import { Readable } from 'node:stream'
import { sql, type RawBuilder } from 'kysely'
import { planArchive } from '../../documents/archive/index.ts'
import { writeWorkbook, type Cell, type Column, type Fill } from '../../documents/sheets/index.ts'
import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { requirementsOf, type Campaign } from '../campaigns/index.ts'
import { liaisonsOf, permit, unitKinds, type Actor } from '../units/index.ts'
import { ledgerRoot, mayBelow } from './ledger.actions.ts'
import { ledgerCells, type LedgerCell } from './ledger.store.ts'

const words: Record<string, [string, Fill | undefined]> = {
  draft: ['草稿', 'grey'], signed_off: ['已审签', 'blue'], submitted: ['待审核', 'blue'], returned: ['退回', 'orange'], accepted: ['已收', 'green'],
}
const kinds: Record<string, string> = {
  association: '科协', county_association: '县区科协', society: '学会、协会、研究会', enterprise_association: '企事业科协', department: '机关部室', institution: '直属事业单位', town_association: '镇街科协', other: '其他',
}

interface OwingUnit { id: number; name: string; kind: string; parentName: string | null }

/** The parent itself, and what stands below it where the role holds for the subtree; units under alias `u`. */
const within = (actor: Actor, parent: { id: number; path: string }): RawBuilder<boolean> =>
  mayBelow(actor, 'ledger.export', parent) ? sql<boolean>`u.path <@ ${parent.path}::ltree` : sql<boolean>`u.id = ${parent.id}`

const inOrder = sql`array_position(${[...unitKinds]}::text[], u.kind), u.position, u.id`

/** Units that owe something themselves, by kind in the order of the tree; in batches, so that memory stays flat. */
async function* owingUnits(ctx: Context, campaignId: number, where: RawBuilder<boolean>): AsyncGenerator<OwingUnit[]> {
  for (let offset = 0; ; offset += 500) {
    const { rows } = await sql<OwingUnit>`
      SELECT u.id, u.name, u.kind, p.name AS "parentName" FROM units u LEFT JOIN units p ON p.id = u.parent_id
      WHERE ${where} AND EXISTS (SELECT 1 FROM assignments a WHERE a.campaign_id = ${campaignId} AND a.unit_id = u.id)
      ORDER BY ${inOrder} LIMIT 500 OFFSET ${offset}`.execute(ctx.db)
    if (rows.length === 0) return
    yield rows
  }
}

/** The ledger as a workbook of two sheets: the units, and counts per parent. Streamed. */
export async function exportLedger(ctx: Context, actor: Actor, campaignId: number, parentId: number | null) {
  const { campaign, parent } = await ledgerRoot(ctx, actor, campaignId, parentId)
  permit(actor, 'ledger.export', parent)
  const where = within(actor, parent)
  const counted = await sql<{ rows: number }>`SELECT count(DISTINCT a.unit_id)::int AS rows FROM assignments a JOIN units u ON u.id = a.unit_id WHERE a.campaign_id = ${campaignId} AND ${where}`.execute(ctx.db)
  await change(ctx, { personId: actor.personId, name: actor.name }, async ({ record }) =>
    record({ action: 'ledger.export', unitId: parent.id, campaignId, object: `ledger ${campaignId}`, details: { rows: counted.rows[0]?.rows ?? 0 } }))
  const stream = Readable.from(await ledgerWorkbook(ctx, campaign, where, actor.name))
  return { name: `${campaign.shortName}_报送台账.xlsx`, rows: counted.rows[0]?.rows ?? 0, stream }
}

/** The ledger of a whole campaign, for who has leave to export it already. @param by named as who exports it */
export const wholeLedger = (ctx: Context, campaign: Campaign, by: string): Promise<AsyncGenerator<Uint8Array, void>> =>
  ledgerWorkbook(ctx, campaign, sql<boolean>`u.path <@ ${campaign.unitPath}::ltree`, by)

async function ledgerWorkbook(ctx: Context, campaign: Campaign, where: RawBuilder<boolean>, by: string): Promise<AsyncGenerator<Uint8Array, void>> {
  const campaignId = campaign.id
  const now = ctx.now()
  const requirements = await requirementsOf(ctx.db, campaignId)
  const dueAt = new Map(requirements.map((each) => [each.id, each.dueAt]))

  const columns: Column[] = [
    { title: '序号', kind: 'number', width: 6 }, { title: '单位', width: 30 }, { title: '类别', width: 20 }, { title: '上级单位', width: 24 }, { title: '联络员', width: 10 },
    ...requirements.flatMap((each): Column[] => [
      { title: '状态', group: each.title, width: 10, align: 'center' }, { title: '报送时间', group: each.title, kind: 'moment', width: 18 },
      { title: '字数', group: each.title, kind: 'number', width: 8 }, { title: '核对', group: each.title, width: 34, wrap: true },
    ]),
  ]
  async function* rows(): AsyncGenerator<Cell[]> {
    let number = 0
    for await (const units of owingUnits(ctx, campaignId, where)) {
      const ids = units.map((unit) => unit.id)
      const [cells, liaisons] = await Promise.all([ledgerCells(ctx.db, campaignId, ids), liaisonsOf(ctx.db, ids)])
      const byUnit = Map.groupBy(cells, (cell) => cell.unitId)
      for (const unit of units)
        yield [++number, unit.name, kinds[unit.kind] ?? unit.kind, unit.parentName, liaisons.get(unit.id)?.name ?? null,
          ...requirements.flatMap((each) => cellsOf(byUnit.get(unit.id)?.find((cell) => cell.requirementId === each.id && cell.own), dueAt.get(each.id) ?? null, now))]
    }
  }
  async function* totals(): AsyncGenerator<Cell[]> {
    const { rows: sums } = await sql<{ name: string; title: string; due: number; inHand: number; late: number; id: number }>`
      SELECT u.id, u.name, r.title, c.due, (c.submitted + c.accepted) AS "inHand", c.late FROM ledger_counts c JOIN units u ON u.id = c.unit_id
      JOIN requirements r ON r.campaign_id = c.campaign_id AND r.id = c.requirement_id
      WHERE c.campaign_id = ${campaignId} AND ${where}
        AND EXISTS (SELECT 1 FROM ledger_counts b JOIN units child ON child.id = b.unit_id WHERE b.campaign_id = c.campaign_id AND child.parent_id = u.id)
      ORDER BY u.path, r.id`.execute(ctx.db)
    for (const sum of sums) yield [sum.name, sum.title, sum.due, sum.inHand, sum.inHand - sum.late, sum.late, sum.due - sum.inHand, sum.due === 0 ? null : sum.inHand / sum.due]
  }
  return writeWorkbook([
    { name: '报送台账', title: `${campaign.name} 报送台账`, note: `导出：${by}`, columns, rows: rows(), frozenColumns: 2 },
    { name: '按上级汇总', title: `${campaign.name} 按上级汇总`, columns: [
      { title: '单位', width: 30 }, { title: '材料', width: 30 }, { title: '应报', kind: 'number', width: 8 }, { title: '已报', kind: 'number', width: 8 }, { title: '按时', kind: 'number', width: 8 },
      { title: '迟报', kind: 'number', width: 8 }, { title: '未报', kind: 'number', width: 8 }, { title: '已报率', kind: 'percent', width: 10 }], rows: totals() },
  ], { now })
}

/** State, moment, characters and what the machine saw, for one requirement. A unit that does not owe it has empty cells. */
function cellsOf(cell: LedgerCell | undefined, dueAt: Date | null, now: Date): Cell[] {
  if (!cell) return ['—', null, null, null]
  const missing = dueAt && now > dueAt
  const [word, fill] = cell.adopted ? ['采用', 'green' as const] : cell.state ? (words[cell.state] ?? [cell.state, undefined]) : missing ? ['逾期未报', 'red' as const] : ['未报', undefined]
  const late = cell.submittedAt && dueAt && cell.submittedAt > dueAt ? '（迟报）' : ''
  const facts = cell.checks?.filter((check) => check.verdict !== 'pass').map((check) => check.reason).join('；') ?? null
  return [{ value: `${word}${late}`, ...(fill && { fill }) }, cell.submittedAt, cell.characters, facts]
}

/** A stroke in a name would make a folder. */
const plain = (name: string) => name.replaceAll(/[/\\]/g, '_')

interface OriginalRow {
  unit: string
  title: string
  wordSha: string | null
  wordSize: number | null
  wordName: string | null
  pdfSha: string | null
  pdfSize: number | null
  pdfName: string | null
  photos: { sha: string; size: number; name: string }[]
  at: Date
}

/** The ending a file came with. */
const endingOf = (name: string | null, usual: string): string => /\.[a-z0-9]{1,5}$/i.exec(name ?? '')?.[0].toLowerCase() ?? usual

/** All originals handed in below `parent`, as 序号_单位_材料名, streamed with their size known beforehand. */
export async function exportOriginals(ctx: Context, actor: Actor, campaignId: number, parentId: number | null, requirementId: number | null) {
  const { campaign, parent } = await ledgerRoot(ctx, actor, campaignId, parentId)
  permit(actor, 'ledger.export', parent)
  const { rows } = await sql<OriginalRow>`
    SELECT u.name AS unit, r.title, v.word_sha256 AS "wordSha", v.word_size AS "wordSize", v.word_name AS "wordName", v.pdf_sha256 AS "pdfSha", v.pdf_size AS "pdfSize", v.pdf_name AS "pdfName", s.submitted_at AS at,
      (SELECT coalesce(json_agg(json_build_object('sha', p.sha256, 'size', p.size, 'name', p.name) ORDER BY p.position, p.id), '[]') FROM submission_photos p
        WHERE p.campaign_id = v.campaign_id AND p.requirement_id = v.requirement_id AND p.unit_id = v.unit_id AND p.version = v.version) AS photos
    FROM submissions s JOIN units u ON u.id = s.unit_id
    JOIN requirements r ON r.campaign_id = s.campaign_id AND r.id = s.requirement_id
    JOIN submission_versions v ON v.campaign_id = s.campaign_id AND v.requirement_id = s.requirement_id AND v.unit_id = s.unit_id AND v.version = s.version
    WHERE s.campaign_id = ${campaignId} AND s.state IN ('submitted', 'accepted') AND ${within(actor, parent)}
      AND (${requirementId}::int IS NULL OR s.requirement_id = ${requirementId}::int)
    ORDER BY ${inOrder}, r.id`.execute(ctx.db)
  if (rows.length === 0) throw new Refusal('ledger/nothing', 404, '还没有单位报送材料，没有可以打包的原件。', '有单位报送后再打包。')
  const width = String(rows.length).length
  const archive = planArchive(rows.flatMap((row, index) => {
    const name = `${String(index + 1).padStart(width, '0')}_${plain(row.unit)}_${plain(row.title)}`
    const entry = (sha256: string | null, size: number | null, ending: string) =>
      sha256 && size !== null ? [{ name: `${name}${ending}`, size, modified: row.at, open: () => ctx.files.open(sha256) }] : []
    return [
      ...entry(row.wordSha, row.wordSize, endingOf(row.wordName, '.docx')), ...entry(row.pdfSha, row.pdfSize, endingOf(row.pdfName, '.pdf')),
      // Photographs stay beside the PDF bound from them.
      ...row.photos.flatMap((photo, page) => entry(photo.sha, photo.size, `_照片${String(page + 1).padStart(2, '0')}${endingOf(photo.name, '.jpg')}`)),
    ]
  }))
  await change(ctx, { personId: actor.personId, name: actor.name }, async ({ record }) =>
    record({ action: 'originals.export', unitId: parent.id, campaignId, object: `originals ${campaignId}`, details: { files: archive.names.length } }))
  return { name: `${campaign.shortName}_报送原件.zip`, size: archive.size, stream: Readable.from(archive.stream()) }
}
