import type { Generated, Selectable } from 'kysely'

export type SubmissionState = 'draft' | 'signed_off' | 'submitted' | 'returned' | 'accepted'

/** Where one unit stands with one requirement. No row = nothing begun. */
export interface SubmissionRow {
  campaign_id: number
  requirement_id: number
  unit_id: number
  state: SubmissionState
  adopted: Generated<boolean>
  version: Generated<number>
  submitted_at: Date | null
  revision: Generated<number>
  updated_at: Date
  updated_by: string
}

export interface SubmissionVersionRow {
  campaign_id: number
  requirement_id: number
  unit_id: number
  version: number
  word_name: string | null
  word_sha256: string | null
  word_size: number | null
  word_at: Date | null
  pdf_name: string | null
  pdf_sha256: string | null
  pdf_size: number | null
  pdf_at: Date | null
  /** jsonb: the checks of documents/check */
  checks: unknown
  characters: number | null
  activities: number | null
  people: number | null
  figures_quote: string | null
  /** Who stated the figures; null = the machine's proposal. */
  figures_by: string | null
  sent_by: string | null
  sent_at: Date | null
  signed_off_by: string | null
  signed_off_at: Date | null
  submitted_at: Date | null
  decision: 'returned' | 'accepted' | null
  decided_by: string | null
  decided_at: Date | null
  reasons: string | null
  /** jsonb: [{text, note}] */
  marks: Generated<unknown>
}

/** A page of the stamped version that was photographed; the version's PDF is bound from them. */
export interface SubmissionPhotoRow {
  campaign_id: number
  requirement_id: number
  unit_id: number
  version: number
  /** The upload that brought it. */
  id: string
  position: number
  name: string
  sha256: string
  size: number
  at: Date
  /** Why it could not be bound, in words. */
  trouble: string | null
}

/** What an upload brings: the Word file, the stamped version, or one photographed page of it. */
export type UploadKind = 'word' | 'pdf' | 'photo'

export interface UploadRow {
  id: string
  campaign_id: number
  requirement_id: number
  unit_id: number
  person_id: number
  kind: UploadKind
  name: string
  size: number
  received: Generated<number>
  sha256: string | null
  created_at: Date
  finished_at: Date | null
}

/** Counters of a unit's subtree (itself included) for one requirement. */
export interface LedgerCountRow {
  campaign_id: number
  requirement_id: number
  unit_id: number
  due: Generated<number>
  draft: Generated<number>
  signed_off: Generated<number>
  submitted: Generated<number>
  returned: Generated<number>
  accepted: Generated<number>
  adopted: Generated<number>
  late: Generated<number>
}

declare module '../../platform/database.ts' {
  interface Tables {
    submissions: SubmissionRow
    submission_versions: SubmissionVersionRow
    submission_photos: SubmissionPhotoRow
    uploads: UploadRow
    ledger_counts: LedgerCountRow
  }
}

/** Rows as they come out of the database. */
export type VersionRecord = Selectable<SubmissionVersionRow>
export type PhotoRecord = Selectable<SubmissionPhotoRow>
export type UploadRecord = Selectable<UploadRow>
