import { toLines, type Glyph, type PdfLine } from '../pdf/lines.ts'
import { withoutTwins } from './glyphs.ts'
import { inWords, openOfdPackage, type OfdPackage } from './package.ts'
import { boxOf, readPage, type PageContent } from './page.ts'
import { damagedOfd, lockedOfd, swollenOfd } from './refusals.ts'
import { readSignatures, type OfdSignature } from './signatures.ts'

const POINTS_PER_MM = 72 / 25.4
/** A4, for files that say no size. */
const A4 = [0, 0, 210, 297] as const
const MOST_PAGES = 3_000
const MOST_CHARACTERS = 2_000_000

export interface OfdPage {
  /** Size in points. */
  width: number
  height: number
  /** In reading order, grouped by place as those of a PDF. */
  lines: PdfLine[]
  /** Pictures on the page, its template's included. A page with pictures and no text is a scan. */
  pictures: number
}

export interface OfdAttachment {
  name: string
  /** Bytes, null when the file named is not in the container. */
  size: number | null
}

export interface OfdDocument {
  pages: OfdPage[]
  signatures: OfdSignature[]
  attachments: OfdAttachment[]
}

/**
 * Reads an OFD (GB/T 33190-2016): text by place, signature entries, names of attachments. Every part is read once, however often
 * pages name it; annotations and watermarks are not text.
 * @throws Refusal documents/damaged, documents/bomb, documents/encrypted, documents/unsafe
 */
export function readOfd(bytes: Uint8Array): OfdDocument {
  const pack = openOfdPackage(bytes)
  if (pack.has('Encryptions.xml') || pack.has('Encryptions/Encryptions.xml')) throw lockedOfd()
  return inWords(() => {
    const document: OfdDocument = { pages: [], signatures: [], attachments: [] }
    for (const body of bodiesOf(pack)) {
      readBody(pack, body.root, document)
      if (body.signatures !== null) document.signatures.push(...readSignatures(pack, body.signatures))
    }
    return document
  })
}

/** OFD.xml: one or more documents, each with its root and its list of signatures. */
function bodiesOf(pack: OfdPackage): { root: string; signatures: string | null }[] {
  const cursor = pack.xml('OFD.xml')
  const bodies: { root: string; signatures: string | null }[] = []
  while (cursor?.next()) {
    if (cursor.closing) continue
    const name = cursor.local()
    if (name === 'DocRoot') bodies.push({ root: pack.resolve('OFD.xml', cursor.text()), signatures: null })
    else if (name === 'Signatures' && bodies.length > 0) bodies.at(-1)!.signatures = pack.resolve('OFD.xml', cursor.text())
    if (bodies.length > 20) throw swollenOfd()
  }
  if (bodies.length === 0) throw damagedOfd()
  return bodies
}

function readBody(pack: OfdPackage, root: string, document: OfdDocument): void {
  const cursor = pack.xml(root)
  if (!cursor) throw damagedOfd()
  const pages: string[] = []
  const templates = new Map<string, { path: string; order: string | null }>()
  let usual: readonly number[] = A4
  let attachments: string | null = null
  while (cursor.next()) {
    if (cursor.closing) continue
    const name = cursor.local()
    const place = cursor.attribute('BaseLoc')
    if (name === 'Page' && place !== null) pages.push(pack.resolve(root, place))
    else if (name === 'TemplatePage' && place !== null) templates.set(cursor.attribute('ID') ?? '', { path: pack.resolve(root, place), order: cursor.attribute('ZOrder') })
    else if (name === 'PhysicalBox' && pages.length === 0) usual = boxOf(cursor.text()) ?? usual
    else if (name === 'Attachments') attachments = pack.resolve(root, cursor.text())
    if (pages.length > MOST_PAGES) throw swollenOfd()
  }
  if (pages.length === 0) throw damagedOfd()

  // A part named by many pages is parsed once: naming it again costs nothing.
  const known = new Map<string, PageContent | null>()
  const content = (path: string): PageContent | null => {
    let page = known.get(path)
    if (page === undefined) known.set(path, (page = contentOf(pack, path)))
    return page
  }
  let characters = 0
  for (const path of pages) {
    const own = content(path)
    if (!own) throw damagedOfd()
    const layers: PageContent[] = []
    for (const { id, order } of own.templates.slice(0, 20)) {
      const template = templates.get(id)
      const read = template ? content(template.path) : null
      if (!read) continue
      if ((template?.order ?? order) === 'Foreground') layers.push(read)
      else layers.unshift(read)
    }
    const glyphs: Glyph[] = [...layers, own].flatMap((layer) => layer.glyphs)
    characters += glyphs.length
    if (characters > MOST_CHARACTERS) throw swollenOfd()
    const [, , wide = 210, high = 297] = own.box ?? usual
    const size = { width: Math.min(14_400, Math.max(1, wide * POINTS_PER_MM)), height: Math.min(14_400, Math.max(1, high * POINTS_PER_MM)) }
    document.pages.push({ ...size, lines: toLines(withoutTwins(glyphs), size), pictures: layers.reduce((sum, layer) => sum + layer.pictures, own.pictures) })
  }
  if (attachments !== null) document.attachments.push(...attachmentsOf(pack, attachments))
}

/** A page's file, or the Content.xml in the folder it names. */
function contentOf(pack: OfdPackage, path: string): PageContent | null {
  const cursor = pack.xml(path) ?? pack.xml(`${path}/Content.xml`)
  return cursor && readPage(cursor)
}

function attachmentsOf(pack: OfdPackage, path: string): OfdAttachment[] {
  const cursor = pack.xml(path)
  const found: OfdAttachment[] = []
  let name: string | null = null
  while (cursor?.next() && found.length < 1000) {
    if (cursor.closing) continue
    const element = cursor.local()
    if (element === 'Attachment') {
      name = cursor.attribute('Name')
      found.push({ name: name ?? '', size: null })
    } else if (element === 'FileLoc' && found.length > 0) {
      const file = pack.resolve(path, cursor.text())
      const last = found.at(-1)!
      if (last.name === '') last.name = file.slice(file.lastIndexOf('/') + 1)
      last.size = pack.size(file)
    }
  }
  return found
}
