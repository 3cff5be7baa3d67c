/** One element of a DER or BER encoding: a window on the bytes, nothing is copied. */
export interface Element {
  /** The identifier octet: class, constructed bit and number. Numbers above 30 are not used by what we read. */
  tag: number
  bytes: Uint8Array
  /** Where the identifier stands. */
  start: number
  /** The content. */
  from: number
  to: number
  /** Just past the element, which for BER's indefinite length lies two bytes past the content. */
  end: number
}

/** The bytes are no DER or BER we read; what they belong to is said by whoever catches it. */
export class DerError extends Error {
  override name = 'DerError'
}

export const BOOLEAN = 0x01
export const INTEGER = 0x02
export const OCTETS = 0x04
export const OID = 0x06
export const SEQUENCE = 0x30
export const SET = 0x31
/** [0], [1] … constructed. */
export const context = (number: number): number => 0xa0 | number

/** Elements nested in indefinite lengths; real signatures have four. */
const DEEPEST = 32
/** Elements of one sequence; the longest real one is a certificate list inside a signature, some hundreds. */
const MOST_CHILDREN = 20_000

/** Reads the element that begins at `at` and ends before `limit`. @throws DerError */
export function readElement(bytes: Uint8Array, at = 0, limit = bytes.length): Element {
  return element(bytes, at, limit, 0)
}

function element(bytes: Uint8Array, at: number, limit: number, depth: number): Element {
  if (at + 2 > limit) throw new DerError('cut off')
  const tag = bytes[at]!
  if ((tag & 0x1f) === 0x1f) throw new DerError('high tag number')
  const first = bytes[at + 1]!
  if (first === 0x80) return indefinite(bytes, at, limit, depth)
  let from = at + 2
  let length = first
  if (first > 0x80) {
    const octets = first & 0x7f
    if (octets > 4 || from + octets > limit) throw new DerError('length')
    length = 0
    for (let i = 0; i < octets; i++) length = length * 256 + bytes[from++]!
  }
  if (from + length > limit) throw new DerError('longer than its surroundings')
  return { tag, bytes, start: at, from, to: from + length, end: from + length }
}

function indefinite(bytes: Uint8Array, at: number, limit: number, depth: number): Element {
  const tag = bytes[at]!
  if ((tag & 0x20) === 0 || depth >= DEEPEST) throw new DerError('indefinite length')
  let next = at + 2
  for (;;) {
    if (next + 2 > limit) throw new DerError('no end of contents')
    if (bytes[next] === 0 && bytes[next + 1] === 0) return { tag, bytes, start: at, from: at + 2, to: next, end: next + 2 }
    next = element(bytes, next, limit, depth + 1).end
  }
}

/** What a constructed element holds. @throws DerError */
export function children(parent: Element): Element[] {
  const list: Element[] = []
  for (let at = parent.from; at < parent.to; at = list.at(-1)!.end) {
    if (list.length === MOST_CHILDREN) throw new DerError('too many elements')
    list.push(readElement(parent.bytes, at, parent.to))
  }
  return list
}

/** `element` when it has the tag. @throws DerError otherwise */
export function expect(found: Element | undefined, tag: number): Element {
  if (found?.tag !== tag) throw new DerError(`expected ${tag}, found ${found?.tag}`)
  return found
}

/** The element with its header, as signed or compared. */
export const whole = ({ bytes, start, end }: Element): Uint8Array => bytes.subarray(start, end)

/** The content alone. */
export const content = ({ bytes, from, to }: Element): Uint8Array => bytes.subarray(from, to)

/** An octet string in one piece; BER cuts long ones into several. */
export function octets(found: Element): Uint8Array {
  if ((found.tag & 0x20) === 0) return content(found)
  return Buffer.concat(children(found).map(octets))
}

/** 1.2.840.113549 … @throws DerError */
export function oid(found: Element | undefined): string {
  const bytes = content(expect(found, OID))
  if (bytes.length === 0 || bytes.length > 64) throw new DerError('object identifier')
  const arcs: number[] = []
  let value = 0
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    if (arcs.length === 0) arcs.push(Math.min(2, Math.floor(value / 40)), value - 40 * Math.min(2, Math.floor(value / 40)))
    else arcs.push(value)
    value = 0
  }
  return arcs.join('.')
}

/** A small number such as a version or a salt length; −1 when it is none. */
export function small(found: Element | undefined): number {
  if (found?.tag !== INTEGER || found.to - found.from > 4) return -1
  return content(found).reduce((sum, byte) => sum * 256 + byte, 0)
}

/** UTCTime or GeneralizedTime. @throws DerError */
export function time(found: Element | undefined): Date {
  if (found?.tag !== 0x17 && found?.tag !== 0x18) throw new DerError('time')
  const text = Buffer.from(content(found)).toString('latin1')
  const parts = (found.tag === 0x17 ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,]\d{1,9})?(Z|[+-]\d{4})$/).exec(text)
  if (!parts) throw new DerError('time')
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', zone = 'Z'] = parts
  const full = year.length === 4 ? year : Number(year) < 50 ? `20${year}` : `19${year}`
  const at = new Date(`${full}-${month}-${day}T${hour}:${minute}:${second}${zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3)}`}`)
  if (Number.isNaN(at.getTime())) throw new DerError('time')
  return at
}

/** A string of a name. Old Chinese certificates hold GB18030 where Latin was meant. */
export function text(found: Element): string {
  const bytes = content(found)
  if (found.tag === 0x1e) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
