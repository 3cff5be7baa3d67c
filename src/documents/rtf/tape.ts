/** The bytes of an .rtf and where reading stands in them; knows how control words are spelled, not what they mean. */
export class Tape {
  readonly bytes: Buffer
  at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get done(): boolean {
    return this.at >= this.bytes.length
  }

  next(): number {
    return this.bytes[this.at++] ?? 0
  }

  /** A control word behind its backslash and its number; null where a sign stands there instead. A space that ends it belongs to it. */
  word(): { word: string; value: number | null } | null {
    const { bytes } = this
    if (!isLetter(bytes[this.at] ?? 0)) return null
    const from = this.at
    while (isLetter(bytes[this.at] ?? 0)) this.at++
    return { word: bytes.toString('latin1', from, Math.min(this.at, from + 32)), value: this.parameter() }
  }

  /** The control word that follows, without moving; '' when none does. */
  coming(): string {
    const { bytes } = this
    let at = this.at
    while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d) at++
    if (bytes[at] !== 0x5c) return ''
    const from = ++at
    while (isLetter(bytes[at] ?? 0) && at - from < 32) at++
    return bytes.toString('latin1', from, at)
  }

  /** The byte written as two hexadecimal digits; null, and no move, where there are none. */
  hex(): number | null {
    const value = Number.parseInt(this.bytes.toString('latin1', this.at, this.at + 2), 16)
    if (Number.isNaN(value)) return null
    this.at += 2
    return value
  }

  /** Moves on, never past the end, however far a file says. */
  pass(count: number): void {
    this.at = Math.min(this.bytes.length, this.at + Math.max(0, count))
  }

  private parameter(): number | null {
    const { bytes } = this
    let at = this.at
    const negative = bytes[at] === 0x2d
    if (negative) at++
    let value: number | null = null
    for (let digits = 0; bytes[at]! >= 0x30 && bytes[at]! <= 0x39; at++) if (digits++ < 10) value = (value ?? 0) * 10 + bytes[at]! - 0x30
    if (value !== null) this.at = at
    if (bytes[this.at] === 0x20) this.at++
    return value !== null && negative ? -value : value
  }
}

const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
