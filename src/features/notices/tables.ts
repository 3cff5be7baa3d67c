import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { SourceFormat } from '../../documents/source.ts'
import type { NoticePlan } from './reader/schema.ts'
import type { Decision } from './questions.rules.ts'
import type { Candidate } from './addressees.rules.ts'

/** A paragraph as the screens show it: white space tidied, cells of a table row joined by bars. */
export interface Paragraph {
  text: string
  kind: 'text' | 'row'
  page: number | null
  table: number | null
  cells: string[] | null
  /** Set where the text was recognised from a picture: stretches of `text`, from and to, that were hard to read. */
  doubtful?: [number, number][]
}

/** Why a file could not be read, in words for the person: the parts of a refusal. */
export interface ReadingFailure {
  message: string
  hint: string
}

/** A file that goes with a notice. */
export interface FileAlong {
  name: string
  sha256: string
  size: number
}

/** jsonb, written as text. */
type Json<T> = ColumnType<T, string, string>

/** `none`: a plan made by hand, without a file. */
export type ReadingFormat = SourceFormat | 'none'

/** How far a file is: its photographs are being put in order, it is being recognised, it is read, it could not be. */
export type ReadingState = 'collecting' | 'reading' | 'read' | 'failed'

export interface ReadingRow {
  id: Generated<number>
  unit_id: number
  file_name: string
  file_sha256: string
  file_size: number
  format: ReadingFormat
  pages: number | null
  characters: number
  paragraphs: JSONColumnType<Paragraph[]>
  read: JSONColumnType<NoticePlan>
  plan: JSONColumnType<NoticePlan>
  rules: JSONColumnType<object>
  inferred: Json<Record<string, string>>
  decisions: Json<Record<string, Decision>>
  checked: Generated<string[]>
  /** Files that come with the notice, attached when its plan is confirmed. */
  along: ColumnType<FileAlong[], string | undefined, string>
  version: Generated<number>
  state: Generated<ReadingState>
  pages_done: Generated<number>
  pages_total: Generated<number>
  failure: ColumnType<ReadingFailure | null, string | undefined, string | null>
  unread: ColumnType<(ReadingFailure & { page: number })[], string | undefined, string>
  beat_at: ColumnType<Date | null, Date | undefined, Date | null>
  campaign_id: number | null
  created_by: number
  created_at: Date
  updated_by: number
  updated_at: Date
}

/** A photograph of a reading: page `number` of the notice. */
export interface ReadingPictureRow {
  reading_id: number
  number: number
  name: string
  sha256: string
  size: number
}

export interface NoticeRow {
  campaign_id: number
  id: number
  unit_id: number
  title: string
  doc_number: string | null
  issuers: string[]
  /** The notice this one follows up; null for the one that carries the plan. */
  follows: number | null
  from_name: string
  created_at: Date
  paragraphs: JSONColumnType<Paragraph[]>
  state: Generated<'draft' | 'issued' | 'archived'>
  issued_at: Date | null
  issued_by: number | null
  version: Generated<number>
}

export interface NoticeFileRow {
  campaign_id: number
  notice_id: number
  id: number
  name: string
  sha256: string
  size: number
}

export interface NoticeAddresseeRow {
  campaign_id: number
  notice_id: number
  id: number
  phrase: string
  certain: boolean
  why: string
  candidates: JSONColumnType<Candidate[]>
  decision: 'chosen' | 'aside' | null
  decided_by: string | null
}

export interface NoticeRecipientRow {
  campaign_id: number
  notice_id: number
  unit_id: number
  /** 0 = added by hand. */
  addressee_id: number
}

/** The receipt ladder of one unit. */
export interface DeliveryRow {
  campaign_id: number
  notice_id: number
  unit_id: number
  must_report: Generated<boolean>
  delivered_at: Date
  opened_at: Date | null
  opened_by: string | null
  acknowledged_at: Date | null
  acknowledged_by: string | null
  responsible_name: string | null
  responsible_phone: string | null
  urged_times: Generated<number>
  urged_at: Date | null
}

declare module '../../platform/database.ts' {
  interface Tables {
    readings: ReadingRow
    reading_pictures: ReadingPictureRow
    notices: NoticeRow
    notice_files: NoticeFileRow
    notice_addressees: NoticeAddresseeRow
    notice_recipients: NoticeRecipientRow
    deliveries: DeliveryRow
  }
}
