import sharp from 'sharp'
import type { PdfPicture } from './render.ts'

/** A rendered page as PNG. Level 6 without palette: pages compress well, and speed matters more than the last tenth. */
export function pictureToPng(picture: PdfPicture): Promise<Buffer> {
  const { rgba, width, height, dpi } = picture
  return sharp(Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength), { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .withMetadata({ density: Math.max(1, Math.round(dpi)) })
    .png({ compressionLevel: 6 })
    .toBuffer()
}
