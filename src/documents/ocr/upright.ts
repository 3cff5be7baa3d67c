import sharp, { type Sharp } from 'sharp'
import { Refusal } from '../../platform/errors.ts'
import { withPdf } from '../pdf/index.ts'
import { openPicture } from './picture.ts'
import type { PageImage } from './prepare.ts'
import type { OcrPage } from './types.ts'

export interface UprightOptions {
  kind: 'pdf' | 'picture'
  /** Counted from 1. */
  page: number
  /** In pixels, within 60–2400. */
  width: number
  turned: OcrPage['turned']
  straightened: number
}

const NARROWEST = 60
const WIDEST = 2400
const MOST_PIXELS = 9_000_000

/**
 * A page as JPEG, turned as its recognition found it should be.
 * @throws Refusal documents/no-page, and what opening a PDF or a picture throws
 */
export async function uprightPicture(bytes: Uint8Array, { kind, page, width, turned, straightened }: UprightOptions): Promise<Uint8Array> {
  const wide = Number.isFinite(width) ? Math.min(WIDEST, Math.max(NARROWEST, Math.round(width))) : 1000
  const image = kind === 'pdf' ? await drawn(bytes, page, wide, turned) : await openPage(bytes, page)
  const { data, info } = await sharp(image.data, { raw: { width: image.width, height: image.height, channels: 4 } })
    .removeAlpha().rotate(turned).raw().toBuffer({ resolveWithObject: true })
  const upright = sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
  const straight = straightened === 0 ? upright : await straighten(upright, straightened, info)
  return new Uint8Array(await straight.resize({ width: wide, height: 4 * WIDEST, fit: 'inside' }).jpeg({ quality: 82 }).toBuffer())
}

async function straighten(upright: Sharp, degrees: number, { width, height }: { width: number; height: number }): Promise<Sharp> {
  const { data, info } = await upright.rotate(degrees, { background: '#fff' }).raw().toBuffer({ resolveWithObject: true })
  const middle = { left: Math.max(0, (info.width - width) >> 1), top: Math.max(0, (info.height - height) >> 1), width: Math.min(width, info.width), height: Math.min(height, info.height) }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } }).extract(middle)
}

function drawn(bytes: Uint8Array, page: number, wide: number, turned: OcrPage['turned']): Promise<PageImage> {
  return withPdf(bytes, (pdf) => {
    if (!Number.isInteger(page) || page < 1 || page > pdf.pageCount) throw noPage(page, pdf.pageCount)
    const size = pdf.pageSize(page)
    const across = turned === 90 || turned === 270 ? size.height : size.width
    const { rgba, width, height } = pdf.render(page, { dpi: (wide / across) * 72, maxPixels: MOST_PIXELS })
    return { data: rgba, width, height }
  })
}

function openPage(bytes: Uint8Array, page: number): Promise<PageImage> {
  if (page !== 1) throw noPage(page, 1)
  return openPicture(bytes)
}

const noPage = (page: number, count: number): Refusal => new Refusal('documents/no-page', 404, `这份文件没有第 ${page} 页。`, `它共有 ${count} 页。`)
