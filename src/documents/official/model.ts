import { z } from 'zod'

/**
 * One official document 公文, whatever file it becomes. All text is data: no markup is read out of it. Also runs in the
 * browser and is stored as JSON. Names in Chinese are the elements of GB/T 9704-2012, chapter 7.
 */
const Text = (most: number) => z.string().max(most)

const Run = z.object({ text: Text(20_000), bold: z.boolean().optional() })

/** Headings carry no number of their own when `numbering` is 'auto'; levels are 一、 （一） 1. （1）. */
const Heading = z.object({ kind: z.literal('heading'), level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]), text: Text(500), /** Text that runs on behind the heading in the same paragraph. */ runIn: Text(20_000).optional() })
const Paragraph = z.object({ kind: z.literal('paragraph'), runs: z.array(Run).max(2000), align: z.enum(['left', 'center', 'right']).optional() })
const List = z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(Text(20_000)).max(500) })
/** `widths` are shares of the text width, equal by default; the head repeats on each page. */
const Table = z.object({
  kind: z.literal('table'), caption: Text(200).optional(), head: z.array(Text(2000)).max(30).optional(),
  rows: z.array(z.array(Text(5000)).max(30)).max(2000), widths: z.array(z.number().positive().max(1000)).max(30).optional(),
})
const PageBreak = z.object({ kind: z.literal('page-break') })
export const Block = z.discriminatedUnion('kind', [Heading, Paragraph, List, Table, PageBreak])

/** 版头: above the red line. */
const Letterhead = z.object({
  /** Names in the issuer mark 发文机关标志, the leading one first. */
  issuers: z.array(Text(60)).min(1).max(10),
  /** 文件 stands behind the names; 信函格式 has no such word and a double line; 纪要格式 has “…纪要” for its mark. */
  style: z.enum(['document', 'letter', 'minutes']),
  /** Overrides the mark of 纪要, such as 市科协主席办公会议纪要. */
  mark: Text(60).optional(),
  /** 份号 密级和保密期限 紧急程度, left above the mark. */
  copyNumber: Text(12).optional(),
  secrecy: Text(20).optional(),
  urgency: z.enum(['特急', '加急']).optional(),
  /** 发文字号, such as 云科协发〔2031〕5号. */
  docNumber: Text(60).optional(),
  /** 签发人: only a document that goes upward (上行文) names them. */
  signatories: z.array(Text(20)).max(10).optional(),
})

/** 附件: begins on a new page behind the signature. `body` is empty when it goes along as a file of its own. */
const Attachment = z.object({ title: Text(200), body: z.array(Block).max(3000), landscape: z.boolean().optional() })

const Signature = z.object({
  /** 署名: one issuer, or several that each press a seal. */
  issuers: z.array(Text(60)).min(1).max(20),
  /** 成文日期, an ISO day (2031-06-05), or any words where a day is not known. */
  date: Text(40),
  /** Whether seals will be pressed: the date then ends four characters from the right, else two. */
  sealed: z.boolean(),
})

/** 版记: at the foot of the last page. */
const Imprint = z.object({ copyTo: Text(1000).optional(), printer: Text(60).optional(), printedOn: Text(40).optional() })

export const documentKinds = ['notice', 'plan', 'letter', 'minutes', 'summary', 'report', 'other'] as const

export const OfficialDocument = z.object({
  schema: z.literal('official/1'),
  kind: z.enum(documentKinds),
  letterhead: Letterhead.nullable(),
  title: Text(300),
  subtitle: Text(300).optional(),
  /** 主送机关 as written, without or with its colon. */
  addressees: Text(1000).optional(),
  numbering: z.enum(['auto', 'written']),
  body: z.array(Block).max(5000),
  attachments: z.array(Attachment).max(50),
  signature: Signature.nullable(),
  /** 附注, in brackets below the date, such as 联系人：…. */
  note: Text(500).optional(),
  imprint: Imprint.nullable(),
})

export type OfficialDocument = z.infer<typeof OfficialDocument>
export type Block = z.infer<typeof Block>
export type Run = z.infer<typeof Run>
export type Letterhead = z.infer<typeof Letterhead>
export type Attachment = z.infer<typeof Attachment>
export type Signature = z.infer<typeof Signature>
export type Imprint = z.infer<typeof Imprint>
export type DocumentKind = (typeof documentKinds)[number]

/** GB/T 9704-2012 5.2: A4, margins 37 / 35 / 28 / 26 mm around a type area of 156 × 225 mm, 22 lines of 28 characters. */
export const LAYOUT = {
  marginMm: { top: 37, bottom: 35, left: 28, right: 26 },
  lines: 22,
  characters: 28,
  bodyPt: 16,
  titlePt: 22,
  tablePt: 12,
  pageNumberPt: 14,
  /** Pitch of lines: 225 mm less one body height, over 21 steps, is 29 pt; practice and our measures settle at 28.95. */
  linePt: 28.95,
} as const
