import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { makePdf, renderPdf } from '../../../test/makers/pages.ts'
import type { Pixels } from '../../../test/makers/pages.ts'
import { seeded } from '../../../test/makers/random.ts'
import { damage, decode, scan } from '../../../test/makers/scan.ts'
import { negativeKinds, positiveKinds, sealPage } from '../../../test/makers/seal-pages.ts'
import { sealSvg } from '../../../test/makers/seal-svg.ts'
import { emptyScenes, sealedScenes, sealScene } from '../../../test/makers/seal-scenes.ts'
import { findSealsInFile } from './file.ts'
import { findSeals } from './index.ts'

/** Pages made per side; 200 and more for a measurement worth quoting. */
const PAGES = Number(process.env.LIANDONG_SEAL_PAGES ?? 30)
/** A seed no threshold was looked at with. */
const SEED = Number(process.env.LIANDONG_SEAL_SEED ?? 5_150)

describe('generated pages', () => {
  it(`with a seal: at least 95 % found, within 3 mm (${PAGES} pages)`, { timeout: 600_000 }, async () => {
    let seals = 0
    const missed: string[] = []
    for (let i = 0; i < PAGES; i++) {
      const page = await sealPage(positiveKinds[i % positiveKinds.length] ?? 'round', i, SEED)
      const found = findSeals(page.pixels).seals
      seals += page.seals.length
      for (const truth of page.seals) {
        const hit = found.find((seal) => Math.hypot(seal.xMm - truth.xMm, seal.yMm - truth.yMm) < 3 && Math.abs(seal.diameterMm - truth.diameterMm) < 3)
        if (!hit) missed.push(page.name)
      }
      // No seal is seen twice, and nothing else is taken for one.
      expect(found.length, page.name).toBeLessThanOrEqual(page.seals.length)
    }
    expect(missed.length, missed.join(' ')).toBeLessThanOrEqual(seals * 0.05)
  })

  it(`without a seal: none found (${PAGES} pages)`, { timeout: 600_000 }, async () => {
    for (let i = 0; i < PAGES; i++) {
      const page = await sealPage(negativeKinds[(i * 7) % negativeKinds.length] ?? 'plain', i, SEED)
      expect(findSeals(page.pixels).verdict, page.name).not.toBe('found')
    }
  })
})

describe('pages of another hand', () => {
  it('with worn, faint, cut and crowded seals: at most one in twenty missed, none twice', { timeout: 600_000 }, async () => {
    let seals = 0
    const missed: string[] = []
    for (const [i, kind] of sealedScenes.entries()) {
      const page = await sealScene(kind, i * 7 + 3, SEED)
      const found = findSeals(page.pixels).seals
      seals += page.seals.length
      for (const truth of page.seals) {
        if (!found.some((seal) => Math.hypot(seal.xMm - truth.xMm, seal.yMm - truth.yMm) < 3 && Math.abs(seal.diameterMm - truth.diameterMm) < 3)) missed.push(page.name)
      }
      expect(found.length, page.name).toBeLessThanOrEqual(page.seals.length)
    }
    expect(missed.length, missed.join(' ')).toBeLessThanOrEqual(seals * 0.05)
  })

  it('with wheels, rings, targets, lanterns and photographs: none found', { timeout: 600_000 }, async () => {
    for (const [i, kind] of emptyScenes.entries()) {
      const page = await sealScene(kind, i * 7 + 2, SEED)
      expect(findSeals(page.pixels).seals, page.name).toEqual([])
    }
  })
})

describe('a file', () => {
  it('gives an entry for every page, in millimetres from the top left', async () => {
    const svg = sealSvg({ text: '听澜县科学技术协会', diameterMm: 42 })
    const pdf = makePdf({ pages: [['一'], ['二']], overlays: [{ page: 2, xMm: 110, yMm: 160, widthMm: 42, svg }] })
    const near = { x_mm: expect.closeTo(131, 0), y_mm: expect.closeTo(181, 0), diameter_mm: expect.closeTo(42, -0.5), score: expect.any(Number) }
    expect(await findSealsInFile(pdf)).toEqual([{ page: 1, seals: [] }, { page: 2, seals: [near] }])
    const page = await renderPdf(pdf, 2)
    const picture = sharp(page.data, { raw: { width: page.width, height: page.height, channels: 4 } })
    expect(await findSealsInFile(await picture.clone().png().toBuffer())).toEqual([{ page: 1, seals: [near] }])
    expect(await findSealsInFile(await picture.clone().jpeg().withMetadata({ density: 150 }).toBuffer())).toEqual([{ page: 1, seals: [near] }])
  })

  it('that is neither a picture nor a PDF, or is cut off, is refused', async () => {
    const page = await renderPdf(makePdf({ pages: [['一']] }))
    const png = await sharp(page.data, { raw: { width: page.width, height: page.height, channels: 4 } }).png().toBuffer()
    for (const bytes of [new Uint8Array(0), Buffer.from('text'), png.subarray(0, png.length / 2), Buffer.from('%PDF-1.7 nothing')]) {
      await expect(findSealsInFile(bytes)).rejects.toMatchObject({ code: expect.stringMatching(/^documents\//) })
    }
  })
})

const shared = join(process.env.LIANDONG_SHARED ?? '../shared', 'pages')
describe.skipIf(!existsSync(join(shared, 'truth.json')))('pages kept beside the project (skipped where they are not)', () => {
  it('are judged without a miss and without a false find', async () => {
    const truth = JSON.parse(readFileSync(join(shared, 'truth.json'), 'utf8')) as { file: string; seal: boolean }[]
    let found = 0
    for (const { file, seal } of truth) {
      const { verdict } = findSeals(await decode(join(shared, file)))
      if (seal && verdict === 'found') found++
      if (!seal) expect(verdict, file).not.toBe('found')
    }
    expect(found / truth.filter(({ seal }) => seal).length).toBe(1)
  })
})

describe('a page without colour', () => {
  const text = ['全县共举办活动 23 场，参加 1260 人次，走访一线科技工作者 41 名。'.repeat(4)]
  const svg = sealSvg({ text: '听澜县科学技术协会', diameterMm: 42 })
  const draw = (colour?: string): Promise<Pixels> =>
    renderPdf(makePdf({ pages: [text], overlays: [{ page: 1, xMm: 110, yMm: 160, widthMm: 42, svg: colour ? sealSvg({ text: '听澜县科学技术协会', diameterMm: 42, colour }) : svg }] }))

  it('that is a grey scan cannot be told, with a seal or without', async () => {
    for (const page of [await draw(), await renderPdf(makePdf({ pages: [text] }))]) {
      const { pixels } = await scan(page, { ...damage(2, seeded(1)), grey: true }, seeded(1))
      expect(findSeals(pixels)).toMatchObject({ verdict: 'cannot-tell', seals: [], reason: expect.stringContaining('请人工看一眼') })
      expect(findSeals(pixels, { scan: true }).verdict).toBe('cannot-tell')
    }
  })

  it('that was drawn shows none, unless a grey ring looks like a seal', async () => {
    expect(findSeals(await renderPdf(makePdf({ pages: [text] }))).verdict).toBe('none')
    expect(findSeals(await draw('#666')).verdict).toBe('cannot-tell')
    expect(findSeals(await draw()).verdict).toBe('found')
  })

  it('finds the same at every resolution', async () => {
    const pdf = makePdf({ pages: [text], overlays: [{ page: 1, xMm: 110, yMm: 160, widthMm: 42, svg }] })
    for (const dpi of [76, 96, 120, 150, 200, 300, 400]) {
      const { seals, verdict } = findSeals(await renderPdf(pdf, 1, dpi))
      expect([dpi, verdict, seals.length]).toEqual([dpi, 'found', 1])
      expect(Math.hypot((seals[0]?.xMm ?? 0) - 131, (seals[0]?.yMm ?? 0) - 181), `${dpi}`).toBeLessThan(1)
      expect(seals[0]?.diameterMm).toBeCloseTo(42, -0.5)
    }
  })
})

describe('odd images', () => {
  const filled = (width: number, height: number, pixel: (i: number) => number): Pixels => {
    const data = new Uint8Array(width * height * 4)
    for (let i = 0; i < data.length; i++) data[i] = pixel(i)
    return { data, width, height }
  }
  it('are answered without a find', () => {
    const random = seeded(8)
    const images = {
      nothing: filled(0, 0, () => 0),
      dot: filled(1, 1, () => 255),
      line: filled(20_000, 1, () => 128),
      ribbon: filled(4, 20_000, () => 128),
      white: filled(1240, 1754, () => 255),
      black: filled(1240, 1754, (i) => (i % 4 === 3 ? 255 : 0)),
      red: filled(1240, 1754, (i) => (i % 4 === 0 || i % 4 === 3 ? 255 : 0)),
      noise: filled(1240, 1754, () => random.next() * 256),
      checks: filled(1240, 1754, (i) => (i % 4 === 0 || i % 4 === 3 ? 255 : ((i >> 4) + Math.floor(i / 4 / 1240 / 4)) % 2 === 0 ? 255 : 30)),
    }
    for (const [name, image] of Object.entries(images)) expect([name, findSeals(image).seals]).toEqual([name, []])
  })

  it('may lie anywhere in memory', async () => {
    const page = await sealPage('round', 0, 3)
    const shifted = new Uint8Array(page.pixels.data.length + 1)
    shifted.set(page.pixels.data, 1)
    expect(findSeals({ ...page.pixels, data: shifted.subarray(1) })).toEqual(findSeals(page.pixels))
    expect(findSeals({ ...page.pixels, data: new Uint8ClampedArray(page.pixels.data) })).toEqual(findSeals(page.pixels))
  })

  it('with fewer pixels than they say are refused', () => {
    expect(() => findSeals({ data: new Uint8Array(100), width: 1240, height: 1754 })).toThrow(RangeError)
  })
})
