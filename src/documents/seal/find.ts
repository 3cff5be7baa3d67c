import { blobCentres, circleCentres } from './candidates.ts'
import type { Centre } from './candidates.ts'
import { edges } from './edges.ts'
import type { Edges } from './edges.ts'
import { darknessMap, isColourless, looksScanned } from './grey.ts'
import { FAINT, rednessMap } from './redness.ts'
import type { PageImage, RednessMap } from './redness.ts'
import { verify } from './verify.ts'
import type { Seal } from './verify.ts'

/** What a page shows. `reason` is a Chinese sentence for the person who looks at it. */
export interface SealFinding {
  verdict: 'found' | 'none' | 'cannot-tell'
  /** Best first. */
  seals: Seal[]
  reason: string
}

export interface SealOptions {
  /** Width of the paper; 210 (A4 upright) unless told. */
  pageWidthMm?: number
  /** Whether the page is a scan; guessed from its pixels when absent. */
  scan?: boolean
}

/** Found at this score: on 160 drawn seal pages and 168 without, none of the latter came above 0.5. */
const ENOUGH = 0.55
/** Sure at this score: what lies in the ring need not be searched again. */
const SURE = 0.75
/** Fewer red cells than this (a seventh of a very worn seal) hold no seal. */
const FEWEST_RED = 60

/**
 * Round and oval red seals on a page, with place and size. Says that a seal is there, never that it is genuine.
 *
 * Square seals, rings without text, discs, emblems and signs are not taken for seals. A page without any colour that is a
 * scan, or that shows a grey ring like a seal's, gives 'cannot-tell'.
 * @throws RangeError when `data` is shorter than width × height × 4
 */
export function findSeals(image: PageImage, { pageWidthMm = 210, scan }: SealOptions = {}): SealFinding {
  if (image.data.length < image.width * image.height * 4) throw new RangeError('fewer pixels than width × height')
  // Under 1.5 pixels per millimetre a ring is one pixel wide and its text gone.
  if (image.width / pageWidthMm < 1.5) return without('cannot-tell', '这一页的图太粗，看不出有没有章，请人工看一眼。')
  if (image.height < 3) return without('none', '这一页太小，放不下一枚章。')
  const map = rednessMap(image, pageWidthMm)
  const seals = map.red.length < FEWEST_RED ? [] : search(map)
  if (seals.length > 0) return { verdict: 'found', seals, reason: `有 ${seals.length} 枚红章，不判断真伪。` }
  if (map.red.length < FEWEST_RED && isColourless(image)) {
    if (scan ?? looksScanned(image)) return without('cannot-tell', '这一页是黑白或灰度扫描，看不出有没有章，请人工看一眼。')
    const greyRings = search(darknessMap(image, pageWidthMm), 1)
    if (greyRings.length > 0) return without('cannot-tell', '这一页有像章的灰色圆圈，但没有颜色，请人工看一眼。')
  }
  return without('none', '没有找到红色的圆章或椭圆章。')
}

const without = (verdict: 'none' | 'cannot-tell', reason: string): SealFinding => ({ verdict, seals: [], reason })

/**
 * Tries up to `most` thresholds, from the strong red of a fresh stamp down to just above the noise. Stops as soon as what
 * is red lies in seals already found.
 */
function search(map: RednessMap, most = 4): Seal[] {
  const found: Seal[] = []
  const ornaments: Seal[] = []
  for (const threshold of thresholds(map).slice(0, most)) {
    const rims = edges(map, threshold)
    if (nothingLeft(map, found, rims)) break
    const tried: Centre[] = []
    for (const centre of [...circleCentres(map, rims), ...blobCentres(map, rims)]) {
      if (tried.some((t) => Math.abs(t.x - centre.x) < 4 && Math.abs(t.y - centre.y) < 4)) continue
      if (found.some((s) => s.score >= SURE && distance(s, { xMm: centre.x / map.cellsPerMm, yMm: centre.y / map.cellsPerMm }) < 0.3 * s.diameterMm)) continue
      tried.push(centre)
      const ring = verify(map, threshold, centre)
      if (!ring) continue
      const { ornament, ...seal } = ring
      if (ornament) ornaments.push(seal)
      if (seal.score < ENOUGH) continue
      found.push(seal)
      if (nothingLeft(map, found, rims)) return apart(found, ornaments)
    }
  }
  return apart(found, ornaments)
}

/**
 * Redness levels that split ink from paper. One page may hold a bright title and a pale stamp, so the level that suits
 * the strongest twentieth of the red comes first, then the one for its middle, then the noise's own, and on a page with hardly any the faintest.
 */
function thresholds(map: RednessMap): number[] {
  const histogram = new Uint32Array(256)
  let coloured = 0
  for (const i of map.red) {
    const value = map.values[i]!
    histogram[value]!++
    if (value > FAINT) coloured++
  }
  const strongest = (share: number): number => {
    let cells = 0
    let level = 255
    while (level > FAINT && cells <= coloured * share) cells += histogram[level--]!
    return level
  }
  const floor = Math.max(FAINT, 3.5 * map.noise)
  const levels = [strongest(0.05) * 0.4, strongest(0.4) * 0.45, 0].map((level) => Math.round(Math.max(floor, level)))
  return [...new Set(map.floor < FAINT ? [...levels, map.floor] : levels)]
}

const distance = (a: { xMm: number; yMm: number }, b: { xMm: number; yMm: number }): number => Math.hypot(a.xMm - b.xMm, a.yMm - b.yMm)

/** Whether the sure seals among those found hold all the rims but too few for one more. */
function nothingLeft(map: RednessMap, found: readonly Seal[], rims: Edges): boolean {
  const discs = found
    .filter((s) => s.score >= SURE)
    .map((s) => ({ x: s.xMm * map.cellsPerMm, y: s.yMm * map.cellsPerMm, r2: ((s.diameterMm / 2 + 1.5) * map.cellsPerMm) ** 2 }))
  if (discs.length === 0) return false
  let outside = 0
  for (let i = 0; i < rims.count && outside < FEWEST_RED; i++) {
    if (!discs.some((d) => (d.x - rims.x[i]!) ** 2 + (d.y - rims.y[i]!) ** 2 < d.r2)) outside++
  }
  return outside < FEWEST_RED
}

/**
 * Best first, leaving out what lies within 0.3 diameters of a better one (the same seal seen twice) or of an ornament, whose
 * spokes may pass for letters at a level where they run into each other.
 */
function apart(seals: readonly Seal[], ornaments: readonly Seal[]): Seal[] {
  const kept: Seal[] = []
  for (const seal of seals.toSorted((a, b) => b.score - a.score)) {
    if (ornaments.some((o) => distance(o, seal) < 0.3 * o.diameterMm)) continue
    if (kept.every((k) => distance(k, seal) >= 0.3 * Math.max(k.diameterMm, seal.diameterMm))) kept.push(seal)
  }
  return kept
}
