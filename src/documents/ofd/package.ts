import { Refusal } from '../../platform/errors.ts'
import { TagCursor } from '../word/cursor.ts'
import { OFFICE_LIMITS, openZip } from '../zip/index.ts'
import { damagedOfd, lockedOfd, swollenOfd, unsafeOfd } from './refusals.ts'

/** The entries of an OFD, read by the paths its parts name. */
export interface OfdPackage {
  /** A part as XML, or null when there is none at this path. */
  xml(path: string): TagCursor | null
  bytes(path: string): Uint8Array | null
  has(path: string): boolean
  size(path: string): number | null
  /**
   * Path of what a part names. The standard counts from the part's own folder, or from the root with a leading slash;
   * some producers leave the slash out, so a path that leads nowhere is tried from the root.
   */
  resolve(from: string, named: string): string
}

/** Opens the container. @throws Refusal documents/damaged, documents/bomb, documents/encrypted */
export function openOfdPackage(bytes: Uint8Array): OfdPackage {
  const zip = inWords(() => openZip(bytes, OFFICE_LIMITS))
  const read = (path: string): Uint8Array | null => inWords(() => zip.read(path))
  return {
    bytes: read,
    has: (path) => zip.has(path),
    size: (path) => zip.sizeOf(path),
    xml(path) {
      const data = read(path)
      return data && new TagCursor(decodeXml(data))
    },
    resolve(from, named) {
      const clean = named.trim().replaceAll('\\', '/')
      if (clean.startsWith('/')) return walk('', clean)
      const near = walk(from.slice(0, from.lastIndexOf('/') + 1), clean)
      return zip.has(near) ? near : zip.has(walk('', clean)) ? walk('', clean) : near
    },
  }
}

/** Steps up end at the root: nothing outside the container is ever named. */
function walk(folder: string, named: string): string {
  const path: string[] = []
  for (const step of (folder + named).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

function decodeXml(data: Uint8Array): string {
  if (data[0] === 0xff && data[1] === 0xfe) return new TextDecoder('utf-16le').decode(data)
  if (data[0] === 0xfe && data[1] === 0xff) return new TextDecoder('utf-16be').decode(data)
  const head = Buffer.from(data.subarray(0, 200)).toString('latin1')
  const named = /^[^<]*<\?xml[^>]*encoding\s*=\s*["'](gb2312|gbk|gb18030)["']/i.test(head)
  return new TextDecoder(named ? 'gb18030' : 'utf-8').decode(data)
}

/** The refusals of containers and XML speak of Word; an OFD's reader has no use for that advice. */
export function inWords<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'documents/unsafe') throw unsafeOfd()
    if (error.code === 'documents/bomb') throw swollenOfd()
    if (error.code === 'documents/encrypted') throw lockedOfd()
    throw error.code === 'documents/damaged' ? damagedOfd() : error
  }
}
