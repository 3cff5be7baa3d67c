import type { Letters } from './letters.ts'
import { SHINGLE, shinglesOf } from './shingles.ts'
import { runsOf, type Places, type Run } from './runs.ts'

/** A stretch of one text that stands in another too, small changes inside it included. Offsets are of the texts as given. */
export interface CopiedPassage {
  aStart: number
  aEnd: number
  bStart: number
  bEnd: number
  /** Letters of the first text in it that are counted as copied. */
  letters: number
}

export interface Copied {
  /** Counted letters of all passages, over all letters of the first text: 0–1. */
  share: number
  letters: number
  /** In the order of the first text. */
  passages: CopiedPassage[]
}

/** Letters changed between two equal runs of one passage: a place, the name of a unit. */
const WIDEST_CHANGE = 16
/** Counted letters a passage has at least: a sentence, not a turn of phrase. */
const SHORTEST = 20
/** Between texts that share so many letters in whole sentences, shorter pieces of changed ones are no chance either. */
const BEYOND_CHANCE = 100
const SHORTEST_BEYOND = 11

/** What says nothing about copying, as hashes of `shinglesOf`. */
export interface Ignored {
  /** Of the notice and its plan: everyone was given these words. */
  given: ReadonlySet<number>
  /** Of many reports: not counted where they make whole sentences; a turn of phrase inside a copied sentence is copied with it. */
  common: ReadonlySet<number>
}

/** What of `a` stands in the other text too. */
export function copiedFrom(a: Letters, other: Places, ignored: Ignored): Copied {
  const own = ownLetters(a, ignored)
  const spans = joined(runsOf(a, other).flatMap((run) => cut(run, own))).map((span) => ({ ...span, counted: countOf(own, span) }))
  const sure = spans.reduce((sum, { equal, counted }) => sum + (Math.min(equal, counted) >= SHORTEST ? counted : 0), 0)
  const shortest = sure >= BEYOND_CHANCE ? SHORTEST_BEYOND : SHORTEST
  const kept = spans.filter(({ equal, counted }) => Math.min(equal, counted) >= shortest)
  const letters = kept.reduce((sum, { counted }) => sum + counted, 0)
  return {
    share: a.codes.length === 0 ? 0 : letters / a.codes.length, letters,
    passages: kept.map((span) => ({
      aStart: a.starts[span.a]!, aEnd: a.ends[span.aEnd - 1]!,
      bStart: other.letters.starts[span.b]!, bEnd: other.letters.ends[span.bEnd - 1]!, letters: span.counted,
    })),
  }
}

function countOf(own: Uint8Array, span: Span): number {
  let counted = 0
  for (let at = span.a; at < span.aEnd; at++) counted += own[at]!
  return counted
}

/** 1 for every letter that is the text's own. */
function ownLetters(text: Letters, { given, common }: Ignored): Uint8Array {
  const own = new Uint8Array(text.codes.length).fill(1)
  if (given.size === 0 && common.size === 0) return own
  const hashes = shinglesOf(text)
  for (const [from, to] of stretches(hashes, common)) if (to - from >= SHORTEST) own.fill(0, from, to)
  for (const [from, to] of stretches(hashes, given)) own.fill(0, from, to)
  return own
}

/** Letters covered by shingles of the set, from and to. */
function stretches(hashes: Uint32Array, of: ReadonlySet<number>): [number, number][] {
  const found: [number, number][] = []
  for (let at = 0; at < hashes.length; at++) {
    if (!of.has(hashes[at]!)) continue
    const last = found.at(-1)
    if (last && at <= last[1]) last[1] = at + SHINGLE
    else found.push([at, at + SHINGLE])
  }
  return found
}

/** The parts of a run that are the text's own. */
function cut(run: Run, own: Uint8Array): Run[] {
  const parts: Run[] = []
  for (let from = 0; from < run.length; ) {
    while (from < run.length && own[run.a + from] === 0) from++
    let to = from
    while (to < run.length && own[run.a + to] === 1) to++
    if (to > from) parts.push({ a: run.a + from, b: run.b + from, length: to - from })
    from = to
  }
  return parts
}

interface Span { a: number; aEnd: number; b: number; bEnd: number; equal: number }

/** Runs that follow each other in both texts with only a small change between them make one passage. */
function joined(runs: readonly Run[]): Span[] {
  const spans: Span[] = []
  let last = 0
  for (const run of runs) {
    const span = spans.at(-1)
    const allowed = Math.min(WIDEST_CHANGE, Math.max(4, (last + run.length) >> 1))
    last = run.length
    if (span && run.a - span.aEnd <= allowed && run.b >= span.bEnd && run.b - span.bEnd <= allowed) {
      span.aEnd = run.a + run.length
      span.bEnd = run.b + run.length
      span.equal += run.length
    } else spans.push({ a: run.a, aEnd: run.a + run.length, b: run.b, bEnd: run.b + run.length, equal: run.length })
  }
  return spans
}
