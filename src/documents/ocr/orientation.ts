import type { Strip } from './detect.ts'
import { findStrips } from './detect.ts'
import type { Models } from './engine.ts'
import { bandsOf, type Band } from './ink.ts'
import { straighten, turnRaster, type Raster } from './raster.ts'
import { cutLine, planes } from './read.ts'
import { findSkew } from './skew.ts'

/** A page put right, with the lines found on it. */
export interface Upright {
  page: Raster
  bands: Band[]
  /** Clockwise quarter turn that was needed. */
  turned: 0 | 90 | 180 | 270
  /** Clockwise degrees the page was turned by after that. */
  straightened: number
}

/** Lines across this much clearer than lines down: the page lies on its side. */
const LYING = 1.3
/** A page falling by less than two pixels over its width is straight; turning would only blur it. */
const LEAST_SKEW = 0.12
/** This many of the longest lines vote on whether the page stands on its head. */
const VOTERS = 11

/** Finds the lines of a page, however it was put on the glass. */
export async function putRight(models: Models, prepared: Raster): Promise<Upright> {
  const asIs = findSkew(prepared)
  const aside = findSkew(prepared, 90)
  let quarter: 0 | 90 = aside.sharpness > asIs.sharpness * LYING ? 90 : 0
  let look = await linesOf(models, prepared, quarter, quarter === 0 ? asIs.degrees : aside.degrees)
  if (mostlyDown(look.strips)) {
    quarter = quarter === 0 ? 90 : 0
    const other = await linesOf(models, prepared, quarter, quarter === 0 ? asIs.degrees : aside.degrees)
    if (!mostlyDown(other.strips)) look = other
    else quarter = quarter === 0 ? 90 : 0
  }
  let bands = bandsOf(look.page, look.strips)
  if (!(await onItsHead(models, look.page, bands))) return { page: look.page, bands, turned: quarter, straightened: look.straightened }
  const page = turnRaster(look.page, 180)
  bands = bandsOf(page, await findStrips(models, page))
  return { page, bands, turned: quarter === 0 ? 180 : 270, straightened: look.straightened }
}

async function linesOf(models: Models, prepared: Raster, quarter: 0 | 90, skew: number): Promise<{ page: Raster; strips: Strip[]; straightened: number }> {
  const turned = turnRaster(prepared, quarter)
  const page = Math.abs(skew) < LEAST_SKEW ? turned : straighten(turned, -skew)
  return { page, strips: await findStrips(models, page), straightened: page === turned ? 0 : -skew }
}

/** Whether most of the marked length runs from top to bottom. */
function mostlyDown(strips: readonly Strip[]): boolean {
  let [across, down] = [0, 0]
  for (const { left, right, thickness } of strips) {
    if (right - left > thickness * 1.5) across += right - left
    else if (thickness > (right - left) * 1.5) down += thickness
  }
  return down > across
}

async function onItsHead(models: Models, page: Raster, bands: readonly Band[]): Promise<boolean> {
  let [yes, no] = [0, 0]
  for (const band of bands.toSorted((a, b) => b.right - b.left - (a.right - a.left)).slice(0, VOTERS)) {
    const chance = await models.overturned(planes(middlePiece(cutLine(page, band)), models.room(3 * 48 * 192)))
    yes += chance
    no += 1 - chance
  }
  return yes > no
}

/** The middle of a line, 192 × 48, which is what the model knows. */
function middlePiece({ data, width, height }: Raster): Raster {
  const wide = 192
  const piece = new Uint8Array(wide * height).fill(255)
  const take = Math.min(wide, width)
  const from = (width - take) >> 1
  for (let y = 0; y < height; y++) piece.set(data.subarray(y * width + from, y * width + from + take), y * wide)
  return { data: piece, width: wide, height }
}
