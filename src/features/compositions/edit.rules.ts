import type { Block, Run } from '../../documents/official/model.ts'
import { changeBlock, emptyParagraph, firstField, placeOf, withRegion, type Caret, type Edited, type Field, type Item, type Sheet } from './sheet.rules.ts'

type Level = 1 | 2 | 3 | 4

export const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')

/** Runs after their text was typed over: what stays keeps its weight, what is new takes that of what stands before it. */
export function retyped(runs: readonly Run[], text: string): Run[] {
  const was = textOf(runs)
  if (!runs.some((run) => run.bold)) return [{ text }]
  let head = 0
  while (head < was.length && head < text.length && was[head] === text[head]) head++
  let tail = 0
  while (tail < was.length - head && tail < text.length - head && was[was.length - 1 - tail] === text[text.length - 1 - tail]) tail++
  const bolds = boldsOf(runs)
  const fresh = bolds[head - 1] ?? bolds[0] ?? false
  const kept = [...bolds.slice(0, head), ...Array.from({ length: text.length - head - tail }, () => fresh), ...bolds.slice(was.length - tail)]
  return runsOf(text, kept)
}

/** Makes a stretch bold, or, where all of it is, plain again. */
export function boldened(runs: readonly Run[], from: number, to: number): Run[] {
  const bolds = boldsOf(runs)
  const on = !bolds.slice(from, to).every(Boolean)
  return runsOf(textOf(runs), bolds.map((bold, at) => (at >= from && at < to ? on : bold)))
}

const boldsOf = (runs: readonly Run[]): boolean[] => runs.flatMap((run) => Array.from({ length: run.text.length }, () => run.bold ?? false))

function runsOf(text: string, bolds: readonly boolean[]): Run[] {
  const runs: Run[] = []
  let from = 0
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && bolds[at] === bolds[from]) continue
    runs.push({ text: text.slice(from, at), ...(bolds[from] && { bold: true }) })
    from = at
  }
  return runs.length > 0 ? runs : [{ text: '' }]
}

const sliced = (runs: readonly Run[], from: number, to: number): Run[] => runsOf(textOf(runs).slice(from, to), boldsOf(runs).slice(from, to))

/** The text of one field of a block. */
export function fieldText(block: Block, field: Field): string {
  if (block.kind === 'paragraph') return textOf(block.runs)
  if (block.kind === 'heading') return field === 'runIn' ? block.runIn ?? '' : block.text
  if (block.kind === 'list') return block.items[Number(field.slice(5))] ?? ''
  return ''
}

/** The block with one of its fields typed anew. */
export function typed(block: Block, field: Field, text: string): Block {
  if (block.kind === 'paragraph') return { ...block, runs: retyped(block.runs, text) }
  if (block.kind === 'heading') return field === 'runIn' ? { ...block, runIn: text } : { ...block, text }
  if (block.kind === 'list') return { ...block, items: block.items.map((item, index) => (`item-${index}` === field ? text : item)) }
  return block
}

/** Enter: the paragraph, heading or item is cut in two at the caret; in an empty last item the list ends. */
export function splitBlock(sheet: Sheet, id: number, field: Field, from: number, to = from): Edited {
  const place = placeOf(sheet, id)
  if (!place) return { sheet }
  const { block } = place.item
  const replace = (made: Block[], focus: number, fieldOf: Field = 'text'): Edited => {
    const items = made.map((each, index): Item => ({ id: index === 0 ? id : sheet.next + index - 1, block: each }))
    const next = { ...withRegion(sheet, place.region, [...place.items.slice(0, place.index), ...items, ...place.items.slice(place.index + 1)]), next: sheet.next + made.length - 1 }
    return { sheet: next, caret: { id: (items[focus] as Item).id, field: fieldOf, at: 0 } }
  }
  switch (block.kind) {
    case 'paragraph': {
      const length = textOf(block.runs).length
      return replace([{ ...block, runs: sliced(block.runs, 0, from) }, { ...block, runs: sliced(block.runs, to, length) }], 1)
    }
    case 'heading': {
      if (field === 'runIn') return replace([{ ...block, runIn: (block.runIn ?? '').slice(0, from) }, { kind: 'paragraph', runs: [{ text: (block.runIn ?? '').slice(to) }] }], 1)
      // At its very beginning a heading makes room above itself and stays one.
      if (from === 0 && to === 0 && block.text !== '') return replace([emptyParagraph, block], 1)
      const { runIn, ...own } = block
      return replace([{ ...own, text: block.text.slice(0, from) }, { kind: 'paragraph', runs: [{ text: block.text.slice(to) + (runIn ?? '') }] }], 1)
    }
    case 'list': {
      const index = Number(field.slice(5))
      const text = block.items[index] ?? ''
      if (text === '' && index === block.items.length - 1) {
        const left = block.items.slice(0, -1)
        return left.length === 0 ? replace([emptyParagraph], 0) : replace([{ ...block, items: left }, emptyParagraph], 1)
      }
      const items = [...block.items.slice(0, index), text.slice(0, from), text.slice(to), ...block.items.slice(index + 1)]
      return { sheet: changeBlock(sheet, id, () => ({ ...block, items })), caret: { id, field: `item-${index + 1}`, at: 0 } }
    }
    default: return { sheet }
  }
}

/** Backspace at the very beginning: what stands there joins what stands before it, or becomes plain first. */
export function joinBack(sheet: Sheet, id: number, field: Field): Edited {
  const place = placeOf(sheet, id)
  if (!place) return { sheet }
  const { block } = place.item
  if (block.kind === 'heading' && field === 'runIn') {
    const { runIn, ...own } = block
    return { sheet: changeBlock(sheet, id, () => ({ ...own, text: block.text + (runIn ?? '') })), caret: { id, field: 'text', at: block.text.length } }
  }
  if (block.kind === 'heading') return { sheet: changeBlock(sheet, id, () => turned(block, 'paragraph')), caret: { id, field: 'text', at: 0 } }
  if (block.kind === 'list') {
    const index = Number(field.slice(5))
    if (index === 0) return block.items.length === 1 ? { sheet: changeBlock(sheet, id, () => turned(block, 'paragraph')), caret: { id, field: 'text', at: 0 } } : { sheet }
    const before = block.items[index - 1] ?? ''
    const items = [...block.items.slice(0, index - 1), before + (block.items[index] ?? ''), ...block.items.slice(index + 1)]
    return { sheet: changeBlock(sheet, id, () => ({ ...block, items })), caret: { id, field: `item-${index - 1}`, at: before.length } }
  }
  const before = place.items[place.index - 1]
  if (!before || block.kind !== 'paragraph') return { sheet }
  const without = (items: Item[]) => withRegion(sheet, place.region, items.filter((item) => item.id !== id))
  const join = (to: Block, caret: Omit<Caret, 'id'>): Edited => ({ sheet: without(place.items.map((item) => (item.id === before.id ? { id: before.id, block: to } : item))), caret: { id: before.id, ...caret } })
  switch (before.block.kind) {
    case 'paragraph': return join({ ...before.block, runs: joined([...before.block.runs, ...block.runs]) }, { field: 'text', at: textOf(before.block.runs).length })
    case 'heading': {
      const own = before.block
      if (own.runIn !== undefined) return join({ ...own, runIn: own.runIn + textOf(block.runs) }, { field: 'runIn', at: own.runIn.length })
      return join({ ...own, text: own.text + textOf(block.runs) }, { field: 'text', at: own.text.length })
    }
    case 'list': {
      const items = [...before.block.items]
      const last = items.pop() ?? ''
      return join({ ...before.block, items: [...items, last + textOf(block.runs)] }, { field: `item-${items.length}`, at: last.length })
    }
    case 'page-break': return { sheet: withRegion(sheet, place.region, place.items.filter((item) => item.id !== before.id)), caret: { id, field: 'text', at: 0 } }
    case 'table': return textOf(block.runs) === '' && place.items.length > 1 ? { sheet: without(place.items), caret: { id: before.id, field: firstField(before.block), at: 0 } } : { sheet }
  }
}

const joined = (runs: readonly Run[]): Run[] => runsOf(textOf(runs), boldsOf(runs))

/** What a block may be turned into. */
export type Shape = 'paragraph' | 'bullets' | 'numbers' | `heading-${Level}`

/** A block in another shape; its words stay. Tables and page breaks stay what they are. */
export function turned(block: Block, shape: Shape): Block {
  if (block.kind === 'table' || block.kind === 'page-break') return block
  if (shape === 'bullets' || shape === 'numbers') return { kind: 'list', ordered: shape === 'numbers', items: block.kind === 'list' ? block.items : [wordsOf(block)] }
  if (shape === 'paragraph') return { kind: 'paragraph', runs: block.kind === 'paragraph' ? block.runs : [{ text: wordsOf(block) }] }
  const level = Number(shape.slice(8)) as Level
  if (block.kind === 'heading') return { ...block, level }
  return { kind: 'heading', level, text: wordsOf(block).slice(0, 500), ...(wordsOf(block).length > 500 && { runIn: wordsOf(block).slice(500) }) }
}

const wordsOf = (block: Block): string => (block.kind === 'heading' ? block.text + (block.runIn ?? '') : block.kind === 'list' ? block.items.join('') : block.kind === 'paragraph' ? textOf(block.runs) : '')

/** Tab and Shift-Tab in a heading: one level deeper or higher, within 1–4. */
export const relevelled = (block: Block, by: -1 | 1): Block =>
  block.kind === 'heading' ? { ...block, level: Math.min(4, Math.max(1, block.level + by)) as Level } : block

/** Puts pasted blocks where the caret is: the first joins what stands before it, the last what stands behind. */
export function pasteBlocks(sheet: Sheet, id: number, from: number, to: number, blocks: readonly Block[]): Edited {
  const place = placeOf(sheet, id)
  if (!place || blocks.length === 0) return { sheet }
  const { block } = place.item
  if (block.kind !== 'paragraph') return inserted(sheet, place, [block, ...blocks])
  const length = textOf(block.runs).length
  const [before, after] = [sliced(block.runs, 0, from), sliced(block.runs, to, length)]
  const pieces: Block[] = []
  const [first, ...rest] = blocks
  if (textOf(before) !== '' && first?.kind === 'paragraph') pieces.push({ ...block, runs: joined([...before, ...first.runs]) }, ...rest)
  else pieces.push(...(textOf(before) === '' ? [] : [{ ...block, runs: before }]), ...blocks)
  if (textOf(after) !== '') pieces.push({ ...block, runs: after })
  return inserted(sheet, place, pieces)
}

function inserted(sheet: Sheet, place: NonNullable<ReturnType<typeof placeOf>>, blocks: readonly Block[]): Edited {
  const items = blocks.map((block, index): Item => ({ id: index === 0 ? place.item.id : sheet.next + index - 1, block }))
  const last = items.at(-1) as Item
  return {
    sheet: { ...withRegion(sheet, place.region, [...place.items.slice(0, place.index), ...items, ...place.items.slice(place.index + 1)]), next: sheet.next + blocks.length },
    caret: { id: last.id, field: firstField(last.block), at: last.block.kind === 'table' ? 0 : Number.MAX_SAFE_INTEGER },
  }
}
