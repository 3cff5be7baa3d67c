import type { Block, OfficialDocument } from './model.ts'

/** A document with no more than what is given: no letterhead, no attachments, numbers as written. */
export const plainDocument = (parts: Pick<OfficialDocument, 'title' | 'body'> & Partial<OfficialDocument>): OfficialDocument => ({
  schema: 'official/1', kind: 'other', letterhead: null, numbering: 'written', attachments: [], signature: null, imprint: null, ...parts,
})

export const plainParagraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
