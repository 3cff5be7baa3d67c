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
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < toWidth; x++) {
      const { first, weights } = columns[x]!
      let sum = 0
      for (let k = 0; k < weights.length; k++) sum += data[y * width + first + k]! * weights[k]!
      wide[y * toWidth + x] = sum
    }
  }
  const out = new Uint8Array(toWidth * toHeight)
  for (let y = 0; y < toHeight; y++) {
    const { first, weights } = rows[y]!
    for (let x = 0; x < toWidth; x++) {
      let sum = 0.5
      for (let k = 0; k < weights.length; k++) sum += wide[(first + k) * toWidth + x]! * weights[k]!
      out[y * toWidth + x] = sum
    }
  }
  return { data: out, width: toWidth, height: toHeight }
}

/** For each new pixel the old ones it is made of: a triangle as wide as the scale asks, never narrower than one pixel. */
function spans(from: number, to: number): { first: number; weights: Float32Array }[] {
  const scale = from / to
  const reach = Math.max(1, scale)
  return Array.from({ length: to }, (_, i) => {
    const centre = (i + 0.5) * scale - 0.5
    const first = Math.max(0, Math.ceil(centre - reach))
    const last = Math.min(from - 1, Math.floor(centre + reach))
    const weights = Float32Array.from({ length: Math.max(1, last - first + 1) }, (_, k) => Math.max(0, 1 - Math.abs(first + k - centre) / reach))
    const sum = weights.reduce((a, b) => a + b, 0)
    if (sum === 0) return { first: Math.min(from - 1, Math.max(0, Math.round(centre))), weights: Float32Array.of(1) }
    return { first, weights: weights.map((weight) => weight / sum) }
  })
}
