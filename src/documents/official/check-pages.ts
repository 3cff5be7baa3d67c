import type { Rule, Wrong } from './check.rules.ts'
import { writtenDate } from './numbers.ts'
import { oneLine } from './text.ts'

const squeezed = (text: string): string => text.replace(/\s/g, '')

/** What only the typeset pages show. */
export const pageRules: readonly Rule[] = [
  {
    id: 'signature-page', title: '署名所在页', rule: 'GB/T 9704-2012 7.3.5.5', fine: '署名与正文在同一页。',
    look({ signature, body }, pages) {
      if (!pages || !signature || body.length === 0) return null
      const name = squeezed(oneLine(signature.issuers[0] ?? ''))
      const date = squeezed(oneLine(writtenDate(signature.date)))
      if (!name || !date) return null
      const page = pages.findIndex((text, i) => i > 0 && squeezed(text).startsWith(name) && squeezed(text).includes(date))
      return page < 0 ? [] : [{ verdict: 'fail', reason: `第 ${page + 1} 页只有署名没有正文。请增删几个字，或调整字距，让正文与署名同页；不要写“此页无正文”。`, at: ['signature'] }]
    },
  },
  {
    id: 'first-page-text', title: '首页正文', rule: 'GB/T 9704-2012 7.3.3', fine: '首页有正文。',
    look({ body, letterhead }, pages) {
      if (!pages || !letterhead || letterhead.style !== 'document') return null
      const first = body.flatMap((block) => (block.kind === 'paragraph' ? [squeezed(block.runs.map((run) => run.text).join('')).slice(0, 8)] : block.kind === 'heading' ? [squeezed(block.text).slice(0, 8)] : [])).find((text) => text !== '')
      if (first === undefined) return null
      const wrong: Wrong = { verdict: 'fail', reason: '首页没有正文：标题、主送机关或签发人占得太多，请压缩标题，或把主送机关移到版记。' }
      return squeezed(pages[0] ?? '').includes(first) ? [] : [wrong]
    },
  },
]
