/** What a drawn seal looks like. Lengths in millimetres on paper. */
export interface SealLook {
  /** The ring's text, one glyph after another along the upper arc. */
  text: string
  /** Outer diameter, or the longer axis of an oval. */
  diameterMm: number
  /** Shorter axis of an oval; the same as the diameter when absent. */
  minorMm?: number
  /** Line width of the ring; 1.2 mm as seals of offices have it. */
  ringMm?: number
  /** Text across the lower middle, such as 样章 or 专用章. */
  foot?: string
  star?: boolean
  /** How the stamp was turned in the hand. */
  turnDeg?: number
  /** Any SVG colour. */
  colour?: string
  /** Ink coverage, 0–1. */
  opacity?: number
  /** A second, thin ring inside the first. */
  innerRing?: boolean
  /** Any family the typesetter has. */
  font?: string
  /** Places where no ink came off: circles in millimetres from the seal's middle. */
  bare?: readonly { x: number; y: number; r: number }[]
}

const FONT = 'Noto Sans Hans'

/** An SVG picture of a round or oval seal, exactly as wide and high as the seal; the drawing says 样章 unless told otherwise. */
export function sealSvg(look: SealLook): string {
  const wide = look.diameterMm
  const high = look.minorMm ?? wide
  const ring = look.ringMm ?? 1.2
  const colour = look.colour ?? '#d0021b'
  const a = wide / 2 - ring / 2
  const b = high / 2 - ring / 2
  const parts = [ellipse(a, b, ring, colour)]
  if (look.innerRing) parts.push(ellipse(a * 0.93, b * 0.93, 0.3, colour))
  const font = look.font ?? FONT
  parts.push(...arcText(look.text, a, b, colour, font))
  if (look.star ?? true) parts.push(star(Math.min(a, b) * 0.3, colour))
  const foot = look.foot ?? '样章'
  if (foot !== '') {
    const size = Math.min(a, b) * 0.2
    parts.push(glyphs(foot, 0, Math.min(a, b) * 0.66, size, colour, font))
  }
  const bare = (look.bare ?? []).map(({ x, y, r }) => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="#000"/>`).join('')
  const mask = bare === '' ? '' : `<mask id="ink" maskUnits="userSpaceOnUse" x="-100" y="-100" width="200" height="200"><rect x="-100" y="-100" width="200" height="200" fill="#fff"/>${bare}</mask>`
  const worn = mask === '' ? parts.join('') : `${mask}<g mask="url(#ink)">${parts.join('')}</g>`
  const turned = `<g transform="translate(${n(wide / 2)} ${n(high / 2)}) rotate(${n(look.turnDeg ?? 0)})" opacity="${n(look.opacity ?? 1)}">${worn}</g>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${n(wide)}mm" height="${n(high)}mm" viewBox="0 0 ${n(wide)} ${n(high)}" overflow="visible">${turned}</svg>`
}

const n = (value: number): string => value.toFixed(3)

const ellipse = (a: number, b: number, width: number, colour: string): string =>
  `<ellipse rx="${n(a)}" ry="${n(b)}" fill="none" stroke="${colour}" stroke-width="${n(width)}"/>`

const glyphs = (text: string, x: number, y: number, size: number, colour: string, font: string): string =>
  `<text x="${n(x)}" y="${n(y)}" font-family="${font}" font-weight="bold" font-size="${n(size)}" text-anchor="middle" fill="${colour}">${text}</text>`

/** Glyphs along the upper arc, from about 8 to 4 o'clock, each standing upright on the ring. */
function arcText(text: string, a: number, b: number, colour: string, font: string): string[] {
  const letters = [...text]
  const size = Math.min(a * 0.3, (Math.PI * 1.3 * a) / Math.max(letters.length, 6) / 1.15, b * 0.34)
  const sweep = Math.min(250, letters.length * 26)
  return letters.map((letter, i) => {
    const degrees = letters.length === 1 ? 0 : -sweep / 2 + (sweep * i) / (letters.length - 1)
    const angle = ((degrees - 90) * Math.PI) / 180
    const x = Math.cos(angle) * (a - size * 0.95)
    const y = Math.sin(angle) * (b - size * 0.95)
    return `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(degrees)})">${glyphs(letter, 0, size * 0.36, size, colour, font)}</g>`
  })
}

function star(radius: number, colour: string): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const r = i % 2 === 0 ? radius : radius * 0.382
    const angle = (i * Math.PI) / 5 - Math.PI / 2
    return `${n(Math.cos(angle) * r)},${n(Math.sin(angle) * r)}`
  })
  return `<polygon points="${points.join(' ')}" fill="${colour}"/>`
}
