import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { checkRows } from './check.ts'
import { compileRows } from './compile.ts'
import { copyingRows } from './copying.ts'
import { fileRows } from './files.ts'
import { issueRows } from './issue.ts'
import { ledgerRows } from './ledger.ts'
import { noticeRows } from './notice.ts'
import { ocrRows } from './ocr.ts'
import { pairRows } from './pair.ts'
import type { Row } from './row.ts'
import { sealRows } from './seal.ts'
import { submitRows } from './submit.ts'
import { typesetRows } from './typeset.ts'
import { wordRows } from './word.ts'

/** In the order of the table: name for `--only`, and what measures it. */
const measures: readonly (readonly [string, () => Promise<Row[]>])[] = [
  ['notice', noticeRows], ['word', wordRows], ['typeset', typesetRows], ['seal', sealRows], ['check', checkRows], ['pair', pairRows], ['ocr', ocrRows],
  ['copying', copyingRows], ['compile', compileRows], ['files', fileRows], ['submit', submitRows], ['ledger', ledgerRows], ['issue', issueRows],
]

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string', multiple: true } } })
const wanted = values.only ? measures.filter(([name]) => values.only?.includes(name)) : measures

/** Each measure runs alone, one after the other; a row that misses its bar makes the command fail. */
const rows: Row[] = []
for (const [name, measure] of wanted) {
  process.stderr.write(`${name} …\n`)
  rows.push(...(await measure()))
}
const number = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en-US') : value >= 10 ? value.toFixed(1) : value.toPrecision(3))
console.log('| row | ours | beside | ratio | want | |\n|---|---|---|---|---|---|')
for (const row of rows)
  console.log(`| ${row.name} | ${number(row.ours)} ${row.unit} | ${row.beside.map((each) => `${each.name}: ${number(each.value)}`).join('; ') || '–'} | ${row.ratio === null ? '–' : number(row.ratio)} | ${row.want} | ${row.ok ? 'ok' : 'MISSED'} |`)
if (values.json) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`)
process.exit(rows.every((row) => row.ok) ? 0 : 1)
