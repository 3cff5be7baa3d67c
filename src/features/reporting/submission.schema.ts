import { z } from 'zod'

const when = z.date().nullable()

export const Check = z.object({
  id: z.string(), verdict: z.enum(['pass', 'warn', 'fail', 'cannot-tell']), title: z.string(), reason: z.string(), rule: z.string(),
  blocking: z.boolean().optional(), pending: z.boolean().optional(), data: z.unknown().optional(),
})
export const Checks = z.object({
  word: z.string().nullable(), pdf: z.string().nullable(), took: z.number(),
  verdict: z.enum(['ready', 'look', 'blocked']), sentence: z.string(), checks: z.array(Check),
  recognising: z.object({ done: z.number(), total: z.number() }).optional(),
})
const File = z.object({ name: z.string(), size: z.number(), at: when }).nullable()
const Photo = z.object({ id: z.string(), name: z.string(), size: z.number(), trouble: z.string().nullable() })
export const Version = z.object({
  version: z.number(), word: File, pdf: File, photos: z.array(Photo), checks: Checks.nullable(), characters: z.number().nullable(),
  activities: z.number().nullable(), people: z.number().nullable(), figuresQuote: z.string().nullable(), figuresBy: z.string().nullable(),
  sentBy: z.string().nullable(), sentAt: when, signedOffBy: z.string().nullable(), signedOffAt: when, submittedAt: when,
  decision: z.enum(['returned', 'accepted']).nullable(), decidedBy: z.string().nullable(), decidedAt: when, reasons: z.string().nullable(),
  marks: z.array(z.object({ text: z.string(), note: z.string() })),
})
export const SubmissionState = z.enum(['empty', 'draft', 'signed_off', 'submitted', 'returned', 'accepted'])

/** One submission as either side sees it. `may` says which buttons there are. */
export const SubmissionOut = z.object({
  campaign: z.object({ id: z.number(), name: z.string(), unitName: z.string() }),
  unit: z.object({ id: z.number(), name: z.string() }),
  requirement: z.object({
    id: z.number(), title: z.string(), lengthMax: z.number().nullable(), lengthText: z.string().nullable(), formats: z.array(z.string()),
    needsWord: z.boolean(), needsPdf: z.boolean(), dueAt: when, dueText: z.string().nullable(),
  }),
  side: z.enum(['unit', 'office']),
  state: SubmissionState, adopted: z.boolean(), late: z.boolean(), revision: z.number(), updatedAt: when, updatedBy: z.string().nullable(),
  versions: z.array(Version),
  may: z.object({ prepare: z.boolean(), signOff: z.boolean(), submit: z.boolean(), review: z.boolean() }),
  approvers: z.array(z.string()),
  now: z.date(),
})

/** What a unit owes, for its list of reports. */
export const TaskOut = z.object({
  requirement: z.object({ id: z.number(), title: z.string(), dueAt: when, dueText: z.string().nullable(), lengthMax: z.number().nullable(), lengthText: z.string().nullable(), formats: z.array(z.string()), needsWord: z.boolean(), needsPdf: z.boolean() }),
  state: SubmissionState, adopted: z.boolean(), version: z.number().nullable(), submittedAt: when, updatedAt: when, updatedBy: z.string().nullable(),
  wordName: z.string().nullable(), pdfName: z.string().nullable(), characters: z.number().nullable(), sentence: z.string().nullable(), blocked: z.boolean(), sentBy: z.string().nullable(), sentAt: when,
  reasons: z.string().nullable(),
})

/** A page as compared text for the review: paragraphs of the Word file. */
export const WordTextOut = z.object({
  paragraphs: z.array(z.string()),
  /** Which paragraph of the Word file each is, as differences count them. */
  places: z.array(z.number()),
})
/** The text of one page as the machine read it; `unsure` are the ranges it was not sure of. */
export const PageTextOut = z.object({ recognised: z.boolean(), lines: z.array(z.object({ text: z.string(), unsure: z.array(z.tuple([z.number(), z.number()])) })) })
export const PhotoOrderBody = z.object({ revision: z.number().int().min(0), order: z.array(z.string().max(64)).max(200) })

const Passage = z.object({ text: z.string(), start: z.number(), end: z.number() })
/** What changed between the Word texts of two versions. `count` may exceed the list. */
export const ChangesOut = z.object({ from: z.number(), to: z.number(), count: z.number(), changes: z.array(z.object({ note: z.string(), before: Passage, after: Passage })) })

export const KeyParams = z.object({ campaign: z.coerce.number().int().positive(), requirement: z.coerce.number().int().positive(), unit: z.coerce.number().int().positive() })
export const StepBody = z.object({ revision: z.number().int().min(0) })
export const StepOut = z.object({ revision: z.number() })
