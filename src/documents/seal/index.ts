export { findSeals } from './find.ts'
export type { SealFinding, SealOptions } from './find.ts'
export type { PageImage } from './redness.ts'
export type { Seal } from './verify.ts'
