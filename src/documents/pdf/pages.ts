import { withPdf } from './open.ts'

/** How many pages a PDF has. Runs through `runInWorker`. @throws Refusal as `withPdf` does */
export const countPages = (bytes: Uint8Array): Promise<number> => withPdf(bytes, (pdf) => pdf.pageCount)
