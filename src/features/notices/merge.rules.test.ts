import { expect, test } from 'vitest'
import { mergeWork, type Work } from './merge.rules.ts'
import type { NoticePlan } from './reader/schema.ts'

const activity = (id: string, name: string, module: string | null = null) => ({ id, name, module, description: null, time: [], owners: [], forms: [], audience: [], channels: [], places: [], quote: 'x' })
const work = (activities: NoticePlan['activities'], more: Partial<NoticePlan> = {}, inferred: Record<string, string> = {}): Work => ({
  plan: {
    schema: 'notice/1', title: { value: '通知', quote: '通知' }, kind: 'plan', issuers: [], doc_number: null, recipients: [], cc: [], issued: null, basis: [], theme: null,
    period: null, contacts: [], sections: [], modules: [], activities, reports: [], attachments: [], unresolved: [], ...more,
  },
  inferred,
})
const base = work([activity('a1', '甲'), activity('a2', '乙')])
const names = (merged: { work: Work }) => merged.work.plan.activities.map((each) => `${each.id} ${each.name}`)

test('changes of different items come together', () => {
  const merged = mergeWork(base, work([activity('a1', '甲'), activity('a2', '乙（他）')]), work([activity('a1', '甲（我）'), activity('a2', '乙')], { title: { value: '新通知', quote: '通知' } }), 'mine')
  expect([names(merged), merged.work.plan.title.value, merged.clashes]).toEqual([['a1 甲（我）', 'a2 乙（他）'], '新通知', []])
})

test('one item changed by both is a clash, settled as asked', () => {
  const [theirs, mine] = [work([activity('a1', '他的'), activity('a2', '乙')]), work([activity('a1', '我的'), activity('a2', '乙')])]
  expect(names(mergeWork(base, theirs, mine, 'mine'))[0]).toBe('a1 我的')
  expect(names(mergeWork(base, theirs, mine, 'theirs'))[0]).toBe('a1 他的')
  expect(mergeWork(base, theirs, mine, 'mine').clashes).toEqual(['a1'])
  expect(mergeWork(base, mine, mine, 'theirs').clashes).toEqual([])
})

test('what one deletes is gone, unless the other worked on it', () => {
  expect(names(mergeWork(base, work([activity('a2', '乙')]), base, 'mine'))).toEqual(['a2 乙'])
  expect(names(mergeWork(base, base, work([activity('a2', '乙')]), 'mine'))).toEqual(['a2 乙'])
  const clash = mergeWork(base, work([activity('a2', '乙')]), work([activity('a1', '我的'), activity('a2', '乙')]), 'mine')
  expect([names(clash), clash.clashes]).toEqual([['a2 乙', 'a1 我的'], ['a1']])
})

test('two new items under one number both stay', () => {
  const merged = mergeWork(base, work([...base.plan.activities, activity('a3', '他加的')]), work([...base.plan.activities, activity('a3', '我加的')]), 'mine')
  expect(names(merged)).toEqual(['a1 甲', 'a2 乙', 'a3 他加的', 'a4 我加的'].map((each) => (each === 'a4 我加的' ? expect.stringMatching(/^a\d+ 我加的$/) : each)))
  expect(new Set(merged.work.plan.activities.map((each) => each.id)).size).toBe(4)
})

test('a suggested module is taken from whoever changed it', () => {
  const modules = [{ id: 'm1', name: '模块', description: null, time: [], forms: [], quote: 'x' }]
  const from = work(base.plan.activities, { modules }, { a1: 'm1' })
  expect(mergeWork(from, from, work(base.plan.activities, { modules }, {}), 'mine').work.inferred).toEqual({})
  expect(mergeWork(from, work(base.plan.activities, { modules: [] }, {}), from, 'mine').work.inferred).toEqual({})
})
