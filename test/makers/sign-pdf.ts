import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { pagesOf } from '../../src/documents/signatures/fields.ts'
import { catalogOf, openFile } from '../../src/documents/signatures/file.ts'
import { isArray, isDictionary, isReference, isString, nameOf } from '../../src/documents/signatures/objects.ts'
import type { PdfDictionary, PdfValue } from '../../src/documents/signatures/objects.ts'
import { signedData, timeStamp } from './cms.ts'
import type { CmsSpec } from './cms.ts'
import type { Holder } from './certificates.ts'

/** A picture with transparency, three bytes of colour and one of cover per pixel. */
export interface Picture {
  rgb: Uint8Array
  alpha: Uint8Array
  width: number
  height: number
}

export interface SignSpec extends Omit<CmsSpec, 'message' | 'inside'> {
  field?: string
  subFilter?: string
  /** The signature dictionary's M. */
  at?: Date
  /** Where the widget shows on page 1; invisible when absent. */
  shown?: { xMm: number; yMm: number; widthMm: number; heightMm: number; picture?: Picture }
  /** The value itself, for what no signer would write. */
  value?: (signed: Uint8Array) => Uint8Array
  /** Room for the value in bytes. */
  room?: number
}

/** Signs a PDF by appending to it: a signature field on page 1, its value over the whole of the new file. */
export function signPdf(pdf: Uint8Array, spec: SignSpec): Uint8Array {
  const { subFilter = 'adbe.pkcs7.detached', at = new Date('2027-06-02T06:00:00Z'), room = 12_000 } = spec
  const value = spec.value ?? ((signed: Uint8Array): Uint8Array =>
    subFilter === 'adbe.pkcs7.sha1' ? signedData({ ...spec, message: createHash('sha1').update(signed).digest(), inside: true })
      : signedData({ ...spec, message: signed }))
  const hole = '<' + '0'.repeat(room * 2) + '>'
  const date = at.toISOString().replace(/[-:T]/g, '').slice(0, 14)
  const marked = addField(pdf, spec, `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/${subFilter}/ByteRange[0 ########## ########## ##########]/Contents${hole}/M(D:${date}Z)>>`)
  return fill(marked, hole, value)
}

/** A time stamp on the whole document (ETSI.RFC3161). */
export const stampPdf = (pdf: Uint8Array, stamp: { by: Holder; at: Date; carried?: readonly Holder[] }): Uint8Array =>
  signPdf(pdf, { signer: stamp.by, field: 'Stamp', subFilter: 'ETSI.RFC3161', value: (signed) => timeStamp(signed, stamp) })

function fill(marked: Buffer, hole: string, value: (signed: Uint8Array) => Uint8Array): Uint8Array {
  const from = marked.lastIndexOf(hole)
  const to = from + hole.length
  let next = marked.lastIndexOf('[0 ##########') + 3
  for (const number of [from, to, marked.length - to]) {
    marked.write(String(number).padEnd(10), next, 'latin1')
    next += 11
  }
  const signed = Buffer.concat([marked.subarray(0, from), marked.subarray(to)])
  const bytes = Buffer.from(value(signed))
  if (bytes.length * 2 > hole.length - 2) throw new Error(`the value has ${bytes.length} bytes, more than the room`)
  marked.write(bytes.toString('hex'), from + 1, 'latin1')
  return new Uint8Array(marked)
}

const POINTS_PER_MM = 72 / 25.4

function addField(pdf: Uint8Array, { field = 'Signature1', shown }: SignSpec, dictionary: string): Buffer {
  const file = openFile(pdf)
  const root = file.trailer.entries.get('Root')
  const [page] = pagesOf(file).byNumber
  const size = file.trailer.entries.get('Size')
  const catalog = catalogOf(file)
  if (!isReference(root) || !page || typeof size !== 'number' || !catalog) throw new Error('not a PDF that can be signed')
  const [pageNumber, { dictionaries }] = page
  const height = 841.89
  const box = shown
    ? [shown.xMm * POINTS_PER_MM, height - (shown.yMm + shown.heightMm) * POINTS_PER_MM, (shown.xMm + shown.widthMm) * POINTS_PER_MM, height - shown.yMm * POINTS_PER_MM]
    : [0, 0, 0, 0]
  const [signature, widget] = [size, size + 1]
  const pieces = shown?.picture ? appearance(shown.picture, box[2]! - box[0]!, box[3]! - box[1]!, size + 2) : []
  const form = file.dictionary(catalog.entries.get('AcroForm'))
  const fields = file.get(form?.entries.get('Fields'))
  const annotations = file.get(dictionaries[0]!.entries.get('Annots'))
  return update(pdf, [
    [signature, dictionary],
    [widget, `<</Type/Annot/Subtype/Widget/FT/Sig/T(${field})/V ${signature} 0 R/P ${pageNumber} 0 R/F 132/Rect[${box.map((number) => number.toFixed(2)).join(' ')}]${pieces.length > 0 ? `/AP<</N ${size + 2} 0 R>>` : ''}>>`],
    ...pieces,
    [root.number, written({ ...catalog, entries: new Map([...catalog.entries].filter(([key]) => key !== 'AcroForm')) }, `/AcroForm<</SigFlags 3/Fields[${listed(fields)} ${widget} 0 R]>>`)],
    [pageNumber, written({ ...dictionaries[0]!, entries: new Map([...dictionaries[0]!.entries].filter(([key]) => key !== 'Annots')) }, `/Annots[${listed(annotations)} ${widget} 0 R]`)],
  ])
}

const listed = (found: PdfValue): string => (isArray(found) ? found.map((each) => written(each)).join(' ') : '')

/** A form that draws the picture over the whole widget. */
function appearance({ rgb, alpha, width, height }: Picture, wide: number, high: number, first: number): [number, string | Buffer][] {
  const draw = `q ${wide.toFixed(2)} 0 0 ${high.toFixed(2)} 0 0 cm /P Do Q`
  const image = (data: Uint8Array, space: string, extra = ''): Buffer => {
    const packed = deflateSync(data)
    return Buffer.concat([Buffer.from(`<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/${space}/BitsPerComponent 8/Filter/FlateDecode${extra}/Length ${packed.length}>>stream\n`), packed, Buffer.from('\nendstream')])
  }
  return [
    [first, `<</Type/XObject/Subtype/Form/BBox[0 0 ${wide.toFixed(2)} ${high.toFixed(2)}]/Resources<</XObject<</P ${first + 1} 0 R>>>>/Length ${draw.length}>>stream\n${draw}\nendstream`],
    [first + 1, image(rgb, 'DeviceRGB', `/SMask ${first + 2} 0 R`)],
    [first + 2, image(alpha, 'DeviceGray')],
  ]
}

/** Appends objects as a further revision. Tables only: the files signed here have no cross-reference streams. */
export function update(pdf: Uint8Array, objects: readonly (readonly [number, string | Buffer])[]): Buffer {
  const file = openFile(pdf)
  const previous = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(pdf.subarray(-64)).toString('latin1'))?.[1])
  const parts: Buffer[] = [Buffer.from(pdf), Buffer.from('\n')]
  let at = pdf.length + 1
  const table: string[] = []
  for (const [number, body] of objects) {
    const whole = Buffer.concat([Buffer.from(`${number} 0 obj\n`), typeof body === 'string' ? Buffer.from(body, 'latin1') : body, Buffer.from('\nendobj\n')])
    table.push(`${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
    parts.push(whole)
    at += whole.length
  }
  const size = Math.max(Number(file.trailer.entries.get('Size')), ...objects.map(([number]) => number + 1))
  const rest = new Map([...file.trailer.entries].filter(([key]) => !['Size', 'Prev'].includes(key)))
  parts.push(Buffer.from(`xref\n${table.join('')}trailer\n${written({ kind: 'dictionary', entries: rest, stream: null }, `/Size ${size}/Prev ${previous}`)}\nstartxref\n${at}\n%%EOF\n`, 'latin1'))
  return Buffer.concat(parts)
}

/** A value as it stands in a file. */
export function written(found: PdfValue, extra = ''): string {
  if (isArray(found)) return `[${found.map((each) => written(each)).join(' ')}]`
  if (isReference(found)) return `${found.number} 0 R`
  if (isString(found)) return Buffer.from(found.bytes.subarray(found.from, found.to)).toString('latin1')
  if (isDictionary(found)) return `<<${[...(found as PdfDictionary).entries].map(([key, each]) => `/${key} ${written(each)}`).join('')}${extra}>>`
  return nameOf(found) === null ? String(found) : `/${nameOf(found)}`
}
