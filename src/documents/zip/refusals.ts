import { Refusal } from '../../platform/errors.ts'

/** The container is broken: cut off, overwritten, or not what its directory says. */
export const damaged = (): Refusal =>
  new Refusal('documents/damaged', 422, '这个文件打不开，可能没传完。', '请重新导出后再传一次，原来那份还在。')

/** The container would swell far past any real document. */
export const bomb = (): Refusal =>
  new Refusal(
    'documents/bomb',
    422,
    '这个文件解压后大得不正常，没有打开。',
    '请用 WPS 或 Word 打开原文件，另存为新的 .docx 再传。',
  )

/** The container itself (not the Word file inside) asks for a password. */
export const lockedContainer = (): Refusal =>
  new Refusal('documents/encrypted', 422, '这个文件加了密码，打不开。', '请用 WPS 或 Word 去掉密码，另存后再传。')
