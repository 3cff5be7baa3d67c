import { Refusal } from '../../platform/errors.ts'
import { damaged } from '../zip/refusals.ts'

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** What an OLE container (the format before .docx) holds. */
export type OleKind = 'encrypted' | 'word' | 'sheet' | 'slides' | 'other'

/** The kind of an OLE container, or null when the bytes are none. Looks for stream names, follows no pointers. */
export function oleKind(bytes: Uint8Array): OleKind | null {
  if (bytes.length < MAGIC.length || MAGIC.some((byte, i) => bytes[i] !== byte)) return null
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (hasStream(buffer, 'EncryptedPackage')) return 'encrypted'
  if (hasStream(buffer, 'WordDocument')) return 'word'
  if (hasStream(buffer, 'Workbook') || hasStream(buffer, 'Book')) return 'sheet'
  return hasStream(buffer, 'PowerPoint Document') ? 'slides' : 'other'
}

/** Directory entries are 128 bytes, aligned, and start with the name in UTF-16. */
function hasStream(buffer: Buffer, name: string): boolean {
  const needle = Buffer.from(`${name}\0`, 'utf16le')
  for (let at = buffer.indexOf(needle); at >= 0; at = buffer.indexOf(needle, at + 2)) if (at % 128 === 0) return true
  return false
}

/** @throws Refusal when the bytes are an OLE container or nothing at all, where a .docx was expected */
export function refuseOle(bytes: Uint8Array): void {
  if (bytes.length === 0)
    throw new Refusal('documents/empty', 422, '这个文件是空的，一个字节也没有。', '请重新导出后再传一次。')
  const kind = oleKind(bytes)
  if (kind === null) return
  if (kind === 'encrypted')
    throw new Refusal('documents/encrypted', 422, '这个文件加了密码，打不开。', '请用 WPS 或 Word 去掉密码，另存后再传。')
  if (kind === 'word')
    throw new Refusal('documents/old-word', 415, '这是改了名字的 .doc。', '请用 WPS 或 Word 另存为 .docx。')
  if (kind === 'other') throw damaged()
  throw new Refusal(
    'documents/unknown-kind',
    415,
    kind === 'sheet' ? '这是旧版 Excel 表格，不是 Word 文件。' : '这是旧版演示文稿，不是 Word 文件。',
    '请选择 Word 文件（.docx）。',
  )
}
