import { expect, test } from 'vitest'
import { planRoster, readRosterRows, rosterColumns, type KnownUnit } from './roster.rules.ts'

const head = { row: 1, cells: [...rosterColumns] }
const line = (row: number, code: string, name: string, parent = '', more: Partial<Record<(typeof rosterColumns)[number], string>> = {}) => ({
  row, cells: rosterColumns.map((column) => more[column] ?? ({ 单位代码: code, 单位名称: name, 类别: '学会', 层级: '市级', 上级单位代码: parent } as Record<string, string>)[column] ?? ''),
})
const root: KnownUnit = { id: 1, code: 'C', name: '市科协', shortName: null, kind: 'association', level: 'city', parentCode: null, position: 0, state: 'active', liaison: null }
const check = (lines: { row: number; cells: string[] }[], known: KnownUnit[] = [root], foreign = new Set<string>()) => {
  const { rows, faults } = readRosterRows([head, ...lines])
  const plan = planRoster(rows, known, 'C', foreign)
  return { ...plan, said: [...faults, ...plan.faults].map((fault) => `${fault.row} ${fault.message}`) }
}

test('a file without the columns is told which are missing', () => {
  expect(() => readRosterRows([{ row: 1, cells: ['单位代码', '单位名称', '层级'] }])).toThrow(expect.objectContaining({ code: 'roster/no-head', message: '没有找到这些列：类别。' }))
  expect(() => readRosterRows([head])).toThrow(expect.objectContaining({ code: 'roster/nothing' }))
})

test('columns may stand in any order under a title', () => {
  const { rows } = readRosterRows([{ row: 1, cells: ['2027 年名册'] }, { row: 2, cells: ['层级', '单位名称', '类别', '单位代码'] }, { row: 3, cells: ['县级', '东溪县科协', '县区科协', 'C01'] }])
  expect(rows).toMatchObject([{ row: 3, code: 'C01', name: '东溪县科协', kind: 'county_association', level: 'county', parentCode: null, liaison: null }])
})

test('the example row and empty rows are passed over', () => {
  const plan = check([line(2, '示例001', '云岭县科协'), line(3, '', '', '', { 类别: '', 层级: '' }), line(4, 'S1', '物理学会')])
  expect(plan.said).toEqual([])
  expect(plan.added.map((row) => row.row)).toEqual([4])
})

test('every wrong cell is told with its row and reason', () => {
  expect(check([
    line(2, 'S1', '', '', { 类别: '公司', 序号: '甲' }),
    line(3, 'S2', '植物学会', '', { 手机: '无', 邮箱: 'x' }),
  ]).said).toEqual([
    '2 缺单位名称；类别“公司”不在可选范围内；序号“甲”不是整数。',
    '3 手机“无”不像电话号码；邮箱“x”不像邮箱地址；有职务或联系方式，缺联络员姓名。',
  ])
})

test('duplicate codes and names, unknown parents and codes of others are found', () => {
  const closed: KnownUnit = { ...root, id: 3, code: 'OLD', name: '老学会', parentCode: 'C', state: 'closed' }
  const there: KnownUnit = { ...root, id: 2, code: 'S9', name: '化学会', kind: 'society', parentCode: 'C' }
  const plan = check([
    line(2, 'S1', '物理学会'), line(18, 'S1', '植物学会'), line(4, 'S2', '物理学会'), line(5, 'S3', '化学会'), line(6, 'S4', '地质学会', 'NONE'), line(7, 'X1', '别家'), line(8, 'OLD', '老学会'), line(9, 'S5', '分会', 'OLD2'),
  ], [root, there, closed, { ...closed, id: 4, code: 'OLD2', name: '旧协会' }], new Set(['X1']))
  expect(plan.said).toEqual([
    '4 单位名称与第 2 行重复（同一上级下）。',
    '5 同一上级下已有“化学会”（代码 S9）。',
    '6 上级单位代码 NONE 不在表里，也不在已有单位里。',
    '7 单位代码 X1 已有别处的单位在用。',
    '8 单位代码 OLD 属于已撤销的“老学会”，请先恢复它或换代码。',
    '9 上级单位“旧协会”已撤销。',
    '18 单位代码与第 2 行重复。',
  ])
})

test('rings are found once, also through units that are there already', () => {
  expect(check([line(2, 'A', '甲', 'B'), line(3, 'B', '乙', 'D'), line(4, 'D', '丙', 'A'), line(5, 'E', '丁', 'E')]).said)
    .toEqual(['2 上级单位绕成了一圈：A → B → D → A。', '5 上级单位是它自己。'])
  const upper: KnownUnit = { ...root, id: 2, code: 'U', name: '上', parentCode: 'C' }
  const lower: KnownUnit = { ...root, id: 3, code: 'L', name: '下', parentCode: 'U' }
  expect(check([line(2, 'U', '上', 'L')], [root, upper, lower]).said).toEqual(['2 上级单位绕成了一圈：U → L → U。'])
})

test('importing again tells new, changed and unchanged apart', () => {
  const same: KnownUnit = { ...root, id: 2, code: 'S1', name: '物理学会', kind: 'society', parentCode: 'C', position: 7, liaison: { id: 9, name: '程亦可', duty: '秘书长', phone: '10000001101', email: null } }
  const plan = check([
    line(2, 'S1', '物理学会', '', { 联络员: '程亦可' }), line(3, 'S2', '植物学会'),
  ], [root, same])
  expect(plan).toMatchObject({ unchanged: 1, changed: [] })
  expect(plan.added.map((row) => row.code)).toEqual(['S2'])
  expect(check([line(2, 'S1', '物理学会', '', { 联络员: '程亦可', 手机: '10000001109' })], [root, same]).changed).toMatchObject([{ unit: false, liaison: true }])
  expect(check([line(2, 'S1', '云岭物理学会')], [root, same]).changed).toMatchObject([{ unit: true, liaison: false }])
})
