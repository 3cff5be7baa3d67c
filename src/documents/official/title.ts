import { cleanText, widthOf } from './text.ts'

/** Characters of 2号 that a line of 156 mm holds: 20.1, less what digits are wider than half a hanzi. */
const MOST = 19.5
/** A line neither begins nor ends with these: they belong to what stands beside them. */
const CLINGS_BACK = /^[的了和与及或等日周月年号县市区省会委局部院校者员类型化性、，。；：？！）》〉」』】”’·]/
const CLINGS_ON = /(?:关于|[和与及或在对将为向由第“‘（《〈「『【、])$/
/** The kind of document stays with its 的: 的通知 on a line of its own reads badly. */
const KIND = /^的?(?:通知|报告|请示|批复|函|意见|决定|公告|通报|纪要|方案)$/

/**
 * Breaks a title into centred lines where words end, in the shape of a trapezium or a lozenge (GB/T 9704 7.3.1).
 * Breaks that somebody wrote are kept. Also runs in the browser.
 */
export function titleLines(title: string): string[] {
  const written = cleanText(title).split('\n').map((line) => line.trim()).filter((line) => line !== '')
  return written.length > 1 ? written.flatMap((line) => (widthOf(line) > MOST * 1.5 ? broken(line) : [line])) : written.flatMap(broken)
}

function broken(title: string): string[] {
  const width = widthOf(title)
  if (width <= MOST) return [title]
  const words = wordsOf(title)
  const fewest = Math.ceil(width / (MOST - 0.5))
  if (fewest > 4 || words.length > 90) return filled(words)
  let best: { lines: string[]; cost: number } | null = null
  for (const count of [fewest, fewest + 1]) {
    for (const lines of splits(words, count, width / count)) {
      const cost = costOf(lines) + (count - fewest) * 45
      if (!best || cost < best.cost) best = { lines, cost }
    }
  }
  return best?.lines ?? filled(words)
}

/** Words that dictionaries cut in two and titles are full of. */
const PHRASES = /科学技术协会|(?:全国)?科技工作者日?|[\p{Script=Han}]{2}(?:活动)?[周月日](?=[”》活系])|(?:印|转|批|下)[发转]|(?:实施|工作|活动|总体)方案|志愿服务队?|有关事项|活动情况|科普/gu

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Words with the marks that cling to them. */
function wordsOf(title: string): string[] {
  const words: string[] = []
  const phrases = [...title.matchAll(PHRASES)].map((found) => ({ from: found.index, to: found.index + found[0].length }))
  for (const { segment, index } of segmenter.segment(title)) {
    const last = words.at(-1)
    if (last !== undefined && phrases.some(({ from, to }) => from < index && index < to)) {
      words[words.length - 1] = last + segment
      continue
    }
    if (last !== undefined && (CLINGS_BACK.test(segment) || CLINGS_ON.test(last) && last.length < 6 || KIND.test(segment) && last.endsWith('的'))) words[words.length - 1] = last + segment
    else words.push(segment)
  }
  return words.flatMap((word) => (widthOf(word) > MOST ? Array.from(word) : [word]))
}

/** All ways to lay the words into so many lines none of which is too wide or far from the mean. */
function* splits(words: readonly string[], count: number, mean: number): Generator<string[]> {
  if (count === 1) {
    const line = words.join('')
    if (widthOf(line) <= MOST && line !== '') yield [line]
    return
  }
  let line = ''
  for (let i = 0; i < words.length - 1; i++) {
    line += words[i]
    if (widthOf(line) > Math.min(MOST, mean + 6)) return
    if (widthOf(line) < mean - 7) continue
    for (const rest of splits(words.slice(i + 1), count - 1, mean)) yield [line, ...rest]
  }
}

function costOf(lines: readonly string[]): number {
  const widths = lines.map(widthOf)
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length
  let cost = widths.reduce((sum, width) => sum + (width - mean) ** 2, 0)
  // An hourglass and a plain rectangle are the shapes the standard does not want.
  if (widths.length === 3 && widths[1]! < Math.min(widths[0]!, widths[2]!)) cost += 20
  if (Math.max(...widths) === Math.min(...widths)) cost += 2
  let open = 0
  for (const [i, line] of lines.slice(0, -1).entries()) {
    open += (line.match(/[《“（]/g)?.length ?? 0) - (line.match(/[》”）]/g)?.length ?? 0)
    if (open > 0) cost += 6
    const quotes = (lines.slice(0, i + 1).join('').match(/“/g)?.length ?? 0) - (lines.slice(0, i + 1).join('').match(/”/g)?.length ?? 0)
    if (quotes > 0) cost += 60
    if (/[，、；：》”）]$/.test(line)) cost -= 3
    if (/(?:关于|的)$/.test(line)) cost += line.endsWith('的') ? -1 : 30
  }
  for (const line of lines.slice(1)) cost -= line.startsWith('关于') ? 12 : /^[《“]/.test(line) ? 8 : 0
  return cost
}

function filled(words: readonly string[]): string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last + word) <= MOST) lines[lines.length - 1] = last + word
    else lines.push(word)
  }
  return lines
}
