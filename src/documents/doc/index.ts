export { readDoc } from './read.ts'
