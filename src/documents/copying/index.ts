export { compareWith, shinglesOfAll, type Comparison, type CopiedPassage } from './compare.ts'
export { CopyIndex, type Candidate, type CandidateWish } from './copyindex.ts'
export { lettersOf, MOST_LETTERS, type Letters } from './letters.ts'
export { sketchOf } from './sketch.ts'
