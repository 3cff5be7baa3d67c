import type { Overlay, PageSpec } from './pages.ts'
import { seeded } from './random.ts'
import type { Random } from './random.ts'
import { redShape, redShapes } from './red-shapes.ts'
import { body, names, scanned } from './seal-pages.ts'
import type { SealPage, Stamp } from './seal-pages.ts'
import { sealSvg } from './seal-svg.ts'
import type { SealLook } from './seal-svg.ts'

/** Pages unlike those of `seal-pages.ts`: other lettering, worn and faint ink, company, cuts, resolutions. */
export const sealedScenes = ['serif', 'worn', 'faint', 'faint-oval', 'cut', 'close-pair', 'three', 'in-company', 'on-table', 'on-photo', 'coarse', 'fine', 'contract'] as const
export const emptyScenes = [...redShapes, 'many-shapes', 'red-form', 'warm-photo', 'heading-marks'] as const
export type SceneKind = (typeof sealedScenes)[number] | (typeof emptyScenes)[number]

const reds = ['#d0021b', '#e60012', '#c8102e', '#d83030', '#b5121b', '#e04040', '#a8141c'] as const

/** Page number `index` of the endless series `seed`: the damage level goes round 0–4 with the index. */
export async function sealScene(kind: SceneKind, index: number, seed: number): Promise<SealPage> {
  const random = seeded(seed * 7_919 + index * 131 + kind.length * 17)
  const level = ([0, 1, 2, 3, 4] as const)[index % 5] ?? 0
  const stamps = (sealedScenes as readonly string[]).includes(kind) ? stampsOf(kind, random) : []
  const company = companyOf(kind, random, stamps)
  const spec: PageSpec = {
    pages: [body(random)],
    numbering: '— 1 —',
    fontSizePt: random.pick([10.5, 12, 14, 16]),
    ...(random.chance(0.25) ? { letterhead: `${random.pick(names)}文件` } : {}),
    ...(company.after ? { after: company.after } : {}),
    overlays: [...company.overlays, ...stamps.map(({ overlay }) => overlay)],
  }
  const dpi = kind === 'coarse' ? random.pick([96, 100, 120]) : kind === 'fine' ? random.pick([200, 240, 300]) : 150
  return { name: `${kind}-${index}-level${level}`, ...(await scanned(spec, stamps, level, random, dpi)) }
}

function stampsOf(kind: string, random: Random): Stamp[] {
  if (kind === 'cut') {
    const side = random.pick(['left', 'right', 'bottom'] as const)
    // Up to two fifths of the seal lie beyond the edge.
    const in_ = random.between(4, 16)
    const [x, y] = side === 'left' ? [in_, random.between(50, 250)] : side === 'right' ? [210 - in_, random.between(50, 250)] : [random.between(40, 170), 297 - in_]
    return [stamp(random, x, y, {})]
  }
  const first = stamp(random, random.between(40, 165), random.between(60, 255), lookOf(kind, random))
  if (kind === 'close-pair') return [first, beside(random, first, random.between(0.42, 0.6))]
  if (kind === 'three') {
    const second = beside(random, first, random.between(0.7, 1.3))
    const third = beside(random, second, random.between(0.8, 1.4))
    // Two stamps that nearly coincide are one to any eye.
    const free = Math.hypot(third.xMm - first.xMm, third.yMm - first.yMm) > 0.5 * first.diameterMm
    return [first, second, ...(free ? [third] : [])].filter(({ xMm, yMm }) => xMm > 20 && xMm < 190 && yMm > 20 && yMm < 277)
  }
  return [first]
}

/** Another seal some diameters away, in a direction that leaves it on the page. */
function beside(random: Random, { xMm, yMm, diameterMm }: Stamp, apart: number): Stamp {
  const turn = random.between(-0.5, 0.5) + (xMm > 100 ? Math.PI : 0)
  return stamp(random, xMm + apart * diameterMm * Math.cos(turn), yMm + apart * diameterMm * Math.sin(turn), {})
}

function lookOf(kind: string, random: Random): Partial<SealLook> {
  switch (kind) {
    case 'serif':
      return { font: 'Noto Serif SC', foot: random.pick(['', '（1）', '业务专用章']), ringMm: random.between(0.7, 1.6) }
    case 'worn':
      return { bare: Array.from({ length: 26 }, () => ({ x: random.between(-22, 22), y: random.between(-22, 22), r: random.between(0.4, 2.6) })), opacity: random.between(0.6, 1) }
    case 'faint':
      return { opacity: random.between(0.3, 0.5) }
    case 'faint-oval':
      return { opacity: random.between(0.35, 0.6), diameterMm: random.between(38, 46), minorMm: random.between(27, 31), star: false, foot: random.pick(['', '专用章']) }
    case 'contract':
      return { diameterMm: random.between(30, 50), foot: random.pick(['合同专用章', '财务专用章']), innerRing: random.chance(0.4), star: random.chance(0.7) }
    default:
      return {}
  }
}

function stamp(random: Random, xMm: number, yMm: number, look: Partial<SealLook>): Stamp {
  const diameterMm = look.diameterMm ?? random.pick([38, 40, 42, 42, 45])
  const minorMm = look.minorMm ?? diameterMm
  const svg = sealSvg({ text: random.pick(names), turnDeg: look.minorMm ? random.between(-15, 15) : random.between(0, 360), colour: random.pick(reds), opacity: random.between(0.5, 1), foot: random.pick(['', '样章']), ...look, diameterMm })
  return { overlay: { page: 1, xMm: xMm - diameterMm / 2, yMm: yMm - minorMm / 2, widthMm: diameterMm, svg, under: random.chance(0.5) }, xMm, yMm, diameterMm }
}

interface Company {
  overlays: Overlay[]
  after?: string
}

/** What else is on the page. */
function companyOf(kind: string, random: Random, stamps: readonly Stamp[]): Company {
  const red = random.pick(reds)
  const shape = (name: (typeof redShapes)[number]): Overlay => {
    const widthMm = random.between(24, 50)
    return { page: 1, xMm: random.between(5, 200 - widthMm), yMm: random.between(20, 240), widthMm, svg: redShape(name, random.pick(reds), random), under: random.chance(0.5) }
  }
  const apart = (overlay: Overlay): boolean => stamps.every(({ xMm, yMm }) => Math.hypot(overlay.xMm + overlay.widthMm / 2 - xMm, overlay.yMm + overlay.widthMm / 2 - yMm) > 55)
  switch (kind) {
    case 'many-shapes':
      return { overlays: sideBySide(Array.from({ length: 8 }, () => shape(random.pick(redShapes)))).slice(0, 5) }
    case 'in-company':
      return { overlays: sideBySide(Array.from({ length: 8 }, () => shape(random.pick(redShapes))).filter(apart)).slice(0, 3) }
    case 'on-table':
    case 'red-form':
      return { overlays: [], after: `#set text(fill: rgb("${kind === 'on-table' ? '#222' : red}"))\n#table(columns: 6, stroke: 0.8pt + rgb("${red}"), ${Array.from({ length: 42 }, (_, i) => `[${random.pick(['项目', '人次', '时间', '地点'])} ${i}]`).join(', ')})` }
    case 'on-photo':
    case 'warm-photo':
      return { overlays: [{ page: 1, xMm: random.between(20, 80), yMm: random.between(50, 180), widthMm: random.between(70, 110), svg: photo(random, kind === 'on-photo'), under: true }] }
    case 'heading-marks':
      return { overlays: [], after: Array.from({ length: 8 }, (_, i) => `#text(fill: rgb("${red}"), size: ${random.pick([14, 18, 22])}pt, weight: "bold")[◎ ${i + 1}、科技工作者日主题活动 ★]\n\n`).join('') }
    default:
      return { overlays: (redShapes as readonly string[]).includes(kind) ? [shape(kind as (typeof redShapes)[number])] : [] }
  }
}

/** Those of the list that overlap none before them, as marks on a page are set. */
const sideBySide = (list: readonly Overlay[]): Overlay[] =>
  list.reduce<Overlay[]>((kept, next) => (kept.every((each) => Math.hypot(middle(each.xMm, each) - middle(next.xMm, next), middle(each.yMm, each) - middle(next.yMm, next)) > (each.widthMm + next.widthMm) * 0.7) ? [...kept, next] : kept), [])

const middle = (at: number, { widthMm }: Overlay): number => at + widthMm / 2

/** A blurred crowd in warm light, with texture; a calm one has no strong red. */
function photo(random: Random, calm: boolean): string {
  const colours = calm ? ['#5c6f66', '#7d8a99', '#a59a86', '#6b7d8c'] : ['#c0392b', '#e67e22', '#8e3b2f', '#d35400', '#b03a2e', '#f0b27a', '#6e2c00']
  const blobs = Array.from({ length: 160 }, () => `<ellipse cx="${random.between(0, 90)}" cy="${random.between(0, 60)}" rx="${random.between(0.5, 9)}" ry="${random.between(0.5, 9)}" fill="${random.pick(colours)}" opacity="${random.between(0.3, 1)}"/>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="90mm" height="60mm" viewBox="0 0 90 60"><rect width="90" height="60" fill="${calm ? '#8b968f' : '#b5533c'}"/>${blobs.join('')}</svg>`
}
