import { Refusal } from '../../platform/errors.ts'

export const damagedOfd = (): Refusal =>
  new Refusal('documents/damaged', 422, '这份 OFD 打不开，可能没传完或者坏了。', '请用 OFD 阅读器打开原文件，重新导出后再传，原来那份还在。')

export const unsafeOfd = (): Refusal =>
  new Refusal('documents/unsafe', 422, '这份 OFD 里夹着版式文件不该有的声明（DOCTYPE），没有打开。', '请用 OFD 阅读器打开原文件，重新导出后再传。')

export const lockedOfd = (): Refusal =>
  new Refusal('documents/encrypted', 422, '这份 OFD 加了密，打不开。', '请向发文单位要没有加密的版本。')

export const swollenOfd = (): Refusal =>
  new Refusal('documents/bomb', 422, '这份 OFD 的内容大得不正常，没有打开。', '请用 OFD 阅读器打开原文件，重新导出后再传。')
