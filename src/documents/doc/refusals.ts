import { Refusal } from '../../platform/errors.ts'

export const damagedDoc = (): Refusal =>
  new Refusal('documents/damaged', 422, '这个 .doc 文件打不开，可能没传完或者坏了。', '请用 WPS 或 Word 打开原文件，另存为 .docx 再传，原来那份还在。')

export const lockedDoc = (): Refusal =>
  new Refusal('documents/encrypted', 422, '这个文件加了密码，打不开。', '请用 WPS 或 Word 去掉密码，另存后再传。')

/** Word 6 and 95, and what other programs keep in the same container. */
export const tooOldDoc = (what: string): Refusal =>
  new Refusal('documents/old-word', 415, `这是${what}的格式，太老了，读不了。`, '请用 WPS 或 Word 打开，另存为 .docx 再传。')

export const swollenDoc = (): Refusal =>
  new Refusal('documents/bomb', 422, '这个 .doc 文件里写的字数大得不正常，没有打开。', '请用 WPS 或 Word 打开原文件，另存为 .docx 再传。')
