import type { ColumnType, Generated } from 'kysely'
import type { Paragraph } from './rules.ts'

type Json<T> = ColumnType<T, string, string>

export interface SummaryRow {
  campaign_id: number
  title: string
  length_max: number | null
  version: Generated<number>
  created_by: string
  created_at: Date
  updated_by: string
  updated_at: Date
}

export interface SummarySectionRow {
  campaign_id: number
  id: number
  position: number
  level: 1 | 2
  heading: string
  body: Json<Paragraph[]>
  version: Generated<number>
  locked_by: number | null
  locked_name: string | null
  locked_until: Date | null
  updated_by: string
  updated_at: Date
}

declare module '../../platform/database.ts' {
  interface Tables {
    summaries: SummaryRow
    summary_sections: SummarySectionRow
  }
}
