import type { Overlay, PageSpec } from './pages.ts'
import type { Random } from './random.ts'
import { sealSvg } from './seal-svg.ts'

/** Things on a page that are red, round or both, and are no seal. */
export function distractors(kind: string, random: Random): Pick<PageSpec, 'overlays' | 'after'> {
  const red = random.pick(['#e00000', '#d0021b', '#c8102e'])
  const at = (widthMm: number, svg: string): Pick<PageSpec, 'overlays'> => ({ overlays: [somewhere(random, widthMm, svg)] })
  const mark = random.between(20, 48)
  switch (kind) {
    case 'rule':
      return at(150, box(150, 2, `<rect width="150" height="${random.between(0.6, 1.8)}" fill="${red}"/>`))
    case 'square-seal':
      return at(mark, box(10, 10, `<rect x=".4" y=".4" width="9.2" height="9.2" fill="none" stroke="${red}" stroke-width=".6"/>${words('云泽', 3, 4.3, 3.6, red)}${words('印信', 3, 8.6, 3.6, red)}${words('学会', 7, 4.3, 3.6, red)}${words('之章', 7, 8.6, 3.6, red)}`))
    case 'logo':
      return at(mark, box(10, 10, `<rect width="10" height="10" rx="${random.pick([0, 1.5, 4.9])}" fill="${red}"/>${words('科', 5, 7.2, 6, '#fff')}`))
    case 'disc':
      return at(mark, box(10, 10, `<circle cx="5" cy="5" r="4.9" fill="${red}"/>`))
    case 'ring':
      return at(mark, box(10, 10, `<circle cx="5" cy="5" r="4.7" fill="none" stroke="${red}" stroke-width="${random.between(0.2, 1.2)}"/>`))
    case 'emblem':
      return at(mark, box(10, 10, emblem(red)))
    case 'red-text':
      return { after: `#text(fill: rgb("${red}"))[${'红色文字用来提醒各单位注意报送时限，请勿遗漏。'.repeat(6)}]` }
    case 'red-table':
      return { after: `#table(columns: 5, stroke: 1pt + rgb("${red}"), fill: (x, y) => if calc.rem(x * 3 + y, 4) == 0 { rgb("${red}") }, ${Array.from({ length: 30 }, (_, i) => `[第 ${i} 格]`).join(', ')})` }
    case 'pie':
      return at(mark, box(10, 10, pie(red)))
    case 'sign':
      return at(mark, box(10, 10, `<circle cx="5" cy="5" r="4.3" fill="none" stroke="${red}" stroke-width="1.1"/><path d="M2 2L8 8" stroke="${red}" stroke-width="1.1"/>`))
    case 'blue-seal':
      return at(42, sealSvg({ text: '云泽市农学会办公室', diameterMm: 42, colour: '#1f3fbf', turnDeg: random.between(0, 360) }))
    case 'grey-seal':
      return at(42, sealSvg({ text: '云泽市农学会办公室', diameterMm: 42, colour: '#555', turnDeg: random.between(0, 360) }))
    case 'photo':
      return at(90, photo(random))
    default:
      return {}
  }
}

const somewhere = (random: Random, widthMm: number, svg: string): Overlay => ({
  page: 1,
  xMm: random.between(10, Math.max(11, 195 - widthMm)),
  yMm: random.between(30, 230),
  widthMm,
  svg,
  under: random.chance(0.5),
})

const box = (w: number, h: number, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${w}mm" height="${h}mm" viewBox="0 0 ${w} ${h}">${inside}</svg>`

const words = (text: string, x: number, y: number, size: number, colour: string): string =>
  `<text x="${x}" y="${y}" font-family="Noto Sans Hans" font-size="${size}" text-anchor="middle" fill="${colour}">${text}</text>`

/** A filled badge with a golden rim and rays, as on certificates. */
function emblem(red: string): string {
  const rays = Array.from({ length: 12 }, (_, i) => `<path d="M5 5L${5 + 3 * Math.cos((i * Math.PI) / 6)} ${5 + 3 * Math.sin((i * Math.PI) / 6)}" stroke="#f5c542" stroke-width=".35"/>`)
  return `<circle cx="5" cy="5" r="4.6" fill="${red}" stroke="#f5c542" stroke-width=".6"/>${rays.join('')}<circle cx="5" cy="5" r="1.2" fill="#f5c542"/>`
}

/** A chart of four quarters; every second one red. */
function pie(red: string): string {
  const quarter = (turn: number, colour: string): string => `<path d="M5 5L9.8 5A4.8 4.8 0 0 1 5 9.8Z" fill="${colour}" transform="rotate(${turn} 5 5)"/>`
  return quarter(0, red) + quarter(90, '#4b6cb7') + quarter(180, red) + quarter(270, '#f0a030')
}

/** A crowd of coloured blobs with a red banner: flags, shirts, tents. */
function photo(random: Random): string {
  const colours = ['#b33', '#d62828', '#2a6f4e', '#344e9e', '#e9c46a', '#8d5a3b', '#c9184a', '#777']
  const blobs = Array.from({ length: 70 }, () => `<ellipse cx="${random.between(0, 90)}" cy="${random.between(0, 60)}" rx="${random.between(2, 12)}" ry="${random.between(2, 12)}" fill="${random.pick(colours)}"/>`)
  return box(90, 60, `<rect width="90" height="60" fill="#9aa7a0"/>${blobs.join('')}<rect x="10" y="6" width="70" height="8" fill="#d62828"/>${words('科技工作者日主题活动', 45, 12, 5, '#fff')}`)
}
