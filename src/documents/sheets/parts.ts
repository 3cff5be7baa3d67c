import type { ZipContainer } from '../zip/index.ts'
import { TagCursor } from '../word/cursor.ts'
import { damagedSheet, inSheetWords, unsafeSheet } from './refusals.ts'

const PIECE = 1 << 20
/** The longest row or shared string taken: 1000 cells of 32,767 characters (Excel's bound) never stand in one row of a roster. */
const LONGEST = 16 << 20

/** A relationship of a part: the last step of its type ("worksheet") and the path it points to. */
export interface Relation {
  id: string
  role: string
  path: string
}

/** The part's text in pieces of about 1 MB, each ending behind the close tag of an element called `element` (the last: at the end). */
export function* pieces(zip: ZipContainer, path: string, element: string): Generator<string> {
  const data = inSheetWords(() => zip.read(path))
  if (!data) throw damagedSheet()
  const decoder = decoderOf(data)
  let text = ''
  let close = ''
  for (let at = 0; at < data.length; at += PIECE) {
    text += decoder.decode(data.subarray(at, at + PIECE), { stream: true })
    if (!close) {
      refuseDoctype(text)
      const prefix = /<([A-Za-z_][\w.-]*:)?(?:worksheet|sst)[\s>/]/.exec(text.slice(0, 65_536))
      if (!prefix) throw damagedSheet()
      close = `</${prefix[1] ?? ''}${element}>`
    }
    const cut = text.lastIndexOf(close)
    if (cut >= 0) {
      yield text.slice(0, cut + close.length)
      text = text.slice(cut + close.length)
    } else if (text.length > LONGEST) throw damagedSheet()
  }
  yield text + decoder.decode()
}

/** A small part as a whole, at its first tag; null when it is absent. */
export function cursorOver(zip: ZipContainer, path: string): TagCursor | null {
  const data = inSheetWords(() => zip.read(path))
  if (!data) return null
  const xml = decoderOf(data).decode(data)
  refuseDoctype(xml)
  return new TagCursor(xml)
}

/** Relationships of a part ('' is the package itself), in their order. External ones are left out: nothing is fetched. */
export function relationsOf(zip: ZipContainer, part: string): Relation[] {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const cursor = cursorOver(zip, `${folder}_rels/${part.slice(slash + 1)}.rels`)
  const relations: Relation[] = []
  while (cursor?.next()) {
    if (cursor.local() !== 'Relationship' || cursor.attribute('TargetMode') === 'External') continue
    const target = cursor.attribute('Target')
    const role = cursor.attribute('Type')?.split('/').pop()
    if (target && role) relations.push({ id: cursor.attribute('Id') ?? '', role, path: resolvePath(folder, target) })
  }
  return relations
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path: string[] = []
  for (const step of (folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

function decoderOf(data: Uint8Array): TextDecoder {
  if (data[0] === 0xff && data[1] === 0xfe) return new TextDecoder('utf-16le')
  if (data[0] === 0xfe && data[1] === 0xff) return new TextDecoder('utf-16be')
  return new TextDecoder()
}

/** Declarations may only stand before the root element, and Excel writes none. */
function refuseDoctype(xml: string): void {
  const root = xml.search(/<[^?!]/)
  if (xml.slice(0, root < 0 ? xml.length : root).includes('<!DOCTYPE')) throw unsafeSheet()
}
