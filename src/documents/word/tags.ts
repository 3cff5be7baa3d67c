/** Elements the readers look at; every other element only passes by. */
export const NAMES = [
  'w:document', 'w:p', 'w:pPr', 'w:pPrChange', 'w:pStyle', 'w:numPr', 'w:numId', 'w:ilvl',
  'w:r', 'w:rPr', 'w:rPrChange', 'w:rStyle', 'w:vanish', 'w:t', 'w:tab', 'w:ptab', 'w:br', 'w:cr', 'w:sym',
  'w:noBreakHyphen', 'w:fldChar', 'w:rt', 'w:txbxContent',
  'w:del', 'w:ins', 'w:moveFrom', 'w:moveTo', 'w:sectPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange',
  'w:tbl', 'w:tr', 'w:trPr', 'w:tc', 'w:footnote', 'w:endnote', 'w:comment', 'w:commentReference',
  'mc:AlternateContent', 'mc:Choice', 'mc:Fallback', 'm:t', 'm:r',
  'w:style', 'w:basedOn', 'w:num', 'w:abstractNum', 'w:abstractNumId', 'w:lvl', 'w:lvlOverride', 'w:startOverride',
  'w:start', 'w:numFmt', 'w:lvlText', 'w:lvlRestart', 'w:isLgl', 'w:suff', 'w:numStyleLink', 'w:styleLink',
  'w:name', 'w:jc', 'w:outlineLvl', 'w:b', 'w:sz', 'w:gridSpan', 'w:vMerge', 'w:tblHeader', 'wp:extent', 'a:blip', 'v:imagedata',
] as const

export type TagName = (typeof NAMES)[number]
/** A known element as a small number (index in NAMES + 1), 0 for all others: numbers compare faster than strings. */
export type Tag = number

/** The number of each known element, for `switch`-like comparisons: `TAG['w:p']`. */
export const TAG = Object.fromEntries(NAMES.map((name, i) => [name, i + 1])) as Readonly<Record<TagName, Tag>>

/** Namespaces behind the prefixes above, in the transitional and the strict spelling. */
const NAMESPACES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'urn:schemas-microsoft-com:vml': 'v',
}

/** Known names by hash, with the spelling used in one file. */
export type TagTable = ReadonlyMap<number, { tag: Tag; spelling: string }>

const hashOf = (name: string): number => {
  let hash = 0
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0
  return hash
}

function tableFor(prefixes: Readonly<Record<string, string>>): TagTable {
  return new Map(
    NAMES.map((name) => {
      const colon = name.indexOf(':')
      const prefix = prefixes[name.slice(0, colon)] ?? ''
      const spelling = (prefix && `${prefix}:`) + name.slice(colon + 1)
      return [hashOf(spelling), { tag: TAG[name], spelling }]
    }),
  )
}

const USUAL = { w: 'w', mc: 'mc', m: 'm', a: 'a', wp: 'wp', v: 'v' }
const USUAL_TABLE = tableFor(USUAL)

/** The table for a file: nearly all use the usual prefixes, but a program may have written `ns0:p` for `w:p`. */
export function tagTable(xml: string): TagTable {
  const head = xml.slice(0, 8192)
  const prefixes: Record<string, string> = { ...USUAL }
  let unusual = false
  for (const [, prefix = '', uri] of head.matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*["']([^"']*)["']/g)) {
    const ours = NAMESPACES[uri!]
    if (ours === undefined || prefixes[ours] === prefix) continue
    prefixes[ours] = prefix
    unusual = true
  }
  return unusual ? tableFor(prefixes) : USUAL_TABLE
}
