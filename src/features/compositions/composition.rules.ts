import type { z } from 'zod'
import { OfficialDocument, type Block, type DocumentKind } from '../../documents/official/model.ts'
import { countText } from '../../documents/word/count.ts'
import { Refusal, type RefusalDetail } from '../../platform/errors.ts'
import { placeInWords } from './place.rules.ts'

/** What people call a kind. 方案 is a plan, 其他 what fits none. */
export const kindWords: Record<DocumentKind, string> = { notice: '通知', plan: '方案', letter: '函', minutes: '纪要', summary: '总结', report: '报告', other: '其他' }

/** Most a document may hold. Beyond it a page of paper is no longer what is being written, and typesetting would keep others waiting. */
export const most = { characters: 100_000, blocks: 3000, cells: 20_000, attachments: 50 } as const

/** How long one person's saves share a line of the audit log, in milliseconds. */
const noteEvery = 10 * 60_000

/** A document with, for each of its attachments, the number of the file that goes along in place of text, or null. */
export interface Manuscript {
  document: OfficialDocument
  enclosures: (number | null)[]
}

/** All text of a block, cells and items on lines of their own. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading': return block.text + (block.runIn ?? '')
    case 'paragraph': return block.runs.map((run) => run.text).join('')
    case 'list': return block.items.join('\n')
    case 'table': return [block.caption ?? '', ...(block.head ?? []), ...block.rows.flat()].join('\n')
    case 'page-break': return ''
  }
}

/** 字数 of title, text, attachments, signature and note, by Word's rule; numbers the program writes are not counted. */
export function countDocument(document: OfficialDocument): number {
  const texts = [
    document.title, document.subtitle ?? '', document.addressees ?? '', ...document.body.map(blockText),
    ...document.attachments.flatMap((attachment) => [attachment.title, ...attachment.body.map(blockText)]),
    ...(document.signature ? [...document.signature.issuers, document.signature.date] : []), document.note ?? '',
  ]
  return texts.reduce((sum, text) => sum + countText(text).words, 0)
}

/** The document as it goes on paper: paragraphs, items and attachments' blocks nobody wrote anything in are no empty lines. */
export function onPaper(document: OfficialDocument): OfficialDocument {
  const full = (blocks: readonly Block[]): Block[] => blocks
    .map((block): Block => (block.kind === 'list' ? { ...block, items: block.items.filter((item) => item.trim() !== '') } : block))
    .filter((block) => block.kind === 'page-break' || blockText(block).trim() !== '')
  return { ...document, body: full(document.body), attachments: document.attachments.map((attachment) => ({ ...attachment, body: full(attachment.body) })) }
}

const tooMuch = (message: string) => new Refusal('compositions/too-large', 413, message, '请把长的内容做成附件文件，和公文一起发。')

/**
 * What somebody sends in becomes a document, or is refused with the place that is wrong.
 * @param files numbers of the files that may go along
 * @throws Refusal `compositions/invalid` (400), `compositions/too-large` (413)
 */
export function acceptManuscript(given: { document: unknown; enclosures: readonly (number | null)[] }, files: ReadonlySet<number>): Manuscript {
  refuseHuge(given.document)
  const parsed = OfficialDocument.safeParse(given.document)
  if (!parsed.success) throw invalid(parsed.error.issues.slice(0, 5).map((issue) => ({ message: `${placeInWords(issue.path)}：${issueInWords(issue)}` })))
  const document = parsed.data
  const blocks = [document.body, ...document.attachments.map((attachment) => attachment.body)].flat()
  if (blocks.length > most.blocks) throw tooMuch(`这份文稿有 ${blocks.length} 段，最多 ${most.blocks} 段。`)
  const cells = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.reduce((all, row) => all + row.length, 0) : 0), 0)
  if (cells > most.cells) throw tooMuch(`表格一共有 ${cells} 格，最多 ${most.cells} 格。`)
  const characters = [document.title, ...blocks.map(blockText)].reduce((sum, text) => sum + text.replaceAll('\n', '').length, 0)
  if (characters > most.characters) throw tooMuch(`这份文稿有 ${characters} 个字符，最多 ${most.characters} 个。`)
  const enclosures = document.attachments.map((attachment, index) => (attachment.body.length === 0 ? given.enclosures[index] ?? null : null))
  const unknown = enclosures.findIndex((file) => file !== null && !files.has(file))
  if (unknown !== -1) throw invalid([{ message: `附件${unknown + 1}：随附的文件不在了，请重新选一个` }])
  return { document, enclosures }
}

/** Counts blocks before anything is parsed: a list of ten thousand is refused by its number, not by ten thousand complaints. */
function refuseHuge(document: unknown): void {
  const { body, attachments } = (document ?? {}) as { body?: unknown; attachments?: unknown }
  if (Array.isArray(body) && body.length > most.blocks) throw tooMuch(`正文有 ${body.length} 段，最多 ${most.blocks} 段。`)
  if (Array.isArray(attachments) && attachments.length > most.attachments) throw tooMuch(`有 ${attachments.length} 个附件，最多 ${most.attachments} 个。`)
}

const invalid = (details: RefusalDetail[]) => new Refusal('compositions/invalid', 400, '文稿里有一处不合要求，没有存上。', '请看下面的提示，改好后会自动再存。', details)

function issueInWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big': return issue.origin === 'string' ? `最多 ${issue.maximum} 个字符` : `最多 ${issue.maximum} 项`
    case 'too_small': return issue.origin === 'string' ? '不能空着' : `至少 ${issue.minimum} 项`
    case 'invalid_type': return '缺少内容，或填的类型不对'
    default: return '不在可选范围内'
  }
}

/** What decides about a change to a composition. */
export interface Standing {
  state: 'draft' | 'finished'
  revision: number
  updatedBy: string
  updatedAt: Date
}

/** @throws Refusal `compositions/finished` (409): finished is finished */
export function expectDraft(composition: Standing): void {
  if (composition.state === 'finished') throw new Refusal('compositions/finished', 409, '这份文稿已经定稿，不能再改。', '要改，请点“再拟一稿”，在新的一稿上改。')
}

/** @throws Refusal `compositions/changed` (409) with who saved first and when */
export function expectRevision(composition: Standing, revision: number, now: Date): void {
  if (composition.revision === revision) return
  const minutes = Math.max(0, Math.round((now.getTime() - composition.updatedAt.getTime()) / 60_000))
  const when = minutes < 1 ? '刚刚' : minutes < 60 ? `${minutes} 分钟前` : new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }).format(composition.updatedAt)
  throw new Refusal('compositions/changed', 409, `${composition.updatedBy}${when}先存了一版，您写的没有存上，还在这一页。`, '先看看对方写的，再决定用哪一版。')
}

/** @throws Refusal `compositions/incomplete` (400): without a title or a text nothing can be kept for good */
export function expectComplete({ document, enclosures }: Manuscript): void {
  const missing: string[] = []
  if (document.title.trim() === '') missing.push('还没有标题。')
  if (!document.body.some((block) => blockText(block).trim() !== '')) missing.push('正文还是空的。')
  document.attachments.forEach((attachment, index) => {
    if (attachment.body.length === 0 && (enclosures[index] ?? null) === null) missing.push(`附件${index + 1}《${attachment.title || '没有名称'}》没有内容，也没有选随附的文件。`)
  })
  if (missing.length > 0) throw new Refusal('compositions/incomplete', 400, '文稿还不完整，没有定稿。', '请补上下面几处再定稿。', missing.map((message) => ({ message })))
}

/** Whether a save earns a line of the audit log: the first of a person's, then one every ten minutes. */
export const shouldNote = (last: { by: number | null; at: Date | null }, by: number, now: Date): boolean =>
  last.by !== by || last.at === null || now.getTime() - last.at.getTime() >= noteEvery

/** The name of a file made of the document, without its ending; a draft says that it is one. */
export const fileTitle = (title: string, state: 'draft' | 'finished'): string => `${title.replaceAll(/\s+/g, '').slice(0, 80) || '没有标题'}${state === 'draft' ? '（草稿）' : ''}`
