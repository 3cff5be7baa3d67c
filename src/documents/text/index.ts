export { decodeText, splitLines, type DecodedText, type TextEncoding } from './decode.ts'
