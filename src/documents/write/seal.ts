export interface SealOptions {
  /** The unit's name, set on the upper arc. */
  unit: string
  /** The same seed gives the same stamp; others differ a little in turn and ink, as stamps by hand do. */
  seed: number
  /** Default 42, the size of a county's or city's body. */
  diameterMm?: number
}

/** The family every glyph asks for first; the PDF writer always has it. */
const FAMILY = 'Noto Serif CJK SC, Noto Sans S Chinese, SimSun, serif'
/**
 * A filter that changes nothing, for its side effect: the PDF writer draws what has a filter as a picture (288 dpi),
 * so that the letters of the seal do not mix with the document's text when that is copied or compared.
 * (A blur, like ink running into paper, costs 5 times as much.)
 */
const INK = '<filter id="ink" x="-100" y="-100" width="200" height="200" filterUnits="userSpaceOnUse"><feOffset dx="0"/></filter>'
const RED = '#d8121b'

/**
 * An SVG of a round example seal: ring, name on the arc, star, and 样章 at the foot so that nobody takes it for a real one.
 * Each glyph is placed by a transform: text on a path is not drawn by the PDF writer.
 */
export function sealSvg({ unit, seed, diameterMm = 42 }: SealOptions): string {
  const random = randomFrom(seed)
  const turn = (random() - 0.5) * 16
  const opacity = 0.72 + random() * 0.2
  // One unit is a hundredth of the radius, whatever the size in millimetres.
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${diameterMm}mm" height="${diameterMm}mm" viewBox="-100 -100 200 200">` +
    INK +
    `<g filter="url(#ink)"><g transform="rotate(${turn.toFixed(2)})" opacity="${opacity.toFixed(3)}" fill="${RED}" font-family="${FAMILY}" font-weight="bold" text-anchor="middle">` +
    `<circle r="95.5" fill="none" stroke="${RED}" stroke-width="5.5"/>` +
    `<polygon points="${star(28)}"/>${arc(Array.from(unit.replace(/[\s\p{Cc}\p{Cs}]/gu, '')))}` +
    '<text x="0" y="66" font-size="21" letter-spacing="4">样章</text></g></g></svg>'
  )
}

/** Glyphs spread over the upper arc; a long name takes more of the ring and narrower glyphs. */
function arc(glyphs: readonly string[]): string {
  if (glyphs.length === 0) return ''
  const size = glyphs.length <= 14 ? 25 : glyphs.length <= 20 ? 21 : 17
  const radius = 88 - size * 0.92
  const span = Math.min(glyphs.length * 21, 270)
  const step = span / Math.max(glyphs.length, 1)
  // Room along the arc at the glyph's middle, against its own width.
  const narrow = Math.min(1, ((step * Math.PI) / 180) * (radius + size * 0.35) / (size * 1.04))
  return glyphs
    .map((glyph, i) => {
      const degrees = (i - (glyphs.length - 1) / 2) * step
      return `<text transform="rotate(${degrees.toFixed(2)}) translate(0 ${(-radius).toFixed(2)}) scale(${narrow.toFixed(3)} 1)" font-size="${size}">${escape(glyph)}</text>`
    })
    .join('')
}

/** A five-pointed star: the inner corners lie where lines between the outer ones cross. */
function star(radius: number): string {
  const inner = (radius * Math.sin(Math.PI / 10)) / Math.sin((3 * Math.PI) / 10)
  return Array.from({ length: 10 }, (_, i) => {
    const angle = (i * Math.PI) / 5 - Math.PI / 2
    const length = i % 2 ? inner : radius
    return `${(Math.cos(angle) * length).toFixed(2)},${(Math.sin(angle) * length).toFixed(2)}`
  }).join(' ')
}

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
