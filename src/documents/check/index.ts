export { checkPair } from './pair.ts'
export { compareFiles } from './compare.ts'
export { pageImage } from './page.ts'
export type { AgreementData, CharacterData, Check, CheckId, Limit, PairInput, PairOutcome, PdfData, SealData, TimeData, Verdict } from './types.ts'
