import { strToU8, zipSync, type Zippable } from 'fflate'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const NAMESPACES = [
  `xmlns:w="${W}"`,
  `xmlns:r="${R}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')

/** XML of the parts besides the body; each is the inside of its root element. */
export interface CraftedParts {
  styles?: string
  numbering?: string
  footnotes?: string
  endnotes?: string
  comments?: string
  header?: string
}

/** One paragraph; `inner` is runs and the like, `props` the inside of w:pPr. */
export const p = (inner: string, props = ''): string => `<w:p>${props && `<w:pPr>${props}</w:pPr>`}${inner}</w:p>`
/** One run of text; `props` is the inside of w:rPr. */
export const r = (text: string, props = ''): string =>
  `<w:r>${props && `<w:rPr>${props}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`

export const part = (root: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${NAMESPACES}>${inner}</w:${root}>`

/** The entries of a .docx, for tests that spoil one of them. */
export function docxEntries(body: string, parts: CraftedParts = {}): Record<string, Uint8Array> {
  const rels = Object.keys(parts).map((role) => relationship(role, `${role}.xml`))
  const entries: Record<string, string> = {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ' +
      'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': relationships([relationship('officeDocument', 'word/document.xml')]),
    'word/_rels/document.xml.rels': relationships(rels),
    'word/document.xml': part('document', `<w:body>${body}<w:sectPr/></w:body>`),
  }
  const roots: Record<string, string> = { header: 'hdr' }
  for (const [role, inner] of Object.entries(parts)) entries[`word/${role}.xml`] = part(roots[role] ?? role, inner)
  return Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)]))
}

/** A .docx with this body, as a word processor would zip it. */
export const craftDocx = (body: string, parts: CraftedParts = {}): Uint8Array =>
  zipSync(docxEntries(body, parts) as Zippable, { level: 6 })

const relationship = (role: string, target: string): string =>
  `<Relationship Id="r${target}" Type="${R}/${role}" Target="${target}"/>`
const relationships = (items: string[]): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
