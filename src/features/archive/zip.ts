import { createHash } from 'node:crypto'
import { distinctPaths, safeName, writeZip, type WriterEntry } from '../../documents/archive/index.ts'
import { writeWorkbook, type Cell } from '../../documents/sheets/index.ts'
import { runInWorker } from '../../documents/worker/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Campaign } from '../campaigns/index.ts'
import type { HeldFile, Holdings } from './holdings.ts'
import { textFile } from './made.ts'
import { dayDigits, retentionWords, type IndexedItem } from './rules.ts'

const INDEX = '归档文件目录.xlsx'
const README = '说明.txt'
const SUMS = '校验值.sha256'
const pagesModule = new URL('../../documents/pdf/pages.ts', import.meta.url)

/**
 * The archive as a zip, made while it is sent: one file is open at a time. Behind the files come the index, which knows their pages by then,
 * what the folder is, and the SHA-256 of everything before, as it went out. A stored file that is gone or damaged is named, not passed over.
 * @param index the items with what people said of them
 */
export async function* archiveZip(ctx: Context, campaign: Campaign, { files, absent }: Holdings, index: readonly IndexedItem[], by: string): AsyncGenerator<Uint8Array, void> {
  const root = safeName(`${campaign.shortName}_归档`)
  const paths = distinctPaths([...files.map(({ path }) => path), INDEX, README, SUMS])
  const placed = files.map((file, i) => ({ file, path: paths[i]! }))
  const sums: string[] = []
  const troubles: string[] = []
  const now = ctx.now()

  /** Counts the sum of what goes out; for a stored file, whether it is what was taken in. */
  async function* counted(path: string, content: AsyncIterable<Uint8Array>, sha256?: string): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256')
    for await (const chunk of content) {
      hash.update(chunk)
      yield chunk
    }
    const digest = hash.digest('hex')
    sums.push(`${digest}  ${path}`)
    if (sha256 !== undefined && digest !== sha256) troubles.push(`${path}：与收到时的内容不一样，可能是磁盘损坏。`)
  }
  const made = (path: string, modified: Date, open: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>): WriterEntry =>
    ({ path: `${root}/${path}`, modified, open: async () => counted(path, await open()) })

  async function* entries(): AsyncGenerator<WriterEntry> {
    for (const { file, path } of placed) {
      const { content, modified } = file
      if (content.kind === 'made') {
        yield made(path, modified, content.open)
        continue
      }
      const found = await ctx.files.stat(content.sha256)
      if (found === null || found.size !== content.size) {
        troubles.push(`${path}：${found === null ? '原件不在存储里' : '原件的长度不对'}，没有归入。`)
        continue
      }
      yield { path: `${root}/${path}`, modified, size: content.size, open: async () => counted(path, await ctx.files.open(content.sha256), content.sha256) }
    }
    const pages = await pagesOf(ctx, files, index)
    yield made(INDEX, now, () => indexWorkbook(campaign, index, pages, placed, by, now))
    yield made(README, now, () => one(readme(campaign, index, absent, troubles, by, now)))
    // Line ends of Unix and no mark in front: so sha256sum takes it.
    yield { path: `${root}/${SUMS}`, modified: now, open: () => one(Buffer.from(`${sums.join('\n')}\n`)) }
  }
  yield* writeZip(entries())
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Pages of each item: known, else those of its first PDF; one that cannot be opened has none. */
async function pagesOf(ctx: Context, files: readonly HeldFile[], index: readonly IndexedItem[]): Promise<Map<string, number>> {
  const pages = new Map<string, number>()
  for (const item of index) {
    if (item.pages !== null) {
      pages.set(item.key, item.pages)
      continue
    }
    const pdf = files.find(({ key, path, content }) => key === item.key && content.kind === 'stored' && /\.pdf$/i.test(path))
    if (pdf?.content.kind !== 'stored') continue
    const counted = await ctx.files.read(pdf.content.sha256, { limit: ctx.config.uploadLimit })
      .then((bytes) => runInWorker<number>(pagesModule, 'countPages', [bytes], { timeoutMs: 20_000, transfer: true })).catch(() => null)
    if (counted !== null) pages.set(item.key, counted)
  }
  return pages
}

/** 归档文件目录 as the archivist takes it over. */
function indexWorkbook(campaign: Campaign, index: readonly IndexedItem[], pages: ReadonlyMap<string, number>, placed: readonly { file: HeldFile; path: string }[], by: string, now: Date): AsyncGenerator<Uint8Array, void> {
  const folders = new Map<string, string>()
  for (const { file, path } of placed) if (!folders.has(file.key)) folders.set(file.key, path.slice(0, path.lastIndexOf('/')))
  return writeWorkbook([{
    name: '归档文件目录', title: `${campaign.name}归档文件目录`, note: `${campaign.unitName}　导出：${by}`,
    columns: [
      { title: '件号', kind: 'number', width: 6 }, { title: '责任者', width: 26, wrap: true }, { title: '文号', width: 20 }, { title: '题名', width: 46, wrap: true }, { title: '日期', width: 10, align: 'center' },
      { title: '密级', width: 8, align: 'center' }, { title: '页数', kind: 'number', width: 7 }, { title: '保管期限', width: 9, align: 'center' }, { title: '备注', width: 30, wrap: true }, { title: '所在文件夹', width: 44, wrap: true },
    ],
    rows: index.map((item): Cell[] => [
      item.number, item.responsible, item.docNumber, item.title, dayDigits(item.day), item.secrecy, pages.get(item.key) ?? null, retentionWords[item.retention], item.remark, folders.get(item.key) ?? '',
    ]),
  }], { now, creator: campaign.unitName })
}

function readme(campaign: Campaign, index: readonly IndexedItem[], absent: readonly string[], troubles: readonly string[], by: string, now: Date): Uint8Array {
  const moment = new Intl.DateTimeFormat('zh-CN', { timeZone: campaign.zone, dateStyle: 'long', timeStyle: 'short' }).format(now)
  return textFile([
    `${campaign.name}　归档材料`, '', `立档单位：${campaign.unitName}`, `导出：${by}，${moment}。这次导出记入了操作日志。`, `共 ${index.length} 件，目录见《${INDEX}》。`, '',
    '一、编排', '文件夹按形成的先后排列：通知、方案、名册、各单位报送、汇编、总结、台账、日志。每件里正件在前、附件在后，定稿在前、历次稿在后。',
    '保管期限是按《机关文件材料归档范围和文书档案保管期限规定》（国家档案局令第8号）提的建议，由归档人核定。', '',
    '二、核对', `《${SUMS}》列出每个文件的 SHA-256 校验值。`, `Linux、macOS：在本文件夹里运行 sha256sum -c ${SUMS}`, 'Windows：在命令行运行 certutil -hashfile 文件名 SHA256，与清单里的值比对。',
    '操作日志的 .jsonl 每行里，hash 是 hashed 这个数组写成 JSON（UTF-8，无空格）后的 SHA-256；hashed 的最后一项是日志里上一行的 hash，行与行由此相连。', '',
    '三、个人信息', '联系人名册、报送材料和日志里有姓名、电话等个人信息，请按规定保管和利用。',
    ...(absent.length > 0 ? ['', '四、导出时还没有的', ...absent] : []),
    ...(troubles.length > 0 ? ['', '！没有归入或有疑问的文件', ...troubles] : []),
  ])
}
