import type { Retention } from './rules.ts'

export interface ArchiveItemRow {
  campaign_id: number
  key: string
  /** null: as suggested; so with the others. */
  retention: Retention | null
  secrecy: string | null
  remark: string | null
  updated_by: string
  updated_at: Date
}

declare module '../../platform/database.ts' {
  interface Tables {
    archive_items: ArchiveItemRow
  }
}
