import type { Rule, Wrong } from './check.rules.ts'
import type { Block } from './model.ts'
import { headingNumbers, typedNumber } from './numbers.ts'
import { mendPunctuation } from './punctuation.ts'
import { textsOf, type Place } from './texts.ts'

const quoted = (text: string, at = 0): string => `“${text.slice(Math.max(0, at - 6), at + 10).replace(/\s+/g, ' ')}”`

/** Rules on headings and on every text. */
export const textRules: readonly Rule[] = [
  {
    id: 'heading-order', title: '结构层次', rule: 'GB/T 9704-2012 7.3.3', fine: '层次依次为 一、（一）1.（1）。',
    look({ body, attachments }) {
      const all = [{ blocks: body, at: ['body'] as Place }, ...attachments.map((each, i) => ({ blocks: each.body, at: ['attachments', i, 'body'] as Place }))]
      return all.some(({ blocks }) => blocks.some((block) => block.kind === 'heading')) ? all.flatMap(({ blocks, at }) => orderOf(blocks, at)) : null
    },
  },
  {
    id: 'typed-number', title: '序号', rule: '序号由程序编', fine: '没有手工重复编的序号。',
    look({ body, attachments, numbering }) {
      const all = [{ blocks: body, at: ['body'] as Place }, ...attachments.map((each, i) => ({ blocks: each.body, at: ['attachments', i, 'body'] as Place }))]
      return all.flatMap(({ blocks, at }) => (numbering === 'auto' ? typedTwice(blocks, at) : wrongByHand(blocks, at)))
    },
  },
  {
    id: 'heading-end', title: '标题末尾', rule: 'GB/T 15834-2011', fine: '各级标题末尾标点合适。',
    look({ body, attachments }) {
      const wrong: Wrong[] = []
      for (const [blocks, at] of [[body, ['body']] as const, ...attachments.map((each, i) => [each.body, ['attachments', i, 'body']] as const)]) {
        for (const [i, block] of blocks.entries())
          if (block.kind === 'heading' && !block.runIn && block.level < 3 && /[。；，、：]$/.test(block.text.trim())) wrong.push({ verdict: 'warn', reason: `标题${quoted(block.text, block.text.length)}单独成行，末尾不加标点。`, at: [...at, i, 'text'] })
      }
      return wrong
    },
  },
  {
    id: 'half-width', title: '标点', rule: 'GB/T 15834-2011', fine: '标点、数字的全角半角都合适。',
    look(document) {
      const wrong: Wrong[] = []
      for (const { at, text } of textsOf(document)) {
        const { changes } = mendPunctuation(text)
        const marks = changes.filter(({ before }) => !/^ +$/.test(before) && !/^[０-９Ａ-Ｚａ-ｚ％]+$/.test(before))
        const wide = changes.filter(({ before }) => /^[０-９Ａ-Ｚａ-ｚ％]+$/.test(before))
        const straight = marks.filter(({ before }) => before === '"')
        const others = marks.filter(({ before }) => before !== '"')
        if (others.length > 0) wrong.push({ verdict: 'warn', reason: `${quoted(text, others[0]!.at)}用了半角标点“${others[0]!.before.trim()}”，应当是“${others[0]!.after}”${others.length > 1 ? `，这一段共 ${others.length} 处` : ''}。`, at })
        if (straight.length > 0) wrong.push({ verdict: 'warn', reason: `${quoted(text, straight[0]!.at)}用了直引号，应当是“ ”。`, at })
        if (wide.length > 0) wrong.push({ verdict: 'warn', reason: `“${wide[0]!.before}”是全角数字或字母，应当用半角的“${wide[0]!.after}”。`, at })
      }
      return wrong
    },
  },
  {
    id: 'spaces', title: '空格', rule: '汉字与数字之间不空格', fine: '汉字与数字之间没有多余的空格。',
    look(document) {
      const wrong: Wrong[] = []
      for (const { at, text } of textsOf(document)) {
        const spaces = mendPunctuation(text).changes.filter(({ before }) => /^ +$/.test(before))
        if (spaces.length > 0) wrong.push({ verdict: 'warn', reason: `${quoted(text, spaces[0]!.at)}的汉字与数字之间有空格${spaces.length > 1 ? `，这一段共 ${spaces.length} 处` : ''}。`, at })
        else if (/^[ \u3000]+\S/.test(text)) wrong.push({ verdict: 'warn', reason: `${quoted(text)}开头有空格；首行缩进由程序排，请删去。`, at })
      }
      return wrong
    },
  },
  {
    id: 'quoted-number', title: '引用文号', rule: 'GB/T 9704-2012 7.2.5', fine: '文中引用的文号用六角括号。',
    look(document) {
      const wrong: Wrong[] = []
      let any = false
      for (const { at, text } of textsOf(document)) {
        for (const found of text.matchAll(/\p{Script=Han}[[［(（【〔](\d{4})[\]］)）】〕]\s*第?(\d+)号/gu)) {
          any = true
          if (!found[0].includes('〔')) wrong.push({ verdict: 'warn', reason: `${quoted(text, found.index)}的文号应当用六角括号，写成〔${found[1]}〕${Number(found[2])}号。`, at })
        }
      }
      return any ? wrong : null
    },
  },
]

function orderOf(blocks: readonly Block[], at: Place): Wrong[] {
  const wrong: Wrong[] = []
  /** The open heading of each level, with how many it has below it. */
  const open: ({ children: number } | null)[] = [{ children: 0 }, null, null, null, null]
  const headings: { text: string; i: number; parent: { children: number } }[] = []
  let above = 0
  for (const [i, block] of blocks.entries()) {
    if (block.kind !== 'heading') continue
    // 1. straight below 一、, or alone, is common where there are only one or two levels.
    if (block.level > above + 1 && !(block.level === 3 && above < 2)) wrong.push({ verdict: 'warn', reason: `“${block.text.slice(0, 12)}”从第 ${above} 层跳到了第 ${block.level} 层。`, at: [...at, i, 'text'] })
    const parent = open.slice(0, block.level).findLast((each) => each !== null)!
    parent.children++
    open.fill(null, block.level + 1)
    open[block.level] = { children: 0 }
    headings.push({ text: block.text, i, parent })
    above = block.level
  }
  for (const { text, i, parent } of headings)
    if (parent.children === 1) wrong.push({ verdict: 'warn', reason: `“${text.slice(0, 12)}”这一层只有一条，可以不编序号，并入上一层。`, at: [...at, i, 'text'] })
  return wrong
}

function typedTwice(blocks: readonly Block[], at: Place): Wrong[] {
  return blocks.flatMap((block, i): Wrong[] => {
    if (block.kind === 'heading') {
      const typed = typedNumber(block.text)
      return typed ? [{ verdict: 'fail', reason: `“${block.text.slice(0, 12)}”里手工写了序号，程序还会再编一个，请删去手写的。`, at: [...at, i, 'text'] }] : []
    }
    if (block.kind !== 'paragraph') return []
    const typed = typedNumber(block.runs.map((run) => run.text).join(''))
    return typed && typed.level < 3 ? [{ verdict: 'warn', reason: `“${block.runs[0]!.text.slice(0, 12)}”像是标题，但当成了正文；请设为第 ${typed.level} 层标题。`, at: [...at, i] }] : []
  })
}

/** Numbers people wrote are to be the numbers the program would give. */
function wrongByHand(blocks: readonly Block[], at: Place): Wrong[] {
  const wanted = headingNumbers(blocks)
  return blocks.flatMap((block, i): Wrong[] => {
    const typed = block.kind === 'heading' ? typedNumber(block.text) : null
    if (block.kind !== 'heading' || !typed) return []
    if (typed.level !== block.level) return [{ verdict: 'warn', reason: `“${block.text.slice(0, 12)}”是第 ${block.level} 层，序号却是第 ${typed.level} 层的写法。`, at: [...at, i, 'text'] }]
    const number = typedNumber(`${wanted[i]!}题`)
    return number && number.value !== typed.value ? [{ verdict: 'warn', reason: `“${block.text.slice(0, 12)}”的序号应当是“${wanted[i]}”。`, at: [...at, i, 'text'] }] : []
  })
}
