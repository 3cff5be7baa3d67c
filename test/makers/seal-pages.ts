import { makePdf, renderPdf } from './pages.ts'
import type { Overlay, PageSpec, Pixels } from './pages.ts'
import { distractors } from './red-things.ts'
import { seeded } from './random.ts'
import type { Random } from './random.ts'
import { damage, scan } from './scan.ts'
import { sealSvg } from './seal-svg.ts'

/** A generated page and what is truly on it. */
export interface SealPage {
  name: string
  pixels: Pixels
  jpeg: Buffer
  /** True seals: centre and longer axis in millimetres. */
  seals: { xMm: number; yMm: number; diameterMm: number }[]
}

export const positiveKinds = ['round', 'round', 'round', 'oval', 'two', 'edge', 'on-title', 'on-text'] as const
export const negativeKinds = [
  'plain', 'title', 'rule', 'square-seal', 'logo', 'disc', 'ring', 'emblem', 'red-text', 'red-table', 'pie', 'sign', 'blue-seal', 'grey-seal', 'photo',
] as const

export const names = ['听澜县科学技术协会', '云泽市农学会', '青禾县医学会办公室', '临澜区老科技工作者协会', '云泽市企业科学技术协会联合会', '澄江镇人民政府']

/** Page number `index` of the endless series `seed`: the damage level goes round 0–4 with the index. */
export async function sealPage(kind: (typeof positiveKinds)[number] | (typeof negativeKinds)[number], index: number, seed: number): Promise<SealPage> {
  const random = seeded(seed * 100_003 + index * 97 + kind.length)
  const level = ([0, 1, 2, 3, 4] as const)[index % 5] ?? 0
  const stamped = (positiveKinds as readonly string[]).includes(kind)
  const drawn = stamped ? stamps(kind, random) : []
  const extras = stamped ? (random.chance(0.3) ? distractors('rule', random) : {}) : distractors(kind, random)
  const spec: PageSpec = {
    pages: [body(random)],
    numbering: '— 1 —',
    fontSizePt: random.pick([12, 14, 16]),
    ...(kind === 'title' || kind === 'on-title' || random.chance(0.2) ? { letterhead: `${random.pick(names)}文件` } : {}),
    ...('after' in extras ? { after: extras.after } : {}),
    overlays: [...drawn.map((d) => d.overlay), ...('overlays' in extras ? (extras.overlays ?? []) : [])],
  }
  return { name: `${kind}-${index}-level${level}`, ...(await scanned(spec, drawn, level, random)) }
}

/** The page set, scanned and damaged, with the truth moved along. */
export async function scanned(spec: PageSpec, drawn: readonly Stamp[], level: 0 | 1 | 2 | 3 | 4, random: Random, dpi = 150): Promise<Omit<SealPage, 'name'>> {
  const page = await renderPdf(makePdf(spec), 1, dpi)
  const how = damage(level, random)
  const { jpeg, pixels } = await scan(page, how, random)
  // The page was turned about its middle, so the truth turns with it.
  const angle = (how.skewDeg * Math.PI) / 180
  const seals = drawn.map(({ xMm, yMm, diameterMm }) => ({
    xMm: 105 + (xMm - 105) * Math.cos(angle) - (yMm - 148.5) * Math.sin(angle),
    yMm: 148.5 + (xMm - 105) * Math.sin(angle) + (yMm - 148.5) * Math.cos(angle),
    diameterMm,
  }))
  return { pixels, jpeg, seals }
}

/** A drawn seal and where its centre is. */
export interface Stamp {
  overlay: Overlay
  xMm: number
  yMm: number
  diameterMm: number
}

function stamps(kind: string, random: Random): Stamp[] {
  const first = stamp(kind, random, place(kind, random))
  if (kind !== 'two') return [first]
  // Overlapping, but two stamps: centres half to nine tenths of a diameter apart.
  const gap = first.diameterMm * random.between(0.5, 0.9)
  const turn = random.between(-0.4, 0.4)
  return [first, stamp(kind, random, [first.xMm + gap * Math.cos(turn), first.yMm + gap * Math.sin(turn)])]
}

function place(kind: string, random: Random): [number, number] {
  if (kind === 'edge') return [random.pick([random.between(2, 12), random.between(198, 208)]), random.between(60, 240)]
  if (kind === 'on-title') return [random.between(50, 160), random.between(34, 60)]
  if (kind === 'two') return [random.between(50, 110), random.between(60, 250)]
  return [random.between(35, 175), random.between(50, 260)]
}

function stamp(kind: string, random: Random, [xMm, yMm]: [number, number]): Stamp {
  const diameterMm = random.pick([36, 38, 40, 42, 42, 45, 46])
  const minorMm = kind === 'oval' ? diameterMm * random.between(0.66, 0.8) : diameterMm
  const svg = sealSvg({
    text: random.pick(names),
    diameterMm,
    minorMm,
    ringMm: random.pick([0.9, 1.2, 1.2, 1.4]),
    foot: random.pick(['', '', '样章', '专用章']),
    star: kind !== 'oval',
    innerRing: random.chance(0.15),
    turnDeg: kind === 'oval' ? random.between(-20, 20) : random.between(0, 360),
    colour: random.pick(['#d0021b', '#e60012', '#c8102e', '#d83030', '#b5121b']),
    opacity: random.between(0.45, 1),
  })
  const overlay = { page: 1, xMm: xMm - diameterMm / 2, yMm: yMm - minorMm / 2, widthMm: diameterMm, svg, under: random.chance(0.5) }
  return { overlay, xMm, yMm, diameterMm }
}

const sentences = [
  '现将本单位开展科技工作者日活动的情况报告如下，请审阅。',
  '全县共举办活动 23 场，参加 1260 人次，走访一线科技工作者 41 名。',
  '把会场搬到田埂上，县农学会 8 名会员在 3 个镇讲解水稻分蘖期管护。',
  '征集技术需求 14 项，已与市级学会对接 9 项，其余按季度公开。',
  '下一步，我们将把田间课堂办成每月一期，长期坚持下去。',
  '活动经费从年度预算中列支，按规定使用，接受审计和监督。',
]

/** Some paragraphs of a report. */
export const body = (random: Random): string[] =>
  Array.from({ length: 3 + Math.floor(random.next() * 6) }, () => Array.from({ length: 2 + Math.floor(random.next() * 4) }, () => random.pick(sentences)).join(''))
