import { Refusal } from '../../platform/errors.ts'

export const noEngine = (): Refusal =>
  new Refusal('documents/no-recognition', 422, '这台服务器上的文字识别用不了。', '请换一份有文字的 PDF 或 Word 文件，或请管理员在受支持的系统上运行。')

export const tookTooLong = (): Refusal =>
  new Refusal('documents/took-too-long', 422, '这一页识别了很久还没有完，已经停下。', '请按 A4 大小、150 到 300 dpi 重新扫描这一页。')

export const crashed = (): Refusal =>
  new Refusal('documents/too-big', 422, '这一页没有识别成，识别程序中途停了。', '请按 A4 大小、150 到 300 dpi 重新扫描这一页。')

export const noPicture = (): Refusal =>
  new Refusal('documents/not-a-picture', 415, '这不是能读的图片。', '请用 JPG 或 PNG 格式的图片。')

export const damagedPicture = (): Refusal =>
  new Refusal('documents/damaged', 422, '这张图片打不开，可能没传完。', '请重新拍照或扫描后再传一次。')

export const movingPicture = (): Refusal =>
  new Refusal('documents/many-frames', 422, '这张图片里有好几幅，不是一页。', '请一页存成一张 JPG 或 PNG，或存成 PDF。')

export const hugePicture = (): Refusal =>
  new Refusal('documents/too-big', 422, '这张图片的尺寸太大。', '请按 A4 大小、150 到 300 dpi 重新扫描，或缩小后再传。')

export const tinyPicture = (): Refusal =>
  new Refusal('documents/too-small', 422, '这张图片太小，字认不出来。', '请传原图，不要传缩略图。')
