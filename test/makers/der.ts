/** Writes one DER element; the parts are its content. */
export function der(tag: number, ...parts: readonly (Uint8Array | readonly number[])[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array)))
  const size: number[] = []
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) size.unshift(rest % 256)
  return Buffer.concat([Buffer.from(content.length < 128 ? [tag, content.length] : [tag, 0x80 | size.length, ...size]), content])
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)
/** A SET; DER wants its elements in the order of their bytes. */
export const set = (...parts: readonly Uint8Array[]): Buffer => der(0x31, ...parts.toSorted((a, b) => Buffer.compare(a, b)))
export const tagged = (number: number, ...parts: readonly Uint8Array[]): Buffer => der(0xa0 | number, ...parts)
export const octets = (bytes: Uint8Array): Buffer => der(0x04, bytes)
export const bits = (bytes: Uint8Array): Buffer => der(0x03, [0], bytes)
export const boolean = (value: boolean): Buffer => der(0x01, [value ? 0xff : 0])
export const nothing = (): Buffer => der(0x05)
export const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text))

export function integer(value: number | Uint8Array): Buffer {
  let hex = typeof value === 'number' ? value.toString(16) : Buffer.from(value).toString('hex')
  if (hex.length % 2 === 1) hex = `0${hex}`
  const bytes = Buffer.from(hex, 'hex')
  return der(0x02, bytes[0]! & 0x80 ? [0] : [], bytes)
}

export function oid(name: string): Buffer {
  const [first = 0, second = 0, ...rest] = name.split('.').map(Number)
  const arc = (value: number): number[] => {
    const bytes = [value % 128]
    for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) bytes.unshift(0x80 | (left % 128))
    return bytes
  }
  return der(0x06, [first * 40 + second, ...rest].flatMap(arc))
}

/** UTCTime to 2049, GeneralizedTime from then on and wherever it is asked for. */
export function time(at: Date, long = false): Buffer {
  const digits = at.toISOString().replace(/\.\d+Z$/, 'Z').replace(/[-:T]/g, '')
  return long || at.getUTCFullYear() >= 2050 ? der(0x18, Buffer.from(digits)) : der(0x17, Buffer.from(digits.slice(2)))
}
