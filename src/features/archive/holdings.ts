import { writeOfficialDocx, type OfficialPdf } from '../../documents/official/index.ts'
import { runInWorker } from '../../documents/worker/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Campaign } from '../campaigns/index.ts'
import { fileOf, latestDone } from '../compilation/index.ts'
import { wholeLedger } from '../reporting/index.ts'
import { summaryPaper } from '../summary/index.ts'
import { auditLines, auditWorkbook, contactsWorkbook, planWorkbook, textFile } from './made.ts'
import { groups, groupWords, shortStep, standingWords, suggestion, type Item, type ItemGroup } from './rules.ts'
import { handedIn, noticesOf, type HandedIn, type StoredFile } from './store.ts'

/** A file of the archive: stored as it was handed in, or made for it. */
export interface HeldFile {
  /** Below the archive's own folder. */
  path: string
  key: string
  modified: Date
  content: { kind: 'stored'; sha256: string; size: number } | { kind: 'made'; open(): AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>> }
}

/** All there is of a campaign, in the order of its index. */
export interface Holdings {
  items: Item[]
  files: HeldFile[]
  /** What an archive should have and this one has not, in sentences. */
  absent: string[]
}

const officialModule = new URL('../../documents/official/jobs.ts', import.meta.url)

/** 01_通知, 02_活动方案 … */
const folderOf = (group: ItemGroup): string => `${String(groups.indexOf(group) + 1).padStart(2, '0')}_${groupWords[group]}`

/** Gathers items and files; nothing is made or read yet but what tells what there is. @param by who exports, as the ledger names it */
export async function holdingsOf(ctx: Context, campaign: Campaign, by: string): Promise<Holdings> {
  const [notices, reports, edition, summary] = await Promise.all([noticesOf(ctx.db, campaign.id), handedIn(ctx.db, campaign.id), latestDone(ctx.db, campaign.id), summaryPaper(ctx, campaign)])
  const now = ctx.now()
  const dayOf = (at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: campaign.zone, dateStyle: 'short' }).format(at)
  const holdings: Holdings = { items: [], files: [], absent: [] }
  const hold = (group: ItemGroup, key: string, given: Partial<Item> & { title: string }, files: Omit<HeldFile, 'key'>[], standing?: Parameters<typeof suggestion>[1]) => {
    holdings.items.push({ key, group, responsible: campaign.unitName, docNumber: '', day: dayOf(now), pages: null, remark: '', ...suggestion(group, standing), ...given })
    holdings.files.push(...files.map((file) => ({ ...file, key })))
  }
  const made = (group: ItemGroup, name: string, open: Extract<HeldFile['content'], { kind: 'made' }>['open']) => ({ path: `${folderOf(group)}/${name}`, modified: now, content: { kind: 'made' as const, open } })

  for (const [i, notice] of notices.entries()) {
    const folder = `${folderOf('notice')}/${String(i + 1).padStart(2, '0')}_${shortStep(notice.title, 40)}`
    const files = notice.files.length > 0
      ? notice.files.map((file, n) => stored(`${folder}/${n === 0 ? '正文' : `附件${n}`}_${shortStep(file.name, 50)}`, file, notice.issuedAt))
      : [{ path: `${folder}/正文.txt`, modified: notice.issuedAt, content: { kind: 'made' as const, open: () => one(textFile([notice.title, '', ...notice.paragraphs])) } }]
    hold('notice', `notice/${notice.id}`, {
      title: notice.title, docNumber: notice.docNumber ?? '', responsible: notice.issuers.length > 0 ? notice.issuers.join('、') : notice.unitName, day: dayOf(notice.issuedAt), remark: notice.follows === null ? '' : '补充通知',
    }, files)
  }
  hold('plan', 'plan', { title: `${campaign.name.replace(/活动$/, '')}活动方案`, ...(campaign.issuedAt && { day: dayOf(campaign.issuedAt) }) }, [made('plan', '活动方案.xlsx', () => planWorkbook(ctx, campaign))])
  hold('contacts', 'contacts', { title: `${campaign.name}联系人名册`, remark: '含个人信息' }, [made('contacts', '联系人名册.xlsx', () => contactsWorkbook(ctx, campaign))])
  for (const [i, report] of reports.entries()) {
    const latest = report.versions[0]!
    hold('report', `report/${report.requirementId}/${report.unitId}`, {
      title: `${report.requirement}（${report.unitName}）`, responsible: report.unitName, day: dayOf(new Date(latest.submittedAt)), pages: latest.pdf ? latest.pdfPages : null,
      remark: [standingWords[report.standing], report.versions.length > 1 && `共 ${report.versions.length} 稿，第 ${latest.version} 稿为准`].filter(Boolean).join('；'),
    }, reportFiles(report, i, reports.length), report.standing)
  }
  if (edition) {
    const [pdf, docx] = [fileOf(edition, 'pdf'), fileOf(edition, 'docx')]
    const path = (ending: string) => `${folderOf('compilation')}/${shortStep(edition.title.replaceAll('\n', ''), 50)}_第${edition.edition}版.${ending}`
    hold('compilation', `compilation/${edition.edition}`, { title: edition.title.replaceAll('\n', ''), day: dayOf(edition.createdAt), pages: edition.pages, remark: `第 ${edition.edition} 版` }, [
      ...(pdf ? [stored(path('pdf'), { name: '', ...pdf }, edition.createdAt)] : []), ...(docx ? [stored(path('docx'), { name: '', ...docx }, edition.createdAt)] : []),
    ])
  } else holdings.absent.push('还没有生成材料汇编。')
  if (summary)
    hold('summary', 'summary', { title: summary.title }, [
      made('summary', `${shortStep(summary.title, 50)}.pdf`, async () => one((await runInWorker<OfficialPdf>(officialModule, 'typesetPdf', [summary, { fonts: ctx.config.fontsDir, now }])).pdf)),
      made('summary', `${shortStep(summary.title, 50)}.docx`, async () => one(await writeOfficialDocx(summary))),
    ])
  else holdings.absent.push('还没有写总结。')
  hold('ledger', 'ledger', { title: `${campaign.name}报送台账` }, [made('ledger', '报送台账.xlsx', () => wholeLedger(ctx, campaign, by))])
  hold('audit', 'audit', { title: `${campaign.name}操作日志摘录` }, [made('audit', '操作日志摘录.xlsx', () => auditWorkbook(ctx, campaign)), made('audit', '操作日志摘录.jsonl', () => auditLines(ctx, campaign))])
  if (notices.length === 0) holdings.absent.unshift('还没有签发通知。')
  if (reports.length === 0) holdings.absent.push('还没有单位报送材料。')
  return holdings
}

const stored = (path: string, { sha256, size }: StoredFile, modified: Date): Omit<HeldFile, 'key'> => ({ path, modified, content: { kind: 'stored', sha256, size } })

/** All versions of one report: 定稿 in front, of a version the stamped original before the Word file, photographs behind. */
function reportFiles({ unitName, requirement, versions }: HandedIn, index: number, total: number): Omit<HeldFile, 'key'>[] {
  const folder = `${folderOf('report')}/${String(index + 1).padStart(String(total).length, '0')}_${shortStep(unitName, 24)}_${shortStep(requirement, 24)}`
  let number = 0
  const file = (words: string, each: StoredFile | null, at: Date) => (each ? [stored(`${folder}/${String(++number).padStart(2, '0')}_${words}_${shortStep(each.name, 40)}`, each, at)] : [])
  return versions.flatMap(({ version, submittedAt, word, pdf, photos }, i) => {
    const name = i === 0 ? `定稿（第${version}稿）` : `第${version}稿`
    const at = new Date(submittedAt)
    return [...file(`${name}_盖章件`, pdf, at), ...file(`${name}_Word`, word, at), ...photos.flatMap((photo) => file(`${name}_照片`, photo, at))]
  })
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
