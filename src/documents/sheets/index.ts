export { SHEET_LIMITS, openWorkbook, readSheet, type SheetLimits, type Workbook } from './read.ts'
export type { SheetRow } from './rows.ts'
export type { Cell, CellValue, Column, ColumnKind, Fill, Table } from './table.ts'
export { writeWorkbook, type WorkbookOptions } from './write.ts'
