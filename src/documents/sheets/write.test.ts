import ExcelJS from 'exceljs'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { openWorkbook, readSheet } from './read.ts'
import { tabNames, type Cell, type Table } from './table.ts'
import { writeWorkbook } from './write.ts'

const now = new Date('2031-05-06T01:02:03Z')
const book = (...tables: Table[]) => buffer(writeWorkbook(tables, { now }))

async function inExcelJs(bytes: Buffer) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  return workbook
}

const ledger = (rows: Cell[][]): Table => ({
  name: '台账',
  title: '示例活动周材料报送台账',
  note: '截至 2031-05-06 09:02',
  frozenColumns: 2,
  columns: [
    { title: '序号', kind: 'number', width: 6 },
    { title: '单位', width: 30 },
    { title: '状态', group: '活动总结' },
    { title: '报送时间', kind: 'moment', group: '活动总结', width: 18 },
    { title: '按时率', kind: 'percent', decimals: 1 },
    { title: '截止', kind: 'date' },
    { title: '备注', wrap: true },
  ],
  rows,
})

test('a ledger opens elsewhere with its head, formats, fills and filter', async () => {
  const bytes = await book(
    ledger([[1, '示例县科协', { value: '已采用', fill: 'green', bold: true }, new Date('2031-05-05T16:30:00Z'), 0.985, '2031-06-05', '第一行\n第二行']]),
    { name: '说明', columns: [{ title: '项目' }], rows: [] },
  )
  const workbook = await inExcelJs(bytes)
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['台账', '说明'])
  const sheet = workbook.worksheets[0]!
  const merges = (sheet.model as unknown as { merges: string[] }).merges
  expect(merges).toEqual(expect.arrayContaining(['A1:G1', 'A2:G2', 'C3:D3', 'A3:A4', 'G3:G4']))
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 4 })
  expect(sheet.autoFilter).toBe('A4:G5')
  expect(sheet.getColumn(2).width).toBe(30)

  expect(sheet.getCell('C3').value).toBe('活动总结')
  expect(sheet.getCell('D4').value).toBe('报送时间')
  expect(sheet.getCell('A5').value).toBe(1)
  expect(sheet.getCell('C5').value).toBe('已采用')
  expect(sheet.getCell('C5').fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFD9F2D9' } })
  expect(sheet.getCell('C5').font).toMatchObject({ bold: true, name: '宋体' })
  expect(sheet.getCell('B3').font.name).toBe('微软雅黑')
  // 16:30 UTC is half past midnight in China.
  expect(sheet.getCell('D5').value).toEqual(new Date('2031-05-06T00:30:00Z'))
  expect(sheet.getCell('E5')).toMatchObject({ value: 0.985, numFmt: '0.0%' })
  expect(sheet.getCell('F5').value).toEqual(new Date('2031-06-05T00:00:00Z'))
  expect(sheet.getCell('G5')).toMatchObject({ value: '第一行\n第二行', alignment: { wrapText: true } })
  expect(sheet.getCell('G5').border.top?.style).toBe('thin')
})

test('text is never a formula and always the same text, also elsewhere', async () => {
  const texts = [
    '=1+1', '=HYPERLINK("http://x")', '+86', '-2', '@SUM(A1)', '\t=1', '007', '100000000000000001', 'a<b>&"c"', ' 两边空格 ',
    '_x0041_', '坏\u0000\u0001字', '表情👩🏽‍🔬', '镕喆堃昇', ']]>', '', '12e5', 'TRUE',
  ]
  const bytes = await book({ name: '文本', columns: [{ title: '值' }], rows: texts.map((text) => [text]) })
  const sheet = (await inExcelJs(bytes)).worksheets[0]!
  const ours = new Map((await readSheet(bytes)).map(({ row, cells }) => [row, cells[0]]))
  texts.forEach((text, i) => {
    expect(ours.get(i + 2) ?? '').toBe(text)
    const cell = sheet.getCell(i + 2, 1)
    expect(cell.formula).toBeUndefined()
    if (text !== '') expect(cell.type).toBe(ExcelJS.ValueType.String)
    if (!/[_\u0000]/.test(text) && text !== '') expect(cell.value).toBe(text)
  })
})

test('what Excel would refuse is replaced visibly', async () => {
  const bytes = await book({
    name: '坏值',
    columns: [{ title: '文' }, { title: '数', kind: 'number' }, { title: '日', kind: 'date' }],
    rows: [['长'.repeat(40_000), Number.NaN, '待定'], ['\ud800', Infinity, new Date(Number.NaN)], [12, '无', new Date('1899-01-01T00:00:00Z')]],
  })
  const rows = await readSheet(bytes)
  expect(rows[1]!.cells[0]).toHaveLength(32_767)
  expect(rows[1]!.cells[0]!.endsWith('…（下略）')).toBe(true)
  expect(rows[1]!.cells.slice(1)).toEqual(['NaN', '待定'])
  expect(rows[2]!.cells).toEqual(['\ufffd', 'Infinity'])
  expect(rows[3]!.cells).toEqual(['12', '无', '1899-01-01 08:00'])
  await inExcelJs(bytes)
})

test('tab names are made fit and distinct', () => {
  expect(tabNames(['台账', '台账', 'A/B:C', '', "'引'", '长'.repeat(40), '长'.repeat(40)])).toEqual([
    '台账', '台账(2)', 'A B C', '工作表', '引', '长'.repeat(31), '长'.repeat(28) + '(2)',
  ])
})

test('rows come one by one from a slow source and leave as they come', async () => {
  let made = 0
  async function* rows() {
    for (; made < 30_000; made++) yield [`单位${made}${Math.sin(made)}`, made]
  }
  const stream = writeWorkbook([{ name: '大表', columns: [{ title: '单位' }, { title: '数', kind: 'number' }], rows: rows() }], { now })
  let madeAtFirstMegabyte = 0
  let bytes = 0
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) {
    bytes += chunk.length
    chunks.push(chunk)
    if (bytes > 100_000 && madeAtFirstMegabyte === 0) madeAtFirstMegabyte = made
  }
  // Bytes left long before the last row was made: nothing was gathered.
  expect(madeAtFirstMegabyte).toBeLessThan(25_000)
  const read = await readSheet(Buffer.concat(chunks))
  expect(read).toHaveLength(30_001)
  expect(read.at(-1)).toMatchObject({ row: 30_001, cells: [expect.stringMatching(/^单位29999/), '29999'] })
})

test('an error of the source reaches the reader of the stream', async () => {
  async function* rows(): AsyncGenerator<string[]> {
    yield ['甲']
    throw new Error('connection lost')
  }
  await expect(buffer(writeWorkbook([{ name: '表', columns: [{ title: '值' }], rows: rows() }], { now }))).rejects.toThrow('connection lost')
})

test('a book names its sheets', async () => {
  const workbook = openWorkbook(await book({ name: '甲', columns: [{ title: '值' }], rows: [['一']] }, { name: '乙 & "丙"', columns: [{ title: '值' }], rows: [['二']] }))
  expect(workbook.sheets).toEqual([{ name: '甲', hidden: false }, { name: '乙 & "丙"', hidden: false }])
  const rows = []
  for await (const row of workbook.rows('乙 & "丙"')) rows.push(row)
  expect(rows).toEqual([{ row: 1, cells: ['值'] }, { row: 2, cells: ['二'] }])
})
