export { openBinding, type Binding, type BindItem, type BindOrder, type BoundReport } from './bind.ts'
export type { Cover } from './leaves.ts'
export { hanNumber } from './numbers.ts'
export { REPORT_LIMITS, type Report, type ReportBlock, type ReportPicture, type TableCell, type TableRow } from './report.ts'
