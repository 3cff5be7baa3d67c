import type { ColumnType, Generated } from 'kysely'
import type { CopiedPassage } from '../../documents/copying/index.ts'

/** The text of the version a unit last handed in. */
export interface CopyingTextRow {
  campaign_id: number
  requirement_id: number
  unit_id: number
  version: number
  seq: number
  submitted_at: Date
  text: string
  letters: number
  cut: Generated<boolean>
  sketch: Buffer
  problem: string | null
  compared_at: Date | null
  among: Generated<number>
}

/** Two reports that share text. */
export interface CopyingPairRow {
  campaign_id: number
  id: Generated<number>
  requirement_id: number
  unit_id: number
  version: number
  other_campaign_id: number
  other_requirement_id: number
  other_unit_id: number
  other_version: number
  share: number
  other_share: number
  most: ColumnType<number, never, never>
  letters: number
  longest: number
  excerpt: string
  passages: ColumnType<CopiedPassage[], string, string>
  found_at: Date
  cited_by: string | null
  cited_at: Date | null
  cited_reason: string | null
}

declare module '../../platform/database.ts' {
  interface Tables {
    copying_texts: CopyingTextRow
    copying_pairs: CopyingPairRow
  }
}
