import { readSource } from '../read.ts'
import { lettersOf } from './letters.ts'
import { sketchOf } from './sketch.ts'

export interface ReadReport {
  /** Lines of the file, at most 300,000 characters; NUL, which no database keeps, as a space. */
  text: string
  letters: number
  /** True when there is more text than is kept or compared. */
  cut: boolean
  sketch: Uint32Array
}

const MOST_TEXT = 300_000

/**
 * Text of a report's file with its sketch. Made for a worker thread.
 * @throws Refusal as `readSource`
 */
export async function readReport(bytes: Uint8Array, name: string): Promise<ReadReport> {
  const { lines } = await readSource(bytes, name)
  const whole = lines.map((line) => line.text.trim()).filter((line) => line !== '').join('\n').replaceAll('\0', ' ')
  const text = whole.slice(0, MOST_TEXT)
  const letters = lettersOf(text)
  return { text, letters: letters.codes.length, cut: letters.cut || text.length < whole.length, sketch: sketchOf(letters) }
}
