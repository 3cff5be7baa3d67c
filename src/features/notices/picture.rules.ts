import { Refusal } from '../../platform/errors.ts'

/** Photographs of one notice. */
export const mostPictures = 60
/** Bytes of all of them together: they are bound into one file. */
export const mostPictureBytes = 256 * 1024 * 1024

/** @throws Refusal `readings/too-many-pictures` (409) */
export function requireRoom(pictures: readonly { size: number }[], size: number): void {
  if (pictures.length >= mostPictures)
    throw new Refusal('readings/too-many-pictures', 409, `一份通知最多 ${mostPictures} 张照片，这一张没有加上。`, '请只拍通知正文；附件可以另存。')
  if (pictures.reduce((sum, picture) => sum + picture.size, size) > mostPictureBytes)
    throw new Refusal('readings/too-many-pictures', 409, '这些照片加起来超过 256 MB，这一张没有加上。', '请把照片调小一些再传，宽 2000 像素就够清楚。')
}

/**
 * The photographs in the order asked for; what is not named goes.
 * @throws Refusal `readings/no-picture` (404) for a number that is not there or named twice, `readings/no-pictures` (400) for none
 */
export function arrange<P extends { number: number }>(pictures: readonly P[], order: readonly number[]): P[] {
  const byNumber = new Map(pictures.map((picture) => [picture.number, picture]))
  const arranged = order.map((number) => {
    const picture = byNumber.get(number)
    byNumber.delete(number)
    if (!picture) throw new Refusal('readings/no-picture', 404, `没有第 ${number} 张照片，顺序没有改。`, '同事可能刚调整过，请刷新后再排。')
    return picture
  })
  if (arranged.length === 0) throw new Refusal('readings/no-pictures', 400, '至少要留一张照片。', '如果都不要，请删掉这次读取。')
  return arranged
}

/** 会议通知等 3 张照片.pdf: what the bound photographs are called. */
export function boundName(names: readonly string[]): string {
  const stem = (names[0] ?? '照片').replace(/\.[^.]{1,5}$/, '')
  return names.length > 1 ? `${stem}等${names.length}张照片.pdf` : `${stem}.pdf`
}
