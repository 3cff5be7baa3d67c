import { textOf, type CountedBlock, type CountedParagraph, type Stretch } from './counted.ts'
import type { Random } from './random.ts'

const HEAD = '{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\froman\\fcharset0 Times;}{\\f2\\fnil\\fcharset2 Wingdings;}}{\\stylesheet{\\s0 Normal;}}{\\info{\\title t}}{\\header head\\par}'

/** Not hidden with the paragraph they hang on. */
const SELF: ReadonlySet<string> = new Set(['vanish off', 'text box', 'footnote', 'endnote'])

class RtfWriter {
  private readonly random: Random

  constructor(random: Random) {
    this.random = random
  }

  /** As programs write it: a stand-in of no, one or two bytes behind each sign. */
  private text(words: string): string {
    const fallback = Math.floor(this.random.next() * 3)
    const stand = ['', '?', "\\'d4\\'c6"][fallback]!
    let out = `{\\uc${fallback} `
    for (let i = 0; i < words.length; i++) {
      const code = words.charCodeAt(i)
      if (code >= 0x80) out += `\\u${code > 0x7fff ? code - 0x10000 : code}${stand || ' '}`
      else out += '\\{}'.includes(words[i]!) ? `\\${words[i]}` : words[i]
    }
    return `${out}}`
  }

  block(block: CountedBlock, inCell = false, deleted = false): string {
    if (block.kind === 'paragraph') return `\\pard\\plain${inCell ? '\\intbl' : ''} ${deleted ? `{\\deleted ${this.paragraph(block)}}` : this.paragraph(block)}${block.markDeleted ? '{\\deleted\\par}' : inCell ? '' : '\\par'}\n`
    // A table within a cell is written as its paragraphs: how deep they stand does not change the count.
    if (inCell) return block.rows.flatMap(({ cells }) => cells.flat()).map((each) => `${this.block(each, true)}\\par`).join('')
    return block.rows.map((row) => {
      const cells = row.cells.map((cell) => cell.map((each, i) => this.block(each, true, row.deleted) + (i + 1 < cell.length ? '\\par' : '')).join('') + '\\cell').join('')
      return `\\trowd\\cellx999 ${row.deleted ? `${cells}{\\deleted\\row}` : `${cells}\\row`}\n`
    }).join('')
  }

  private paragraph(paragraph: CountedParagraph): string {
    const number = paragraph.numbered ? '{\\listtext\\pard\\plain\\uc0\\u19968\\u12289\\tab}' : ''
    return number + paragraph.stretches.map((each) => (paragraph.hidden && !SELF.has(each.construct) ? `{\\v ${this.stretch(each)}}` : this.stretch(each))).join('')
  }

  private stretch({ construct, tokens }: Stretch): string {
    const text = this.text(textOf(tokens))
    const field = (code: string, result: string): string => `{\\field{\\*\\fldinst{ ${code} }}{\\fldrslt{${result}}}}`
    switch (construct) {
      case 'split runs': return [...textOf(tokens)].map((sign) => this.text(sign)).join('')
      case 'insertion': return `{\\revised\\revauth1 ${text}}`
      case 'move target': return `{\\mvt ${text}}`
      case 'field, simple':
      case 'field, complex':
      case 'hyperlink': return field('DATE', text)
      case 'field within a code': return field(`IF ${field('DATE', 'x')}`, text)
      case 'symbol': return "{\\f2 \\'fc}"
      case 'alternate content': return `{\\upr{x}{\\*\\ud{${text}}}}`
      case 'vanish off': return `{\\v0 ${text}}`
      case 'deletion': return `{\\deleted ${text}}`
      case 'move source': return `{\\mvf ${text}}`
      case 'hidden':
      case 'hidden by style': return `{\\v ${text}}`
      case 'field code': return field(text, '')
      case 'pinyin': return `{\\*\\unknown ${text}}`
      case 'comment mark': return '{\\*\\atnid x}{\\chatn{\\*\\annotation comment}}'
      case 'text box': return `{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt \\pard\\plain ${text}\\par}}{\\shprslt ${text}}}`
      case 'footnote': return `{\\footnote \\pard\\plain {\\chftn }${text}}`
      case 'endnote': return `{\\footnote\\ftnalt \\pard\\plain {\\chftn }${text}}`
      default: return text
    }
  }
}

/** The document as .rtf, where hiding is a matter of each run. */
export function countedRtf(blocks: readonly CountedBlock[], random: Random): Uint8Array {
  const writer = new RtfWriter(random)
  return Buffer.from(`${HEAD}\n${blocks.map((block) => writer.block(block)).join('')}}`, 'latin1')
}
