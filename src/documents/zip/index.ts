export { openZip, type ZipContainer } from './container.ts'
export { OFFICE_LIMITS, type ZipLimits } from './limits.ts'
