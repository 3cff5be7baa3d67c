import type { Overlay } from './pages.ts'

/** A seal over the right edges of pages 1 to `pages`, each of which shows its slice. `svg` is as wide as the diameter. */
export function ridingOverlays(svg: string, diameterMm: number, pages: number, yMm: number): Overlay[] {
  const widthMm = diameterMm / pages
  return Array.from({ length: pages }, (_, i) => ({
    page: i + 1, xMm: 210 - widthMm, yMm, widthMm,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${diameterMm}mm" viewBox="${i * widthMm} 0 ${widthMm} ${diameterMm}">${svg.replace(/width="[\d.]+mm" height="[\d.]+mm"/, `width="${diameterMm}" height="${diameterMm}"`)}</svg>`,
  }))
}
