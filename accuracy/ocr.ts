import { availableParallelism } from 'node:os'
import sharp from 'sharp'
import { closeRecognisers, recogniseDocument } from '../src/documents/ocr/index.ts'
import { photographed, printedPage, stamped, turned, type PrintedPage } from '../test/makers/printed.ts'
import type { Pixels } from '../test/makers/pages.ts'
import { seeded, type Random } from '../test/makers/random.ts'
import { damage, scan } from '../test/makers/scan.ts'
import { edits } from './edits.ts'
import type { AccuracyRow } from './row.ts'

/** How a page is spoiled before it is read, and the share of wrong characters that is borne. */
interface Condition {
  name: string
  most: number
  spoil(page: PrintedPage, random: Random): Promise<Buffer>
}

const conditions: readonly Condition[] = [
  ...([0, 1, 2, 3, 4] as const).map((level): Condition => ({
    name: `damage level ${level}`, most: level < 3 ? 0.003 : 0.005,
    spoil: async ({ pixels }, random) => (await scan(pixels, damage(level, random), random)).jpeg,
  })),
  { name: 'grey scan, level 2', most: 0.004, spoil: async ({ pixels }, random) => (await scan(pixels, { ...damage(2, random), grey: true }, random)).jpeg },
  {
    name: 'seal over text, level 2', most: 0.005,
    spoil: async ({ pixels }, random) => {
      const seal = await stamped(pixels, random.between(60, 150), random.between(60, 200), { diameterMm: random.pick([38, 42, 45]), opacity: random.between(0.5, 0.95) })
      return (await scan(seal, damage(2, random), random)).jpeg
    },
  },
  {
    name: 'on its side or head, level 2', most: 0.004,
    spoil: async ({ pixels }, random) => (await scan(turned(pixels, random.pick([90, 180, 270])), damage(2, random), random)).jpeg,
  },
  { name: 'photograph', most: 0.01, spoil: ({ pixels }, random) => jpegOf(photographed(pixels, random)) },
]

const jpegOf = ({ data, width, height }: Pixels): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha().jpeg({ quality: 85 }).toBuffer()

/** What the page says and what was read, character by character, white space apart. */
interface Outcome {
  condition: Condition
  letters: number
  wrong: number
  /** Of the wrong ones: letters the models have no sign for, shown as 〓; told in a row of their own. */
  unknown: number
  /** Wrong ones of which it was sure: what a comparison takes for a real difference. */
  sure: string[]
  font: string
}

/** Surer than this counts as sure. */
const SURE = 0.9

/** Share of wrong characters on `count` made pages, in several fonts and sizes, for each way of spoiling them. */
export async function ocrAccuracy({ count, seed }: { count: number; seed: number }): Promise<AccuracyRow[]> {
  const outcomes: Outcome[] = []
  let next = 0
  const work = async (): Promise<void> => {
    while (next < count) {
      const index = next++
      outcomes.push(await readOne(conditions[index % conditions.length]!, seeded(seed * 1009 + index)))
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  closeRecognisers()
  return [...conditions.flatMap((condition) => rowOf(condition, outcomes.filter((outcome) => outcome.condition === condition))), unknownRow(outcomes), sureRow(outcomes)]
}

async function readOne(condition: Condition, random: Random): Promise<Outcome> {
  const page = await printedPage(random)
  const read = await recogniseDocument(await condition.spoil(page, random), { kind: 'picture' })
  const printed = Array.from(page.lines.join('').replace(/\s/g, ''))
  const signs = read.get(1)?.lines.flatMap((line) => line.characters) ?? []
  const wrong = edits(printed, signs.map((sign) => sign.char))
  return {
    condition, font: page.font, letters: printed.length, wrong: wrong.length,
    unknown: wrong.filter(({ read }) => read !== null && signs[read]?.char === '〓').length,
    sure: wrong.flatMap(({ written, read }) => {
      const sign = read === null ? undefined : signs[read]
      return sign && sign.confidence > SURE ? [`${written === null ? '–' : printed[written]} → ${sign.char} (${sign.confidence})`] : []
    }),
  }
}

function rowOf({ name, most }: Condition, outcomes: readonly Outcome[]): AccuracyRow[] {
  if (outcomes.length === 0) return []
  const letters = sum(outcomes, ({ letters }) => letters)
  const wrong = sum(outcomes, ({ wrong }) => wrong)
  const unknown = sum(outcomes, ({ unknown }) => unknown)
  const value = (wrong - unknown) / letters
  return [{
    name: `recognised characters wrong: ${name}`, value, unit: '', of: letters, want: `≤ ${most}`, ok: value <= most,
    detail: [`${outcomes.length} pages, ${wrong - unknown} wrong and ${unknown} shown as 〓; ${[...new Set(outcomes.map(({ font }) => font))].join(', ')}`],
  }]
}

/** Letters outside the models' alphabet, which cannot be read and must show. */
function unknownRow(outcomes: readonly Outcome[]): AccuracyRow {
  const letters = sum(outcomes, ({ letters }) => letters)
  const value = sum(outcomes, ({ unknown }) => unknown) / letters
  return { name: 'printed letters shown as unknown 〓', value, unit: '', of: letters, want: '≤ 0.005', ok: value <= 0.005 }
}

function sureRow(outcomes: readonly Outcome[]): AccuracyRow {
  const letters = sum(outcomes, ({ letters }) => letters)
  const sure = outcomes.flatMap((outcome) => outcome.sure.map((each) => `${outcome.condition.name}: ${each}`))
  const value = sure.length / letters
  return { name: `recognised wrong with confidence above ${SURE}`, value, unit: '', of: letters, want: '≤ 0.0005', ok: value <= 0.0005, detail: sure }
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0)
