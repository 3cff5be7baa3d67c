import type { Generated } from 'kysely'
import type { Arrangement, EditionState } from './rules.ts'

export interface CompilationRow {
  campaign_id: number
  edition: number
  state: Generated<EditionState>
  title: string
  subtitle: string
  arrangement: Arrangement
  adopted_only: boolean
  pictures: boolean
  requirement_ids: number[]
  created_by: string
  created_at: Date
  turn: Generated<number>
  beat_at: Date | null
  done: Generated<number>
  total: Generated<number>
  finished_at: Date | null
  failure: string | null
  failure_hint: string | null
  pages: number | null
  pdf_sha256: string | null
  pdf_size: number | null
  docx_sha256: string | null
  docx_size: number | null
}

export interface CompilationReportRow {
  campaign_id: number
  edition: number
  position: number
  requirement_id: number
  unit_id: number
  version: number
  left_out: boolean
  part: string
  title: string
  unit_name: string
  file_name: string | null
  sha256: string | null
  page: number | null
  pages: number | null
  problem: string | null
  losses: Generated<string[]>
}

declare module '../../platform/database.ts' {
  interface Tables {
    compilations: CompilationRow
    compilation_reports: CompilationReportRow
  }
}
