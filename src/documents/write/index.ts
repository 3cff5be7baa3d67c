export { scanPdf, type ScanOptions } from './scan.ts'
export { sealSvg, type SealOptions } from './seal.ts'
