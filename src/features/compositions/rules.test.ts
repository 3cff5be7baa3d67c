import { describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../documents/official/model.ts'
import { blocksFromLines } from '../../documents/official/paste.ts'
import { leftovers } from './check.rules.ts'
import { countDocument, fileTitle, onPaper, shouldNote } from './composition.rules.ts'
import { linesOfWord } from './import.rules.ts'
import { documentLines } from './lines.rules.ts'
import { docNumberOf, docNumberParts } from './number.rules.ts'
import { placeInWords } from './place.rules.ts'
import { documentOfPlan } from './plan.rules.ts'
import { gridOf, tableOf, withCell, withColumn, withGrid, withHead, withoutColumn, withoutRow, withRow, type Table } from './table.rules.ts'
import { blank, skeleton } from './templates.rules.ts'

const frame = { unitName: '云岭市科学技术协会', now: new Date('2027-05-20T17:00:00Z') }
const empty = blank({ kind: 'notice', ...frame })
const document: OfficialDocument = {
  ...empty, title: '关于报送情况的\n通知', addressees: '各县区科协', letterhead: { issuers: ['云岭市科协', '云岭市教育局'], style: 'document', docNumber: '云科协发〔2027〕9号' },
  body: [
    { kind: 'heading', level: 1, text: '内容' }, { kind: 'heading', level: 2, text: '人数。', runIn: '按表填写。' }, { kind: 'list', ordered: true, items: ['甲', '乙'] },
    { kind: 'table', head: ['单位', '人数'], rows: [['东溪', '3\n人']] }, { kind: 'page-break' }, { kind: 'paragraph', runs: [{ text: '' }] },
  ],
  attachments: [{ title: '汇总表', body: [{ kind: 'heading', level: 1, text: '说明' }] }, { title: '名单', body: [] }], signature: { issuers: ['云岭市科协', '云岭市教育局'], date: '2027-06-05', sealed: true }, note: '联系人：江见白',
}

describe('the text as lines', () => {
  test('numbers as the program writes them, rows with their cells, each part in its order', () => {
    expect(documentLines(document).map((line) => line.text)).toEqual([
      '云岭市科协　云岭市教育局文件', '云科协发〔2027〕9号', '关于报送情况的通知', '各县区科协：', '一、内容', '（一）人数。按表填写。', '1.甲', '2.乙', '单位\t人数', '东溪\t3 人',
      '附件：1.汇总表', '2.名单', '云岭市科协', '云岭市教育局', '2027年6月5日', '（联系人：江见白）', '附件1', '汇总表', '一、说明',
    ])
    expect(documentLines(document).find((line) => line.cells)).toMatchObject({ cells: ['单位', '人数'], table: 0 })
  })

  test('what nobody wrote is no line on paper, and counts nothing', () => {
    expect(onPaper(document).body).toHaveLength(5)
    expect(countDocument({ ...empty, title: '通知', signature: null, note: '' })).toBe(2)
  })

  test('a Word file gives its lines: numbers, and rows joined by tabs', () => {
    const cell = (row: number, column: number, text: string) => ({ number: '', text, cell: { table: 0, row, column } })
    expect(linesOfWord({ paragraphs: [{ number: '一、', text: '安排', cell: null }, cell(0, 0, '单位'), cell(0, 1, '人\n数'), cell(1, 0, '东溪'), cell(1, 1, '3')] as never })).toEqual(['一、安排', '单位\t人 数', '东溪\t3'])
  })
})

describe('beginnings', () => {
  test.each(['notice', 'plan', 'letter', 'minutes', 'summary', 'report'] as const)('every place of the skeleton of a %s that must be filled in is found', (kind) => {
    const made = skeleton({ kind, ...frame })
    expect(leftovers(made).length).toBeGreaterThan(1)
    expect(leftovers(made).every((each) => each.verdict === 'fail' && each.at && each.at.length > 0)).toBe(true)
  })

  test('the day is China’s', () => expect(empty.signature?.date).toBe('2027-05-21'))

  test('a plan is written out with what it says and nothing else', () => {
    const made = documentOfPlan(empty, {
      campaign: { name: '2027年科技周活动方案' }, details: { theme: '走进科技', period: { text: '5月下旬' }, contacts: [{ names: ['江见白'], phones: ['0000-8888021'] }] },
      modules: [{ id: 1, name: '为民服务', description: null, times: [] }],
      activities: [{ name: '科普讲座', moduleId: 1, description: '请专家讲', times: [{ text: '5月20日' }], owners: [{ name: '科普部', role: '责任' }], places: ['市科技馆'] }, { name: '座谈', moduleId: null, description: null, times: [], owners: [], places: [] }],
      requirements: [{ title: '活动总结', dueText: '6月5日前', lengthText: '2000字以内', formats: ['Word版'], who: ['各县区科协'] }],
    })
    expect(made.title).toBe('关于开展2027年科技周活动的通知')
    expect(documentLines(made).map((line) => line.text)).toEqual(expect.arrayContaining([
      '一、活动主题', '走进科技。', '二、活动时间', '5月下旬。', '三、活动安排', '（一）为民服务', '1.科普讲座。请专家讲。时间：5月20日。地点：市科技馆。责任单位：科普部。', '（二）其他活动', '1.座谈。', '四、报送要求', '活动总结\t各县区科协\t6月5日前\t2000字以内，Word版', '（联系人：江见白　联系电话：0000-8888021）',
    ]))
    expect(JSON.stringify(made)).not.toContain('×')
  })
})

describe('发文字号', () => {
  test.each([['云科协发〔2027〕9号', '云科协发〔2027〕9号'], ['云科协发[2027]第09号', '云科协发〔2027〕9号'], ['云科协发（2027）9号', '云科协发〔2027〕9号'], ['云科协发〔2027〕号', '云科协发〔2027〕号']])('%s is written %s', (given, written) => {
    expect(docNumberOf(docNumberParts(given)!)).toBe(written)
  })
  test('what is none stays as it is', () => {
    expect(docNumberParts('2027年第9号')).toBeNull()
    expect(docNumberOf({ word: '', year: '2027', serial: '' })).toBe('')
  })
})

test('pasted numbers go on from those that stand before, or begin a text of their own', () => {
  const before = [{ kind: 'heading', level: 1, text: '内容' }, { kind: 'heading', level: 2, text: '人数' }] as const
  const levels = (...lines: string[]) => blocksFromLines(lines, before).map((block) => (block.kind === 'heading' ? block.level : block.kind))
  expect(levels('（二）方式', '二、时间', '（一）报送')).toEqual([2, 1, 2])
  expect(levels('一、时间', '二、地点')).toEqual([1, 1])
  expect(levels('五、别处的编号')).toEqual(['paragraph'])
})

describe('tables', () => {
  const table: Table = { kind: 'table', head: ['甲', '乙'], rows: [['1', '2']], widths: [1, 3] }
  test('rows and columns come and go; the last of each stays', () => {
    expect(withRow(table, 0).rows).toEqual([['1', '2'], ['', '']])
    expect(withRow(table, -1).rows[0]).toEqual(['', ''])
    expect(withColumn(table, 0)).toMatchObject({ head: ['甲', '', '乙'], rows: [['1', '', '2']], widths: [1, 2, 3] })
    expect(withoutColumn(table, 1)).toMatchObject({ head: ['甲'], rows: [['1']], widths: [1] })
    expect(withoutColumn(withoutColumn(table, 1), 0).rows).toEqual([['1']])
    expect(withoutRow(table, 0)).toBe(table)
  })
  test('ragged rows are made full when a cell is written', () => {
    expect(withCell({ kind: 'table', rows: [['1'], ['2', '3']] }, 0, 2, '新').rows).toEqual([['1', '', '新'], ['2', '3', '']])
    expect(withCell(table, -1, 0, '丙').head).toEqual(['丙', '乙'])
  })
  test('the first row becomes the head and back', () => {
    expect(withHead(withHead(table, false), true)).toEqual(table)
  })
  test('cells of a spreadsheet are pasted from a cell on, and the table grows', () => {
    const grid = gridOf('a\tb\nc\t"d ""e"""\n')
    expect(grid).toEqual([['a', 'b'], ['c', 'd "e"']])
    expect(withGrid(table, 0, 1, grid!)).toMatchObject({ head: ['甲', '乙', ''], rows: [['1', 'a', 'b'], ['', 'c', 'd "e"']] })
    expect(gridOf('一行字\n另一行')).toBeNull()
    expect(tableOf([['a', 'b'], ['c']])).toEqual({ kind: 'table', head: ['a', 'b'], rows: [['c', '']] })
  })
})

test('places are named as people look for them', () => {
  expect(placeInWords(['attachments', 1, 'body', 2, 'rows', 0, 3])).toBe('附件2 第 3 段 第 1 行 第 4 列')
  expect(placeInWords(['body', 0, 'items', 1])).toBe('正文 第 1 段 第 2 项')
  expect(placeInWords(['letterhead', 'docNumber'])).toBe('版头 发文字号')
  expect(placeInWords([])).toBe('文稿')
})

test('a person’s saves share a line of the log for ten minutes', () => {
  const at = new Date('2027-05-20T02:00:00Z')
  const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
  expect(shouldNote({ by: 1, at }, 1, later(9))).toBe(false)
  expect(shouldNote({ by: 1, at }, 1, later(10))).toBe(true)
  expect(shouldNote({ by: 1, at }, 2, later(1))).toBe(true)
  expect(shouldNote({ by: null, at: null }, 1, at)).toBe(true)
})

test('names of files are one line, and a draft says that it is one', () => {
  expect(fileTitle('关于\n报送的 通知', 'finished')).toBe('关于报送的通知')
  expect(fileTitle('', 'draft')).toBe('没有标题（草稿）')
})
