import { Refusal } from '../../platform/errors.ts'

/** More pages than this are no report photographed by telephone. */
export const MOST_PHOTOS = 40
/** Bytes of one photograph. */
export const LARGEST_PHOTO = 40 * 1024 * 1024

/** There is room for one more photograph. */
export function roomForPhoto(count: number): void {
  if (count >= MOST_PHOTOS) throw new Refusal('reporting/too-many-photos', 409, `一份材料最多传 ${MOST_PHOTOS} 张照片。`, '页数再多，请用扫描仪或手机扫描软件做成一个 PDF 再传。')
}

/**
 * The order a person chose: photographs not named are taken out.
 * @param known ids as they stand
 * @throws Refusal reporting/changed when one is named that is not there, or twice: someone else changed them in between
 */
export function arrange(known: readonly string[], wanted: readonly string[]): { kept: string[]; removed: string[] } {
  if (new Set(wanted).size !== wanted.length || wanted.some((id) => !known.includes(id)))
    throw new Refusal('reporting/changed', 409, '照片刚刚有变动，您的顺序没有存上。', '请看现在有哪些照片，再排一次。')
  return { kept: [...wanted], removed: known.filter((id) => !wanted.includes(id)) }
}

/** What the bound PDF is called. */
export const boundName = (count: number): string => `盖章版（${count} 张照片）.pdf`
