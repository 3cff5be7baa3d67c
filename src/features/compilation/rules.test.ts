import { describe, expect, test } from 'vitest'
import { asBefore, chosen, expectNoneUnderWay, inParts, mayTake, moduleOf, silence, type Candidate, type ModuleHints } from './rules.ts'

const report = (requirementId: number, unitId: number, kind = '学会'): Candidate =>
  ({ requirementId, requirement: '特色亮点', unitId, unitName: `${unitId}号单位`, kind, version: 1, adopted: false, fileName: 'a.docx', sha256: 'a' })
const hints = (more: Partial<ModuleHints> = {}): ModuleHints => ({
  modules: [{ id: 1, name: '团结引领' }, { id: 2, name: '为民服务' }], requirements: [{ id: 1, title: '特色亮点', quote: '' }, { id: 2, title: '“为民服务”情况', quote: '' }], unitModules: new Map(), ...more,
})
const keys = (parts: readonly { name: string; reports: readonly Candidate[] }[]) => parts.map(({ name, reports }) => `${name}:${reports.map(({ requirementId, unitId }) => `${requirementId}/${unitId}`).join(' ')}`)

describe('the module of a report', () => {
  test('is the one its requirement names', () => expect(moduleOf(report(2, 7), hints())).toBe(2))
  test('else the one all activities of its unit belong to', () => expect(moduleOf(report(1, 7), hints({ unitModules: new Map([[7, [1, 1]]]) }))).toBe(1))
  test('is none where there are several, or none known', () => {
    expect(moduleOf(report(1, 7), hints({ unitModules: new Map([[7, [1, 2]]]) }))).toBeNull()
    expect(moduleOf(report(1, 8), hints())).toBeNull()
    expect(moduleOf(report(3, 8), hints({ requirements: [{ id: 3, title: '团结引领和为民服务', quote: '' }] }))).toBeNull()
  })
})

test('parts are modules in the plan’s order, then kinds of units in the order they come', () => {
  const candidates = [report(1, 1, '县区科协'), report(2, 1, '县区科协'), report(1, 2, '学会'), report(1, 3, '县区科协')]
  expect(keys(inParts(candidates, 'module', hints({ unitModules: new Map([[2, [1]]]) })))).toEqual(['团结引领:1/2', '为民服务:2/1', '县区科协:1/1 1/3'])
  expect(keys(inParts(candidates, 'unit', hints()))).toEqual(['县区科协:1/1 2/1 1/3', '学会:1/2'])
  expect(inParts([], 'unit', hints())).toEqual([])
})

test('what is chosen keeps the order given within its part; parts follow their first; the rest is remembered as left out', () => {
  const parts = inParts([report(1, 1, '县区科协'), report(1, 2, '县区科协'), report(1, 3), report(1, 4)], 'unit', hints())
  const made = chosen(parts, [{ requirementId: 1, unitId: 4 }, { requirementId: 1, unitId: 2 }, { requirementId: 1, unitId: 1 }])
  expect(keys(made.parts)).toEqual(['学会:1/4', '县区科协:1/2 1/1'])
  expect(keys(made.leftOut)).toEqual(['学会:1/3'])
})

test.each([[[], 'compilation/nothing'], [[{ requirementId: 1, unitId: 1 }, { requirementId: 1, unitId: 1 }], 'compilation/twice'], [[{ requirementId: 1, unitId: 9 }], 'compilation/not-accepted']])('%j is refused', (wanted, code) => {
  expect(() => chosen(inParts([report(1, 1)], 'unit', hints()), wanted)).toThrow(expect.objectContaining({ code }))
})

test('a new edition begins with the order of the last; new ones stand behind and are marked', () => {
  const parts = inParts([report(1, 1), report(1, 2), report(1, 3)], 'unit', hints())
  const [part] = asBefore(parts, [{ requirementId: 1, unitId: 3, leftOut: false }, { requirementId: 1, unitId: 1, leftOut: true }])
  expect(part!.reports.map(({ unitId, leftOut, fresh }) => [unitId, leftOut, fresh])).toEqual([[3, false, false], [1, true, false], [2, false, true]])
  expect(asBefore(parts, [])[0]!.reports.map(({ fresh }) => fresh)).toEqual([false, false, false])
})

describe('a job may take an edition up', () => {
  const now = new Date('2027-06-07T02:00:00Z')
  const ago = (ms: number) => new Date(now.getTime() - ms)
  test.each([
    ['nobody has', { state: 'waiting', turn: 0, beatAt: null }, true], ['whoever did is silent', { state: 'running', turn: 1, beatAt: ago(silence + 1) }, true],
    ['not while another is alive', { state: 'running', turn: 1, beatAt: ago(silence - 1) }, false], ['not what is done', { state: 'done', turn: 1, beatAt: null }, false], ['not what was stopped', { state: 'stopped', turn: 1, beatAt: null }, false],
  ] as const)('%s', (_, standing, expected) => expect(mayTake(standing, now)).toBe(expected))
})

test('the second who starts is told who is at it, and how far', () => {
  expect(() => expectNoneUnderWay({ createdBy: '江见白', done: 199, total: 200 })).toThrow('江见白正在生成汇编，已完成 99%')
  expect(() => expectNoneUnderWay(undefined)).not.toThrow()
})
