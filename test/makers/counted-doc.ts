import { craftDoc, type CraftedDocParagraph, type CraftedRun } from '../documents/crafted-doc.ts'
import { textOf, type CountedBlock, type CountedParagraph, type Stretch } from './counted.ts'
import type { Random } from './random.ts'

const GONE = 1
const VEIL = 2

class DocWriter {
  readonly textBoxes: CraftedDocParagraph[] = []
  readonly footnotes: CraftedDocParagraph[] = []
  readonly endnotes: CraftedDocParagraph[] = []
  readonly comments: CraftedDocParagraph[] = []
  private readonly random: Random

  constructor(random: Random) {
    this.random = random
  }

  block(block: CountedBlock): CraftedDocParagraph[] {
    if (block.kind === 'paragraph') return [this.paragraph(block)]
    return block.rows.flatMap((row) => {
      const cells = row.cells.flatMap((cell) => {
        const inside = cell.flatMap((each) => this.flat(each)).map((each) => ({ ...each, inTable: true }))
        return inside.map((each, i): CraftedDocParagraph => (i + 1 < inside.length ? each : { ...each, mark: '\x07' }))
      })
      const whole: CraftedDocParagraph[] = [...cells, { runs: [], inTable: true, rowEnd: true, mark: '\x07' }]
      return row.deleted ? whole.map((each) => ({ ...each, markDeleted: true, runs: each.runs.map((run) => ({ ...run, deleted: true })) })) : whole
    })
  }

  /** A table within a cell as its paragraphs: how deep they stand does not change the count. */
  private flat(block: CountedBlock): CraftedDocParagraph[] {
    return block.kind === 'paragraph' ? [this.paragraph(block)] : block.rows.flatMap(({ cells }) => cells.flat().flatMap((each) => this.flat(each)))
  }

  private paragraph(paragraph: CountedParagraph): CraftedDocParagraph {
    return {
      runs: paragraph.stretches.flatMap((each) => this.stretch(each)), markDeleted: paragraph.markDeleted, ...(paragraph.hidden && { style: GONE }), ...(paragraph.numbered && { list: 1, level: 0 }),
    }
  }

  private stretch({ construct, tokens }: Stretch): CraftedRun[] {
    const text = textOf(tokens)
    const aside = (list: CraftedDocParagraph[], mark: string): CraftedRun[] => {
      list.push({ runs: [{ text: mark + text }] })
      return [{ text: mark || '\x08' }]
    }
    switch (construct) {
      case 'split runs': return cut(text, this.random).map((part) => ({ text: part }))
      case 'insertion':
      case 'move target': return [{ text, inserted: true }]
      case 'field, simple':
      case 'field, complex':
      case 'hyperlink': return [{ text: '\x13 REF \x14' }, { text }, { text: '\x15' }]
      case 'field within a code': return [{ text: '\x13 IF \x13 DATE \x14藏\x15 \x14' }, { text }, { text: '\x15' }]
      case 'symbol': return [{ text: '(', symbol: 0xf0fc }]
      case 'vanish off': return [{ text, hidden: false }]
      case 'deletion':
      case 'move source': return [{ text, deleted: true }]
      case 'hidden': return [{ text, hidden: true }]
      case 'hidden by style': return [{ text, style: VEIL }]
      case 'field code':
      case 'pinyin': return [{ text: `\x13 ${text} \x14\x15` }]
      case 'comment mark':
        this.comments.push({ runs: [{ text: '批注' }] })
        return [{ text: '\x05' }]
      case 'text box': return aside(this.textBoxes, '')
      case 'footnote': return aside(this.footnotes, '\x02')
      case 'endnote': return aside(this.endnotes, '\x02')
      default: return [{ text }]
    }
  }
}

function cut(text: string, random: Random): string[] {
  const signs = [...text]
  const parts: string[] = []
  while (signs.length > 0) parts.push(signs.splice(0, 1 + Math.floor(random.next() * 4)).join(''))
  return parts
}

/** The document as .doc, its text in one or in two widths. */
export function countedDoc(blocks: readonly CountedBlock[], random: Random): Uint8Array {
  const writer = new DocWriter(random)
  const paragraphs = blocks.flatMap((block) => writer.block(block))
  return craftDoc({
    paragraphs, footnotes: writer.footnotes, endnotes: writer.endnotes, comments: writer.comments, textBoxes: writer.textBoxes, mixed: random.chance(0.5),
    styles: [{ kind: 'paragraph' }, { kind: 'paragraph', hidden: true }, { kind: 'character', hidden: true }], lists: [{ format: 37, text: '\0、' }],
  })
}
