import type { ColumnType, Generated } from 'kysely'
import type { OcrPage } from '../../documents/ocr/index.ts'
import type { RefusalStatus } from '../../platform/errors.ts'

/** Why a page was given up: the parts of a Refusal. */
export interface ScanProblem {
  code: `${string}/${string}`
  status: RefusalStatus
  message: string
  hint: string
}

/** One page of a file that was recognised, or given up. */
export interface ScanPageRow {
  sha256: string
  page: number
  engine: string
  result: ColumnType<OcrPage | null, string | null, string | null>
  problem: ColumnType<ScanProblem | null, string | null, string | null>
  attempts: Generated<number>
  made_at: Date
}

declare module '../../platform/database.ts' {
  interface Tables {
    scan_pages: ScanPageRow
  }
}
