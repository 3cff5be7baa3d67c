import { escapeXml } from './docx.body.ts'

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Namespaces of document, header and footer parts. */
export const NAMESPACES = `xmlns:w="${MAIN}" xmlns:r="${OFFICE}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`

/** Page of GB/T 9704 in twips: A4, margins 37 / 35 / 28 / 26 mm, foot 7 mm below the text. */
export const PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="1304" w:footer="1304" w:gutter="0"/>'

export function contentTypes(): string {
  const part = (name: string, type: string) => `<Override PartName="/word/${name}.xml" ContentType="${WORD}.${type}+xml"/>`
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/>' +
    part('document', 'document.main') + part('styles', 'styles') + part('settings', 'settings') + part('header1', 'header') + part('footer1', 'footer') + part('footer2', 'footer') +
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
}

export const packageRelations = (): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>` +
  `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

/** @param pictures names of the files in media/, by drawing number */
export const documentRelations = (pictures: readonly (readonly [id: number, file: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
  [['rStyles', 'styles', 'styles.xml'], ['rSettings', 'settings', 'settings.xml'], ['rHead', 'header', 'header1.xml'], ['rOdd', 'footer', 'footer1.xml'], ['rEven', 'footer', 'footer2.xml'],
    ...pictures.map(([id, file]) => [`image${id}`, 'image', `media/${file}`])]
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('') + '</Relationships>'

export const settings = (): string => `${HEAD}<w:settings ${NAMESPACES}><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/></w:settings>`

/** Page numbers outside: odd right, even left, between dashes. */
export const footer = (side: 'left' | 'right'): string =>
  `${HEAD}<w:ftr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="PageNumber"/><w:ind w:${side}="280" w:firstLine="0"/><w:jc w:val="${side}"/></w:pPr>` +
  `<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`

/** The compilation's title, and whose report the page belongs to, taken from the page by the program that shows it. */
export const header = (title: string): string =>
  `${HEAD}<w:hdr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="RunningHead"/></w:pPr><w:r><w:t xml:space="preserve">${escapeXml(title)}</w:t></w:r><w:r><w:tab/></w:r>` +
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> STYLEREF "报送单位" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t></w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'

export const coreProperties = (title: string, creator: string, made: Date): string => {
  const moment = `${made.toISOString().slice(0, 19)}Z`
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created></cp:coreProperties>`
}
