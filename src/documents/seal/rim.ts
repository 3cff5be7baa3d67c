import type { Centre } from './candidates.ts'
import { slopeX, slopeY } from './edges.ts'
import type { Ellipse, RimPoints } from './ellipse.ts'
import type { RednessMap } from './redness.ts'
import { ANGLES, COS, SIN } from './size.ts'

/** Redness at the cell nearest to a point; −1 outside the map. */
export function rednessAt(map: RednessMap, x: number, y: number): number {
  const xi = Math.round(x)
  const yi = Math.round(y)
  return xi < 0 || yi < 0 || xi >= map.width || yi >= map.height ? -1 : map.values[yi * map.width + xi]!
}

/** How squarely the redness falls off in direction (dx, dy): 1 straight along it, 0 across, −1 when it rises. */
export function fallOff(map: RednessMap, x: number, y: number, dx: number, dy: number): number {
  const xi = Math.round(x)
  const yi = Math.round(y)
  if (xi < 1 || yi < 1 || xi >= map.width - 1 || yi >= map.height - 1) return 0
  const at = yi * map.width + xi
  const gx = slopeX(map.values, at, map.width)
  const gy = slopeY(map.values, at, map.width)
  const steep = Math.sqrt(gx * gx + gy * gy) || 1
  return -(gx * dx + gy * dy) / steep
}

/** Within 39° of the ray: an oval of 0.66 seen from its middle leans by up to 12°, and JPEG blocks turn slopes further. */
const ALONG_RAY = 0.78

/** Every step from red to paper along the rays from a centre: each may lie on the outer rim. Points are relative to the centre. */
export function rimPoints(map: RednessMap, threshold: number, centre: Centre, from: number, to: number): RimPoints {
  const points: RimPoints = { x: [], y: [], ray: [] }
  for (let ray = 0; ray < ANGLES; ray++) {
    const dx = COS[ray]!
    const dy = SIN[ray]!
    let inside = false
    for (let r = from; r < to; r += 0.7) {
      const red = rednessAt(map, centre.x + dx * r, centre.y + dy * r) > threshold
      if (inside && !red && fallOff(map, centre.x + dx * r, centre.y + dy * r, dx, dy) > ALONG_RAY) {
        points.x.push(dx * r)
        points.y.push(dy * r)
        points.ray.push(ray)
      }
      inside = red
    }
  }
  return points
}

/** The point of an ellipse at mark `k`, scaled by `q` from its centre. */
export function pointX(e: Ellipse, k: number, q: number): number {
  return e.x + (COS[k]! * e.a * e.cos - SIN[k]! * e.b * e.sin) * q
}

export function pointY(e: Ellipse, k: number, q: number): number {
  return e.y + (COS[k]! * e.a * e.sin + SIN[k]! * e.b * e.cos) * q
}
