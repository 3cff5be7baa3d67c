import { z } from 'zod'
import { documentKinds, OfficialDocument } from '../../documents/official/model.ts'
import { fontRoles } from '../../documents/official/fonts.rules.ts'
import { compositionStates } from './tables.ts'

export const tags = ['compositions']
const id = z.coerce.number().int().positive()
export const Id = z.object({ composition: id })
export const Made = z.object({ id: z.number() })
export const Kind = z.enum(documentKinds)
export const UnitQuery = z.object({ unit: id.optional() })
export const ListQuery = z.object({
  state: z.enum(compositionStates).optional(), kind: Kind.optional(), unit: id.optional(), own: z.enum(['true']).optional(), words: z.string().trim().max(100).optional(), sort: z.enum(['updated', 'title', 'number']).default('updated'),
  limit: z.coerce.number().int().min(1).max(100).default(20), offset: z.coerce.number().int().min(0).default(0),
})
export const ListOut = z.object({
  total: z.number(),
  items: z.array(z.object({
    id: z.number(), unitId: z.number(), unitName: z.string(), kind: Kind, title: z.string(), docNumber: z.string().nullable(), characters: z.number(), state: z.enum(compositionStates), updatedBy: z.string(), updatedAt: z.date(),
    finishedAt: z.date().nullable(), readingId: z.number().nullable(), campaignId: z.number().nullable(), noticeId: z.number().nullable(),
  })),
})
export const CompositionOut = z.object({
  id: z.number(), unitId: z.number(), unitName: z.string(), kind: Kind, title: z.string(), characters: z.number(), state: z.enum(compositionStates), revision: z.number(), copiedFrom: z.number().nullable(),
  readingId: z.number().nullable(), campaignId: z.number().nullable(), noticeId: z.number().nullable(), updatedBy: z.string(), updatedAt: z.date(), finishedBy: z.string().nullable(), finishedAt: z.date().nullable(),
  document: OfficialDocument, enclosures: z.array(z.number().nullable()),
  files: z.array(z.object({ id: z.number(), role: z.enum(['pdf', 'docx', 'enclosure']), name: z.string(), size: z.number(), pages: z.number().nullable() })),
  may: z.object({ write: z.boolean(), send: z.boolean() }),
})
const text = z.string().max(400_000)
export const Begin = z.discriminatedUnion('from', [
  z.object({ from: z.literal('template'), kind: Kind, unit: id.optional() }),
  z.object({ from: z.literal('campaign'), kind: Kind, unit: id.optional(), campaign: id }),
  z.object({ from: z.literal('text'), kind: Kind, unit: id.optional(), text }),
  z.object({ from: z.literal('document'), kind: Kind, unit: id.optional(), document: z.unknown() }),
])
/** The document is looked at by the action, which words what is wrong by its place. */
export const Save = z.object({ revision: z.number().int(), document: z.unknown(), enclosures: z.array(z.number().int().positive().nullable()).max(50) })
export const Revision = z.object({ revision: z.number().int() })
export const Window = z.object({ from: z.coerce.number().int().min(1).max(10_000).default(1), count: z.coerce.number().int().min(1).max(6).default(3), width: z.coerce.number().int().min(60).max(2400).default(1000) })
export const FontsOut = z.object({
  roles: z.array(z.object({ role: z.enum(fontRoles), wanted: z.string(), used: z.string(), substituted: z.boolean() })),
  fellBack: z.array(z.object({ character: z.string(), role: z.enum(fontRoles), used: z.string() })), missing: z.array(z.string()), unreadable: z.array(z.string()),
})
/** Pictures are PNG in base64: with the count of pages and the fonts they are one answer to one state of the text. */
export const PreviewOut = z.object({ pages: z.number(), fonts: FontsOut.nullable(), texts: z.array(z.string()).nullable(), images: z.array(z.object({ page: z.number(), png: z.string() })) })
export const Key = z.object({ campaign: z.number().int().positive(), notice: z.number().int().positive() })
