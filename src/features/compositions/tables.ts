import type { ColumnType, Generated } from 'kysely'
import type { DocumentKind, OfficialDocument } from '../../documents/official/model.ts'

/** jsonb, written as text. */
type Json<T> = ColumnType<T, string, string>

export const compositionStates = ['draft', 'finished'] as const
export type CompositionState = (typeof compositionStates)[number]

export interface CompositionRow {
  id: Generated<number>
  unit_id: number
  kind: DocumentKind
  title: string
  doc_number: string | null
  characters: number
  document: Json<OfficialDocument>
  /** Per attachment the number of the file in its place, or null. */
  enclosures: Json<(number | null)[]>
  state: Generated<CompositionState>
  revision: Generated<number>
  copied_from: number | null
  reading_id: number | null
  campaign_id: number | null
  notice_id: number | null
  created_by: number
  created_at: Date
  updated_by: number
  updated_at: Date
  noted_by: number | null
  noted_at: Date | null
  finished_by: number | null
  finished_at: Date | null
}

export interface CompositionFileRow {
  composition_id: number
  id: number
  role: 'pdf' | 'docx' | 'enclosure'
  name: string
  sha256: string
  size: number
  pages: number | null
}

declare module '../../platform/database.ts' {
  interface Tables {
    compositions: CompositionRow
    composition_files: CompositionFileRow
  }
}
