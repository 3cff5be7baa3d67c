import type { Glyph } from '../pdf/lines.ts'
import type { TagCursor } from '../word/cursor.ts'
import { placeCharacters, stepsOf, type Pen, type TextFrame } from './glyphs.ts'
import { swollenOfd } from './refusals.ts'

/** A page with more characters than this is no document. */
const MOST_CHARACTERS = 200_000

/** A page's content as its file gives it. */
export interface PageContent {
  /** x y width height in millimetres, where the page says its own. */
  box: readonly number[] | null
  /** Templates by id, in their order: drawn below (Background) or above (Foreground) the page. */
  templates: { id: string; order: string }[]
  glyphs: Glyph[]
  pictures: number
}

/** Elements whose inside is no text of the page: clips, and what a click does. */
const ASIDE = new Set(['Actions', 'Clips', 'FillColor', 'StrokeColor', 'CGTransform'])

/** Reads Content.xml of a page or template: its text objects, in the order they are drawn. */
export function readPage(cursor: TagCursor): PageContent {
  const page: PageContent = { box: null, templates: [], glyphs: [], pictures: 0 }
  let aside = 0
  let frame: TextFrame | null = null
  let pen: Pen = { x: 0, y: 0 }
  while (cursor.next()) {
    const name = cursor.local()
    if (ASIDE.has(name)) aside += cursor.empty ? 0 : cursor.closing ? -1 : 1
    if (aside > 0) continue
    if (cursor.closing) {
      if (name === 'TextObject') frame = null
      continue
    }
    if (name === 'PhysicalBox' && !cursor.empty) page.box = boxOf(cursor.text())
    else if (name === 'Template') page.templates.push({ id: cursor.attribute('TemplateID') ?? '', order: cursor.attribute('ZOrder') ?? 'Background' })
    else if (name === 'ImageObject') page.pictures++
    else if (name === 'TextObject' && !cursor.empty) {
      frame = cursor.attribute('Visible') === 'false' ? null : frameOf(cursor)
      pen = { x: 0, y: 0 }
    } else if (name === 'TextCode' && frame && !cursor.empty) {
      const [x, y, dx, dy] = [cursor.attribute('X'), cursor.attribute('Y'), cursor.attribute('DeltaX'), cursor.attribute('DeltaY')]
      const text = cursor.text().replace(/[\r\n]/g, '')
      if (page.glyphs.length + text.length > MOST_CHARACTERS) throw swollenOfd()
      if (x !== null) pen.x = Number(x) || 0
      if (y !== null) pen.y = Number(y) || 0
      placeCharacters(text, pen, stepsOf(dx, text.length), stepsOf(dy, text.length), frame, page.glyphs)
    }
  }
  return page
}

function frameOf(cursor: TagCursor): TextFrame {
  const box = boxOf(cursor.attribute('Boundary') ?? '') ?? [0, 0, 0, 0]
  const matrix = (cursor.attribute('CTM') ?? '').trim().split(/\s+/).map(Number)
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix.length === 6 && matrix.every(Number.isFinite) ? matrix : []
  const size = Number(cursor.attribute('Size'))
  const widthScale = Number(cursor.attribute('HScale') ?? 1)
  return {
    left: box[0]!, top: box[1]!, size: size > 0 && size < 10_000 ? size : 4, matrix: [a, b, c, d, e, f],
    widthScale: widthScale > 0 && widthScale < 100 ? widthScale : 1,
  }
}

/** `x y width height`, or null when it is no such thing. */
export function boxOf(text: string): readonly number[] | null {
  const box = text.trim().split(/\s+/).map(Number)
  return box.length === 4 && box.every(Number.isFinite) ? box : null
}
