import { Refusal } from '../../platform/errors.ts'
import type { Block, OfficialDocument } from './model.ts'

/** A thousand full pages; typesetting them takes minutes. Longer works are set part by part. */
const MOST_CHARACTERS = 700_000
const MOST_CELLS = 60_000

/** @throws Refusal documents/too-long */
export function refuseTooLong(document: OfficialDocument): void {
  let characters = 0
  let cells = 0
  for (const block of [document.body, ...document.attachments.map(({ body }) => body)].flat()) {
    characters += lengthOf(block)
    if (block.kind === 'table') cells += block.rows.reduce((sum, row) => sum + row.length, 0)
  }
  if (characters > MOST_CHARACTERS || cells > MOST_CELLS)
    throw new Refusal('documents/too-long', 422, `这份公文有 ${characters.toLocaleString('en-US')} 字、${cells.toLocaleString('en-US')} 个表格单元，太长，没有排版。`, `请分成几份，每份不超过 ${MOST_CHARACTERS / 10_000} 万字、${MOST_CELLS / 10_000} 万个单元。`)
}

function lengthOf(block: Block): number {
  switch (block.kind) {
    case 'heading':
      return block.text.length + (block.runIn?.length ?? 0)
    case 'paragraph':
      return block.runs.reduce((sum, run) => sum + run.text.length, 0)
    case 'list':
      return block.items.reduce((sum, item) => sum + item.length, 0)
    case 'table':
      return block.rows.reduce((sum, row) => sum + row.reduce((all, cell) => all + cell.length, 0), 0)
    case 'page-break':
      return 0
  }
}
