import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { withPdf } from '../../src/documents/pdf/index.ts'
import { makePdf, renderPdf, type Pixels } from './pages.ts'
import type { Random } from './random.ts'
import { sealSvg } from './seal-svg.ts'

/** A printed page and what stands on it. */
export interface PrintedPage {
  /** Clean, at 150 dpi. */
  pixels: Pixels
  /** Its lines as the PDF itself tells them. */
  lines: string[]
  font: string
  sizePt: number
}

export interface PrintedOptions {
  font?: string
  sizePt?: number
  paragraphs?: readonly string[]
  /** 红头: a red title over a red rule. */
  letterhead?: string
  /** A table under the text. */
  table?: readonly (readonly string[])[]
}

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const systemFonts = '/usr/share/fonts'
/** Always there, and those of Debian's packages where they are installed. */
export const fonts: readonly string[] = [
  'Noto Sans Hans', 'Noto Serif SC',
  ...(existsSync(`${systemFonts}/opentype/noto/NotoSerifCJK-Regular.ttc`) ? ['Noto Serif CJK SC', 'Noto Sans CJK SC'] : []),
  ...(existsSync(`${systemFonts}/truetype/droid/DroidSansFallbackFull.ttf`) ? ['Droid Sans Fallback'] : []),
]
let compiler: NodeCompiler | undefined

/** The first page of an official text in one of the fonts, from the invented notices unless paragraphs are given. */
export async function printedPage(random: Random, options: PrintedOptions = {}): Promise<PrintedPage> {
  const font = options.font ?? random.pick(fonts)
  const sizePt = options.sizePt ?? random.pick([10.5, 12, 14, 16, 16])
  const paragraphs = options.paragraphs ?? stretch(random)
  const head = options.letterhead ? `#align(center, text(size: 30pt, weight: "bold", fill: rgb("#e00000"))[${escape(options.letterhead)}])\n#line(length: 100%, stroke: 2pt + rgb("#e00000"))\n` : ''
  const table = options.table ? `\n#table(columns: ${options.table[0]?.length ?? 1}, ${options.table.flat().map((cell) => `[${escape(cell)}]`).join(', ')})` : ''
  const pdf = compile(`#set page(paper: "a4", margin: (x: 27mm, y: 35mm))
#set text(font: "${font}", size: ${sizePt}pt, lang: "zh", cjk-latin-spacing: none)
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 0.8em)
${head}${paragraphs.map(escape).join('\n\n')}${table}`)
  const lines = await withPdf(pdf, (open) => open.pageText(1).lines.map((line) => line.text))
  return { pixels: await renderPdf(pdf), lines, font, sizePt }
}

function compile(text: string): Uint8Array {
  const modules = join(root, 'node_modules')
  const fontPaths = [`${modules}/@embedpdf/fonts-sc/fonts`, `${modules}/@expo-google-fonts/noto-serif-sc/400Regular`, ...(existsSync(systemFonts) ? [systemFonts] : [])]
  compiler ??= NodeCompiler.create({ workspace: root, fontArgs: [{ fontPaths }] })
  const done = compiler.compile({ mainFileContent: text })
  if (!done.result) throw new Error('typst does not take the page')
  const pdf = new Uint8Array(compiler.pdf(done.result))
  compiler.evictCache(10)
  return pdf
}

let notices: string[][] | undefined

/** Some forty paragraphs of an invented notice. */
function stretch(random: Random): string[] {
  const folder = join(root, 'test/notices')
  notices ??= readdirSync(folder).filter((name) => name.endsWith('.txt')).sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').split(/\n+/).map((line) => line.trim()).filter((line) => line !== ''))
  const notice = random.pick(notices)
  const from = Math.floor(random.next() * Math.max(1, notice.length - 20))
  return notice.slice(from, from + 40)
}

const escape = (text: string): string =>
  text.replace(/[\\#$*_`<>@=\-+/~"'[\]]/g, (c) => `\\${c}`).replace(/^(\d+)\./, '$1\\.')

/** Stamps a round seal onto a page as ink does: what is dark below stays dark. Middle in millimetres. */
export async function stamped(page: Pixels, xMm: number, yMm: number, look: { diameterMm?: number; colour?: string; opacity?: number } = {}): Promise<Pixels> {
  const diameterMm = look.diameterMm ?? 42
  const svg = sealSvg({ text: '云泽市青禾科学技术协会', foot: '样章', star: true, ...look, diameterMm })
  const seal = await renderPdf(makePdf({ pages: [[' ']], overlays: [{ page: 1, xMm: xMm - diameterMm / 2, yMm: yMm - diameterMm / 2, widthMm: diameterMm, svg }] }))
  return { ...page, data: page.data.map((level, i) => (i % 4 === 3 ? 255 : (level * (seal.data[i] ?? 255)) / 255)) }
}

/** Turns a page clockwise by quarters, as it may lie on the glass. */
export function turned({ data, width, height }: Pixels, degrees: 0 | 90 | 180 | 270): Pixels {
  if (degrees === 0) return { data, width, height }
  const side = degrees !== 180
  const out = { data: new Uint8Array(data.length), width: side ? height : width, height: side ? width : height }
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height)
  const to = new Uint32Array(out.data.buffer)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [tx, ty] = degrees === 90 ? [height - 1 - y, x] : degrees === 180 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x]
      to[ty * out.width + tx] = from[y * width + x]!
    }
  }
  return out
}

/** What a telephone makes of a page on a desk: uneven light, a mild slant, the desk around it. `slant` is how far corners move, in parts of the page. */
export function photographed(page: Pixels, random: Random, slant = 0.015): Pixels {
  const [width, height] = [1500, 2000]
  const data = new Uint8Array(width * height * 4).fill(255)
  const corner = (x: number, y: number): [number, number] => [x + random.between(-slant, slant), y + random.between(-slant, slant)]
  const corners = [corner(0.05, 0.05), corner(0.95, 0.05), corner(0.95, 0.95), corner(0.05, 0.95)] as const
  const [bright, dark] = [random.between(0.85, 1), random.between(0.45, 0.65)]
  const angle = random.between(0, Math.PI * 2)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = inside(corners, x / width, y / height)
      const light = dark + (bright - dark) * (0.5 + 0.5 * (Math.cos(angle) * (x / width - 0.5) + Math.sin(angle) * (y / height - 0.5)) * 1.4)
      const at = (y * width + x) * 4
      const onPage = u >= 0 && u < 1 && v >= 0 && v < 1
      for (let c = 0; c < 3; c++) {
        const level = onPage ? sample(page, u * (page.width - 1), v * (page.height - 1), c) * [1, 0.97, 0.9][c]! : [92, 74, 58][c]!
        data[at + c] = Math.max(0, Math.min(255, level * light + (random.next() - 0.5) * 12))
      }
    }
  }
  return { data, width, height }
}

/** Where a point lies within a quadrangle, both ways from 0 to 1: two rounds of Newton's method on its bilinear form. */
function inside([a, b, c, d]: readonly [readonly [number, number], readonly [number, number], readonly [number, number], readonly [number, number]], x: number, y: number): [number, number] {
  let [u, v] = [(x - 0.05) / 0.9, (y - 0.05) / 0.9]
  for (let round = 0; round < 2; round++) {
    const at = (i: 0 | 1) => a[i] * (1 - u) * (1 - v) + b[i] * u * (1 - v) + c[i] * u * v + d[i] * (1 - u) * v
    const du = (i: 0 | 1) => (b[i] - a[i]) * (1 - v) + (c[i] - d[i]) * v
    const dv = (i: 0 | 1) => (d[i] - a[i]) * (1 - u) + (c[i] - b[i]) * u
    const [ex, ey] = [at(0) - x, at(1) - y]
    const det = du(0) * dv(1) - du(1) * dv(0)
    u -= (ex * dv(1) - ey * dv(0)) / det
    v -= (ey * du(0) - ex * du(1)) / det
  }
  return [u, v]
}

function sample({ data, width }: Pixels, x: number, y: number, channel: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)]
  const [fx, fy] = [x - x0, y - y0]
  const at = (dx: number, dy: number): number => data[((y0 + dy) * width + x0 + dx) * 4 + channel] ?? 255
  return (at(0, 0) * (1 - fx) + at(1, 0) * fx) * (1 - fy) + (at(0, 1) * (1 - fx) + at(1, 1) * fx) * fy
}

/** A band of a page, so that recognising it takes a moment only. Heights in pixels. */
export function band({ data, width }: Pixels, top: number, height: number): Pixels {
  return { data: data.slice(top * width * 4, (top + height) * width * 4), width, height }
}
