import { withPdf } from '../pdf/index.ts'

/** How many pages a PDF has. @throws what opening a PDF throws */
export const countPages = (bytes: Uint8Array): Promise<number> => withPdf(bytes, (pdf) => pdf.pageCount)
