import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

/** One page of a hand-made PDF. */
export interface CraftedPage {
  /** Points; default A4. */
  width?: number
  height?: number
  rotate?: number
  /** Content operators; `Helvetica` is /F1, the image (when given) /Im. */
  content?: string
  /** A grey image by its size in pixels and bytes, drawn by the content with `/Im Do`. */
  image?: { width: number; height: number; data: Uint8Array; bits?: number; space?: string }
}

/** Writes a small PDF object by object. */
export function craftPdf(pages: readonly CraftedPage[], trailer = ''): Uint8Array {
  const objects: Buffer[] = []
  const add = (body: string | Buffer): number => objects.push(Buffer.isBuffer(body) ? body : Buffer.from(body, 'latin1'))
  const stream = (dict: string, data: Uint8Array): Buffer =>
    Buffer.concat([Buffer.from(`<<${dict}/Length ${data.length}>>\nstream\n`), data, Buffer.from('\nendstream')])

  add('<</Type/Catalog/Pages 2 0 R>>')
  add('')
  const font = add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>')
  const kids: number[] = []
  for (const { width = 595, height = 842, rotate = 0, content = '', image } of pages) {
    const body = add(stream('', Buffer.from(content, 'latin1')))
    let resources = `/Font<</F1 ${font} 0 R>>`
    if (image) {
      const { bits = 8, space = '/DeviceGray' } = image
      const dict = `/Type/XObject/Subtype/Image/Width ${image.width}/Height ${image.height}/BitsPerComponent ${bits}/ColorSpace${space}/Filter/FlateDecode`
      resources += `/XObject<</Im ${add(stream(dict, deflateSync(image.data)))} 0 R>>`
    }
    kids.push(add(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Rotate ${rotate}/Contents ${body} 0 R/Resources<<${resources}>>>>`))
  }
  objects[1] = Buffer.from(`<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`)

  const out: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let at = out[0]!.length
  for (const [i, body] of objects.entries()) {
    places.push(at)
    const object = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    out.push(object)
    at += object.length
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  out.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`))
  out.push(Buffer.from(`trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`))
  return Buffer.concat(out)
}

/** A line of Latin text at a place, in 12 points. */
export const textAt = (x: number, y: number, text: string): string => `BT /F1 12 Tf ${x} ${y} Td (${text}) Tj ET\n`

const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const pad = (password: string): Buffer => Buffer.concat([Buffer.from(password, 'latin1'), PAD]).subarray(0, 32)
const md5 = (...parts: Uint8Array[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest()

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const box = Uint8Array.from({ length: 256 }, (_, i) => i)
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + box[i]! + key[i % key.length]!) & 255
    ;[box[i], box[j]] = [box[j]!, box[i]!]
  }
  let i = 0
  let j = 0
  const out = data.map((byte) => {
    i = (i + 1) & 255
    j = (j + box[i]!) & 255
    ;[box[i], box[j]] = [box[j]!, box[i]!]
    return byte ^ box[(box[i]! + box[j]!) & 255]!
  })
  return Buffer.from(out)
}

/** A PDF of empty pages under the standard security handler (40-bit). `user` '' opens without a password. */
export function craftLockedPdf(pages: number, user: string, owner: string): Uint8Array {
  const id = Buffer.alloc(16, 1)
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff])
  const ownerEntry = rc4(md5(pad(owner)).subarray(0, 5), pad(user))
  const key = md5(pad(user), ownerEntry, permissions, id).subarray(0, 5)
  const hex = (data: Buffer): string => `<${data.toString('hex')}>`
  return craftPdf(
    Array.from({ length: pages }, () => ({})),
    `/ID[${hex(id)}${hex(id)}]/Encrypt<</Filter/Standard/V 1/R 2/O${hex(ownerEntry)}/U${hex(rc4(key, PAD))}/P -4>>`,
  )
}
