import { verifySignatures } from '../src/documents/signatures/index.ts'
import { seeded } from '../test/makers/random.ts'
import { now, paper, people, signedCases } from '../test/makers/signed-cases.ts'
import type { AccuracyRow } from './row.ts'

/** Bytes changed one at a time. */
const FLIPS = 500

/** Signatures of made files: each case told right, and every changed byte of the signed part found. */
export async function signatureAccuracy({ seed }: { seed: number }): Promise<AccuracyRow[]> {
  const cases = signedCases()
  const wrong: string[] = []
  for (const { name, pdf, roots, want } of cases) {
    const told = (await verifySignatures(pdf, { roots, now })).map(({ valid, integrity, chain }) => ({ valid, integrity, chain }))
    if (JSON.stringify(told) !== JSON.stringify(want)) wrong.push(`${name}: ${JSON.stringify(told)}, wanted ${JSON.stringify(want)}`)
  }
  const right = cases.length - wrong.length
  const unseen = await flipped(cases[0]!.pdf, seed)
  return [
    { name: 'signatures told right', value: right / cases.length, unit: '', of: cases.length, want: '1', ok: wrong.length === 0, detail: wrong },
    { name: 'changed bytes found in a signed file', value: 1 - unseen.length / FLIPS, unit: '', of: FLIPS, want: '1', ok: unseen.length === 0, detail: unseen },
  ]
}

/** Places in the paper where one changed bit left a signature valid. */
async function flipped(signed: Uint8Array, seed: number): Promise<string[]> {
  const random = seeded(seed)
  const roots = [people().root.certificate]
  const unseen: string[] = []
  for (let i = 0; i < FLIPS; i++) {
    const at = Math.floor(random.next() * paper().length)
    const copy = signed.slice()
    copy[at]! ^= 1 << Math.floor(random.next() * 8)
    if ((await verifySignatures(copy, { roots, now })).some(({ valid }) => valid)) unseen.push(`byte ${at}`)
  }
  return unseen
}
