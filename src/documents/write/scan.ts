import sharp from 'sharp'

export interface ScanOptions {
  /** What the pictures were taken at; decides the pages' size. Default 150. */
  dpi?: number
  /** Of pages that do not come as JPEG already. Default 85. */
  quality?: number
}

/**
 * A PDF made only of page pictures, one a page, as a scanner gives it: no text, no fonts.
 * JPEG pages go in byte for byte; others (PNG …) and turned JPEGs are made JPEG, grey ones staying grey.
 */
export async function scanPdf(pages: readonly Uint8Array[], { dpi = 150, quality = 85 }: ScanOptions = {}): Promise<Uint8Array> {
  if (pages.length === 0) throw new Error('a scan has at least one page')
  const objects: Buffer[] = []
  const add = (body: string, data?: Uint8Array) => {
    objects.push(data ? Buffer.concat([Buffer.from(`${body}\nstream\n`), data, Buffer.from('\nendstream')]) : Buffer.from(body))
    return objects.length
  }
  const pageNumbers = pages.map((_, i) => 3 + i * 3)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}] >>`)
  for (const [i, page] of pages.entries()) {
    const { data, width, height, channels } = await asJpeg(page, quality)
    const wide = ((width * 72) / dpi).toFixed(2)
    const high = ((height * 72) / dpi).toFixed(2)
    const self = pageNumbers[i]!
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Resources << /XObject << /P ${self + 1} 0 R >> >> /Contents ${self + 2} 0 R >>`)
    const space = channels === 1 ? 'DeviceGray' : channels === 4 ? 'DeviceCMYK' : 'DeviceRGB'
    add(`<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /${space} /BitsPerComponent 8${channels === 4 ? ' /Decode [1 0 1 0 1 0 1 0]' : ''} /Filter /DCTDecode /Length ${data.length} >>`, data)
    const drawing = Buffer.from(`q ${wide} 0 0 ${high} 0 0 cm /P Do Q`)
    add(`<< /Length ${drawing.length} >>`, drawing)
  }
  return assemble(objects)
}

async function asJpeg(page: Uint8Array, quality: number): Promise<{ data: Uint8Array; width: number; height: number; channels: number }> {
  const { format, width, height, channels, orientation } = await sharp(page).metadata()
  if (format === 'jpeg' && (orientation ?? 1) === 1) return { data: page, width, height, channels }
  const upright = sharp(page).rotate().flatten({ background: 'white' })
  const coloured = channels > 2 ? upright : upright.toColourspace('b-w')
  const { data, info } = await coloured.jpeg({ quality }).toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}

function assemble(objects: readonly Buffer[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  let at = parts[0]!.length
  const places: number[] = []
  for (const [i, object] of objects.entries()) {
    const whole = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    places.push(at)
    at += whole.length
    parts.push(whole)
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`))
  return new Uint8Array(Buffer.concat(parts))
}
