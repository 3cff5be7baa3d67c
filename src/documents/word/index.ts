export { readWord, type ReadWordOptions } from './read.ts'
export type { CellPlace, WordDocument, WordParagraph } from './document.ts'
export { countCharacters, plainText, type CountOptions } from './characters.ts'
export { addCounts, countText, type CharacterCount } from './count.ts'
