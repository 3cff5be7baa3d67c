export { verifySignatures } from './verify.ts'
export { certificateFiles } from './folder.ts'
export type { Box, ChainState, Integrity, PdfSignature, PlainCertificate, SignatureOptions } from './types.ts'
