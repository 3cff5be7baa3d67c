const EMPTY = -1
/** Share of the table that may be filled before it doubles. */
const FULL = 0.7

/**
 * Fingerprint → the slots that have it: an open hash table over lists, all in typed arrays, so that millions of postings
 * cost 8 bytes each and nothing for the garbage collector to walk.
 */
export class FingerprintTable {
  #mask = (1 << 16) - 1
  #keys = new Uint32Array(1 << 16)
  /** First posting of the key's list, EMPTY where the place is free. */
  #firsts = new Int32Array(1 << 16).fill(EMPTY)
  #counts = new Uint32Array(1 << 16)
  #filled = 0
  #slots = new Uint32Array(1 << 16)
  #nexts = new Int32Array(1 << 16)
  #postings = 0

  add(fingerprint: number, slot: number): void {
    if (this.#filled >= (this.#mask + 1) * FULL) this.#widen()
    if (this.#postings === this.#slots.length) {
      this.#slots = grown(this.#slots, new Uint32Array(this.#postings * 2))
      this.#nexts = grown(this.#nexts, new Int32Array(this.#postings * 2))
    }
    const key = this.#place(fingerprint)
    if (this.#firsts[key] === EMPTY) {
      this.#keys[key] = fingerprint
      this.#filled++
    }
    this.#slots[this.#postings] = slot
    this.#nexts[this.#postings] = this.#firsts[key]!
    this.#firsts[key] = this.#postings++
    this.#counts[key]!++
  }

  /** One slot fewer has it; its posting stays. */
  discount(fingerprint: number): void {
    const key = this.find(fingerprint)
    if (key >= 0) this.#counts[key]!--
  }

  /** The fingerprint's key, −1 when no slot has it. */
  find(fingerprint: number): number {
    const key = this.#place(fingerprint)
    return this.#firsts[key] === EMPTY ? -1 : key
  }

  /** How many slots have it. */
  count = (key: number): number => this.#counts[key]!
  /** First posting of a key, the one after a posting; −1 at the end. */
  first = (key: number): number => this.#firsts[key]!
  after = (posting: number): number => this.#nexts[posting]!
  slot = (posting: number): number => this.#slots[posting]!

  /** Where a fingerprint stands or would stand. */
  #place(fingerprint: number): number {
    let key = fingerprint & this.#mask
    while (this.#firsts[key] !== EMPTY && this.#keys[key] !== fingerprint) key = (key + 1) & this.#mask
    return key
  }

  #widen(): void {
    const [keys, firsts, counts] = [this.#keys, this.#firsts, this.#counts]
    const size = keys.length * 2
    this.#mask = size - 1
    this.#keys = new Uint32Array(size)
    this.#firsts = new Int32Array(size).fill(EMPTY)
    this.#counts = new Uint32Array(size)
    for (let old = 0; old < keys.length; old++) {
      if (firsts[old] === EMPTY) continue
      const key = this.#place(keys[old]!)
      this.#keys[key] = keys[old]!
      this.#firsts[key] = firsts[old]!
      this.#counts[key] = counts[old]!
    }
  }
}

function grown<T extends Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
