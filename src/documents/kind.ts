import { Refusal } from '../platform/errors.ts'
import { oleKind } from './word/ole.ts'
import { openZip } from './zip/index.ts'

/** Pictures that can hold a page: photographs and scans. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'tiff' | 'gif'
/** Kinds of files that can be read. `doc` is also what WPS writes as .wps. */
export type DocumentKind = 'docx' | 'doc' | 'rtf' | 'ofd' | 'pdf' | 'txt' | PictureKind

const PICTURES: readonly string[] = ['jpeg', 'png', 'webp', 'tiff', 'gif'] satisfies PictureKind[]

export const isPicture = (kind: DocumentKind): kind is PictureKind => PICTURES.includes(kind)

/** Word files of any age. */
export const isWordKind = (kind: DocumentKind): boolean => kind === 'docx' || kind === 'doc' || kind === 'rtf'

/**
 * What a file is, by its content; its name only helps to word a refusal.
 * @throws Refusal documents/empty, documents/encrypted, documents/heic, documents/unknown-kind, documents/damaged
 */
export function kindOf(bytes: Uint8Array, fileName: string): DocumentKind {
  if (bytes.length === 0)
    throw new Refusal('documents/empty', 422, '这个文件是空的，一个字节也没有。', '请重新导出后再传一次。')
  if (isPdf(bytes)) return 'pdf'
  if (starts(bytes, 'PK\x03\x04') || starts(bytes, 'PK\x05\x06')) return zipKind(bytes)
  if (oleKind(bytes) !== null) return oldKind(bytes, fileName)
  if (starts(bytes, '{\\rt')) return 'rtf'
  const picture = MAGIC.find(({ magic, at = 0 }) => starts(bytes, magic, at))
  if (picture) return picture.kind
  if (starts(bytes, 'ftyp', 4)) throw boxed(bytes)
  if (starts(bytes, 'BM') && starts(bytes, '\0\0\0\0', 6)) throw unknown('这是 BMP 图片，读不了。')
  const other = OTHERS.find(({ magic }) => starts(bytes, magic))
  if (other) throw unknown(`这是${other.what}，不是公文。`)
  refuseMarkup(bytes, fileName)
  return 'txt'
}

/** The header may stand after a little rubbish, as readers allow. */
function isPdf(bytes: Uint8Array): boolean {
  return head(bytes).includes('%PDF-')
}

const head = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024))

const starts = (bytes: Uint8Array, magic: string, at = 0): boolean => {
  for (let i = 0; i < magic.length; i++) if (bytes[at + i] !== magic.charCodeAt(i)) return false
  return true
}

const MAGIC: readonly { magic: string; at?: number; kind: PictureKind }[] = [
  { magic: '\xff\xd8\xff', kind: 'jpeg' },
  { magic: '\x89PNG\r\n\x1a\n', kind: 'png' },
  { magic: 'WEBP', at: 8, kind: 'webp' },
  { magic: 'II*\0', kind: 'tiff' },
  { magic: 'MM\0*', kind: 'tiff' },
  { magic: 'GIF8', kind: 'gif' },
]

const OTHERS: readonly { magic: string; what: string }[] = [
  { magic: '8BPS', what: ' Photoshop 文件' },
  { magic: 'AT&TFORM', what: ' DjVu 文件' },
  { magic: 'HN\0', what: ' NH 文件' },
  { magic: 'CAJ', what: ' CAJ 文件' },
  { magic: 'Rar!', what: ' RAR 压缩包' },
  { magic: '7z\xbc\xaf', what: ' 7z 压缩包' },
  { magic: '\x1f\x8b', what: '压缩包' },
  { magic: 'MZ', what: '程序' },
  { magic: '\x7fELF', what: '程序' },
]

const HEIC = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1'])

/** The ISO container holds iPhone photographs as well as films; its brand tells. */
function boxed(bytes: Uint8Array): Refusal {
  const brand = Buffer.from(bytes.subarray(8, 12)).toString('latin1')
  if (HEIC.has(brand))
    return new Refusal(
      'documents/heic',
      415,
      '这是苹果手机的 HEIC 照片，读不了。',
      '请在手机“设置—相机—格式”里选“兼容性最佳”后重拍，或在“照片”里选“拷贝为 JPEG”，再传 .jpg。',
    )
  return unknown(brand === 'avif' || brand === 'avis' ? '这是 AVIF 图片，读不了。' : '这是视频，不是公文。')
}

function zipKind(bytes: Uint8Array): DocumentKind {
  const zip = openZip(bytes)
  if (zip.has('[Content_Types].xml')) {
    const names = zip.names()
    if (names.some((name) => name.startsWith('xl/'))) throw unknown('这是 Excel 表格，不是公文。')
    if (names.some((name) => name.startsWith('ppt/'))) throw unknown('这是演示文稿，不是公文。')
    return 'docx'
  }
  if (zip.has('OFD.xml')) return 'ofd'
  if (zip.has('mimetype') || zip.has('content.xml')) throw unknown('这是 ODT 文件，现在还读不了。')
  if (zip.has('word/document.xml')) return 'docx'
  throw unknown('这是压缩包，不是公文。')
}

function oldKind(bytes: Uint8Array, fileName: string): DocumentKind {
  const kind = oleKind(bytes)
  if (kind === 'word') return 'doc'
  if (kind === 'encrypted')
    throw new Refusal('documents/encrypted', 422, '这个文件加了密码，打不开。', '请用 WPS 或 Word 去掉密码，另存后再传。')
  if (kind === 'sheet') throw unknown('这是旧版 Excel 表格，不是公文。')
  if (kind === 'slides') throw unknown('这是旧版演示文稿，不是公文。')
  if (/\.wps$/i.test(fileName))
    throw new Refusal('documents/old-word', 415, '这是早期 WPS（或 Works）自己的格式，读不了。', '请用 WPS 打开，另存为 .docx 再传。')
  throw unknown('这是旧版办公软件的文件，读不了。')
}

/** Office systems hand out web pages and XML named .doc; read as text they would be all tags. */
function refuseMarkup(bytes: Uint8Array, fileName: string): void {
  const start = head(bytes).toString('latin1').replace(/^[\xef\xbb\xbf\s]+/, '').toLowerCase()
  const what = start.startsWith('<?xml') && start.includes('word.document') ? ' XML 格式的 Word 文件'
    : start.startsWith('<?xml') && start.includes('uof') ? '标文通（UOF）文件'
      : /^(<!doctype html|<html)/.test(start) ? '网页'
        : start.startsWith('mime-version:') ? '网页存档（MHT）' : null
  if (what === null) return
  const renamed = /\.(docx?|wps)$/i.test(fileName) ? '，只是改名叫 Word 文件' : ''
  throw new Refusal('documents/unknown-kind', 415, `这是${what}${renamed}，读不了。`, '请用 WPS 或 Word 打开，另存为 .docx 再传。')
}

const unknown = (message: string): Refusal =>
  new Refusal('documents/unknown-kind', 415, message, '请选择 .docx、.doc、.wps、.rtf、.pdf、.ofd、.txt，或 .jpg、.png 照片。')
