import { Refusal } from '../platform/errors.ts'
import { oleKind } from './word/ole.ts'
import { openZip } from './zip/index.ts'

/** Kinds of files `readSource` reads. */
export type DocumentKind = 'docx' | 'pdf' | 'txt'

/**
 * What a file is, by its content; its name only helps to word a refusal.
 * @throws Refusal documents/empty, documents/old-word, documents/encrypted, documents/unknown-kind, documents/damaged
 */
export function kindOf(bytes: Uint8Array, fileName: string): DocumentKind {
  if (bytes.length === 0)
    throw new Refusal('documents/empty', 422, '这个文件是空的，一个字节也没有。', '请重新导出后再传一次。')
  if (isPdf(bytes)) return 'pdf'
  if (starts(bytes, 'PK\x03\x04') || starts(bytes, 'PK\x05\x06')) return zipKind(bytes)
  refuseOld(bytes, fileName)
  const other = OTHERS.find(({ magic, at = 0 }) => starts(bytes, magic, at))
  if (other) throw unknown(`这是${other.what}，不是通知文件。`)
  return 'txt'
}

/** The header may stand after a little rubbish, as readers allow. */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-')
}

const starts = (bytes: Uint8Array, magic: string, at = 0): boolean => {
  for (let i = 0; i < magic.length; i++) if (bytes[at + i] !== magic.charCodeAt(i)) return false
  return true
}

const OTHERS: readonly { magic: string; at?: number; what: string }[] = [
  { magic: '\x89PNG', what: '图片' },
  { magic: '\xff\xd8\xff', what: '图片' },
  { magic: 'GIF8', what: '图片' },
  { magic: 'BM', what: '图片' },
  { magic: 'WEBP', at: 8, what: '图片' },
  { magic: 'II*\0', what: '图片' },
  { magic: 'MM\0*', what: '图片' },
  { magic: 'Rar!', what: ' RAR 压缩包' },
  { magic: '7z\xbc\xaf', what: ' 7z 压缩包' },
  { magic: '\x1f\x8b', what: '压缩包' },
  { magic: '{\\rtf', what: ' RTF 文件' },
  { magic: 'MZ', what: '程序' },
  { magic: '\x7fELF', what: '程序' },
  { magic: 'ftyp', at: 4, what: '视频' },
]

function zipKind(bytes: Uint8Array): DocumentKind {
  const zip = openZip(bytes)
  if (zip.has('[Content_Types].xml')) {
    const names = zip.names()
    if (names.some((name) => name.startsWith('xl/'))) throw unknown('这是 Excel 表格，不是通知文件。')
    if (names.some((name) => name.startsWith('ppt/'))) throw unknown('这是演示文稿，不是通知文件。')
    return 'docx'
  }
  if (zip.has('OFD.xml')) throw unknown('这是 OFD 文件，现在还读不了。')
  if (zip.has('mimetype') || zip.has('content.xml')) throw unknown('这是 ODT 文件，现在还读不了。')
  if (zip.has('word/document.xml')) return 'docx'
  throw unknown('这是压缩包，不是通知文件。')
}

function refuseOld(bytes: Uint8Array, fileName: string): void {
  const kind = oleKind(bytes)
  if (kind === null) return
  if (kind === 'encrypted')
    throw new Refusal('documents/encrypted', 422, '这个文件加了密码，打不开。', '请用 WPS 或 Word 去掉密码，另存后再传。')
  if (kind === 'word') {
    const renamed = /\.docx$/i.test(fileName)
    throw new Refusal(
      'documents/old-word',
      415,
      renamed ? '这是改了名字的 .doc。' : '这是旧格式的 Word 文件。',
      '请用 WPS 或 Word 另存为 .docx。',
    )
  }
  throw unknown(kind === 'sheet' ? '这是旧版 Excel 表格，不是通知文件。' : '这是旧版文件，读不了。')
}

const unknown = (message: string): Refusal =>
  new Refusal('documents/unknown-kind', 415, message, '请选择通知的 .docx、.pdf 或 .txt 文件。')
