import sharp from 'sharp'
import { Refusal } from '../../platform/errors.ts'
import { withPdf } from '../pdf/index.ts'
import { findSeals } from './find.ts'
import type { Seal } from './verify.ts'

/** Seals of one page, best first; lengths in millimetres from the page's top left, to a tenth. */
export interface FileSeals {
  page: number
  seals: { x_mm: number; y_mm: number; diameter_mm: number; score: number }[]
}

const MM_PER_INCH = 25.4
/** Places are told to a tenth of a millimetre, which needs no more than this. */
const PAGE_DPI = 150
const MOST_PAGES = 200
/** A picture of A4 at 600 dpi has 35 million pixels. */
const MOST_PIXELS = 80_000_000
/** Pictures are searched at this width at most: A4 at 200 dpi. */
const WIDEST = 1654
const A4_WIDTH_MM = 210

/**
 * Seals on a picture of a page (JPEG, PNG …) or on the pages of a PDF; every page searched has an entry. A picture is taken
 * as an A4 page unless its own resolution makes it another usual sheet.
 * @throws Refusal documents/empty, documents/damaged, documents/too-big, documents/too-many-pages, and all that opening a PDF throws
 */
export async function findSealsInFile(bytes: Uint8Array): Promise<FileSeals[]> {
  if (bytes.length === 0) throw new Refusal('documents/empty', 422, '这个文件是空的，一个字节也没有。', '请重新导出后再试。')
  return isPdf(bytes) ? inPdf(bytes) : [{ page: 1, seals: await inPicture(bytes) }]
}

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-')

function inPdf(bytes: Uint8Array): Promise<FileSeals[]> {
  return withPdf(bytes, (pdf) => {
    if (pdf.pageCount > MOST_PAGES) throw new Refusal('documents/too-many-pages', 422, `这份 PDF 有 ${pdf.pageCount} 页，最多找 ${MOST_PAGES} 页。`, '请只留下盖章的几页再试。')
    return Array.from({ length: pdf.pageCount }, (_, i) => {
      const page = i + 1
      const picture = pdf.render(page, { dpi: PAGE_DPI })
      const pageWidthMm = (pdf.pageSize(page).width / 72) * MM_PER_INCH
      return { page, seals: told(findSeals({ data: picture.rgba, width: picture.width, height: picture.height }, { pageWidthMm }).seals) }
    })
  })
}

async function inPicture(bytes: Uint8Array): Promise<FileSeals['seals']> {
  const damaged = (): Refusal => new Refusal('documents/damaged', 422, '这个文件不是能打开的图片或 PDF。', '请换一张 .jpg、.png 图片或 PDF。')
  const open = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
  const { width, height, density, orientation = 1 } = await open().metadata().catch(() => Promise.reject(damaged()))
  if (width * height > MOST_PIXELS) throw new Refusal('documents/too-big', 422, '这张图片太大，没有处理。', '请按 A4 大小、150 到 300 dpi 重新扫描后再试。')
  // EXIF's turned orientations exchange the sides.
  const across = orientation >= 5 ? height : width
  const { data, info } = await open()
    .rotate().flatten({ background: '#fff' }).resize({ width: Math.min(across, WIDEST), withoutEnlargement: true })
    .toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    .catch(() => Promise.reject(damaged()))
  return told(findSeals({ data, width: info.width, height: info.height }, { pageWidthMm: sheetWidth(across, orientation >= 5 ? width : height, density) }).seals)
}

/**
 * Width of the sheet a picture shows. Its own resolution counts when it makes a sheet between A5 and A3; screens write 72
 * or 96 into anything, so for those the sides decide: A4, upright or lying.
 */
function sheetWidth(width: number, height: number, density: number | undefined): number {
  const wide = density && density > 96 ? (width / density) * MM_PER_INCH : 0
  const high = density && density > 96 ? (height / density) * MM_PER_INCH : 0
  const usual = Math.min(wide, high) >= 140 && Math.max(wide, high) <= 430 && Math.max(wide, high) / Math.min(wide, high) < 1.8
  return usual ? wide : width > height ? (A4_WIDTH_MM * 297) / 210 : A4_WIDTH_MM
}

const tenth = (mm: number): number => Math.round(mm * 10) / 10

const told = (seals: readonly Seal[]): FileSeals['seals'] =>
  seals.map(({ xMm, yMm, diameterMm, score }) => ({ x_mm: tenth(xMm), y_mm: tenth(yMm), diameter_mm: tenth(diameterMm), score: Math.round(score * 100) / 100 }))
