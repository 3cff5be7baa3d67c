import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const FONTS = join(import.meta.dirname, '../../node_modules/@embedpdf/fonts-sc/fonts')
let compiler: NodeCompiler | null = null

/** A PDF with real Chinese text, typeset by Typst in Noto Sans; `body` is Typst markup. */
export function typesetPdf(body: string): Uint8Array {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [FONTS] }] })
  const mainFileContent = `#set text(font: "Noto Sans CJK SC", size: 16pt, lang: "zh")\n#set page(paper: "a4")\n${body}`
  const pdf = compiler.pdf({ mainFileContent })
  if (!pdf) throw new Error('Typst made no PDF')
  return pdf
}
