export { withPdf, type OpenPdfOptions, type PdfDocument } from './open.ts'
export type { PdfLine, PdfPageText } from './text.ts'
export type { PdfPicture, RenderOptions } from './render.ts'
export { pictureToPng } from './png.ts'
