import { Refusal } from '../../platform/errors.ts'
import { oleKind } from '../word/ole.ts'

const SAVE_AS = '请用 WPS 或 Excel 打开，另存为 .xlsx 再传。'

export const damagedSheet = () =>
  new Refusal('documents/damaged', 422, '这个表格打不开，可能没传完。', '请重新导出后再传一次。')

export const swollenSheet = () =>
  new Refusal('documents/bomb', 422, '这个表格解压后大得不正常，没有打开。', '请把需要的行复制到新表格，另存为 .xlsx 再传。')

export const notSheet = (message = '这不是 .xlsx 表格。') => new Refusal('documents/unknown-kind', 415, message, SAVE_AS)

export const lockedSheet = () =>
  new Refusal('documents/encrypted', 422, '这个表格加了密码，打不开。', '请用 WPS 或 Excel 去掉密码，另存后再传。')

export const unsafeSheet = () =>
  new Refusal('documents/unsafe', 422, '这个表格里夹着 Excel 不会写的声明（DOCTYPE），没有打开。', SAVE_AS)

export const tooManyRows = (limit: number) =>
  new Refusal('sheets/too-long', 413, `表格超过 ${limit} 行。`, '请分成几个表格，依次导入。')

export const tooManyColumns = (limit: number, row: number) =>
  new Refusal('sheets/too-wide', 413, `第 ${row} 行超过 ${limit} 列。`, '请对照模板，删去多余的列。')

export const tooMuchText = () =>
  new Refusal('sheets/too-long', 413, '表格里的文字太多，没有读完。', '请分成几个表格，依次导入。')

export const noSuchSheet = (name: string) =>
  new Refusal('sheets/no-sheet', 422, `表格里没有名为“${name}”的工作表。`, '请对照模板检查工作表的名称。')

/** Tells what was sent instead of an .xlsx by its first bytes; passes anything that begins like a zip. */
export function refuseOther(bytes: Uint8Array): void {
  if (bytes.length === 0)
    throw new Refusal('documents/empty', 422, '这个文件是空的，一个字节也没有。', '请重新导出后再传一次。')
  const kind = oleKind(bytes)
  if (kind === 'encrypted') throw lockedSheet()
  if (kind === 'sheet') throw new Refusal('documents/old-sheet', 415, '这是旧版 .xls 表格。', SAVE_AS)
  if (kind === 'word') throw notSheet('这是 Word 文件，不是表格。')
  if (kind) throw notSheet()
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
    throw notSheet(/<(html|table|\?xml|!doctype)/i.test(head) ? '这是网页导出的表格，不是真正的 .xlsx。' : undefined)
  }
}

/** The container's refusals speak of documents in general; here the reader has a sheet in hand. */
export function inSheetWords<T>(open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'documents/damaged') throw damagedSheet()
    if (error.code === 'documents/bomb') throw swollenSheet()
    if (error.code === 'documents/encrypted') throw lockedSheet()
    throw error
  }
}
