import { Refusal } from '../../platform/errors.ts'

export const cutRtf = (): Refusal =>
  new Refusal('documents/damaged', 422, '这个 RTF 文件不完整，可能没传完。', '请用 WPS 或 Word 重新另存后再传一次，原来那份还在。')

export const notRtf = (): Refusal =>
  new Refusal('documents/unknown-kind', 415, '这不是 RTF 文件。', '请用 WPS 或 Word 另存为 .docx 再传。')
