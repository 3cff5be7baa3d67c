import sharp from 'sharp'
import type { Pixels } from './pages.ts'
import type { Random } from './random.ts'

/** What a scanner and a JPEG encoder do to a page. */
export interface Damage {
  jpegQuality: number
  /** Standard deviation of the sensor's noise per channel, in levels of 255. */
  noise: number
  skewDeg: number
  /** 1 keeps the colours, 0 makes the page grey. */
  saturation: number
  /** Paper colour. */
  paper: readonly [number, number, number]
  /** A scanner set to grey: one channel in the JPEG. */
  grey?: boolean
}

/** Damage levels from 0 (an export) to 4 (almost grey), with some play in each. */
export function damage(level: 0 | 1 | 2 | 3 | 4, random: Random): Damage {
  const white: readonly [number, number, number] = [255, 255, 255]
  const papers = [white, [246, 246, 246], [238, 238, 240], [232, 226, 208], [224, 232, 222], [220, 220, 222]] as const
  const quality = [95, 90, 75, 50, 35][level] ?? 75
  return {
    jpegQuality: quality,
    noise: [0, 2, 4, 7, 9][level] ?? 4,
    skewDeg: level === 0 ? 0 : random.between(-0.75, 0.75) * level,
    saturation: [1, 0.95, 0.85, 0.65, 0.5][level] ?? 1,
    paper: level === 0 ? white : random.pick(papers),
  }
}

/** A page as the scanner gives it: the JPEG's bytes and its pixels. */
export async function scan(page: Pixels, how: Damage, random: Random): Promise<{ jpeg: Buffer; pixels: Pixels }> {
  const raw = { width: page.width, height: page.height, channels: 4 as const }
  const [pr, pg, pb] = how.paper
  const turned = await skew(page, how.skewDeg)
  // A table of near-bell noise (three uniforms), walked with a stride: a fresh draw per pixel would take a second a page.
  const noise = Float32Array.from({ length: 65536 }, () => (random.next() + random.next() + random.next() - 1.5) * 2 * how.noise)
  let at = Math.floor(random.next() * 65536)
  for (let i = 0; i < turned.length; i += 3) {
    const [r, g, b] = [turned[i] ?? 0, turned[i + 1] ?? 0, turned[i + 2] ?? 0]
    const light = 0.299 * r + 0.587 * g + 0.114 * b
    at = (at + 4099) & 0xffff
    const shared = noise[at] ?? 0
    turned[i] = clamp(((light + (r - light) * how.saturation) * pr) / 255 + shared + 0.6 * (noise[at ^ 0x1111] ?? 0))
    turned[i + 1] = clamp(((light + (g - light) * how.saturation) * pg) / 255 + shared + 0.6 * (noise[at ^ 0x2222] ?? 0))
    turned[i + 2] = clamp(((light + (b - light) * how.saturation) * pb) / 255 + shared + 0.6 * (noise[at ^ 0x4444] ?? 0))
  }
  const encoder = sharp(turned, { raw: { ...raw, channels: 3 } })
  const jpeg = await (how.grey ? encoder.greyscale() : encoder).jpeg({ quality: how.jpegQuality }).toBuffer()
  return { jpeg, pixels: await decode(jpeg) }
}

/** Turns the page about its middle and crops it to its former size; RGB without alpha. */
async function skew(page: Pixels, degrees: number): Promise<Buffer> {
  const { width, height } = page
  const flat = sharp(page.data, { raw: { width, height, channels: 4 } }).removeAlpha()
  if (degrees === 0) return flat.raw().toBuffer()
  const { data, info } = await flat.rotate(degrees, { background: '#fff' }).raw().toBuffer({ resolveWithObject: true })
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .extract({ left: (info.width - width) >> 1, top: (info.height - height) >> 1, width, height })
    .raw()
    .toBuffer()
}

const clamp = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value)

/** Pixels of an image file, always RGBA. */
export async function decode(file: Buffer | string): Promise<Pixels> {
  const { data, info } = await sharp(file).toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.length), width: info.width, height: info.height }
}

/** A PDF holding one JPEG per page and nothing else, as scanners make it; pages are A4 unless another size in points is given. */
export async function scannedPdf(jpegs: readonly Buffer[], [wide, high]: readonly [number, number] = [595.28, 841.89]): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  const offsets: number[] = []
  let size = 0
  const put = (part: string | Buffer): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    chunks.push(bytes)
    size += bytes.length
  }
  const object = (id: number, body: () => void): void => {
    offsets[id] = size
    put(`${id} 0 obj\n`)
    body()
    put('\nendobj\n')
  }
  put('%PDF-1.4\n')
  object(1, () => put('<</Type/Catalog/Pages 2 0 R>>'))
  object(2, () => put(`<</Type/Pages/Count ${jpegs.length}/Kids[${jpegs.map((_, i) => `${3 + i * 3} 0 R`).join(' ')}]>>`))
  for (const [i, jpeg] of jpegs.entries()) {
    const id = 3 + i * 3
    const { width, height, channels } = await sharp(jpeg).metadata()
    const draw = `q ${wide} 0 0 ${high} 0 0 cm /P Do Q`
    object(id, () => put(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${wide} ${high}]/Contents ${id + 1} 0 R/Resources<</XObject<</P ${id + 2} 0 R>>>>>>`))
    object(id + 1, () => put(`<</Length ${draw.length}>>stream\n${draw}\nendstream`))
    object(id + 2, () => {
      put(`<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/${channels === 1 ? 'DeviceGray' : 'DeviceRGB'}/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>stream\n`)
      put(jpeg)
      put('\nendstream')
    })
  }
  const start = size
  put(`xref\n0 ${offsets.length}\n0000000000 65535 f \n`)
  for (let id = 1; id < offsets.length; id++) put(`${String(offsets[id]).padStart(10, '0')} 00000 n \n`)
  put(`trailer<</Size ${offsets.length}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`)
  return new Uint8Array(Buffer.concat(chunks))
}
