import { damaged } from '../zip/refusals.ts'
import { TagCursor, type XmlSource } from './cursor.ts'
import { Story, type CellForm, type ReadParagraph } from './story.ts'
import { isHidden, type WordStyles } from './styles.ts'
import { NAMES, type TagName } from './tags.ts'

/** What one part (the main text, or all notes of a kind) holds. */
export interface Body {
  paragraphs: ReadParagraph[]
  textBoxes: ReadParagraph[]
  cells: readonly CellForm[]
  hasRevisions: boolean
  hasCommentMarks: boolean
}

/** State while a part is read. Counters say how many elements of a kind are open around the current tag. */
interface Reading extends Body {
  cursor: TagCursor
  styles: WordStyles
  hiddenByDefault: boolean
  story: Story
  /** Flows interrupted by a text box. */
  outer: { story: Story; paragraphProps: number; leftOut: number; boxesBefore: number }[]
  /** Around text that Word does not show: deleted, moved away, pinyin, second spellings. */
  leftOut: number
  /** Around properties as they were before a revision: they do not apply. */
  former: number
  paragraphProps: number
  runProps: number
  rowProps: number
  /** Per open mc:AlternateContent: whether its first version has begun. */
  versions: boolean[]
  /** Per open version: whether it was left out. */
  chosen: boolean[]
  separator: boolean
  /** Size of the drawing around the current tag, in EMU. */
  extent: { width: number; height: number }
}

/** Reads the paragraphs of a part in one pass. @throws Refusal documents/damaged for nesting past all sense */
export function readBody(xml: XmlSource, styles: WordStyles): Body {
  const cursor = new TagCursor(xml)
  const paragraphs: ReadParagraph[] = []
  const at: Reading = {
    paragraphs, textBoxes: [], cells: [], hasRevisions: false, hasCommentMarks: false,
    cursor, styles, hiddenByDefault: isHidden(styles, styles.defaultParagraph),
    story: new Story(paragraphs), outer: [], leftOut: 0, former: 0,
    paragraphProps: 0, runProps: 0, rowProps: 0, versions: [], chosen: [], separator: false, extent: { width: 0, height: 0 },
  }
  at.cells = at.story.cells
  while (cursor.next()) if (cursor.tag !== 0) ON[cursor.tag]?.(at, cursor)
  at.story.finish()
  return at
}

type Handler = (at: Reading, tag: TagCursor) => void

const shown = (at: Reading): boolean => at.leftOut === 0 && at.story.codes === 0 && !at.story.runHidden

/** +1 when the tag opens an element, -1 when it closes one, 0 when it is empty. */
const step = (tag: TagCursor): number => (tag.empty ? 0 : tag.closing ? -1 : 1)

const onText: Handler = (at, tag) => {
  if (!tag.closing && !tag.empty && shown(at)) at.story.write(tag.text())
}

const write =
  (text: string): Handler =>
  (at, tag) => {
    if (!tag.closing && shown(at)) at.story.write(text)
  }

const onRun: Handler = (at, tag) => {
  at.story.runHidden = !tag.closing && at.story.styleHidden
  at.story.runBold = false
  at.story.runSize = null
}

const onTab: Handler = (at, tag) => {
  // Within paragraph properties the same name defines a tab stop.
  if (at.paragraphProps === 0 && !tag.closing && shown(at)) at.story.text += '\t'
}

const onParagraph: Handler = (at, tag) => {
  if (at.separator) return
  if (!tag.closing) at.story.openParagraph(at.hiddenByDefault)
  if (tag.closing || tag.empty) at.story.closeParagraph()
}

/** Deleted text; as a switch in a paragraph mark's or row's properties, a deleted mark or row. */
const onDeletion: Handler = (at, tag) => {
  at.hasRevisions = true
  if (!tag.closing && at.former === 0) {
    if (at.paragraphProps > 0 && at.runProps > 0) at.story.markDeleted = true
    if (at.rowProps > 0) at.story.markRowDeleted()
  }
  at.leftOut += step(tag)
}

const onInsertion: Handler = (at) => {
  at.hasRevisions = true
}

const onFormer: Handler = (at, tag) => {
  at.hasRevisions = true
  at.former += step(tag)
}

/** One content in several spellings: the first counts. */
const onVersion: Handler = (at, tag) => {
  if (tag.closing) {
    if (at.chosen.pop()) at.leftOut--
  } else if (!tag.empty) {
    const top = at.versions.length - 1
    const second = at.versions[top] === true
    if (top >= 0) at.versions[top] = true
    at.chosen.push(second)
    if (second) at.leftOut++
  }
}

const onTextBox: Handler = (at, tag) => {
  if (tag.closing) {
    const back = at.outer.pop()
    if (!back) return
    at.story.finish()
    const { boxesBefore, ...flow } = back
    Object.assign(at, flow)
    if (at.outer.length === 0) at.story.form.boxes += at.textBoxes.length - boxesBefore
  } else if (!tag.empty) {
    if (at.outer.length > 100) throw damaged()
    at.outer.push({ story: at.story, paragraphProps: at.paragraphProps, leftOut: at.leftOut, boxesBefore: at.textBoxes.length })
    at.story = new Story(at.leftOut > 0 ? [] : at.textBoxes)
    at.paragraphProps = 0
  }
}

/** What a paragraph or run says of its looks now, not before a revision. */
const form =
  (keep: (at: Reading, tag: TagCursor) => void): Handler =>
  (at, tag) => {
    if (at.former === 0 && !tag.closing) keep(at, tag)
  }

const onPicture =
  (attribute: string): Handler =>
  (at, tag) => {
    const id = tag.closing || at.leftOut > 0 ? null : tag.attribute(attribute)
    if (id !== null) at.story.form.pictures.push({ id, ...at.extent })
  }

const onNote: Handler = (at, tag) => {
  const type = tag.closing ? null : tag.attribute('type')
  at.separator = type !== null && type !== 'normal'
}

const HANDLERS: Partial<Record<TagName, Handler>> = {
  'w:t': onText,
  'm:t': onText,
  'w:p': onParagraph,
  'w:r': onRun,
  // A run of an equation is hidden as any other; its w:rPr may say so too.
  'm:r': onRun,
  'w:rPr': (at, tag) => {
    if (at.former === 0) at.runProps += step(tag)
  },
  'w:pPr': (at, tag) => {
    if (at.former === 0) at.paragraphProps += step(tag)
  },
  'w:trPr': (at, tag) => {
    if (at.former === 0) at.rowProps += step(tag)
  },
  'w:pStyle': (at, tag) => {
    if (at.former > 0 || tag.closing) return
    at.story.style = tag.attribute('val')
    if (at.styles.byId.size > 0) at.story.styleHidden = isHidden(at.styles, at.story.style)
  },
  'w:numId': (at, tag) => {
    if (at.former === 0 && !tag.closing) at.story.numId = tag.attribute('val')
  },
  'w:ilvl': (at, tag) => {
    if (at.former === 0 && !tag.closing) at.story.level = Number(tag.attribute('val'))
  },
  'w:vanish': (at, tag) => {
    if (at.former === 0 && at.paragraphProps === 0 && !tag.closing) at.story.runHidden = tag.isOn()
  },
  'w:rStyle': (at, tag) => {
    if (at.former > 0 || at.paragraphProps > 0 || at.styles.byId.size === 0 || tag.closing) return
    if (isHidden(at.styles, tag.attribute('val'))) at.story.runHidden = true
  },
  'w:tab': onTab,
  'w:ptab': onTab,
  'w:br': write('\n'),
  'w:cr': write('\n'),
  'w:noBreakHyphen': write('-'),
  'w:sym': (at, tag) => {
    if (!tag.closing && shown(at)) at.story.write(symbol(tag.attribute('char')))
  },
  'w:fldChar': (at, tag) => {
    if (!tag.closing && at.leftOut === 0) at.story.field(tag.attribute('fldCharType'))
  },
  'w:del': onDeletion,
  'w:moveFrom': onDeletion,
  'w:ins': onInsertion,
  'w:moveTo': onInsertion,
  'w:rt': (at, tag) => {
    at.leftOut += step(tag)
  },
  'w:rPrChange': onFormer,
  'w:pPrChange': onFormer,
  'w:sectPrChange': onFormer,
  'w:tblPrChange': onFormer,
  'w:trPrChange': onFormer,
  'w:tcPrChange': onFormer,
  'mc:AlternateContent': (at, tag) => {
    if (tag.closing) at.versions.pop()
    else if (!tag.empty) at.versions.push(false)
  },
  'mc:Choice': onVersion,
  'mc:Fallback': onVersion,
  'w:txbxContent': onTextBox,
  'w:tbl': (at, tag) => {
    if (tag.closing) at.story.closeTable()
    else if (!tag.empty && !at.story.openTable()) throw damaged()
  },
  'w:tr': (at, tag) => {
    if (tag.closing) at.story.closeRow()
    else at.story.openRow()
  },
  'w:tc': (at, tag) => {
    if (!tag.closing) at.story.openCell()
  },
  'w:footnote': onNote,
  'w:endnote': onNote,
  'w:commentReference': (at) => {
    at.hasCommentMarks = true
  },
  'w:jc': form((at, tag) => {
    if (at.paragraphProps > 0) at.story.form.align = tag.attribute('val')
  }),
  'w:outlineLvl': form((at, tag) => {
    if (at.paragraphProps > 0) at.story.form.outline = Number(tag.attribute('val'))
  }),
  'w:b': form((at, tag) => {
    if (at.paragraphProps === 0) at.story.runBold = tag.isOn()
  }),
  'w:sz': form((at, tag) => {
    if (at.paragraphProps === 0) at.story.runSize = Number(tag.attribute('val')) || null
  }),
  'w:gridSpan': form((at, tag) => {
    if (at.story.cell) at.story.cell.span = Math.min(Math.max(Math.trunc(Number(tag.attribute('val'))) || 1, 1), 63)
  }),
  'w:vMerge': form((at, tag) => {
    if (at.story.cell) at.story.cell.continues = tag.attribute('val') !== 'restart'
  }),
  'w:tblHeader': form((at) => at.story.markHeadRow()),
  'wp:extent': (at, tag) => {
    if (!tag.closing) at.extent = { width: Number(tag.attribute('cx')) || 0, height: Number(tag.attribute('cy')) || 0 }
  },
  'a:blip': onPicture('embed'),
  'v:imagedata': (at, tag) => {
    at.extent = { width: 0, height: 0 }
    onPicture('id')(at, tag)
  },
}

/** Handlers by tag number; 0 stands for elements nobody looks at. */
const ON: (Handler | undefined)[] = [undefined, ...NAMES.map((name) => HANDLERS[name])]

/** A character picked from a symbol font, as hexadecimal; private-use positions are kept, they still count as one. */
function symbol(hex: string | null): string {
  const code = Number.parseInt(hex ?? '', 16)
  return code > 0 && code <= 0xffff ? String.fromCharCode(code) : ''
}
