import type { PdfFile } from './file.ts'
import { isArray } from './objects.ts'
import type { PdfDictionary, PdfValue } from './objects.ts'

/** A box on a page as shown, in millimetres from its top left. */
export interface Box {
  xMm: number
  yMm: number
  widthMm: number
  heightMm: number
}

/** In points, in the page's own coordinates: y goes up. */
export interface Rectangle {
  left: number
  bottom: number
  right: number
  top: number
}

/** Four finite numbers, whichever corners they name; null otherwise. */
export function rectangleOf(file: PdfFile, found: PdfValue | undefined): Rectangle | null {
  const list = file.get(found)
  if (!isArray(list) || list.length !== 4) return null
  const numbers = list.map((each) => file.get(each))
  if (!numbers.every((each) => typeof each === 'number' && Math.abs(each) < 1e6)) return null
  const [a, b, c, d] = numbers as [number, number, number, number]
  return { left: Math.min(a, c), right: Math.max(a, c), bottom: Math.min(b, d), top: Math.max(b, d) }
}

const A4: Rectangle = { left: 0, bottom: 0, right: 595.28, top: 841.89 }
const MM_PER_POINT = 25.4 / 72

/** Where a rectangle stands on the page as shown: cropped and turned. `page` is the page's dictionary and those above it. */
export function placeOn(file: PdfFile, page: readonly PdfDictionary[], rectangle: Rectangle): Box {
  const inherited = (key: string): PdfValue | undefined => page.map(({ entries }) => entries.get(key)).find((found) => found !== undefined)
  const media = rectangleOf(file, inherited('MediaBox')) ?? A4
  const crop = rectangleOf(file, inherited('CropBox')) ?? media
  const sheet = {
    left: Math.max(media.left, crop.left), right: Math.min(media.right, crop.right),
    bottom: Math.max(media.bottom, crop.bottom), top: Math.min(media.top, crop.top),
  }
  const turned = file.get(inherited('Rotate'))
  const quarter = ((Math.round((typeof turned === 'number' ? turned : 0) / 90) % 4) + 4) % 4
  const { left, right, bottom, top } = rectangle
  const [x, y, width, height] = (
    [
      [left - sheet.left, sheet.top - top, right - left, top - bottom],
      [bottom - sheet.bottom, left - sheet.left, top - bottom, right - left],
      [sheet.right - right, bottom - sheet.bottom, right - left, top - bottom],
      [sheet.top - top, sheet.right - right, top - bottom, right - left],
    ] as const
  )[quarter as 0 | 1 | 2 | 3]
  return { xMm: x * MM_PER_POINT, yMm: y * MM_PER_POINT, widthMm: width * MM_PER_POINT, heightMm: height * MM_PER_POINT }
}
