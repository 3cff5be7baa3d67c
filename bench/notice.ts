import type { SourceText } from '../src/documents/source.ts'
import { readNotice } from '../src/features/notices/reader/index.ts'
import { calendar } from '../src/main/example/days.ts'
import { notice } from '../src/main/example/notice.ts'
import { median } from './database.ts'
import type { Row } from './row.ts'

const WANT = 100

/** Reading a notice of 4,000 characters: the example's own, its plan's activities repeated until it is as long. */
export async function noticeRows(rounds = 9): Promise<Row[]> {
  const source = longNotice(4000)
  const characters = source.lines.reduce((sum, line) => sum + line.text.replaceAll(/\s/g, '').length, 0)
  const rates: number[] = []
  for (let round = -2; round < rounds; round++) {
    const start = performance.now()
    for (let i = 0; i < 20; i++) readNotice(source)
    const rate = 20 / ((performance.now() - start) / 1000)
    if (round >= 0) rates.push(rate)
  }
  const ours = median(rates)
  return [{ name: `read a notice of ${characters} characters`, ours, unit: 'notices/s', beside: [], ratio: null, want: `≥ ${WANT}/s`, ok: ours >= WANT }]
}

function longNotice(least: number): SourceText {
  const paper = notice(calendar(new Date(Date.UTC(2027, 4, 20, 2))))
  const lines = [paper.title, `${paper.addressees}：`, ...paper.body.flatMap((block) => (block.kind === 'heading' ? [block.text] : block.kind === 'paragraph' ? [block.runs.map((run) => run.text).join('')] : []))]
  const activities = lines.filter((line) => /责任部室/.test(line))
  const at = lines.findIndex((line) => line.startsWith('四、'))
  for (let n = activities.length + 1; lines.join('').replaceAll(/\s/g, '').length < least; n++)
    lines.splice(at + n - activities.length - 1, 0, (activities[n % activities.length] ?? '').replace(/^\d+/, String(n)))
  return { format: 'txt', pages: null, lines: lines.map((text) => ({ text, page: null, cells: null, table: null })) }
}
