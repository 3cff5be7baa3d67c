/** A page in levels of grey, row by row: 0 ink, 255 paper. */
export interface Raster {
  data: Uint8Array
  width: number
  height: number
}

/** Turns clockwise by quarters. */
export function turnRaster({ data, width, height }: Raster, degrees: 0 | 90 | 180 | 270): Raster {
  if (degrees === 0) return { data, width, height }
  if (degrees === 180) return { data: data.slice().reverse(), width, height }
  const out = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = degrees === 90 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y
      out[to] = data[y * width + x]!
    }
  }
  return { data: out, width: height, height: width }
}

/** Turns clockwise by a few degrees about the middle; the page keeps its size, corners become paper. */
export function straighten({ data, width, height }: Raster, degrees: number): Raster {
  const out = new Uint8Array(data.length).fill(255)
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const [mx, my] = [(width - 1) / 2, (height - 1) / 2]
  for (let y = 0; y < height; y++) {
    let sx = cos * -mx + sin * (y - my) + mx
    let sy = -sin * -mx + cos * (y - my) + my
    for (let x = 0; x < width; x++, sx += cos, sy -= sin) {
      if (sx < 0 || sy < 0 || sx >= width - 1 || sy >= height - 1) continue
      const [x0, y0] = [sx | 0, sy | 0]
      const [fx, fy] = [sx - x0, sy - y0]
      const at = y0 * width + x0
      const above = data[at]! + (data[at + 1]! - data[at]!) * fx
      const below = data[at + width]! + (data[at + width + 1]! - data[at + width]!) * fx
      out[y * width + x] = above + (below - above) * fy + 0.5
    }
  }
  return { data: out, width, height }
}

/** Scales to exactly this size; when shrinking, each new pixel is the mean of those it covers. */
export function resizeRaster({ data, width, height }: Raster, toWidth: number, toHeight: number): Raster {
  const columns = spans(width, toWidth)
  const rows = spans(height, toHeight)
  const wide = new Float32Array(toWidth * height)
  for (let x = 0; x < toWidth; x++) {
    const first = columns.firsts[x]!
    for (let k = 0; k < columns.most; k++) {
      const weight = columns.weights[x * columns.most + k]!
      if (weight === 0) continue
      for (let y = 0, from = first + k, to = x; y < height; y++, from += width, to += toWidth) wide[to]! += data[from]! * weight
    }
  }
  const out = new Uint8Array(toWidth * toHeight)
  const line = new Float32Array(toWidth)
  for (let y = 0; y < toHeight; y++) {
    line.fill(0.5)
    for (let k = 0; k < rows.most; k++) {
      const weight = rows.weights[y * rows.most + k]!
      if (weight === 0) continue
      const from = (rows.firsts[y]! + k) * toWidth
      for (let x = 0; x < toWidth; x++) line[x]! += wide[from + x]! * weight
    }
    out.set(line, y * toWidth)
  }
  return { data: out, width: toWidth, height: toHeight }
}

/** For each new pixel the old ones it is made of, `most` places each: a triangle as wide as the scale asks, never narrower than one pixel. */
function spans(from: number, to: number): { firsts: Int32Array; weights: Float32Array; most: number } {
  const scale = from / to
  const reach = Math.max(1, scale)
  const most = Math.ceil(reach * 2) + 1
  const firsts = new Int32Array(to)
  const weights = new Float32Array(to * most)
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale - 0.5
    const first = Math.min(from - 1, Math.max(0, Math.ceil(centre - reach)))
    firsts[i] = first
    let sum = 0
    for (let k = 0; k < most && first + k < from; k++) sum += weights[i * most + k] = Math.max(0, 1 - Math.abs(first + k - centre) / reach)
    if (sum === 0) weights[i * most] = sum = 1
    for (let k = 0; k < most; k++) weights[i * most + k]! /= sum
  }
  return { firsts, weights, most }
}
