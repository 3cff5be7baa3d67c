import { typstEngine } from './engine.ts'
import { cleanText, evenRows, runsOf, signaturePlace, type Block, type Paper } from './paper.ts'

export interface PdfOptions {
  /** When the file is made; stands in its properties. Without it none does, and equal papers give equal files. */
  now?: Date
  /** A picture (SVG) over the signature, such as a seal; `widthMm` is its side. Needs a signature. */
  picture?: { svg: string; widthMm: number }
}

/**
 * Writes a PDF laid out by GB/T 9704, text selectable, fonts embedded as subsets. Synchronous and 10–50 ms of work:
 * a busy server calls it in a worker. The font that comes with us has all 20,902 basic hanzi; what no font of the machine
 * has (emoji, very rare hanzi) is drawn as an empty box, and its text is lost to copying: keep the Word file beside it.
 * @throws Error when the typesetter fails, which is a fault of ours: no text can make it fail
 */
export function writePdf(paper: Paper, { now, picture }: PdfOptions = {}): Uint8Array {
  const { signature } = paper
  return typstEngine().pdf({
    title: cleanText(paper.title),
    subtitle: paper.subtitle ? cleanText(paper.subtitle) : null,
    addressee: paper.addressee ? `${cleanText(paper.addressee).replace(/[：:]\s*$/, '')}：` : null,
    blocks: paper.blocks.map(blockOf),
    signature: signature
      ? { unit: oneLine(signature.unit), date: oneLine(signature.date), ...signaturePlace(signature) }
      : null,
    picture: picture && signature ? { svg: picture.svg, width: picture.widthMm } : null,
    made: now ? momentOf(now) : null,
  })
}

/** UTC, field by field, as the typesetter wants it. */
const momentOf = (now: Date) => ({
  year: now.getUTCFullYear(), month: now.getUTCMonth() + 1, day: now.getUTCDate(),
  hour: now.getUTCHours(), minute: now.getUTCMinutes(), second: now.getUTCSeconds(),
})

const oneLine = (text: string) => cleanText(text).replaceAll('\n', ' ')

function blockOf(block: Block) {
  switch (block.kind) {
    case 'heading':
      return { kind: block.kind, level: block.level, text: cleanText(block.text) }
    case 'paragraph':
      return {
        kind: block.kind,
        align: block.align ?? 'left',
        runs: runsOf(block.text).map((run) => ({ text: cleanText(run.text), bold: run.bold ?? false })),
      }
    case 'list':
      return { kind: block.kind, ordered: block.ordered, items: block.items.map(cleanText) }
    case 'table': {
      const { head, rows, shares } = evenRows(block)
      return { kind: block.kind, head, rows, shares }
    }
    case 'page-break':
      return { kind: block.kind }
  }
}
