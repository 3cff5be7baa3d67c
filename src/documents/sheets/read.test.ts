import ExcelJS from 'exceljs'
import { zipSync, strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { kindOfCode } from './formats.ts'
import { openWorkbook, readSheet } from './read.ts'
import { columnOf } from './rows.ts'

const refused = (code: string, message?: RegExp) =>
  expect.objectContaining({ name: 'Refusal', code, hint: expect.stringMatching(/[一-龥]/), ...(message && { message: expect.stringMatching(message) }) })

async function fromExcelJs(fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook.addWorksheet('名册'), workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook of hand-written parts. */
function byHand({ sheet, strings, prefix = '' }: { sheet: string; strings?: string; prefix?: string }): Uint8Array {
  const xmlns = prefix ? `xmlns:${prefix.slice(0, -1)}="${MAIN}"` : `xmlns="${MAIN}"`
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<${prefix}worksheet ${xmlns}><${prefix}sheetData>${sheet}</${prefix}sheetData></${prefix}worksheet>`,
  }
  if (strings !== undefined) parts['xl/sharedStrings.xml'] = `<sst xmlns="${MAIN}">${strings}</sst>`
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}

test('a roster written elsewhere is read as its reader sees it, under its row numbers', async () => {
  const bytes = await fromExcelJs((sheet) => {
    sheet.getCell('A1').value = '单位名称'
    sheet.getCell('B1').value = '电话'
    sheet.getRow(3).values = [
      '示例县科协', 10000000001, { richText: [{ text: '联络' }, { text: '员', font: { bold: true } }] }, true,
      { formula: 'A3&"x"', result: '示例县科协x' }, { formula: '1+1', result: 2 }, new Date('2031-06-05T00:00:00Z'),
      new Date('2031-06-05T14:30:00Z'), 0.985, 42, 0.1 + 0.2, '两行\n文字',
    ]
    sheet.getCell('G3').numFmt = 'yyyy"年"m"月"d"日"'
    sheet.getCell('H3').numFmt = 'yyyy/m/d h:mm'
    sheet.getCell('I3').numFmt = '0.0%'
    sheet.getCell('J3').numFmt = '000000'
    sheet.getCell('A9').value = { text: '链接', hyperlink: 'http://example.invalid' }
  })
  expect(await readSheet(bytes)).toEqual([
    { row: 1, cells: ['单位名称', '电话'] },
    {
      row: 3,
      cells: ['示例县科协', '10000000001', '联络员', 'TRUE', '示例县科协x', '2', '2031-06-05', '2031-06-05 14:30', '98.5%', '000042', '0.3', '两行\n文字'],
    },
    { row: 9, cells: ['链接'] },
  ])
})

test('the first visible sheet is meant; another is found by its name', async () => {
  const bytes = await fromExcelJs((sheet, workbook) => {
    sheet.state = 'hidden'
    sheet.getCell('A1').value = '藏着'
    workbook.addWorksheet('第二').getCell('A1').value = '看得见'
  })
  expect(await readSheet(bytes)).toEqual([{ row: 1, cells: ['看得见'] }])
  expect(await readSheet(bytes, { sheet: '名册' })).toEqual([{ row: 1, cells: ['藏着'] }])
  await expect(readSheet(bytes, { sheet: '没有' })).rejects.toEqual(refused('sheets/no-sheet', /没有/))
})

test('days of the 1904 calendar are the same days', async () => {
  const bytes = await fromExcelJs((sheet, workbook) => {
    workbook.properties.date1904 = true
    sheet.getCell('A1').value = 40_000
    sheet.getCell('A1').numFmt = 'yyyy-mm-dd'
  })
  expect(await readSheet(bytes)).toEqual([{ row: 1, cells: ['2013-07-07'] }])
})

test.each([
  ['yyyy-mm-dd', { kind: 'moment', date: true, time: false }],
  ['[$-804]yyyy"年"m"月"d"日";@', { kind: 'moment', date: true, time: false }],
  ['h:mm AM/PM', { kind: 'moment', date: false, time: true }],
  ['m/d/yy h:mm', { kind: 'moment', date: true, time: true }],
  ['[Red]#,##0.00', { kind: 'number' }],
  ['"day"0', { kind: 'number' }],
  ['00000', { kind: 'digits', length: 5 }],
  ['0.00%', { kind: 'percent', decimals: 2 }],
  ['General', { kind: 'number' }],
])('format %j', (code, kind) => {
  expect(kindOfCode(code)).toEqual(kind)
})

test('numbers left out, prefixes, pronunciations, escapes, comments and CDATA are understood', async () => {
  const bytes = byHand({
    prefix: 'x:',
    sheet:
      '<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a&amp;b &#x4e2d;_x000D_\n尾</x:t></x:is></x:c></x:row>' +
      '<x:row/><!-- <x:row r="99"> --><x:row><x:c r="C3" t="str"><x:f>"x"</x:f><x:v><![CDATA[<原样>]]></x:v></x:c></x:row>' +
      '<x:row r="70"><x:c r="A70" s="1"/><x:c r="B70" t="s"><x:v>7</x:v></x:c></x:row><x:row r="80"><x:c r="A80" t="e"><x:v>#N/A</x:v></x:c></x:row>',
    strings: '<si><r><t>市</t></r><r><t>科协</t></r><rPh sb="0" eb="1"><t>shi</t></rPh></si>',
  })
  expect(await readSheet(bytes)).toEqual([
    { row: 1, cells: ['市科协', 'a&b 中\n尾'] },
    { row: 3, cells: ['', '', '<原样>'] },
    { row: 80, cells: ['#N/A'] },
  ])
})

test('rows that are only formatted do not count', async () => {
  const blank = Array.from({ length: 5000 }, (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" s="0"/></row>`).join('')
  const bytes = byHand({ sheet: `<row r="1"><c r="A1"><v>1</v></c></row>${blank}<row r="6000"><c r="A6000"><v>2</v></c></row>` })
  expect(await readSheet(bytes, { limits: { rows: 2, columns: 5, characters: 100 } })).toEqual([
    { row: 1, cells: ['1'] },
    { row: 6000, cells: ['2'] },
  ])
})

test('more rows, columns or text than agreed are refused', async () => {
  const rows = [1, 2, 3].map((row) => `<row r="${row}"><c r="A${row}"><v>1</v></c></row>`).join('')
  const limits = { rows: 2, columns: 3, characters: 100 }
  await expect(readSheet(byHand({ sheet: rows }), { limits })).rejects.toEqual(refused('sheets/too-long', /2 行/))
  await expect(readSheet(byHand({ sheet: '<row r="4"><c r="XFD4"><v>1</v></c></row>' }), { limits })).rejects.toEqual(refused('sheets/too-wide', /第 4 行/))
  const referenced = Array.from({ length: 3 }, (_, i) => `<c r="${'ABC'[i]}1" t="s"><v>0</v></c>`).join('')
  const repeated = byHand({ sheet: `<row r="1">${referenced}</row>`, strings: `<si><t>${'长'.repeat(50)}</t></si>` })
  await expect(readSheet(repeated, { limits })).rejects.toEqual(refused('sheets/too-long', /文字太多/))
})

test('what is no .xlsx is named and the way out is told', async () => {
  const ole = (stream: string) => {
    const bytes = Buffer.alloc(1024)
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
    bytes.write(`${stream}\0`, 512, 'utf16le')
    return bytes
  }
  const cases: [Uint8Array, string, RegExp][] = [
    [new Uint8Array(), 'documents/empty', /空/],
    [ole('EncryptedPackage'), 'documents/encrypted', /密码/],
    [ole('Workbook'), 'documents/old-sheet', /\.xls/],
    [ole('WordDocument'), 'documents/unknown-kind', /Word/],
    [Buffer.from('单位,电话\n甲,1'), 'documents/unknown-kind', /不是 \.xlsx/],
    [Buffer.from('<html><table><tr><td>甲'), 'documents/unknown-kind', /网页/],
    [Buffer.from('PK\u0003\u0004坏'), 'documents/damaged', /打不开/],
    [byHand({ sheet: '' }).subarray(0, 300), 'documents/damaged', /打不开/],
    [zipSync({ 'word/document.xml': strToU8('<w:document/>') }), 'documents/unknown-kind', /不是 \.xlsx/],
  ]
  for (const [bytes, code, message] of cases) expect(() => openWorkbook(bytes)).toThrow(refused(code, message))
})

test('a zip bomb is refused before it swells', async () => {
  const bomb = byHand({ sheet: ' '.repeat(20_000_000) })
  expect(bomb.length).toBeLessThan(60_000)
  await expect(readSheet(bomb)).rejects.toEqual(refused('documents/bomb'))
})

test('entities are refused where declared and never expanded', async () => {
  const parts = {
    'xl/workbook.xml': `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook xmlns="${MAIN}"><sheets/></workbook>`,
  }
  const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
  expect(() => openWorkbook(bytes)).toThrow(refused('documents/unsafe'))
  expect(await readSheet(byHand({ sheet: '<row r="1"><c r="A1" t="str"><v>&lol;</v></c></row>' }))).toEqual([{ row: 1, cells: ['&lol;'] }])
})

test('columns by their letters', () => {
  expect(['A1', 'Z9', 'AA1', 'XFD1048576', 'a1', '1', 'AAAA1', ''].map(columnOf)).toEqual([1, 26, 27, 16_384, 1, null, null, null])
})
