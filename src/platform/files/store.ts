import type { Readable } from 'node:stream'

/** What a stored file is known by: its content. */
export interface StoredFile {
  /** 64 lower-case hexadecimal digits. */
  sha256: string
  /** Bytes. */
  size: number
}

/** Inclusive byte positions, as in an HTTP Range; without `end` to the end of the file. */
export interface ByteRange {
  start: number
  end?: number
}

/** What may be put: the bytes at once, or any stream of them (an upload's `Readable` too). */
export type FileContent = Uint8Array | AsyncIterable<Uint8Array>

/**
 * Keeps files by content. The same bytes put twice are one file, whoever put them;
 * names, types and owners belong to the features' own rows.
 */
export interface FileStore {
  /**
   * Stores the content and answers only when it would survive a power cut.
   * More than `limit` bytes is the Refusal 'files/too-large' (413), a full disk 'files/disk-full' (507);
   * an error of the source is passed on. In each case nothing of it stays.
   */
  put(content: FileContent, options?: { limit?: number }): Promise<StoredFile>
  /**
   * The content, or a part of it. Unknown: Refusal 'files/not-found' (404); a range that begins
   * behind the end: 'files/bad-range' (416); an end behind the end is the end.
   */
  open(sha256: string, range?: ByteRange): Promise<Readable>
  /** The whole content in memory; Refusal 'files/too-large' (413) above `limit` bytes. */
  read(sha256: string, options?: { limit?: number }): Promise<Uint8Array>
  /** The file if it is there, else null. A text that is no SHA-256 is simply not there. */
  stat(sha256: string): Promise<StoredFile | null>
  /**
   * Removes what unfinished uploads of a dead process left, when last written before `before`;
   * choose that earlier than any upload still running could have been silent. Answers how many.
   */
  sweep(before: Date): Promise<number>
}
