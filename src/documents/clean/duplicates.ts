/**
 * Paragraphs that repeat an earlier one: a cut-off copy of an opening sentence, a title printed twice by a site.
 * `texts` are the paragraphs without white space; the answer holds indexes.
 */
export function duplicates(texts: string[]): Set<number> {
  const out = new Set<number>()
  const seen = new Map<string, number[]>()
  texts.forEach((text, i) => {
    if (text.length < 12) return
    const key = text.slice(0, 12)
    const earlier = seen.get(key)
    const source = earlier?.find((j) => {
      const other = texts[j]!
      if (other === text) return isTitle(text) && (i - j <= 6 && i < 12 || i >= texts.length - 2)
      // Cut off in the middle of a sentence, at the end of the text.
      return text.length >= 20 && other.length > text.length && i >= texts.length - 3 && other.startsWith(text)
        && !/[。！？：；]$/.test(text)
    })
    if (source !== undefined) out.add(i)
    else if (!earlier) seen.set(key, [i])
    else if (earlier.length < 20) earlier.push(i)
  })
  return out
}

const isTitle = (t: string) => t.length <= 120 && /(?:通知|公告|方案|函|启事|意见|通报|办法|倡议书)(?:（.{0,12}）)?$/.test(t)
