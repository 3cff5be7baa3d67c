import { describe, expect, test } from 'vitest'
import type { Block, OfficialDocument } from '../../documents/official/model.ts'
import { addAnnex, changeAnnex, moveAnnex, removeAnnex } from './annex.rules.ts'
import { boldened, joinBack, pasteBlocks, relevelled, retyped, splitBlock, textOf, turned } from './edit.rules.ts'
import { dropBlock, insertBlocks, manuscriptOf, moveBlock, removeBlock, sheetOf, type Sheet } from './sheet.rules.ts'
import { blank } from './templates.rules.ts'

const heading = (text: string, level: 1 | 2 | 3 | 4 = 1): Block => ({ kind: 'heading', level, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
const document = (body: Block[], change: Partial<OfficialDocument> = {}): OfficialDocument => ({ ...blank({ kind: 'notice', unitName: '云岭市科协', now: new Date('2027-05-20T00:00:00Z') }), title: '通知', body, ...change })
const sheet = (...body: Block[]): Sheet => sheetOf({ document: document(body), enclosures: [] })
const idOf = (it: Sheet, index: number): number => it.items[index]!.id
const words = (it: Sheet): string[] => it.items.map(({ block }) => (block.kind === 'paragraph' ? textOf(block.runs) : block.kind === 'heading' ? `${'#'.repeat(block.level)}${block.text}${block.runIn === undefined ? '' : `|${block.runIn}`}` : block.kind === 'list' ? block.items.join('/') : block.kind))

describe('a sheet', () => {
  test('is the document again, without what was left empty', () => {
    const original = document([heading('安排'), paragraph('内容')], { attachments: [{ title: '表', body: [paragraph('一')], landscape: true }, { title: '名单', body: [] }] })
    const back = manuscriptOf(sheetOf({ document: original, enclosures: [null, 7] }))
    expect(back.enclosures).toEqual([null, 7])
    const { addressees: _, note: __, ...rest } = original
    expect(back.document).toEqual({ ...rest, letterhead: { issuers: ['云岭市科协'], style: 'document' }, imprint: { printer: '云岭市科协', printedOn: '2027-05-20' } })
  })

  test('keeps a place to write in when its last block goes', () => {
    const it = sheet(heading('安排'))
    const { sheet: left, caret } = removeBlock(it, idOf(it, 0))
    expect(words(left)).toEqual([''])
    expect(caret?.id).toBe(idOf(left, 0))
  })

  test('blocks move by a step and are dropped beside others, also from an attachment into the text', () => {
    const it = sheet(paragraph('甲'), paragraph('乙'), paragraph('丙'))
    expect(words(moveBlock(it, idOf(it, 2), -1))).toEqual(['甲', '丙', '乙'])
    expect(words(moveBlock(it, idOf(it, 0), -1))).toEqual(['甲', '乙', '丙'])
    expect(words(dropBlock(it, idOf(it, 0), idOf(it, 2), 'after'))).toEqual(['乙', '丙', '甲'])
    const more = sheetOf({ document: document([paragraph('甲')], { attachments: [{ title: '表', body: [paragraph('附')] }] }), enclosures: [] })
    const moved = dropBlock(more, more.annexes[0]!.items[0]!.id, idOf(more, 0), 'before')
    expect(words(moved)).toEqual(['附', '甲'])
    expect(moved.annexes[0]!.items).toHaveLength(1)
  })

  test('attachments come, go, change places, and are text or a file', () => {
    let { sheet: it } = addAnnex(sheet(paragraph('甲')))
    it = changeAnnex(addAnnex(it).sheet, it.annexes[0]!.id, { title: '表', by: 'file', file: 3 })
    expect(manuscriptOf(it)).toMatchObject({ enclosures: [3, null], document: { attachments: [{ title: '表', body: [] }, { title: '', body: [paragraph('')] }] } })
    it = moveAnnex(it, it.annexes[0]!.id, 1)
    expect(manuscriptOf(it).enclosures).toEqual([null, 3])
    expect(removeAnnex(it, it.annexes[1]!.id).annexes).toHaveLength(1)
  })
})

describe('keys', () => {
  test('Enter cuts a paragraph in two; what was selected goes', () => {
    const it = sheet(paragraph('前面要删后面'))
    const { sheet: cut, caret } = splitBlock(it, idOf(it, 0), 'text', 2, 4)
    expect(words(cut)).toEqual(['前面', '后面'])
    expect(caret).toEqual({ id: idOf(cut, 1), field: 'text', at: 0 })
  })

  test('Enter in a heading begins its text, at its beginning it makes room above', () => {
    const it = sheet(heading('活动安排'))
    expect(words(splitBlock(it, idOf(it, 0), 'text', 4).sheet)).toEqual(['#活动安排', ''])
    expect(words(splitBlock(it, idOf(it, 0), 'text', 0).sheet)).toEqual(['', '#活动安排'])
  })

  test('Enter adds an item to a list and, in an empty last one, ends the list', () => {
    const it = sheet({ kind: 'list', ordered: true, items: ['甲乙'] })
    const two = splitBlock(it, idOf(it, 0), 'item-0', 1)
    expect(words(two.sheet)).toEqual(['甲/乙'])
    const empty = splitBlock(two.sheet, idOf(it, 0), 'item-1', 1)
    expect(words(splitBlock(empty.sheet, idOf(it, 0), 'item-2', 0).sheet)).toEqual(['甲/乙', ''])
  })

  test('Backspace joins what stands before: paragraph, heading, run-in text, item; a heading becomes plain first', () => {
    const it = sheet(paragraph('甲'), paragraph('乙'), heading('丙'), paragraph('丁'))
    expect(words(joinBack(it, idOf(it, 1), 'text').sheet)).toEqual(['甲乙', '#丙', '丁'])
    expect(words(joinBack(it, idOf(it, 3), 'text').sheet)).toEqual(['甲', '乙', '#丙丁'])
    expect(words(joinBack(it, idOf(it, 2), 'text').sheet)).toEqual(['甲', '乙', '丙', '丁'])
    const listed = sheet({ kind: 'list', ordered: false, items: ['子', '丑'] }, paragraph('寅'))
    expect(words(joinBack(listed, idOf(listed, 1), 'text').sheet)).toEqual(['子/丑寅'])
    expect(words(joinBack(listed, idOf(listed, 0), 'item-1').sheet)).toEqual(['子丑', '寅'])
  })

  test('Backspace never swallows a table', () => {
    const it = sheet({ kind: 'table', rows: [['a']] }, paragraph('后'))
    expect(words(joinBack(it, idOf(it, 1), 'text').sheet)).toEqual(['table', '后'])
  })

  test('Tab goes deeper and Shift-Tab higher, within four levels', () => {
    expect(relevelled(heading('甲', 4), 1)).toEqual(heading('甲', 4))
    expect(relevelled(heading('甲', 2), -1)).toEqual(heading('甲', 1))
    expect(relevelled(paragraph('甲'), 1)).toEqual(paragraph('甲'))
  })

  test('a block takes another shape and keeps its words', () => {
    expect(turned({ kind: 'heading', level: 2, text: '标题。', runIn: '后文' }, 'paragraph')).toEqual(paragraph('标题。后文'))
    expect(turned(paragraph('甲'), 'numbers')).toEqual({ kind: 'list', ordered: true, items: ['甲'] })
    expect(turned(paragraph('字'.repeat(600)), 'heading-1')).toMatchObject({ text: '字'.repeat(500), runIn: '字'.repeat(100) })
    expect(turned({ kind: 'table', rows: [['a']] }, 'paragraph').kind).toBe('table')
  })

  test('pasted blocks stand where the caret was', () => {
    const it = sheet(paragraph('前后'), paragraph('末'))
    expect(words(pasteBlocks(it, idOf(it, 0), 1, 1, [paragraph('贴'), heading('标')]).sheet)).toEqual(['前贴', '#标', '后', '末'])
    const listed = sheet(heading('题'))
    expect(words(pasteBlocks(listed, idOf(listed, 0), 0, 0, [paragraph('贴')]).sheet)).toEqual(['#题', '贴'])
    expect(words(insertBlocks(it, { after: idOf(it, 1) }, [paragraph('新')]).sheet)).toEqual(['前后', '末', '新'])
  })
})

describe('bold', () => {
  test('stays on its words while others are typed', () => {
    const runs = boldened([{ text: '请于六月前报送' }], 2, 5)
    expect(runs).toEqual([{ text: '请于' }, { text: '六月前', bold: true }, { text: '报送' }])
    expect(retyped(retyped(runs, '务请于六月前报送'), '务请于六月前报送材料')).toEqual([{ text: '务请于' }, { text: '六月前', bold: true }, { text: '报送材料' }])
    expect(retyped(runs, '请于六月五日前报送')).toEqual([{ text: '请于' }, { text: '六月五日前', bold: true }, { text: '报送' }])
    expect(boldened(runs, 2, 5)).toEqual([{ text: '请于六月前报送' }])
    expect(retyped(runs, '')).toEqual([{ text: '' }])
  })
})
