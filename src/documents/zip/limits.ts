/** What a container may cost us. A file past any of these is refused before or while it is inflated. */
export interface ZipLimits {
  /** Entries in the directory. */
  entries: number
  /** Inflated bytes of one entry. */
  entryBytes: number
  /** Inflated bytes of all entries as the directory declares them, read or not. */
  declaredBytes: number
  /** Inflated bytes of all entries we read from one container. */
  readBytes: number
  /** Inflated : packed of one entry, looked at only past `ratioFloor` inflated bytes. */
  ratio: number
  ratioFloor: number
}

const MB = 1024 * 1024

/**
 * Limits for office files. A ratio of 250 is far above real XML (a long table of equal rows reaches about 60)
 * and far below what a bomb needs (deflate can reach 1032).
 */
export const OFFICE_LIMITS: ZipLimits = {
  entries: 20_000,
  entryBytes: 64 * MB,
  declaredBytes: 1024 * MB,
  readBytes: 128 * MB,
  ratio: 250,
  ratioFloor: 4 * MB,
}
