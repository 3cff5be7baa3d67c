import { expect, test } from 'vitest'
import type { Candidate } from './data.ts'
import { chosenOf, linesOf, moved, movedPart, startOf, toggled, type Order } from './order.ts'

const report = (unitId: number, leftOut = false): Candidate => ({ requirementId: 1, requirement: '特色亮点', unitId, unitName: `${unitId}`, version: 1, adopted: false, fileName: null, leftOut, fresh: false })
const start = (): Order => startOf({ parts: [{ name: '甲', reports: [report(1), report(2), report(3)] }, { name: '乙', reports: [report(4, true)] }] })
const chosen = (order: Order) => chosenOf(order).map(({ unitId }) => unitId)

test('begins as suggested, without what was left out before', () => {
  expect(chosen(start())).toEqual([1, 2, 3])
  expect(linesOf(start()).map((line) => line.key)).toEqual(['part 甲', '1/1', '1/2', '1/3', 'part 乙', '1/4'])
})

test('a report moves within its part and no further', () => {
  expect(chosen(moved(start(), '1/3', -1))).toEqual([1, 3, 2])
  expect(chosen(moved(start(), '1/3', -Infinity))).toEqual([3, 1, 2])
  expect(chosen(moved(start(), '1/3', 5))).toEqual([1, 2, 3])
})

test('a part moves with all of it', () => {
  expect(chosen(toggled(movedPart(start(), '乙', -1), ['1/4'], true))).toEqual([4, 1, 2, 3])
})

test('what is taken out can be put back in its place', () => {
  const out = toggled(start(), ['1/2'], false)
  expect(chosen(out)).toEqual([1, 3])
  expect(chosen(toggled(out, ['1/2'], true))).toEqual([1, 2, 3])
})
