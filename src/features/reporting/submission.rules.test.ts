import { describe, expect, test } from 'vitest'
import { Refusal } from '../../platform/errors.ts'
import { difference, isLate, weight } from './counts.rules.ts'
import * as rules from './submission.rules.ts'

const needs = { needsWord: true, needsPdf: true }
const base: rules.Submission = { state: 'draft', adopted: false, version: 1, revision: 3, hasWord: true, hasPdf: true, blocked: false, checking: false, sent: false }
const at = (state: rules.Submission['state'], more: Partial<rules.Submission> = {}): rules.Submission => ({ ...base, state, ...more })
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'done'
}
const states = ['draft', 'signed_off', 'submitted', 'returned', 'accepted'] as const

describe('every step from every state', () => {
  const steps: Record<string, { run(submission: rules.Submission): unknown; from: readonly string[] }> = {
    send: { run: (s) => rules.send(s, needs), from: ['draft'] },
    signOff: { run: (s) => rules.signOff(s, needs), from: ['draft'] },
    submit: { run: rules.submit, from: ['signed_off'] },
    withdraw: { run: rules.withdraw, from: ['signed_off'] },
    return: { run: (s) => rules.returnToUnit(s, '请核实人次'), from: ['submitted', 'accepted'] },
    accept: { run: rules.accept, from: ['submitted'] },
    adopt: { run: rules.adopt, from: ['submitted', 'accepted'] },
    upload: { run: rules.versionForUpload, from: ['draft', 'returned'] },
  }
  for (const [name, { run, from }] of Object.entries(steps)) {
    test(name, () => {
      for (const state of states) expect([state, codeOf(() => run(at(state)))]).toEqual([state, from.includes(state) ? 'done' : 'reporting/not-now'])
    })
  }

  test('leads where it should', () => {
    expect(rules.signOff(at('draft'), needs)).toBe('signed_off')
    expect(rules.submit(at('signed_off'))).toBe('submitted')
    expect(rules.withdraw(at('signed_off'))).toBe('draft')
    expect(rules.withdraw(at('draft', { sent: true }))).toBe('draft')
    expect(rules.returnToUnit(at('accepted'), '缺章')).toBe('returned')
    expect(rules.accept(at('submitted'))).toBe('accepted')
    expect(rules.adopt(at('submitted'))).toBe('accepted')
    expect(codeOf(() => rules.adopt(at('accepted', { adopted: true })))).toBe('reporting/not-now')
    expect(codeOf(() => rules.returnToUnit(at('submitted'), ' \n'))).toBe('reporting/no-reason')
  })
})

test('only what is missing, unopenable or still being checked holds a report up', () => {
  const code = (more: Partial<rules.Submission>, wanted: rules.Needs = needs) => codeOf(() => rules.send(at('draft', more), wanted))
  expect(code({})).toBe('done')
  expect(code({ hasWord: false })).toBe('reporting/incomplete')
  expect(code({ hasPdf: false })).toBe('reporting/incomplete')
  expect(code({ hasPdf: false }, { needsWord: true, needsPdf: false })).toBe('done')
  expect(code({ hasWord: false, hasPdf: false }, { needsWord: false, needsPdf: false })).toBe('reporting/incomplete')
  expect(code({ checking: true })).toBe('reporting/not-now')
  expect(code({ blocked: true })).toBe('reporting/unopenable')
  expect(codeOf(() => rules.signOff(at('draft', { checking: true }), needs))).toBe('reporting/not-now')
})

test('says what is missing', () => {
  expect(() => rules.complete(at('draft', { hasWord: false, hasPdf: false }), needs)).toThrow('还缺Word 版和盖章 PDF 版。')
})

test('a new version begins with the first file and after a return only', () => {
  expect(rules.versionForUpload(null)).toEqual({ version: 1, fresh: true })
  expect(rules.versionForUpload({ state: 'draft', version: 2 })).toEqual({ version: 2, fresh: false })
  expect(rules.versionForUpload({ state: 'returned', version: 2 })).toEqual({ version: 3, fresh: true })
})

test('whoever saw an older standing is told who acted, and nothing happens', () => {
  expect(codeOf(() => rules.expectRevision({ ...at('returned'), revision: 4, updatedBy: '江见白' }, 4, '采用'))).toBe('done')
  expect(codeOf(() => rules.expectRevision(null, 0, '采用'))).toBe('done')
  const told = (state: rules.Submission['state'], adopted = false) => () => rules.expectRevision({ ...at(state, { adopted }), revision: 5, updatedBy: '江见白' }, 4, '采用')
  expect(told('returned')).toThrow('江见白刚刚退回了这一稿，您的“采用”没有生效。')
  expect(told('accepted')).toThrow('江见白刚刚收下了这份材料，您的“采用”没有生效。')
  expect(told('accepted', true)).toThrow('江见白刚刚采用了这份材料')
  expect(told('draft')).toThrow('江见白刚刚改动了这份材料')
})

test('file kinds by name', () => {
  expect([['情况.docx', 'word'], ['情况.DOCX', 'word'], ['情况.pdf', 'pdf'], ['情况.doc', 'word'], ['情况.wps', 'word'], ['情况.rtf', 'word'], ['情况.ofd', 'pdf'], ['盖章.JPG', 'photo'], ['盖章.png', 'photo'], ['盖章.heic', null], ['情况.docx.exe', null], ['pdf', null]].map(([name, kind]) => [rules.fileKind(name!), kind]).every(([a, b]) => a === b)).toBe(true)
})

describe('figures proposed from the unit’s own words', () => {
  const read = (text: string) => {
    const { activities, people } = rules.proposeFigures(text)
    return [activities, people]
  }
  test('finds the sentence with the totals', () => {
    expect(rules.proposeFigures('5月30日，县农学会组织活动3场，参加120人次。全县共举办活动23场，参加1,206人次，走访41名。')).toEqual({ activities: 23, people: 1206, quote: '全县共举办活动23场，参加1,206人次，走访41名。' })
    expect(read('累计开展科普活动 18 场次，，受益群众2.6万余人次。')).toEqual([18, 26_000])
    expect(read('参加，1206人次')).toEqual([null, 1206])
    expect(read('共组织各类活动12项，服务3000多人次')).toEqual([12, 3000])
  })
  test('says nothing where nothing is said', () => {
    expect(rules.proposeFigures('活动正在筹备。')).toEqual({ activities: null, people: null, quote: null })
    expect(read('2027年6月5日，在县科技馆集中开展活动。')).toEqual([null, null])
    expect(read('计划开展活动25场，预计参加3000人次。')).toEqual([null, null])
  })
  test('takes no number that cannot be, and no time over a text made to be slow', () => {
    expect(read(`参加${'9'.repeat(13)}人次`)).toEqual([null, null])
    expect(read(`共举办活动${'1'.repeat(200_000)}`)).toEqual([null, null])
    expect(read(`活动1${' '.repeat(200_000)}`)).toEqual([null, null])
    const { quote } = rules.proposeFigures(`${'很长'.repeat(600)}共举办活动5场`)
    expect(quote).toContain('举办活动5场')
    expect(quote!.length).toBeLessThanOrEqual(500)
  })
})

test('counters: what each standing weighs, and late only while it is in', () => {
  expect(weight(null)).toEqual({ draft: 0, signed_off: 0, submitted: 0, returned: 0, accepted: 0, adopted: 0, late: 0 })
  expect(weight({ state: 'accepted', adopted: true, late: true })).toMatchObject({ accepted: 1, adopted: 1, late: 1 })
  expect(weight({ state: 'returned', adopted: false, late: true })).toMatchObject({ returned: 1, late: 0 })
  expect(difference({ state: 'submitted', adopted: false, late: true }, { state: 'returned', adopted: false, late: true })).toMatchObject({ submitted: -1, returned: 1, late: -1, draft: 0 })
})

test('the due moment itself is on time', () => {
  const due = new Date('2027-06-05T15:59:59.999Z')
  expect([isLate(due, due), isLate(new Date(due.getTime() + 1), due), isLate(null, due), isLate(due, null)]).toEqual([false, true, false, false])
})
