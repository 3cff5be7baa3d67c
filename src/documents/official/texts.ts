import type { Block, OfficialDocument } from './model.ts'

/** Where in a document something stands, such as ['body', 3, 'text']. */
export type Place = readonly (string | number)[]

export interface PlacedText {
  at: Place
  text: string
  kind: 'title' | 'addressees' | 'heading' | 'paragraph' | 'item' | 'cell' | 'note' | 'imprint' | 'attachment'
}

/** Every text of a document that people wrote, with its place, in reading order. */
export function* textsOf(document: OfficialDocument): Generator<PlacedText> {
  yield { at: ['title'], text: document.title, kind: 'title' }
  if (document.addressees) yield { at: ['addressees'], text: document.addressees, kind: 'addressees' }
  yield* blockTexts(document.body, ['body'])
  if (document.note) yield { at: ['note'], text: document.note, kind: 'note' }
  for (const [i, each] of document.attachments.entries()) {
    yield { at: ['attachments', i, 'title'], text: each.title, kind: 'attachment' }
    yield* blockTexts(each.body, ['attachments', i, 'body'])
  }
  if (document.imprint?.copyTo) yield { at: ['imprint', 'copyTo'], text: document.imprint.copyTo, kind: 'imprint' }
}

function* blockTexts(blocks: readonly Block[], at: Place): Generator<PlacedText> {
  for (const [i, block] of blocks.entries()) {
    const here = [...at, i]
    if (block.kind === 'heading') {
      yield { at: [...here, 'text'], text: block.text, kind: 'heading' }
      if (block.runIn) yield { at: [...here, 'runIn'], text: block.runIn, kind: 'paragraph' }
    } else if (block.kind === 'paragraph') yield { at: here, text: block.runs.map((run) => run.text).join(''), kind: 'paragraph' }
    else if (block.kind === 'list') for (const [j, item] of block.items.entries()) yield { at: [...here, 'items', j], text: item, kind: 'item' }
    else if (block.kind === 'table') {
      for (const [j, row] of block.rows.entries()) for (const [k, cell] of row.entries()) yield { at: [...here, 'rows', j, k], text: cell, kind: 'cell' }
    }
  }
}
