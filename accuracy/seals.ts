import { findSeals } from '../src/documents/seal/index.ts'
import { negativeKinds, positiveKinds, sealPage } from '../test/makers/seal-pages.ts'
import type { SealPage } from '../test/makers/seal-pages.ts'
import { emptyScenes, sealedScenes, sealScene } from '../test/makers/seal-scenes.ts'
import type { AccuracyRow } from './row.ts'

const NEAR_MM = 3

/** Seals found on made pages, half with and half without, by kind of page and damage; `count` pages in all. */
export async function sealAccuracy({ count, seed }: { count: number; seed: number }): Promise<AccuracyRow[]> {
  const tally = new Map<string, { seals: number; found: number; wrong: number; pages: number }>()
  const missed: string[] = []
  const false_: string[] = []
  const off: number[] = []
  const diameters: number[] = []
  for (let i = 0; i < count; i++) {
    const page = await pageOf(i, seed)
    const kind = page.name.replace(/-\d+-level\d$/, '')
    const level = /level\d$/.exec(page.name)?.[0] ?? ''
    const left = [...findSeals(page.pixels).seals]
    let hits = 0
    for (const truth of page.seals) {
      const at = left.findIndex((seal) => Math.hypot(seal.xMm - truth.xMm, seal.yMm - truth.yMm) < NEAR_MM && Math.abs(seal.diameterMm - truth.diameterMm) < NEAR_MM)
      const [seal] = at < 0 ? [] : left.splice(at, 1)
      if (!seal) {
        missed.push(page.name)
        continue
      }
      hits++
      off.push(Math.hypot(seal.xMm - truth.xMm, seal.yMm - truth.yMm))
      diameters.push(Math.abs(seal.diameterMm - truth.diameterMm))
    }
    if (left.length > 0) false_.push(`${page.name}: ${left.map(({ xMm, yMm, score }) => `${xMm.toFixed(0)}, ${yMm.toFixed(0)} mm (${score.toFixed(2)})`).join('; ')}`)
    for (const key of [kind, level]) {
      const row = tally.get(key) ?? { seals: 0, found: 0, wrong: 0, pages: 0 }
      tally.set(key, { seals: row.seals + page.seals.length, found: row.found + hits, wrong: row.wrong + left.length, pages: row.pages + 1 })
    }
  }
  const seals = off.length + missed.length
  const recall = off.length / Math.max(1, seals)
  const precision = off.length / Math.max(1, off.length + false_.length)
  const breakdown = [...tally].toSorted(([a], [b]) => a.localeCompare(b)).map(([key, row]) => `${key}: ${row.seals > 0 ? `${row.found} of ${row.seals} seals` : 'no seals'}, ${row.wrong} false on ${row.pages} pages`)
  return [
    { name: 'seal recall', value: recall, unit: '', of: seals, want: '≥ 0.98', ok: recall >= 0.98, detail: [...breakdown, ...missed.map((name) => `missed: ${name}`)] },
    { name: 'seal precision', value: precision, unit: '', of: count, want: '1', ok: precision === 1, detail: false_ },
    { name: 'seal place, median error', value: median(off), unit: 'mm', of: off.length, want: '< 1', ok: median(off) < 1 },
    { name: 'seal diameter, median error', value: median(diameters), unit: 'mm', of: off.length, want: '< 1', ok: median(diameters) < 1 },
  ]
}

/** Pages of both generators in turn, with and without seals; each kind meets all damage levels. */
function pageOf(i: number, seed: number): Promise<SealPage> {
  const turn = i >> 2
  const kind = Math.floor(turn / 5)
  if (i % 4 === 0) return sealPage(positiveKinds[kind % positiveKinds.length] ?? 'round', turn, seed)
  if (i % 4 === 1) return sealPage(negativeKinds[kind % negativeKinds.length] ?? 'plain', turn, seed)
  return i % 4 === 2 ? sealScene(sealedScenes[kind % sealedScenes.length] ?? 'serif', turn, seed) : sealScene(emptyScenes[kind % emptyScenes.length] ?? 'dial', turn, seed)
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
