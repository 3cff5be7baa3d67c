import { craftDocx, p, r } from '../documents/crafted-docx.ts'
import { textOf, type CountedBlock, type CountedParagraph, type Stretch } from './counted.ts'
import type { Random } from './random.ts'

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const run = (inner: string, props = ''): string => `<w:r>${props && `<w:rPr>${props}</w:rPr>`}${inner}</w:r>`
const char = (type: string): string => run(`<w:fldChar w:fldCharType="${type}"/>`)
const code = (text: string): string => run(`<w:instrText xml:space="preserve"> ${escape(text)} </w:instrText>`)
const HIDDEN_STYLE = '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Gone"><w:basedOn w:val="Base"/></w:style><w:style w:type="character" w:styleId="Veil"><w:rPr><w:vanish/></w:rPr></w:style>'
const NUMBERING = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'

/** Text over as many runs as chance has it, cut anywhere, as editing leaves it. */
function runs(text: string, random: Random, props = ''): string {
  const signs = [...text]
  let out = ''
  while (signs.length > 0) out += r(escape(signs.splice(0, 1 + Math.floor(random.next() * 4)).join('')), props)
  return out
}

class DocxWriter {
  readonly notes = { footnote: '', endnote: '' }
  private id = 1
  private readonly random: Random

  constructor(random: Random) {
    this.random = random
  }

  block(block: CountedBlock): string {
    if (block.kind === 'paragraph') return this.paragraph(block)
    const rows = block.rows.map((row) => `<w:tr>${row.deleted ? '<w:trPr><w:del w:id="9"/></w:trPr>' : ''}${row.cells.map((cell) => `<w:tc>${cell.map((each) => this.block(each)).join('')}</w:tc>`).join('')}</w:tr>`)
    return `<w:tbl>${rows.join('')}</w:tbl>`
  }

  private paragraph(paragraph: CountedParagraph): string {
    const props = (paragraph.hidden ? '<w:pStyle w:val="Gone"/>' : '') + (paragraph.numbered ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : '') + (paragraph.markDeleted ? '<w:rPr><w:del w:id="9"/></w:rPr>' : '')
    const whole = p(paragraph.stretches.map((each) => this.stretch(each)).join(''), props)
    return paragraph.controlled ? `<w:sdt><w:sdtPr><w:alias w:val="甲"/></w:sdtPr><w:sdtContent>${whole}</w:sdtContent></w:sdt>` : whole
  }

  private stretch({ construct, tokens }: Stretch): string {
    const words = textOf(tokens)
    const text = escape(words)
    const box = `<w:txbxContent>${p(r(text))}</w:txbxContent>`
    switch (construct) {
      case 'split runs': return runs(words, this.random)
      case 'insertion': return `<w:ins w:id="1">${runs(words, this.random)}</w:ins>`
      case 'move target': return `<w:moveTo w:id="1">${r(text)}</w:moveTo>`
      case 'field, simple': return `<w:fldSimple w:instr=" DATE ">${r(text)}</w:fldSimple>`
      case 'field, complex': return char('begin') + code('REF 附件') + char('separate') + runs(words, this.random) + char('end')
      case 'field within a code': return char('begin') + code('IF') + char('begin') + code('DATE') + char('separate') + r('藏') + char('end') + char('separate') + r(text) + char('end')
      case 'ruby': return run(`<w:ruby><w:rt>${r('pin yin')}</w:rt><w:rubyBase>${r(text)}</w:rubyBase></w:ruby>`)
      case 'content control': return `<w:sdt><w:sdtContent>${r(text)}</w:sdtContent></w:sdt>`
      case 'hyperlink': return `<w:hyperlink r:id="x">${r(text)}</w:hyperlink>`
      case 'smart tag': return `<w:smartTag w:element="x">${r(text)}</w:smartTag>`
      case 'equation': return `<m:oMath><m:r><m:t xml:space="preserve">${text}</m:t></m:r></m:oMath>`
      case 'symbol': return run('<w:sym w:font="Wingdings" w:char="F0FC"/>')
      case 'alternate content': return run(`<mc:AlternateContent><mc:Choice Requires="wps"><w:t xml:space="preserve">${text}</w:t></mc:Choice><mc:Fallback><w:t>藏</w:t></mc:Fallback></mc:AlternateContent>`)
      case 'vanish off': return r(text, '<w:vanish w:val="0"/>')
      case 'deletion': return `<w:del w:id="1">${run(`<w:delText xml:space="preserve">${text}</w:delText>`)}</w:del>`
      case 'move source': return `<w:moveFrom w:id="1">${r(text)}</w:moveFrom>`
      case 'hidden': return r(text, '<w:vanish/>')
      case 'hidden by style': return r(text, '<w:rStyle w:val="Veil"/>')
      case 'field code': return char('begin') + code(words) + char('separate') + char('end')
      case 'pinyin': return run(`<w:ruby><w:rt>${r(text)}</w:rt><w:rubyBase></w:rubyBase></w:ruby>`)
      case 'comment mark': return run('<w:commentReference w:id="1"/>')
      case 'text box': return run(`<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`)
      case 'footnote':
      case 'endnote': {
        const id = ++this.id
        this.notes[construct] += `<w:${construct} w:id="${id}">${p(run(`<w:${construct}Ref/>`) + r(text))}</w:${construct}>`
        return run(`<w:${construct}Reference w:id="${id}"/>`)
      }
      default: return r(text)
    }
  }
}

/** The document as .docx. */
export function countedDocx(blocks: readonly CountedBlock[], random: Random): Uint8Array {
  const writer = new DocxWriter(random)
  const body = blocks.map((block) => writer.block(block)).join('')
  const apart = (kind: 'footnote' | 'endnote'): string => `<w:${kind} w:type="separator" w:id="-1">${p(r('分隔'))}</w:${kind}>${writer.notes[kind]}`
  return craftDocx(body, { styles: HIDDEN_STYLE, numbering: NUMBERING, footnotes: apart('footnote'), endnotes: apart('endnote'), header: p(r('页眉')), comments: `<w:comment w:id="1">${p(r('批注'))}</w:comment>` })
}
