/** Pixels as pdfium or sharp gives them: RGBA, row by row. */
export interface PageImage {
  data: Uint8Array | Uint8ClampedArray
  width: number
  height: number
}

/** How red each spot of a page is, at about 3 cells per millimetre. */
export interface RednessMap {
  /** Redness 0–255 per cell, row by row: 0 for paper, black ink, and everything blue, green or yellow. */
  values: Uint8Array
  width: number
  height: number
  cellsPerMm: number
  /** Standard deviation of the colour noise of paper and ink, in redness levels. */
  noise: number
  /** Up to this a cell of this page counts as colourless; at most `FAINT`. */
  floor: number
  /** Which cells are redder than `floor`, in reading order: most pages have few, and all further steps look at these only. */
  red: Int32Array
}

/** Up to this a cell counts as colourless: the smoothed noise of a 35-quality JPEG of tinted paper stays under it. */
export const FAINT = 12
/** On pages with little noise fainter ink can be told: never below this, where rounding begins. */
const FAINTEST = 6

/** Finest grid that still shows a 0.9 mm ring as about three cells; twice as fine finds nothing more and takes four times as long. */
const MIN_CELLS_PER_MM = 2.6

/**
 * Redness of a page in one pass over its pixels.
 *
 * A cell is the mean of `step` × `step` pixels, corrected so that the paper is white (yellowish and grey scans), and
 * smoothed 3 × 3 before clipping: there colour noise cancels while a ring, three cells wide, stays.
 */
export function rednessMap(image: PageImage, pageWidthMm: number): RednessMap {
  const step = Math.min(16, Math.max(1, Math.floor(image.width / pageWidthMm / MIN_CELLS_PER_MM)))
  const width = Math.floor(image.width / step)
  const height = Math.floor(image.height / step)
  const raw = rawRedness(image, step, width, height, paperGain(image))
  const { values, noise } = smooth(raw, width, height)
  const floor = Math.min(FAINT, Math.max(FAINTEST, Math.round(3.5 * noise)))
  return { values, width, height, cellsPerMm: width / pageWidthMm, noise, floor, red: redCells(values, floor) }
}

/** Indices of the cells above `floor`. */
export function redCells(values: Uint8Array, floor: number): Int32Array {
  let count = 0
  for (let i = 0; i < values.length; i++) if (values[i]! > floor) count++
  const red = new Int32Array(count)
  for (let i = 0, at = 0; at < count; i++) if (values[i]! > floor) red[at++] = i
  return red
}

/** The factor that lifts each channel of the paper's colour, its most common bright level, to 255. */
function paperGain({ data, width, height }: PageImage): [number, number, number] {
  const counts = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)] as const
  for (let y = 0; y < height; y += 7) {
    for (let x = 0; x < width; x += 7) {
      const at = (y * width + x) * 4
      counts[0][data[at]!]!++
      counts[1][data[at + 1]!]!++
      counts[2][data[at + 2]!]!++
    }
  }
  const gain = (count: Uint32Array): number => {
    let mode = 160
    let most = 0
    // Paper darker than 120 is no paper but a photo or a dark cover: leave it as it is.
    for (let level = 120; level < 256; level++) {
      if (count[level]! > most) {
        most = count[level]!
        mode = level
      }
    }
    return 255 / mode
  }
  return [gain(counts[0]), gain(counts[1]), gain(counts[2])]
}

/** Unsmoothed redness, which may be negative: its negative half tells how strong the noise is. */
function rawRedness(image: PageImage, step: number, width: number, height: number, gain: [number, number, number]): Int16Array {
  const raw = new Int16Array(width * height)
  const pixels = words(image)
  const area = step * step
  const [gr, gg, gb] = [gain[0] / area, gain[1] / area, gain[2] / area]
  const sums = { redBlue: new Int32Array(width), green: new Int32Array(width) }
  for (let y = 0, o = 0; y < height; y++) {
    if (step === 2) sumPairs(pixels, y * 2 * image.width, image.width, sums)
    else sumBoxes(pixels, y * step * image.width, image.width, step, sums)
    for (let x = 0; x < width; x++, o++) {
      const redBlue = sums.redBlue[x]!
      const r = (redBlue & 0xffff) * gr
      const g = sums.green[x]! * gg
      const b = (redBlue >>> 16) * gb
      // Mostly against the stronger of the other two, so that orange and purple count less than red.
      const redness = g > b ? r - g * 0.75 - b * 0.25 : r - b * 0.75 - g * 0.25
      // Orange and brown have much more green than blue; red ink on yellowish paper at most half as much.
      raw[o] = g - b < 0.55 * (r - b) + 12 ? redness : Math.min(redness, 0)
    }
  }
  return raw
}

/** Channel sums of one row of cells. Red and blue stand side by side in one number: 16 bits hold 256 pixels. */
interface Sums {
  redBlue: Int32Array
  green: Int32Array
}

function sumBoxes(pixels: Uint32Array, start: number, stride: number, step: number, { redBlue, green }: Sums): void {
  for (let x = 0; x < redBlue.length; x++) {
    let rb = 0
    let gs = 0
    for (let j = 0, line = start + x * step; j < step; j++, line += stride) {
      for (let i = line; i < line + step; i++) {
        const pixel = pixels[i]!
        rb += pixel & 0xff00ff
        gs += (pixel >>> 8) & 0xff
      }
    }
    redBlue[x] = rb
    green[x] = gs
  }
}

/** `sumBoxes` for 2 × 2 pixels, written out: the case of a 150-dpi page, and twice as fast. */
function sumPairs(pixels: Uint32Array, start: number, stride: number, { redBlue, green }: Sums): void {
  for (let x = 0, i = start, k = start + stride; x < redBlue.length; x++, i += 2, k += 2) {
    const a = pixels[i]!
    const b = pixels[i + 1]!
    const c = pixels[k]!
    const d = pixels[k + 1]!
    redBlue[x] = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff)
    green[x] = ((a >>> 8) & 0xff) + ((b >>> 8) & 0xff) + ((c >>> 8) & 0xff) + ((d >>> 8) & 0xff)
  }
}

/** The pixels as 32-bit words, red lowest (all machines we run on are little-endian); copied only when not aligned. */
function words({ data, width, height }: PageImage): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice()
  return new Uint32Array(aligned.buffer, aligned.byteOffset, width * height)
}

function smooth(raw: Int16Array, width: number, height: number): { values: Uint8Array; noise: number } {
  const rows = new Int16Array(raw.length)
  for (let i = 1; i < raw.length - 1; i++) rows[i] = raw[i - 1]! + raw[i]! + raw[i + 1]!
  const values = new Uint8Array(raw.length)
  let squares = 0
  let negatives = 0
  for (let y = 1; y < height - 1; y++) {
    const end = (y + 1) * width - 1
    for (let i = y * width + 1; i < end; i++) {
      const sum = rows[i - width]! + rows[i]! + rows[i + width]!
      if (sum > 0) {
        const mean = (sum * 7282) >> 16 // a ninth, without a division
        values[i] = mean > 255 ? 255 : mean
      } else {
        squares += sum * sum
        negatives++
      }
    }
  }
  return { values, noise: negatives > 0 ? Math.sqrt(squares / negatives) / 9 : 0 }
}
