import { models, type Models } from './engine.ts'
import { isRule, type Band } from './ink.ts'
import { arrange, mean, type ReadLine } from './layout.ts'
import { settleMarks } from './marks.ts'
import { putRight } from './orientation.ts'
import { emOf, place } from './place.ts'
import { prepare, type PageImage } from './prepare.ts'
import type { Raster } from './raster.ts'
import { cutLine, readLine } from './read.ts'
import { settleShapes } from './shapes.ts'
import type { OcrPage } from './types.ts'

export interface RecogniseOptions {
  /** Of the picture; told from its longer side as A4 when absent. */
  dpi?: number
  /** Told after every line; may throw to give the page up. */
  onStep?(): void
}

/** Lines whose letters are guesses on average are no lines: rings of seals, patterns, pictures. */
const LEAST_CONFIDENCE = 0.5
const A4_LONG_PT = 841.89

/**
 * Turns the picture of a page into text, within this process (some seconds of one core for a page of text).
 * A page without text is a page without lines, no error.
 * @throws Refusal documents/no-recognition
 */
export function recognisePage(image: PageImage, options: RecogniseOptions = {}): Promise<OcrPage> {
  // The engine works on one page at a time.
  const result = turn.then(() => recognise(image, options))
  turn = result.catch(() => {})
  return result
}

let turn: Promise<unknown> = Promise.resolve()

async function recognise(image: PageImage, { dpi, onStep }: RecogniseOptions): Promise<OcrPage> {
  const began = performance.now()
  const engine = await models()
  const { page, bands, turned, straightened } = await putRight(engine, prepare(image))
  const points = dpi ? 72 / dpi : A4_LONG_PT / Math.max(image.width, image.height)
  const read: ReadLine[] = []
  for (const band of bands) {
    onStep?.()
    const line = await readBand(engine, page, band, points)
    if (line) read.push(line)
  }
  const size = { width: page.width * points, height: page.height * points }
  const lines = arrange(read, size)
  return {
    lines, turned,
    ...(straightened !== 0 && { straightened: Math.round(straightened * 100) / 100 }),
    width: Math.round(size.width * 100) / 100,
    height: Math.round(size.height * 100) / 100,
    confidence: mean(lines.flatMap((line) => line.characters)),
    took: Math.round(performance.now() - began),
  }
}

async function readBand(engine: Models, page: Raster, band: Band, points: number): Promise<ReadLine | null> {
  const cutting = cutLine(page, band)
  const raw = await readLine(engine, cutting)
  const em = emOf(raw, cutting)
  const middle = (band.top + band.bottom) / 2
  const ruleAt = (x: number): boolean => isRule(page, Math.round(x), middle + band.slope * x, em)
  const signs = settleShapes(place(settleMarks(raw, em), cutting, em, ruleAt), em)
  if (signs.length === 0 || mean(signs) < LEAST_CONFIDENCE) return null
  return {
    top: band.top * points,
    bottom: band.bottom * points,
    slope: band.slope,
    em: em * points,
    signs: signs.map(({ char, confidence, left, right, spaced, other }) => ({ char, confidence, left: left * points, right: right * points, spaced, ...(other && { other }) })),
  }
}
