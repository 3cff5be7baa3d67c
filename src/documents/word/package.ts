import { Refusal } from '../../platform/errors.ts'
import { openZip, type ZipContainer } from '../zip/index.ts'
import { TagCursor, utf8Source, type XmlSource } from './cursor.ts'

/** Parts of a .docx that the readers use, named as the package's own relationships name them. */
export interface WordPackage {
  main: XmlSource
  /** Text of the part playing this role (styles, numbering, footnotes …), or null when there is none. */
  part(role: PartRole): XmlSource | null
  has(role: PartRole): boolean
  /** Bytes of the part, for a look before decoding. */
  bytes(role: PartRole): Uint8Array | null
  /** Bytes of the file a relationship of the main part names; null when it is absent, outside the package or too large to be read. */
  related(id: string, limit: number): Uint8Array | null
}

export type PartRole = 'styles' | 'numbering' | 'footnotes' | 'endnotes' | 'comments'

/**
 * Opens the container and finds the main part by its relationships, as Word does; the name is only a habit.
 * @throws Refusal documents/damaged, documents/bomb, documents/encrypted, documents/unsafe, documents/unknown-kind
 */
export function openPackage(bytes: Uint8Array): WordPackage {
  const zip = openZip(bytes)
  const mainPath = targetOf(zip, '', 'officeDocument') ?? 'word/document.xml'
  const mainBytes = zip.read(mainPath)
  if (!mainBytes) throw notWord()
  const roles = targetsOf(zip, mainPath)
  let ids: Map<string, string> | undefined
  const read = (role: PartRole): Uint8Array | null => {
    const path = roles.get(role)
    return path === undefined ? null : zip.read(path)
  }
  return {
    main: decodeXml(mainBytes),
    bytes: read,
    has: (role) => roles.has(role) && zip.has(roles.get(role)!),
    part(role) {
      const data = read(role)
      return data && decodeXml(data)
    },
    related(id, limit) {
      ids ??= relationsOf(zip, mainPath, (cursor) => cursor.attribute('Id'))
      const path = ids.get(id)
      return path === undefined || (zip.sizeOf(path) ?? 0) > limit ? null : zip.read(path)
    },
  }
}

export const notWord = (): Refusal =>
  new Refusal('documents/unknown-kind', 415, '这不是 Word 文件。', '请用 WPS 或 Word 另存为 .docx 再传。')

/** XML as text: UTF-8, or UTF-16 with its mark, as the standard allows. */
function decodeXml(data: Uint8Array): XmlSource {
  if (data[0] === 0xff && data[1] === 0xfe) return new TextDecoder('utf-16le').decode(data)
  if (data[0] === 0xfe && data[1] === 0xff) return new TextDecoder('utf-16be').decode(data)
  return utf8Source(data)
}

function targetOf(zip: ZipContainer, part: string, role: string): string | undefined {
  return targetsOf(zip, part).get(role)
}

/** Role → path for the relationships of a part ('' is the package itself). The first of each role counts. */
const targetsOf = (zip: ZipContainer, part: string): Map<string, string> =>
  relationsOf(zip, part, (cursor) => cursor.attribute('Type')?.split('/').pop() ?? null)

function relationsOf(zip: ZipContainer, part: string, keyOf: (cursor: TagCursor) => string | null): Map<string, string> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const targets = new Map<string, string>()
  const data = zip.read(`${folder}_rels/${part.slice(slash + 1)}.rels`)
  if (!data) return targets
  const cursor = new TagCursor(decodeXml(data))
  while (cursor.next()) {
    if (cursor.attribute('TargetMode') === 'External') continue
    const key = keyOf(cursor)
    const target = cursor.attribute('Target')
    if (key && target && !targets.has(key)) targets.set(key, resolve(folder, target))
  }
  return targets
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path: string[] = []
  for (const step of (folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}
