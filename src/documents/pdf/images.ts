import type { Engine } from './engine.ts'
import { turnOf } from './text.ts'

const IMAGE = 3
const FORM = 5
/** A page made of more pieces than this is drawn, not scanned; looking at each would only cost time. */
const MOST_OBJECTS = 4000

/**
 * Share of the page covered by images, 0 to 1. Scanners often cut a page into strips, so areas are added up.
 * A form that holds images counts with its own bounds.
 */
export function pageImageShare(pdfium: Engine, page: number): number {
  const at = pdfium.malloc(16)
  try {
    const box = pdfium.call('FPDF_GetPageBoundingBox', page, at) ? rect(pdfium, at, true) : null
    if (!box) return 0
    const count = Math.min(pdfium.call('FPDFPage_CountObjects', page), MOST_OBJECTS)
    let covered = 0
    for (let i = 0; i < count; i++) {
      const object = pdfium.call('FPDFPage_GetObject', page, i)
      if (!holdsImage(pdfium, object, 0)) continue
      if (!pdfium.call('FPDFPageObj_GetBounds', object, at, at + 4, at + 8, at + 12)) continue
      const found = rect(pdfium, at, false)
      const width = Math.min(found.right, box.right) - Math.max(found.left, box.left)
      const height = Math.min(found.top, box.top) - Math.max(found.bottom, box.bottom)
      if (width > 0 && height > 0) covered += width * height
    }
    const area = (box.right - box.left) * (box.top - box.bottom)
    return area > 0 ? Math.min(1, covered / area) : 0
  } finally {
    pdfium.free(at)
  }
}

/** A picture on a page, in points from the top left corner of the page as shown. */
export interface PdfImageBox {
  left: number
  top: number
  right: number
  bottom: number
}

/** Where the pictures of a page stand; those inside a form with the bounds of the form. */
export function pageImageBoxes(pdfium: Engine, page: number): PdfImageBox[] {
  const at = pdfium.malloc(16)
  try {
    const turn = turnOf(pdfium, page, at)
    const count = Math.min(pdfium.call('FPDFPage_CountObjects', page), MOST_OBJECTS)
    const boxes: PdfImageBox[] = []
    for (let i = 0; i < count; i++) {
      const object = pdfium.call('FPDFPage_GetObject', page, i)
      if (!holdsImage(pdfium, object, 0) || !pdfium.call('FPDFPageObj_GetBounds', object, at, at + 4, at + 8, at + 12)) continue
      const { left, top, right, bottom } = rect(pdfium, at, false)
      boxes.push(turn(left, top, right, bottom))
    }
    return boxes
  } finally {
    pdfium.free(at)
  }
}

function holdsImage(pdfium: Engine, object: number, depth: number): boolean {
  const type = pdfium.call('FPDFPageObj_GetType', object)
  if (type === IMAGE) return true
  if (type !== FORM || depth > 3) return false
  const count = Math.min(pdfium.call('FPDFFormObj_CountObjects', object), 100)
  for (let i = 0; i < count; i++)
    if (holdsImage(pdfium, pdfium.call('FPDFFormObj_GetObject', object, i), depth + 1)) return true
  return false
}

interface Rect {
  left: number
  bottom: number
  right: number
  top: number
}

/** Four floats; FS_RECTF holds left, top, right, bottom, the bounds of objects left, bottom, right, top. */
function rect(pdfium: Engine, at: number, topSecond: boolean): Rect {
  const [left = 0, second = 0, right = 0, fourth = 0] = new Float32Array(pdfium.memory(), at, 4)
  return topSecond ? { left, top: second, right, bottom: fourth } : { left, bottom: second, right, top: fourth }
}
