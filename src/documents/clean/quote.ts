/** Where a quote stands: characters `start` (inclusive) to `end` (exclusive) of one paragraph's `text`. */
export interface QuotePlace {
  paragraph: number
  start: number
  end: number
}

/**
 * Finds a quote (white space does not matter) in paragraphs as shown. One that runs over several paragraphs gives one
 * place for each. When it occurs more than once, the occurrence nearest to paragraph `near` is taken, else the first.
 * Pure; also used by the screen that highlights quotes. Empty when the quote is not there.
 */
export function findQuote(
  paragraphs: readonly { text: string; cells?: readonly unknown[] | null }[],
  quote: string,
  near?: number,
): QuotePlace[] {
  const wanted = quote.replace(/\s+/g, '').replace(/[|｜│]/g, '')
  if (wanted === '') return []
  const index = indexOf(paragraphs)
  let best = -1
  let distance = Infinity
  for (let at = index.compact.indexOf(wanted); at >= 0; at = index.compact.indexOf(wanted, at + 1)) {
    if (near === undefined) {
      best = at
      break
    }
    const d = Math.abs(index.paragraphAt(at) - near)
    if (d < distance) {
      best = at
      distance = d
    }
    if (d === 0) break
  }
  if (best < 0) return []
  const out: QuotePlace[] = []
  let at = best
  const end = best + wanted.length
  while (at < end) {
    const p = index.paragraphAt(at)
    const stop = Math.min(end, index.starts[p + 1] ?? Infinity)
    const inside = index.positions(p)
    out.push({ paragraph: p, start: inside[at - index.starts[p]!]!, end: inside[stop - 1 - index.starts[p]!]! + 1 })
    at = stop
  }
  return out
}

const cache = new WeakMap<object, ReturnType<typeof buildIndex>>()

function indexOf(paragraphs: readonly { text: string }[]) {
  let index = cache.get(paragraphs)
  if (!index) cache.set(paragraphs, (index = buildIndex(paragraphs)))
  return index
}

// Bars between cells are drawn by us or by the source; a quote may have them or not, so they never count.
const IGNORED = /[\s|｜│]/

function buildIndex(paragraphs: readonly { text: string }[]) {
  const starts: number[] = []
  const parts: string[] = []
  let at = 0
  for (const p of paragraphs) {
    starts.push(at)
    const compact = p.text.replace(/[\s|｜│]+/g, '')
    parts.push(compact)
    at += compact.length
  }
  const paragraphAt = (offset: number) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const mid = (low + high + 1) >> 1
      if (starts[mid]! <= offset) low = mid
      else high = mid - 1
    }
    return low
  }
  const positions = (p: number) => {
    const text = paragraphs[p]!.text
    const out: number[] = []
    for (let i = 0; i < text.length; i++) if (!IGNORED.test(text[i]!)) out.push(i)
    return out
  }
  return { compact: parts.join(''), starts, paragraphAt, positions }
}
