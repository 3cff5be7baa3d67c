import mammoth from 'mammoth'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { buffer } from 'node:stream/consumers'
import path from 'node:path'
import sharp from 'sharp'
import { unzipSync, zipSync, type Zippable } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { craftDocx, docxEntries, p, r } from '../../../test/documents/crafted-docx.ts'
import { Refusal } from '../../platform/errors.ts'
import { withPdf } from '../pdf/index.ts'
import { TagCursor } from '../word/cursor.ts'
import { readWord } from '../word/index.ts'
import { closeWorkers } from '../worker/index.ts'
import { openBinding, type BindItem, type BindOrder, type BoundReport } from './bind.ts'
import { typesetLeaves } from './leaves.ts'
import { takeApart } from './objects.ts'

const lines = (...texts: string[]) => texts.map((text) => p(r(text))).join('')
const doc = (title: string, ...texts: string[]) => craftDocx(p(r(title, '<w:b/><w:sz w:val="44"/>'), '<w:jc w:val="center"/>') + lines(...texts))
/** What a stranger may write: markup of every kind, marks that turn the direction, signs no font and no file can hold. */
const hostile = '#panic("x") $1/0$ @a <b>&amp;]]>\u202e反\u0007\ud800𪚥#import "@preview/a:1.0.0" 3 0 R (未闭合 \\'

let folder: string
async function withPicture(): Promise<Uint8Array> {
  const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#7799aa' } }).jpeg().toBuffer()
  const entries = docxEntries(lines('带图的材料。') + p('<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="3600000" cy="2400000"/><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="r1"/></wp:inline></w:drawing></w:r>'))
  entries['word/_rels/document.xml.rels'] = Buffer.from('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/r1"/></Relationships>')
  entries['word/media/r1'] = picture
  return zipSync(entries as Zippable)
}

const table = `<w:tbl><w:tr><w:tc>${p(r('单位'))}</w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p(r('合并'))}</w:tc></w:tr><w:tr><w:tc>${p(r('数字'))}</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p('')}</w:tc></w:tr></w:tbl>`
const file = (bytes: Uint8Array | Promise<Uint8Array>) => async () => ({ bytes: await bytes, name: '材料.docx' })
const items: BindItem[] = [
  { kind: 'part', id: 101, title: '第一部分　县区科协' },
  { kind: 'report', id: 1, title: '特色亮点', unit: '东溪县科学技术协会', load: file(doc('东溪县特色亮点', '一、做法', `正文${'很长的正文，一共好几页。'.repeat(200)}`, '（一）细处', '完。')) },
  { kind: 'report', id: 2, title: '特色亮点', unit: '西坪县科学技术协会', load: file(craftDocx(lines('一、只有数字') + table)) },
  { kind: 'part', id: 102, title: `第二部分　${hostile}` },
  { kind: 'report', id: 3, title: '特色亮点', unit: '坏掉的单位', load: file(new Uint8Array([80, 75, 3, 4, 1])) },
  { kind: 'report', id: 4, title: '特色亮点', unit: '没有文件的单位', load: () => Promise.reject(new Refusal('files/not-found', 404, '文件不存在。', '请联系管理员。')) },
  { kind: 'report', id: 5, title: '特色亮点', unit: hostile, load: file(craftDocx(lines(`一、${hostile.replace(/[\u0007\ud800]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;')}`, '写在最后。'))) },
  { kind: 'report', id: 6, title: '特色亮点', unit: '带图的单位', load: () => withPicture().then((bytes) => ({ bytes, name: '图.docx' })) },
]
const order = (more: Partial<BindOrder> = {}): BindOrder => ({
  cover: { title: '科技工作者日活动\n材料汇编', subtitle: '特色亮点', organisation: '云岭市科学技术协会', date: '2027年6月' },
  creator: '云岭市科学技术协会', made: new Date('2027-06-07T02:00:00Z'), items, pictures: true, fontFolder: null, spoolFolder: folder, ...more,
})

let pdf: Buffer
let docx: Buffer
let reports: readonly BoundReport[]
const told: [number, number][] = []
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bind-'))
  const binding = await openBinding(order({ onProgress: (done, total) => { told.push([done, total]) } }))
  pdf = await buffer(binding.pdf())
  docx = await buffer(binding.docx())
  reports = binding.reports
  await binding.close()
  expect(binding.pages).toBeGreaterThan(8)
})
afterAll(async () => {
  await closeWorkers()
  await rm(folder, { recursive: true, force: true })
})

const textOf = (page: { lines: { text: string }[] }) => page.lines.map(({ text }) => text).join('\n')

describe('the PDF', () => {
  test('contents name the pages things really stand on', async () => {
    await withPdf(pdf, (file) => {
      const pages = Array.from({ length: file.pageCount }, (_, i) => textOf(file.pageText(i + 1)))
      const contents = pages.findIndex((page) => page.includes('目　录') || page.includes('目录') || /目\s*录/.test(page))
      const first = pages.findIndex((page) => /— 1 —/.test(page))
      expect([contents, first]).toEqual([1, 2])
      const entries = [...pages[1]!.matchAll(/^(.*?)[.…·\s]{3,}\s*(\d+)$/gm)].map(([, words, page]) => [words!, Number(page)] as const)
      expect(entries).toHaveLength(items.length)
      for (const [words, page] of entries) expect(pages[first + page - 1], `${words} on ${page}`).toContain(words.replace(/\s+.*$/, '').slice(0, 5))
      for (const { page, title } of reports) expect(pages[first + page - 1]!.replaceAll('\n', '')).toContain(title)
      // the number printed at the foot is the place in the file
      for (const [i, page] of pages.slice(first).entries()) expect(page).toMatch(new RegExp(`— ${i + 1} —`))
    })
  })

  test('each line of the contents leads to its page, and the outline names parts with their reports', () => {
    const text = pdf.toString('latin1')
    const offsets = new Map([...text.matchAll(/^(\d+) 0 obj/gm)].map((found) => [Number(found[1]), found.index]))
    const bodyOf = (id: number) => text.slice(offsets.get(id), text.indexOf('endobj', offsets.get(id)))
    const targets = [...text.matchAll(/\/Subtype \/Link[\s\S]*?\/Dest \[(\d+) 0 R/g)].map((found) => Number(found[1]))
    expect(new Set(targets).size).toBe(items.length)
    for (const target of targets) expect(bodyOf(target)).toMatch(/\/Type \/Page\b/)
    expect(text).not.toContain('liandong:')
    expect([...text.matchAll(/\/Title <FEFF/g)].length).toBe(items.length + 1)
    // every object lies where the table says
    const table = text.slice(Number(/startxref\n(\d+)/.exec(text)![1]))
    const rows = [...table.matchAll(/^(\d{10}) 00000 n $/gm)]
    for (const [, offset] of rows) expect(text.slice(Number(offset), Number(offset) + 12)).toMatch(/^\d+ 0 obj/)
    expect(rows.length).toBe(offsets.size)
  })

  test('what cannot be read stands there as a page that says why', async () => {
    expect(reports.map(({ id, problem }) => [id, problem])).toEqual([[1, null], [2, null], [3, '这个文件打不开，可能没传完。'], [4, '文件不存在。'], [5, null], [6, null]])
    await withPdf(pdf, (file) => expect(textOf(file.pageText(reports[2]!.page + 2)).replaceAll('\n', '')).toContain('这份材料没有编入：这个文件打不开'))
  })

  test('text of strangers is only text', async () => {
    await withPdf(pdf, (file) => {
      const page = textOf(file.pageText(reports[4]!.page + 2)).replaceAll('\n', '')
      expect(page).toContain('#panic')
      expect(page).toContain('写在最后')
    })
  })
})

describe('the Word file', () => {
  test('is read by others: headings, tables, picture, no complaint', async () => {
    const html = await mammoth.convertToHtml({ buffer: docx })
    expect(html.messages.filter(({ type }) => type === 'error')).toEqual([])
    expect(html.value).toMatch(/<h1>.*第一部分　县区科协<\/h1>/)
    expect(html.value).toMatch(/<h2>.*东溪县特色亮点<\/h2>/)
    expect(html.value).toContain('<h3>一、做法</h3>')
    expect(html.value).toContain('rowspan="2"')
    expect(html.value).toContain('<img src="data:image/jpeg')
    expect(html.value).toContain('#panic("x") $1/0$')
  })

  test('its contents are a field of Word’s own with the pages of the PDF', () => {
    const xml = Buffer.from(unzipSync(docx)['word/document.xml']!).toString()
    expect(xml).toContain('TOC \\o "1-2" \\h \\z \\u')
    const anchors = [...xml.matchAll(/w:hyperlink w:anchor="(\w+)".*?PAGEREF \1 \\h .*?<w:t>(\d+)<\/w:t>/g)]
    expect(anchors).toHaveLength(items.length)
    for (const [, anchor] of anchors) expect(xml).toContain(`w:name="${anchor}"`)
    const pages = new Map(anchors.map(([, anchor, page]) => [Number(anchor!.slice(5)), Number(page)]))
    for (const { id, page } of reports) expect(pages.get(id)).toBe(page)
  })

  test('every part is well-formed and every relationship leads somewhere', () => {
    const parts = unzipSync(docx)
    for (const [name, bytes] of Object.entries(parts)) {
      if (!/\.(xml|rels)$/.test(name)) continue
      const cursor = new TagCursor(Buffer.from(bytes).toString())
      const open: string[] = []
      while (cursor.next()) {
        if (cursor.empty) continue
        if (cursor.closing) expect(open.pop(), name).toBe(cursor.local())
        else open.push(cursor.local())
      }
      expect(open, name).toEqual([])
      expect(Buffer.from(bytes).toString(), name).not.toMatch(/[\u0000-\u0008\u202e]/)
    }
    for (const [, target] of Buffer.from(parts['word/_rels/document.xml.rels']!).toString().matchAll(/Target="([^"]+)"/g)) expect(parts[`word/${target}`], target).toBeDefined()
  })

  test('our own reader finds the text of every report, in order', () => {
    const text = readWord(docx).paragraphs.map((each) => each.text).join('\n')
    const places = ['县区科协\n', '东溪县特色亮点\n', '细处', '只有数字', '这份材料没有编入：这个文件打不开', '写在最后', '带图的材料'].map((words) => text.lastIndexOf(words))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
  })
})

test('progress rises to the whole, and nothing stays in the folder', async () => {
  expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).sort((a, b) => a - b))
  expect(told.at(-1)).toEqual([2 * items.length, 2 * items.length])
  expect(await readdir(folder)).toEqual([])
})

test('a word of whoever asked ends the work', async () => {
  const binding = await openBinding(order({ onProgress: () => { throw new Error('stopped') } }))
  await expect(buffer(binding.pdf())).rejects.toThrow('stopped')
  await binding.close()
})

test('a piece that names a picture it does not bring is an error, never a page without it', () => {
  const broken = { kind: 'report' as const, id: 1, title: '坏', unit: '单位', report: { title: null, pictures: [], losses: [], blocks: [{ kind: 'picture' as const, picture: 0 }] } }
  expect(() => typesetLeaves([broken], '', 1, { firstObject: 4, parent: 3, fontFolder: null })).toThrow()
})

test('a PDF of another make is not taken apart by guessing', () => {
  expect(() => takeApart(Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n'), { first: 1, parent: 1 })).toThrow('cross-reference')
})
