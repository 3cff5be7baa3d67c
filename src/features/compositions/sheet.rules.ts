import type { Block, OfficialDocument } from '../../documents/official/model.ts'
import type { Manuscript } from './composition.rules.ts'

/** A block with an identity of its own, so that a screen can follow it while it moves. */
export interface Item {
  id: number
  block: Block
}

export interface Annex {
  id: number
  title: string
  landscape: boolean
  /** Text written here, or a file that goes along. */
  by: 'text' | 'file'
  items: Item[]
  file: number | null
}

/** A document while it is being written. Never changed in place: every edit gives a new one. */
export interface Sheet {
  head: Omit<OfficialDocument, 'body' | 'attachments'>
  items: Item[]
  annexes: Annex[]
  /** The next free identity. */
  next: number
}

/** Where the caret is to stand: a block's text, its run-in text, an item of a list, a cell. */
export interface Caret {
  id: number
  field: Field
  at: number
}
export type Field = 'text' | 'runIn' | `item-${number}` | `cell-${number}-${number}`

export interface Edited {
  sheet: Sheet
  caret?: Caret
}

export function sheetOf({ document: { body, attachments, ...head }, enclosures }: Manuscript): Sheet {
  let next = 1
  const items = (blocks: readonly Block[]): Item[] => blocks.map((block) => ({ id: next++, block }))
  const sheet = { head, items: items(body), annexes: attachments.map((each, index): Annex => {
    const file = enclosures[index] ?? null
    return { id: next++, title: each.title, landscape: each.landscape ?? false, by: each.body.length === 0 ? 'file' : 'text', items: items(each.body), file }
  }) }
  return { ...sheet, next }
}

/** The document as it is kept: what was left empty and need not be there is left out. */
export function manuscriptOf({ head, items, annexes }: Sheet): Manuscript {
  return {
    document: {
      ...withoutEmpty(head), letterhead: head.letterhead && withoutEmpty(head.letterhead), signature: head.signature, imprint: head.imprint && withoutEmpty(head.imprint), title: head.title,
      body: items.map((item) => item.block),
      attachments: annexes.map(({ title, landscape, by, items: own }) => ({ title, body: by === 'text' ? own.map((item) => item.block) : [], ...(landscape && { landscape }) })),
    },
    enclosures: annexes.map((annex) => (annex.by === 'file' ? annex.file : null)),
  }
}

/** Without the optional fields that hold an empty text. */
const withoutEmpty = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== '' && each !== undefined)) as T

/** Region 0 is the text itself, another number the attachment of that identity. */
const regions = (sheet: Sheet): [number, Item[]][] => [[0, sheet.items], ...sheet.annexes.map((annex): [number, Item[]] => [annex.id, annex.items])]

export function withRegion(sheet: Sheet, region: number, items: Item[]): Sheet {
  if (region === 0) return { ...sheet, items }
  return { ...sheet, annexes: sheet.annexes.map((annex) => (annex.id === region ? { ...annex, items } : annex)) }
}

/** Where a block stands, or null when it is gone. */
export function placeOf(sheet: Sheet, id: number): { region: number; items: Item[]; index: number; item: Item } | null {
  for (const [region, items] of regions(sheet)) {
    const index = items.findIndex((item) => item.id === id)
    if (index !== -1) return { region, items, index, item: items[index] as Item }
  }
  return null
}

/** Changes one block; the same sheet when it is gone. */
export function changeBlock(sheet: Sheet, id: number, change: (block: Block) => Block): Sheet {
  const place = placeOf(sheet, id)
  if (!place) return sheet
  return withRegion(sheet, place.region, place.items.map((item) => (item.id === id ? { id, block: change(item.block) } : item)))
}

/** Puts blocks behind the one given, or first in the region. */
export function insertBlocks(sheet: Sheet, where: { after: number } | { region: number }, blocks: readonly Block[]): Edited {
  if (blocks.length === 0) return { sheet }
  const place = 'after' in where ? placeOf(sheet, where.after) : null
  const region = place?.region ?? ('region' in where ? where.region : 0)
  const items = place?.items ?? regions(sheet).find(([key]) => key === region)?.[1] ?? []
  const made = blocks.map((block, index): Item => ({ id: sheet.next + index, block }))
  const at = place ? place.index + 1 : 0
  const last = made.at(-1) as Item
  return {
    sheet: { ...withRegion(sheet, region, [...items.slice(0, at), ...made, ...items.slice(at)]), next: sheet.next + blocks.length },
    caret: { id: last.id, field: firstField(last.block), at: 0 },
  }
}

export const firstField = (block: Block): Field => (block.kind === 'list' ? 'item-0' : block.kind === 'table' ? 'cell-0-0' : 'text')

/** Takes a block out; the caret goes to the end of the one before. A region is never left without a place to write. */
export function removeBlock(sheet: Sheet, id: number): Edited {
  const place = placeOf(sheet, id)
  if (!place) return { sheet }
  const left = place.items.filter((item) => item.id !== id)
  if (left.length === 0) {
    const fresh: Item = { id: sheet.next, block: emptyParagraph }
    return { sheet: { ...withRegion(sheet, place.region, [fresh]), next: sheet.next + 1 }, caret: { id: fresh.id, field: 'text', at: 0 } }
  }
  const near = left[Math.max(0, place.index - 1)] as Item
  return { sheet: withRegion(sheet, place.region, left), caret: { id: near.id, field: firstField(near.block), at: near.block.kind === 'table' ? 0 : Number.MAX_SAFE_INTEGER } }
}

export const emptyParagraph: Block = { kind: 'paragraph', runs: [{ text: '' }] }

/** One step up (-1) or down (1) within its region. */
export function moveBlock(sheet: Sheet, id: number, by: -1 | 1): Sheet {
  const place = placeOf(sheet, id)
  if (!place) return sheet
  const to = place.index + by
  const other = place.items[to]
  if (!other) return sheet
  const items = [...place.items]
  items[to] = place.item
  items[place.index] = other
  return withRegion(sheet, place.region, items)
}

/** Lets go of a dragged block before or behind another, also in another region. */
export function dropBlock(sheet: Sheet, id: number, target: number, side: 'before' | 'after'): Sheet {
  const from = placeOf(sheet, id)
  if (!from || id === target) return sheet
  const without = withRegion(sheet, from.region, from.items.filter((item) => item.id !== id))
  const to = placeOf(without, target)
  if (!to) return sheet
  const at = side === 'before' ? to.index : to.index + 1
  const moved = withRegion(without, to.region, [...to.items.slice(0, at), from.item, ...to.items.slice(at)])
  return from.items.length === 1 && from.region !== to.region ? { ...withRegion(moved, from.region, [{ id: moved.next, block: emptyParagraph }]), next: moved.next + 1 } : moved
}
