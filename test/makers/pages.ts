import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { PDFiumLibrary } from '@hyzyla/pdfium'

/** A picture laid over a page. Lengths in millimetres from the page's top left. */
export interface Overlay {
  /** 1-based; a page beyond the last is never reached. */
  page: number
  xMm: number
  yMm: number
  widthMm: number
  svg: string
  /** Drawn below the text instead of over it. */
  under?: boolean
}

/** A document to set. */
export interface PageSpec {
  /** Paragraphs per page; a page is broken after each list. */
  pages: readonly (readonly string[])[]
  overlays?: readonly Overlay[]
  /** 红头: red title lines on top of page 1, with a red rule below. */
  letterhead?: string
  /** Typst numbering such as "— 1 —"; none when absent. */
  numbering?: string
  /** Running head, the same on every page. */
  header?: string
  /** Raw Typst put after the paragraphs, for tables and the like. */
  after?: string
  fontSizePt?: number
  marginMm?: number
}

/** Pixels as a scanner or a renderer gives them. */
export interface Pixels {
  data: Uint8Array
  width: number
  height: number
}

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
let compiler: NodeCompiler | undefined
let pdfium: Promise<PDFiumLibrary> | undefined

/** Sets an A4 document with the project's own fonts. Throws with the compiler's words when the Typst is wrong. */
export function makePdf(spec: PageSpec): Uint8Array {
  compiler ??= NodeCompiler.create({
    workspace: root,
    fontArgs: [{ fontPaths: [`${root}/node_modules/@embedpdf/fonts-sc/fonts`, `${root}/node_modules/@expo-google-fonts/noto-serif-sc/400Regular`] }],
  })
  const overlays = spec.overlays ?? []
  overlays.forEach((overlay, i) => compiler?.mapShadow(`${root}/overlay-${i}.svg`, Buffer.from(overlay.svg)))
  const { result, ...failed } = compile(compiler, source(spec, overlays))
  if (!result) throw new Error(`typst: ${failed.problem}`)
  const pdf = compiler.pdf(result)
  compiler.resetShadow()
  compiler.evictCache(10)
  return new Uint8Array(pdf)
}

function compile(c: NodeCompiler, text: string) {
  const done = c.compile({ mainFileContent: text })
  const diagnostics = done.result ? null : done.takeDiagnostics()
  return { result: done.result, problem: diagnostics ? JSON.stringify(c.fetchDiagnostics(diagnostics)) : '' }
}

function source(spec: PageSpec, overlays: readonly Overlay[]): string {
  const layer = (under: boolean): string => {
    const items = overlays.flatMap((o, i) =>
      (o.under ?? false) === under
        ? [`if n == ${o.page} { place(top + left, dx: ${o.xMm}mm, dy: ${o.yMm}mm, image("/overlay-${i}.svg", width: ${o.widthMm}mm)) }`]
        : [],
    )
    return `context { let n = here().page()\n${items.join('\n')} }`
  }
  const margin = spec.marginMm ?? 28
  const head = spec.letterhead
    ? `#align(center, text(size: 30pt, weight: "bold", fill: rgb("#e00000"))[${escape(spec.letterhead)}])\n#line(length: 100%, stroke: 2pt + rgb("#e00000"))\n`
    : ''
  return `#set page(paper: "a4", margin: (x: ${margin}mm, y: 32mm), background: ${layer(true)}, foreground: ${layer(false)}${
    spec.numbering ? `, numbering: "${spec.numbering}"` : ''
  }${spec.header ? `, header: align(center)[${escape(spec.header)}]` : ''})
#set text(font: "Noto Sans Hans", size: ${spec.fontSizePt ?? 15}pt, lang: "zh", cjk-latin-spacing: none)
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 0.8em)
${head}${spec.pages.map((paragraphs) => paragraphs.map(escape).join('\n\n')).join('\n#pagebreak()\n')}
${spec.after ?? ''}`
}

/** Keeps every character as itself in Typst markup. */
const escape = (text: string): string =>
  text.replace(/[\\#$*_`<>@=\-+/~"'[\]]/g, (c) => `\\${c}`).replace(/^(\d+)\./, '$1\\.')

/** Renders one page (1-based) as RGBA at the given resolution, the way the checks see it. */
export async function renderPdf(pdf: Uint8Array, page = 1, dpi = 150): Promise<Pixels> {
  pdfium ??= PDFiumLibrary.init()
  const document = await (await pdfium).loadDocument(pdf)
  try {
    const { data, width, height } = await document.getPage(page - 1).render({ scale: dpi / 72, render: 'bitmap' })
    return { data, width, height }
  } finally {
    document.destroy()
  }
}
