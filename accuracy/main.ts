import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { closeWorkers } from '../src/documents/worker/index.ts'
import { copyingAccuracy } from './copying.ts'
import { countAccuracy } from './count.ts'
import { ocrAccuracy } from './ocr.ts'
import { pairAccuracy } from './pair.ts'
import type { AccuracyRow } from './row.ts'
import { sealAccuracy } from './seals.ts'
import { signatureAccuracy } from './signatures.ts'
import { typesetAccuracy } from './typeset.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true }, seed: { type: 'string', default: '2027' }, json: { type: 'string' },
    /** Share of the full number of cases, 0 to 1: 0.05 for a look in a few minutes. */
    share: { type: 'string', default: '1' },
  },
})
const seed = Number(values.seed)
const share = Number(values.share)
if (!Number.isInteger(seed) || !(share > 0 && share <= 1)) {
  console.error('--seed wants a whole number, --share a number above 0 and up to 1.')
  process.exit(2)
}
const of = (count: number) => Math.max(1, Math.round(count * share))

/** In the order of the table: name for `--only`, and what measures it on how many made cases. */
const measures: readonly (readonly [string, () => Promise<AccuracyRow[]>])[] = [
  ['count', () => countAccuracy({ count: of(4000), seed })],
  ['typeset', () => typesetAccuracy({ count: of(300), seed })],
  ['signatures', () => signatureAccuracy({ seed })],
  ['copying', () => copyingAccuracy({ count: of(1000), seed })],
  ['seals', () => sealAccuracy({ count: of(1000), seed })],
  ['ocr', () => ocrAccuracy({ count: of(60), seed })],
  ['pair', () => pairAccuracy({ count: of(500), scans: of(500), seed })],
]
const wanted = values.only ? measures.filter(([name]) => values.only?.includes(name)) : measures

const rows: AccuracyRow[] = []
for (const [name, measure] of wanted) {
  process.stderr.write(`${name} …\n`)
  const began = Date.now()
  rows.push(...(await measure()))
  process.stderr.write(`${name}: ${Math.round((Date.now() - began) / 1000)} s\n`)
}
await closeWorkers()
const number = (value: number) => (Number.isInteger(value) ? String(value) : value.toPrecision(4))
console.log('| row | value | of | want | |\n|---|---|---|---|---|')
for (const row of rows) console.log(`| ${row.name} | ${number(row.value)} ${row.unit} | ${row.of} | ${row.want} | ${row.ok ? 'ok' : 'MISSED'} |`)
for (const row of rows.filter(({ detail }) => detail && detail.length > 0)) console.log(`\n${row.name}:\n${row.detail!.map((line) => `  ${line}`).join('\n')}`)
if (values.json) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`)
process.exit(rows.every((row) => row.ok) ? 0 : 1)
