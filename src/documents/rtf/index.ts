export { readRtf } from './read.ts'
