export { readOfd, type OfdAttachment, type OfdDocument, type OfdPage } from './read.ts'
export type { OfdSignature } from './signatures.ts'
