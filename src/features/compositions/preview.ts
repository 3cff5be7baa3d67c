import { pageImage } from '../../documents/check/page.ts'
import type { FontReport } from '../../documents/official/fonts.rules.ts'
import type { OfficialDocument } from '../../documents/official/model.ts'
import { writeOfficialPdf } from '../../documents/official/pdf.ts'
import { withPdf } from '../../documents/pdf/index.ts'

/** Pages to look at. Run in a worker thread: typesetting is synchronous and its input comes from people. */

export interface Preview {
  /** Pages of the whole document. */
  pages: number
  /** Of a document typeset now; of a kept file it is not asked again. */
  fonts: FontReport | null
  /** Text of each page, for the rules that only typesetting shows; not of a kept file. */
  texts: string[] | null
  images: { page: number; png: Uint8Array }[]
}

/** `count` pages from page `from` (1-based), `width` pixels wide. */
export interface PageWindow {
  from: number
  count: number
  width: number
}

/** Text of further pages is not read: the writer would wait for it. */
const mostTexts = 60

/** Typesets a document and draws some of its pages. `fonts` is the site's own folder. */
export async function previewPages(document: OfficialDocument, wanted: PageWindow, fonts: string): Promise<Preview> {
  const made = writeOfficialPdf(document, { fonts })
  const texts = await withPdf(made.pdf, (pdf) => Array.from({ length: Math.min(made.pages, mostTexts) }, (_, page) => pdf.pageText(page + 1).lines.map((line) => line.text).join('\n')))
  return { pages: made.pages, fonts: made.fonts, texts, images: await drawn(made.pdf, made.pages, wanted) }
}

/** Draws some pages of a PDF that has been kept. */
export const keptPages = async (pdf: Uint8Array, pages: number, wanted: PageWindow): Promise<Preview> => ({ pages, fonts: null, texts: null, images: await drawn(pdf, pages, wanted) })

async function drawn(pdf: Uint8Array, pages: number, { from, count, width }: PageWindow): Promise<Preview['images']> {
  const images: Preview['images'] = []
  for (let page = from; page <= Math.min(pages, from + count - 1); page++) images.push({ page, png: await pageImage(pdf, page, width) })
  return images
}
