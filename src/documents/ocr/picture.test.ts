import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openPicture } from './picture.ts'

/** A grey square with a black corner at the top left. */
const square = (channels: 3 | 4 = 3) => {
  const corner = sharp({ create: { width: 16, height: 16, channels: 3, background: '#000' } }).png().toBuffer()
  return corner.then((input) => sharp({ create: { width: 64, height: 64, channels, background: { r: 200, g: 200, b: 200, alpha: channels === 4 ? 0 : 1 } } }).composite([{ input, left: 0, top: 0 }]))
}
const pixel = ({ data, width }: { data: Uint8Array | Uint8ClampedArray; width: number }, x: number, y: number) => Array.from(data.slice((y * width + x) * 4, (y * width + x) * 4 + 4))

test('whatever the format, pixels are RGBA on white, turned as the camera noted', async () => {
  const grey16 = await sharp(await (await square()).png().toBuffer()).toColourspace('grey16').png().toBuffer()
  for (const bytes of [
    await (await square()).png().toBuffer(), await (await square()).jpeg().toBuffer(), await (await square()).webp({ lossless: true }).toBuffer(),
    await (await square()).tiff().toBuffer(), await (await square()).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(), grey16,
  ]) {
    const picture = await openPicture(bytes)
    expect(picture).toMatchObject({ width: 64, height: 64 })
    expect(picture.data.length).toBe(64 * 64 * 4)
    expect(pixel(picture, 4, 4)[0]).toBeLessThan(60)
    expect(pixel(picture, 50, 50)[0]).toBeGreaterThan(170)
    expect(pixel(picture, 50, 50)[3]).toBe(255)
  }
  expect(pixel(await openPicture(await (await square(4)).png().toBuffer()), 50, 50)).toEqual([255, 255, 255, 255])
  // Orientation 3: the camera was held upside down.
  const turned = await openPicture(await (await square()).jpeg().withMetadata({ orientation: 3 }).toBuffer())
  expect(pixel(turned, 60, 60)[0]).toBeLessThan(60)
})

test('large pictures come no larger than recognition needs', async () => {
  const large = await sharp({ create: { width: 6000, height: 4000, channels: 3, background: '#fff' } }).jpeg().toBuffer()
  expect(await openPicture(large)).toMatchObject({ width: 2900, height: 1933 })
})

test.each([
  ['an empty file', async () => Buffer.alloc(0), 'documents/empty'],
  ['text', async () => Buffer.from('各县级科协：'), 'documents/not-a-picture'],
  ['SVG, which could fetch and nest', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><image href="file:///etc/hostname"/></svg>'), 'documents/not-a-picture'],
  ['a JPEG cut short', async () => (await (await square()).resize(800).jpeg().toBuffer()).subarray(0, 900), 'documents/damaged'],
  ['a PNG of rubbish', async () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(500, 7)]), 'documents/damaged'],
  ['a PNG that claims 100,000 × 100,000', async () => claiming(100_000, 100_000), 'documents/too-big'],
  ['a strip no page looks like', async () => sharp({ create: { width: 4000, height: 40, channels: 3, background: '#fff' } }).png().toBuffer(), 'documents/too-big'],
  ['a thumbnail', async () => (await square()).resize(20).png().toBuffer(), 'documents/too-small'],
  ['an animation', async () => moving(), 'documents/many-frames'],
  ['a HEIC photograph', async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'documents/heic'],
])('%s is refused', async (_, make, code) => {
  await expect(make().then(openPicture)).rejects.toMatchObject({ name: 'Refusal', code })
})

/** A right header over little data. */
function claiming(width: number, height: number): Buffer {
  const header = Buffer.alloc(25)
  header.writeUInt32BE(13, 0)
  header.write('IHDR', 4, 'latin1')
  header.writeUInt32BE(width, 8)
  header.writeUInt32BE(height, 12)
  header.set([8, 2, 0, 0, 0], 16)
  header.writeInt32BE(crc(header.subarray(4, 21)), 21)
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), header, Buffer.from('\0\0\0\x0cIDAT\x78\x9c\x63\x60\x60\x60\0\0\0\x04\0\x01\xf6\x17\x38\x55\0\0\0\0IEND\xae\x42\x60\x82', 'latin1')])
}

function crc(bytes: Uint8Array): number {
  let value = -1
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return ~value
}

async function moving(): Promise<Buffer> {
  const frame = (grey: number) => sharp({ create: { width: 64, height: 64, channels: 3, background: { r: grey, g: grey, b: grey } } }).png().toBuffer()
  return sharp([await frame(20), await frame(220)], { join: { animated: true } }).webp({ delay: [100, 100] }).toBuffer()
}
