import { Refusal } from '../../platform/errors.ts'

export const damagedPdf = (): Refusal =>
  new Refusal('documents/damaged', 422, '这份 PDF 打不开，可能没传完。', '请重新扫描或导出后再传一次，原来那份还在。')

export const emptyPdf = (): Refusal =>
  new Refusal('documents/empty', 422, '这份 PDF 里一页也没有。', '请重新扫描或导出后再传一次。')

export const lockedPdf = (): Refusal =>
  new Refusal('documents/encrypted', 422, '这份 PDF 设了打开密码，打不开。', '请去掉密码，另存后再传。')

export const wrongPassword = (): Refusal =>
  new Refusal('documents/encrypted', 422, '密码不对，这份 PDF 打不开。', '请核对密码，或去掉密码另存后再传。')

export const tooBigPdf = (): Refusal =>
  new Refusal(
    'documents/too-big',
    422,
    '这份 PDF 的页面或图片太大，没有处理完。',
    '请按 A4 大小、150 到 300 dpi 重新扫描后再传。',
  )
