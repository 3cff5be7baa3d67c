export { diskFileStore } from './disk.ts'
export { readableSize } from './refusals.ts'
export type { ByteRange, FileContent, FileStore, StoredFile } from './store.ts'
