import { TagCursor, type XmlSource } from './cursor.ts'
import { TAG } from './tags.ts'

/** What a style says about hiding, numbering and looks; null where it says nothing and its base decides. */
export interface WordStyle {
  basedOn: string | null
  hidden: boolean | null
  numId: string | null
  level: number | null
  /** As people see it: heading 1, 标题 1, Title. */
  name: string | null
  /** Outline level, 0 = first; 9 = body text. */
  outline: number | null
  align: string | null
  bold: boolean | null
  /** Half points. */
  size: number | null
}

export interface WordStyles {
  /** Id of the style of paragraphs that name none. */
  defaultParagraph: string | null
  byId: ReadonlyMap<string, WordStyle>
}

export const NO_STYLES: WordStyles = { defaultParagraph: null, byId: new Map() }

/** Reads styles.xml. */
export function readStyles(xml: XmlSource): WordStyles {
  const cursor = new TagCursor(xml)
  const byId = new Map<string, WordStyle>()
  let defaultParagraph: string | null = null
  let style: WordStyle | null = null
  let inOld = 0
  while (cursor.next()) {
    const { tag, closing } = cursor
    if (tag === TAG['w:rPrChange'] || tag === TAG['w:pPrChange']) {
      if (!cursor.empty) inOld += closing ? -1 : 1
    } else if (tag === TAG['w:style']) {
      style = null
      if (closing) continue
      const id = cursor.attribute('styleId')
      if (id === null) continue
      style = { basedOn: null, hidden: null, numId: null, level: null, name: null, outline: null, align: null, bold: null, size: null }
      byId.set(id, style)
      const byDefault = cursor.attribute('default')
      if (cursor.attribute('type') === 'paragraph' && (byDefault === '1' || byDefault === 'true')) defaultParagraph = id
    } else if (!style || closing || inOld > 0) continue
    else if (tag === TAG['w:basedOn']) style.basedOn = cursor.attribute('val')
    else if (tag === TAG['w:vanish']) style.hidden = cursor.isOn()
    else if (tag === TAG['w:numId']) style.numId = cursor.attribute('val')
    else if (tag === TAG['w:ilvl']) style.level = Number(cursor.attribute('val'))
    else if (tag === TAG['w:name']) style.name = cursor.attribute('val')
    else if (tag === TAG['w:outlineLvl']) style.outline = Number(cursor.attribute('val'))
    else if (tag === TAG['w:jc']) style.align = cursor.attribute('val')
    else if (tag === TAG['w:b']) style.bold = cursor.isOn()
    else if (tag === TAG['w:sz']) style.size = Number(cursor.attribute('val')) || null
  }
  return { defaultParagraph, byId }
}

/** The style and its bases, nearest first. A chain that bites its own tail ends there. */
export function* chainOf(styles: WordStyles, id: string | null): Generator<[string, WordStyle]> {
  const seen = new Set<string>()
  for (let at = id; at !== null && !seen.has(at); ) {
    const style = styles.byId.get(at)
    if (!style) return
    seen.add(at)
    yield [at, style]
    at = style.basedOn
  }
}

/** Whether text of this style is hidden. */
export function isHidden(styles: WordStyles, id: string | null): boolean {
  for (const [, style] of chainOf(styles, id)) if (style.hidden !== null) return style.hidden
  return false
}
