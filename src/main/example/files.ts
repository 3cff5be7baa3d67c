import { withPdf, pictureToPng } from '../../documents/pdf/index.ts'
import { writeOfficialDocx, writeOfficialPdf, type OfficialDocument } from '../../documents/official/index.ts'
import { scanPdf, sealSvg } from '../../documents/write/index.ts'
import sharp from 'sharp'

/** How the stamped version came about. */
export type Stamped = 'sealed' | 'scan' | 'grey' | 'unsealed'

/** The Word file of a report. */
export const wordOf = (paper: OfficialDocument): Promise<Uint8Array> => writeOfficialDocx(paper)

/** The stamped version: set with a seal over the signature, then, for a scan, made into pictures of pages. */
export async function stampedOf(paper: OfficialDocument, how: Stamped, seed: number): Promise<Uint8Array> {
  const unit = paper.signature?.issuers[0] ?? paper.title
  const { pdf } = writeOfficialPdf(paper, how === 'unsealed' ? {} : { picture: { svg: sealSvg({ unit, seed }), widthMm: 42 } })
  if (how === 'sealed' || how === 'unsealed') return pdf
  const pages = await withPdf(pdf, async (open) => {
    const pictures: Uint8Array[] = []
    for (let page = 1; page <= open.pageCount; page++) {
      const png = await pictureToPng(open.render(page, { dpi: 110 }))
      const picture = sharp(png)
      pictures.push(await (how === 'grey' ? picture.greyscale() : picture).jpeg({ quality: 72 }).toBuffer())
    }
    return pictures
  })
  return scanPdf(pages, { dpi: 110 })
}
