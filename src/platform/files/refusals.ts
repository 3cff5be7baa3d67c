import { Refusal } from '../errors.ts'

/** 1536 → "1.5 KB", as file managers show it. */
export function readableSize(bytes: number): string {
  const units = ['字节', 'KB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : Number(value.toFixed(1))} ${units[unit]}`
}

export const tooLarge = (limit: number) =>
  new Refusal('files/too-large', 413, `文件超过 ${readableSize(limit)}，没有保存。`, '请压缩其中的图片或拆分后重新上传。')

export const diskFull = () =>
  new Refusal('files/disk-full', 507, '服务器存储空间已满，文件没有保存。', '请联系管理员清理磁盘后重新上传，已保存的文件不受影响。')

export const notFound = () =>
  new Refusal('files/not-found', 404, '文件不存在。', '请刷新页面后重试；仍然没有，请联系管理员。')

export const badRange = () =>
  new Refusal('files/bad-range', 416, '请求的范围超出文件末尾。', '请从头重新下载。')

/** A full disk or quota becomes a Refusal; every other error stays what it is. */
export function refuseFull(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'ENOSPC' || code === 'EDQUOT' ? diskFull() : error
}
