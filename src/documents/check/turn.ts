import type { PdfPicture } from '../pdf/index.ts'

/** A picture turned clockwise by a right angle or two; the same picture for 0. */
export function turnPicture(picture: PdfPicture, by: 0 | 90 | 180 | 270): PdfPicture {
  if (by === 0) return picture
  const { rgba, width, height, dpi } = picture
  // One 32-bit word a pixel: four times fewer moves.
  const from = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height)
  const to = new Uint32Array(width * height)
  const [wide, high] = by === 180 ? [width, height] : [height, width]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [tx, ty] = by === 90 ? [height - 1 - y, x] : by === 180 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x]
      to[ty * wide + tx] = from[y * width + x]!
    }
  return { rgba: new Uint8ClampedArray(to.buffer), width: wide, height: high, dpi }
}
