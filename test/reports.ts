import { plainDocument, plainParagraph, writeOfficialDocx, writeOfficialPdf, type OfficialDocument } from '../src/documents/official/index.ts'
import { sealSvg } from '../src/documents/write/index.ts'
import { jobs } from '../src/features/reporting/jobs.ts'
import type { Answer, PersonName, UnitName, World } from './world.ts'

export interface Material {
  docx: Buffer
  pdf: Buffer
}

const story = [
  '一、把会场搬到田埂上。县农学会 8 名会员在 3 个镇讲水稻分蘖期管护，现场回答提问 56 个，发放明白纸 900 份。',
  '二、让企业的难题有人接。征集技术需求 14 项，已与市级学会对接 9 项。',
  '全县共举办活动23场，参加1206人次，走访一线科技工作者41名，收到意见诉求17条，已办结12条。',
  '下一步，将把“田间课堂”办成每月一期，把意见诉求办理情况按季度公开。',
]

/**
 * A report as a unit hands it in: a Word file and a stamped PDF, both real.
 * @param options.pdfLines replaces the PDF's paragraphs, for two files that differ; `seal: false` leaves the stamp out
 */
export async function material(options: { title?: string; lines?: readonly string[]; pdfLines?: readonly string[]; seal?: boolean } = {}): Promise<Material> {
  const unit = '东溪县科学技术协会'
  const paper = (lines: readonly string[]): OfficialDocument => plainDocument({
    title: options.title ?? '特色亮点活动情况', body: lines.map(plainParagraph), signature: { issuers: [unit], date: '2027年6月2日', sealed: true },
  })
  const lines = options.lines ?? story
  const docx = await writeOfficialDocx(paper(lines))
  const { pdf } = writeOfficialPdf(paper(options.pdfLines ?? lines), options.seal === false ? {} : { picture: { svg: sealSvg({ unit, seed: 7 }), widthMm: 42 } })
  return { docx: Buffer.from(docx), pdf: Buffer.from(pdf) }
}

export interface Owed {
  campaign: number
  requirement: number
  unit: UnitName
}

export const submissionUrl = (world: World, { campaign, requirement, unit }: Owed) => `/api/campaigns/${campaign}/requirements/${requirement}/submissions/${world.units[unit]}`

export const metadata = (world: World, owed: Owed, kind: string, name: string): string =>
  Object.entries({ campaign: owed.campaign, requirement: owed.requirement, unit: world.units[owed.unit], kind, name })
    .map(([key, value]) => `${key} ${Buffer.from(String(value)).toString('base64')}`).join(',')

/** Uploads a file in one request, as small files go. */
export const upload = (world: World, person: PersonName, owed: Owed, kind: 'word' | 'pdf' | 'photo', name: string, bytes: Buffer): Promise<Answer> =>
  world.as(person).post('/api/uploads', bytes, {
    'upload-length': String(bytes.length), 'upload-metadata': metadata(world, owed, kind, name), 'content-type': 'application/offset+octet-stream', 'tus-resumable': '1.0.0',
  })

/** Lets the machine look at a version, as the job runner would. */
export const check = (world: World, { campaign, requirement, unit }: Owed, version = 1): Promise<void> =>
  jobs['reporting.check']!(world.ctx, { campaignId: campaign, requirementId: requirement, unitId: world.units[unit], version } as never)

export interface SeenSubmission {
  state: string; side: string; adopted: boolean; late: boolean; revision: number
  versions: {
    version: number; word: { name: string } | null; pdf: { name: string } | null; photos: { id: string; name: string; trouble: string | null }[]; characters: number | null; activities: number | null; people: number | null; figuresQuote: string | null; figuresBy: string | null
    checks: { verdict: string; sentence: string; checks: { id: string; verdict: string; reason: string; blocking?: boolean; pending?: boolean }[]; recognising?: { done: number; total: number } } | null
    reasons: string | null; marks: { text: string; note: string }[]; sentBy: string | null; signedOffBy: string | null; decidedBy: string | null
  }[]
}

export const see = async (world: World, person: PersonName, owed: Owed): Promise<SeenSubmission> => (await world.as(person).get(submissionUrl(world, owed))).body as SeenSubmission

/** One step (sending, sign-off, return …) with the revision the person has just seen, unless another is given. */
export async function step(world: World, person: PersonName, owed: Owed, name: string, body: { revision?: number; [key: string]: unknown } = {}): Promise<Answer> {
  const revision = body.revision ?? (await see(world, person, owed)).revision ?? 0
  return world.as(person)[name === 'figures' ? 'put' : 'post'](`${submissionUrl(world, owed)}/${name}`, { ...body, revision })
}
