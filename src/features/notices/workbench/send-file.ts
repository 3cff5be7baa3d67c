import { Declined } from '../../../workbench/api.ts'

/** Sends a file as it is and says how far it is; the name travels beside it. @returns the server's answer */
export function sendFile<Answer = { id: number }>(url: string, file: File, onProgress: (share: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.responseType = 'json'
    request.upload.addEventListener('progress', (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0))
    request.addEventListener('load', () => (request.status < 300 ? resolve(request.response as Answer) : reject(new Declined(request.status, (request.response ?? {}) as object))))
    request.addEventListener('error', () => reject(new Error('network')))
    request.send(file)
  })
}

/** What the drop zone takes; content decides, this only helps the file dialog. */
export const acceptedFiles = '.docx,.doc,.wps,.rtf,.pdf,.ofd,.txt,.jpg,.jpeg,.png,.webp,.tif,.tiff'
export const acceptedPictures = '.jpg,.jpeg,.png,.webp,.tif,.tiff'

export const looksLikePicture = (file: File): boolean => /\.(jpe?g|png|webp|tiff?)$/i.test(file.name) || /^image\/(jpeg|png|webp|tiff)$/.test(file.type)

const largest = 200 * 1024 * 1024

/** What is known to be declined before a byte is sent; null for everything else. */
export function declinedAtOnce(files: readonly File[]): Declined | null {
  const large = files.find((file) => file.size > largest)
  if (large) return new Declined(413, { code: 'files/too-large', message: `“${large.name}”超过 200 MB。`, hint: '请把正文单独导出成 .docx、.pdf 或 .txt 再传。' })
  const heic = files.find((file) => /\.hei[cf]$/i.test(file.name) || /^image\/hei[cf]/.test(file.type))
  if (heic)
    return new Declined(415, {
      code: 'documents/heic', message: `“${heic.name}”是苹果手机的 HEIC 照片，读不了。`, hint: '请在手机“设置—相机—格式”里选“兼容性最佳”后重拍，或在“照片”里选“拷贝为 JPEG”，再传 .jpg。',
    })
  if (files.length > 1 && !files.every(looksLikePicture))
    return new Declined(400, { code: 'readings/several-files', message: `一次放了 ${files.length} 个文件，没有上传。`, hint: '请一次放一份通知；同一份通知的几张照片可以一起放。' })
  return null
}
