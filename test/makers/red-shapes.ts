import type { Random } from './random.ts'

/** Red things of a seal's size that a hurried eye might take for one; SVG of ten by ten units. */
export const redShapes = ['dial', 'gear', 'target', 'donut', 'pen-circle', 'name-seal', 'code', 'flower', 'badge', 'ticket', 'two-rings', 'wheel', 'corner-mark', 'lantern'] as const
export type RedShape = (typeof redShapes)[number]

export function redShape(kind: RedShape, red: string, random: Random): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="10mm" viewBox="0 0 10 10" overflow="visible">${draw(kind, red, random)}</svg>`
}

const ring = (r: number, width: number, colour: string): string => `<circle cx="5" cy="5" r="${r}" fill="none" stroke="${colour}" stroke-width="${width}"/>`
const around = (count: number, each: (angle: number) => string): string => Array.from({ length: count }, (_, i) => each((i * 2 * Math.PI) / count)).join('')
const at = (angle: number, r: number): string => `${(5 + r * Math.cos(angle)).toFixed(3)} ${(5 + r * Math.sin(angle)).toFixed(3)}`
const words = (text: string, x: number, y: number, size: number, colour: string): string =>
  `<text x="${x}" y="${y}" font-family="Noto Sans Hans" font-size="${size}" text-anchor="middle" fill="${colour}">${text}</text>`

function draw(kind: RedShape, red: string, random: Random): string {
  switch (kind) {
    case 'dial': // a clock: ring, twelve strokes inside, hands
      return ring(4.7, 0.3, red) + around(12, (a) => `<path d="M${at(a, 4.1)}L${at(a, 4.55)}" stroke="${red}" stroke-width=".2"/>`) + `<path d="M5 5L5 2M5 5L7 6" stroke="${red}" stroke-width=".3"/>`
    case 'gear':
      return around(16, (a) => `<path d="M${at(a, 4)}L${at(a, 4.9)}" stroke="${red}" stroke-width=".9"/>`) + ring(3.8, 1, red) + ring(1.4, 0.5, red)
    case 'target':
      return ring(4.6, 0.5, red) + ring(3.4, 0.5, red) + ring(2.2, 0.5, red) + `<circle cx="5" cy="5" r="1" fill="${red}"/>`
    case 'donut':
      return around(7, (a) => `<path d="M${at(a, 3.6)}A3.6 3.6 0 0 1 ${at(a + 0.8, 3.6)}" stroke="${random.pick([red, '#4b6cb7', '#d88'])}" stroke-width="2.2" fill="none"/>`)
    case 'pen-circle': { // drawn by hand around a line of text, the end passing the beginning
      const point = (turn: number): string => `${(5 + (4.4 + 0.25 * Math.sin(turn * 2.3) + turn * 0.05) * Math.cos(turn)).toFixed(3)} ${(5 + (3.3 + 0.2 * Math.cos(turn * 1.7) + turn * 0.04) * Math.sin(turn)).toFixed(3)}`
      return `<path d="M${Array.from({ length: 44 }, (_, i) => point(i * 0.16)).join('L')}" fill="none" stroke="${red}" stroke-width=".18"/>`
    }
    case 'name-seal':
      return `<rect x="2.5" y="2.5" width="5" height="5" fill="${random.pick([red, 'none'])}" stroke="${red}" stroke-width=".3"/>${words('江', 6.2, 4.8, 2, random.pick(['#fff', red]))}${words('见', 6.2, 7, 2, '#fff')}${words('白', 3.8, 4.8, 2, '#fff')}${words('印', 3.8, 7, 2, '#fff')}`
    case 'code':
      return Array.from({ length: 21 * 21 }, (_, i) => (random.chance(0.5) ? `<rect x="${((i % 21) * 10) / 21}" y="${(Math.floor(i / 21) * 10) / 21}" width=".48" height=".48" fill="${red}"/>` : '')).join('')
    case 'flower':
      return around(8, (a) => `<circle cx="${5 + 3 * Math.cos(a)}" cy="${5 + 3 * Math.sin(a)}" r="1.4" fill="${red}"/>`) + '<circle cx="5" cy="5" r="1.6" fill="#f5c542"/>'
    case 'badge': // white letters on red
      return `<circle cx="5" cy="5" r="4.8" fill="${red}"/>${ring(4.2, 0.15, '#fff')}${around(10, (a) => `<g transform="rotate(${(a * 180) / Math.PI} 5 5)">${words('科', 5, 2, 1.2, '#fff')}</g>`)}`
    case 'ticket':
      return `<rect x="0" y="3" width="10" height="4" rx=".6" fill="none" stroke="${red}" stroke-width=".3"/>${words('已归档', 5, 5.8, 2.2, red)}`
    case 'two-rings':
      return ring(4.7, 0.35, red) + ring(4, 0.12, red)
    case 'wheel':
      return ring(4.6, 0.5, red) + around(6, (a) => `<path d="M5 5L${at(a, 4.4)}" stroke="${red}" stroke-width=".4"/>`) + `<circle cx="5" cy="5" r=".8" fill="${red}"/>`
    case 'corner-mark':
      return `<path d="M0 0L10 0L0 10Z" fill="${red}"/>${words('急', 2.6, 4.2, 3, '#fff')}`
    case 'lantern':
      return around(9, (a) => `<ellipse cx="5" cy="5" rx="${Math.abs(4.6 * Math.cos(a / 2)).toFixed(2)}" ry="3.6" fill="none" stroke="${red}" stroke-width=".25"/>`) + `<rect x="3.5" y="1" width="3" height=".6" fill="${red}"/><rect x="3.5" y="8.4" width="3" height=".6" fill="${red}"/>`
  }
}
