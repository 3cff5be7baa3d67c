import type { CleanParagraph } from '../../documents/clean/index.ts'
import type { SourceLine } from '../../documents/source.ts'

/** Below this a recognised character is shown as doubtful: of those above, one in some hundreds is wrong. */
export const doubtfulBelow = 0.85

/**
 * Stretches of a paragraph's text that were hard to read on the page; null where the text was not recognised. White space
 * and what cleaning added never count, so the two are walked side by side.
 */
export function doubtfulStretches(paragraph: Pick<CleanParagraph, 'text' | 'compact' | 'lines'>, source: readonly SourceLine[]): [number, number][] | null {
  const { text, compact, lines: [first, last] } = paragraph
  const lines = source.slice(first, last + 1)
  if (!lines.some((line) => line.confidence)) return null
  let printed = ''
  const sure: number[] = []
  for (const line of lines)
    for (let i = 0; i < line.text.length; i++) {
      if (/\s/.test(line.text[i]!)) continue
      printed += line.text[i]
      sure.push(line.confidence?.[i] ?? 1)
    }
  // A long paragraph was cut in two: each part finds its own place.
  let at = printed.indexOf(compact)
  if (at < 0) return []
  const stretches: [number, number][] = []
  const end = at + compact.length
  for (let i = 0; i < text.length && at < end; i++) {
    if (text[i] !== printed[at]) continue
    if (sure[at++]! >= doubtfulBelow) continue
    const open = stretches.at(-1)
    if (open && open[1] === i) open[1] = i + 1
    else stretches.push([i, i + 1])
  }
  return stretches
}
