export { distinctPaths, safeName, safePath } from './names.ts'
export { writeZip, type WriterEntry } from './writer.ts'
export { planArchive, type Archive, type ArchiveEntry, type ArchiveProgress } from './zip.ts'
