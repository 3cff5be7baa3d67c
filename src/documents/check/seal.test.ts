import { beforeAll, describe, expect, it } from 'vitest'
import { makePdf, renderPdf } from '../../../test/makers/pages.ts'
import { seeded } from '../../../test/makers/random.ts'
import { ridingOverlays } from '../../../test/makers/riding.ts'
import { damage, scan, scannedPdf } from '../../../test/makers/scan.ts'
import { sealSvg } from '../../../test/makers/seal-svg.ts'
import { redrawn, people, signedAt } from '../../../test/makers/signed-cases.ts'
import { signPdf } from '../../../test/makers/sign-pdf.ts'
import type { Picture } from '../../../test/makers/sign-pdf.ts'
import { sealSvg as pictureSvg } from '../write/index.ts'
import { checkPair } from './index.ts'
import type { Check, CheckId, SealData, SignatureData } from './index.ts'

const unit = '听澜县科学技术协会'
const body = ['特色亮点活动情况', '全县共举办活动23场，参加1260人次，走访一线科技工作者41名。', unit, '2027年6月2日']
const svg = sealSvg({ text: unit, diameterMm: 42, opacity: 0.8 })
const now = new Date('2027-06-02T08:00:00Z')

const look = async (pdf: Uint8Array, id: CheckId, roots: Uint8Array[] = []): Promise<Check | undefined> =>
  (await checkPair({ pdf, needsWord: false, limit: null, dueAt: null, now, roots })).checks.find((check) => check.id === id)
const sealOf = async (pdf: Uint8Array): Promise<{ reason: string; data: SealData }> => (await look(pdf, 'seal')) as Check & { data: SealData }

describe('a seal', () => {
  it('over name and date covers both, one elsewhere neither, and without a date nobody can tell', async () => {
    const covering = await sealOf(makePdf({ pages: [body], overlays: [{ page: 1, xMm: 30, yMm: 45, widthMm: 42, svg: pictureSvg({ unit, seed: 3 }) }] }))
    expect(covering).toMatchObject({ reason: expect.stringContaining('章压住署名和日期。'), data: { seals: [{ covers: { name: true, date: true } }] } })
    const away = await sealOf(makePdf({ pages: [body], overlays: [{ page: 1, xMm: 120, yMm: 200, widthMm: 42, svg }] }))
    expect(away).toMatchObject({ reason: expect.stringContaining('章没有压在署名和日期上。'), data: { seals: [{ covers: { name: false, date: false } }] } })
    const undated = await sealOf(makePdf({ pages: [body.slice(0, 2)], overlays: [{ page: 1, xMm: 120, yMm: 200, widthMm: 42, svg }] }))
    expect(undated.data.seals[0]?.covers).toBeNull()
    expect(undated.reason).not.toContain('压')
  })

  it('put on a page as a picture is called so, one scanned with its page is not', async () => {
    const pasted = makePdf({ pages: [body], overlays: [{ page: 1, xMm: 120, yMm: 180, widthMm: 42, svg: pictureSvg({ unit, seed: 3 }) }] })
    expect(await sealOf(pasted)).toMatchObject({ reason: expect.stringContaining('图像印章'), data: { seals: [{ kind: 'picture' }] } })
    const { jpeg } = await scan(await renderPdf(pasted), damage(1, seeded(4)), seeded(4))
    const scanned = await sealOf(await scannedPdf([jpeg]))
    expect(scanned.data.seals).toMatchObject([{ kind: 'scan' }])
    expect(scanned.reason).not.toContain('图像印章')
  })

  it('over the edges of pages is a riding seal and no other', async () => {
    const pages = Array.from({ length: 4 }, () => body)
    const edges = ridingOverlays(svg, 42, 4, 140)
    const { reason, data } = await sealOf(makePdf({ pages, overlays: [...edges, { page: 4, xMm: 60, yMm: 200, widthMm: 42, svg }] }))
    expect(reason).toContain('骑缝章 第1–4页。')
    expect(data.riding).toMatchObject([{ from: 1, to: 4, yMm: expect.closeTo(161, -0.5), diameterMm: expect.closeTo(42, -0.7) }])
    expect(data.seals).toMatchObject([{ page: 4 }])
    const two = await sealOf(makePdf({ pages: pages.slice(0, 2), overlays: ridingOverlays(svg, 42, 2, 60) }))
    expect(two.data).toMatchObject({ riding: [{ from: 1, to: 2 }], seals: [] })
    const lines = makePdf({ pages: pages.slice(0, 3), overlays: [1, 2, 3].map((page) => ({ page, xMm: 200, yMm: 100, widthMm: 10, svg: '<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="30mm" viewBox="0 0 10 30"><rect width="10" height="30" fill="#d00"/></svg>' })) })
    expect((await sealOf(lines)).data.riding).toBeUndefined()
  })
})

describe('a signature', () => {
  let picture: Picture
  beforeAll(async () => {
    const page = await renderPdf(makePdf({ pages: [['　']], overlays: [{ page: 1, xMm: 0, yMm: 0, widthMm: 42, svg: sealSvg({ text: unit, diameterMm: 42 }) }] }))
    picture = cut(page, Math.round((42 / 210) * page.width))
  })
  const signed = (): Uint8Array => {
    const p = people()
    return signPdf(makePdf({ pages: [body] }), { signer: p.rsa, carried: [p.middle], signingTime: signedAt, shown: { xMm: 120, yMm: 180, widthMm: 42, heightMm: 42, picture } })
  }

  it('that holds passes, and the seal it shows is tied to it', async () => {
    const roots = [people().root.certificate]
    expect(await look(signed(), 'signature', roots)).toMatchObject({ verdict: 'pass', reason: expect.stringContaining('有效，盖章后文件没有改动'), data: { signatures: [{ valid: true, field: 'Signature1' }] } })
    const seal = (await look(signed(), 'seal', roots)) as Check & { data: SealData }
    expect(seal.data.seals).toMatchObject([{ kind: 'signature', signature: 'Signature1', xMm: expect.closeTo(141, -0.5), yMm: expect.closeTo(201, -0.5) }])
    expect(seal.reason).not.toContain('图像印章')
  })

  it('of a file changed later warns, of strangers is left to a person, and none is not spoken of', async () => {
    const roots = [people().root.certificate]
    expect(await look(redrawn(signed()), 'signature', roots)).toMatchObject({ verdict: 'warn', reason: expect.stringContaining('盖章后文件又被追加了内容') })
    const stranger = await look(signed(), 'signature')
    expect(stranger).toMatchObject({ verdict: 'cannot-tell', reason: expect.stringContaining('还没有设信任的根证书') })
    expect((stranger!.data as SignatureData).signatures[0]).toMatchObject({ integrity: 'unchanged', valid: false })
    expect(await look(makePdf({ pages: [body] }), 'signature')).toBeUndefined()
  })
})

/** The top left square of a page: its colours, and cover where it is not white. */
function cut({ data, width }: { data: Uint8Array; width: number }, side: number): Picture {
  const rgb = new Uint8Array(side * side * 3)
  const alpha = new Uint8Array(side * side)
  for (let i = 0; i < side * side; i++) {
    const at = ((Math.floor(i / side) * width) + (i % side)) * 4
    rgb.set(data.subarray(at, at + 3), i * 3)
    alpha[i] = 255 - Math.min(data[at]!, data[at + 1]!, data[at + 2]!)
  }
  return { rgb, alpha, width: side, height: side }
}
