import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { NoticePlan, readNotice } from '../../src/features/notices/reader/index.ts'
import { comparePlans, microF1, quotesOf, squash } from './score.ts'
import { sourceOf } from './source.ts'

const own = import.meta.dirname
const shared = join(resolve(own, '../..', process.env['LIANDONG_SHARED'] ?? '../shared'), 'notices')

const namesIn = (dir: string) => readdirSync(dir).filter((f) => f.endsWith('.txt')).map((f) => f.slice(0, -4))

function readAll(dir: string) {
  return namesIn(dir).map((name) => {
    const text = readFileSync(join(dir, `${name}.txt`), 'utf8')
    const truth = NoticePlan.parse(JSON.parse(readFileSync(join(dir, `${name}.json`), 'utf8')))
    const { plan } = readNotice(sourceOf(text))
    return { name, text, truth, plan, tally: comparePlans(truth, plan) }
  })
}

describe('the notices of this project', () => {
  const all = readAll(own)

  test('truth compared with itself is perfect', () => {
    expect(microF1(all.map((n) => comparePlans(n.truth, n.truth)))).toBe(1)
  })

  test.each(all)('$name: the plan keeps the schema and quotes only what stands in the notice', ({ text, plan }) => {
    expect(() => NoticePlan.parse(plan)).not.toThrow()
    const body = squash(text)
    expect(quotesOf(plan).filter((q) => !body.includes(squash(q)))).toEqual([])
  })

  test.each(all)('$name is read well', ({ tally }) => {
    expect(microF1([tally])).toBeGreaterThanOrEqual(0.85)
  })

  test('all together', () => {
    expect(microF1(all.map((n) => n.tally))).toBeGreaterThanOrEqual(0.955)
  })
})

describe('notices no rule was made from', () => {
  const all = readAll(join(own, 'unseen'))

  test('all together', () => {
    expect(microF1(all.map((n) => n.tally))).toBeGreaterThanOrEqual(0.9)
  })
})

describe.skipIf(!existsSync(shared))('the shared notices (skipped where their folder is absent)', () => {
  const all = existsSync(shared) ? readAll(shared) : []

  test('all together', () => {
    expect(microF1(all.map((n) => n.tally))).toBeGreaterThanOrEqual(0.97)
  })

  test.each(all)('$name: every quote stands in the notice', ({ text, plan }) => {
    const body = squash(text)
    expect(quotesOf(plan).filter((q) => !body.includes(squash(q)))).toEqual([])
  })
})
