import { FingerprintTable } from './fingerprints.ts'

/** A report that shares fingerprints with the one asked about. */
export interface Candidate {
  id: number
  /** Fingerprints both have, common ones not counted. */
  shared: number
}

export interface CandidateWish {
  /** At most so many, those that share most. */
  most: number
  /** Share at least so many fingerprints. */
  least: number
  /** Reports not wanted. */
  except?: (id: number) => boolean
  /** Fingerprints that say nothing, such as those of the notice. */
  common?: ReadonlySet<number>
}

/** What stands in so many of the reports is common property (a template, a slogan) and says nothing about copying. */
const COMMON_SHARE = 0.02
/** … but only from so many on: in a small circle several may copy the same text. */
const COMMON_LEAST = 8

const LEAST_PART = 0.03
const LEAST_SHARED = 3

/** Fingerprints two reports share before they are worth a look letter by letter: a tenth copied and much changed has more. */
export const leastShared = (sketch: Uint32Array): number => Math.max(LEAST_SHARED, Math.floor(sketch.length * LEAST_PART))

/**
 * Which reports share fingerprints, for tens of thousands of them. Holds sketches only; ids are the caller's.
 * Adding, removing and asking cost what one report holds, not how many reports there are.
 */
export class CopyIndex {
  #table = new FingerprintTable()
  #slots = new Map<number, number>()
  #ids: number[] = []
  /** Sketch of each slot; null when the report was taken out. */
  #sketches: (Uint32Array | null)[] = []
  #shared = new Uint16Array(1024)

  get size(): number {
    return this.#slots.size
  }

  /** Puts a report in; one of the same id is replaced. */
  add(id: number, sketch: Uint32Array): void {
    this.remove(id)
    const slot = this.#ids.length
    this.#ids.push(id)
    this.#sketches.push(sketch)
    this.#slots.set(id, slot)
    for (const fingerprint of sketch) this.#table.add(fingerprint, slot)
  }

  /** Takes a report out; nothing happens when it is not there. */
  remove(id: number): void {
    const slot = this.#slots.get(id)
    if (slot === undefined) return
    for (const fingerprint of this.#sketches[slot] ?? []) this.#table.discount(fingerprint)
    this.#sketches[slot] = null
    this.#slots.delete(id)
    if (this.#ids.length > 64 && this.#slots.size < this.#ids.length / 2) this.#rebuild()
  }

  /** Those that share most first; equal ones in the order of their ids. */
  candidates(sketch: Uint32Array, { most, least, except, common }: CandidateWish): Candidate[] {
    const table = this.#table
    const limit = this.#commonFrom()
    if (this.#shared.length < this.#ids.length) this.#shared = new Uint16Array(this.#ids.length * 2)
    const shared = this.#shared
    const met: number[] = []
    for (const fingerprint of sketch) {
      const key = table.find(fingerprint)
      if (key < 0 || table.count(key) > limit || common?.has(fingerprint)) continue
      for (let posting = table.first(key); posting >= 0; posting = table.after(posting)) {
        const slot = table.slot(posting)
        if (shared[slot] === 0) met.push(slot)
        shared[slot]!++
      }
    }
    const found: Candidate[] = []
    for (const slot of met) {
      const count = shared[slot]!
      shared[slot] = 0
      if (count < least || this.#sketches[slot] === null) continue
      const id = this.#ids[slot]!
      if (!except?.(id)) found.push({ id, shared: count })
    }
    return found.sort((a, b) => b.shared - a.shared || a.id - b.id).slice(0, most)
  }

  /** Fingerprints of a sketch that stand in so many reports that they are common property. */
  commonOf(sketch: Uint32Array): Uint32Array {
    const limit = this.#commonFrom()
    return sketch.filter((fingerprint) => {
      const key = this.#table.find(fingerprint)
      return key >= 0 && this.#table.count(key) > limit
    })
  }

  #commonFrom(): number {
    return Math.max(COMMON_LEAST, COMMON_SHARE * this.#slots.size)
  }

  /** Postings of reports taken out stay in their lists until more than half are dead. */
  #rebuild(): void {
    const kept = [...this.#slots.keys()].map((id) => [id, this.#sketches[this.#slots.get(id)!]!] as const)
    this.#table = new FingerprintTable()
    this.#slots = new Map()
    this.#ids = []
    this.#sketches = []
    for (const [id, sketch] of kept) this.add(id, sketch)
  }
}
