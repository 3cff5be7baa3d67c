import { catalogOf } from './file.ts'
import type { PdfFile } from './file.ts'
import { isArray, isReference, isString, nameOf } from './objects.ts'
import type { PdfDictionary, PdfValue } from './objects.ts'
import { placeOn, rectangleOf } from './place.ts'
import type { Box } from './place.ts'
import { textOf } from './strings.ts'

/** A signature field that has been signed. */
export interface SignatureField {
  name: string
  /** The signature dictionary. */
  signature: PdfDictionary
  /** 1-based page and box of its widget; null when it is not shown. */
  page: number | null
  box: Box | null
}

const MOST_FIELDS = 20_000
const MOST_PAGES = 20_000
const DEEPEST = 20

/** Signed fields of the file, in the form's order. */
export function signatureFields(file: PdfFile): SignatureField[] {
  const form = file.dictionary(catalogOf(file)?.entries.get('AcroForm'))
  const roots = file.get(form?.entries.get('Fields'))
  if (!isArray(roots)) return []
  const found: { name: string; widgets: PdfValue[]; signature: PdfDictionary }[] = []
  const seen = new Set<number>()
  const walk = (at: PdfValue, path: string, inherited: string | null, depth: number): void => {
    if (isReference(at)) {
      if (seen.has(at.number)) return
      seen.add(at.number)
    }
    const field = file.dictionary(at)
    if (!field || depth > DEEPEST || seen.size > MOST_FIELDS) return
    const own = file.get(field.entries.get('T'))
    const name = isString(own) ? (path === '' ? textOf(own) : `${path}.${textOf(own)}`) : path
    const type = nameOf(file.get(field.entries.get('FT'))) ?? inherited
    const kids = file.get(field.entries.get('Kids'))
    const signature = type === 'Sig' ? file.dictionary(field.entries.get('V')) : null
    if (signature) found.push({ name: name.slice(0, 200), signature, widgets: isArray(kids) && kids.length > 0 ? [...kids].slice(0, 20) : [at] })
    else if (isArray(kids)) for (const kid of kids) walk(kid, name, type, depth + 1)
  }
  for (const root of roots.slice(0, MOST_FIELDS)) walk(root, '', null, 0)
  if (found.length === 0) return []
  const pages = pagesOf(file)
  return found.map(({ name, signature, widgets }) => ({ name, signature, ...shown(file, widgets, pages) }))
}

/** The first widget of some size that stands on a page. */
function shown(file: PdfFile, widgets: readonly PdfValue[], pages: Pages): Pick<SignatureField, 'page' | 'box'> {
  for (const at of widgets) {
    const widget = file.dictionary(at)
    const rectangle = widget && rectangleOf(file, widget.entries.get('Rect'))
    if (!rectangle || rectangle.right - rectangle.left < 1 || rectangle.top - rectangle.bottom < 1) continue
    const named = widget.entries.get('P')
    const page = (isReference(named) ? pages.byNumber.get(named.number) : undefined) ?? (isReference(at) ? pages.ofWidget(at.number) : undefined)
    if (page) return { page: page.number, box: placeOn(file, page.dictionaries, rectangle) }
  }
  return { page: null, box: null }
}

export interface Page {
  number: number
  /** The page and, above it, those it inherits from. */
  dictionaries: PdfDictionary[]
}

export interface Pages {
  byNumber: ReadonlyMap<number, Page>
  /** The page that lists an annotation. */
  ofWidget(number: number): Page | undefined
}

/** All pages with their object numbers. */
export function pagesOf(file: PdfFile): Pages {
  const byNumber = new Map<number, Page>()
  const seen = new Set<number>()
  const walk = (at: PdfValue, above: PdfDictionary[]): void => {
    if (!isReference(at) || seen.has(at.number) || byNumber.size >= MOST_PAGES || above.length > DEEPEST) return
    seen.add(at.number)
    const node = file.dictionary(at)
    if (!node) return
    const kids = file.get(node.entries.get('Kids'))
    if (isArray(kids)) for (const kid of kids) walk(kid, [node, ...above])
    else byNumber.set(at.number, { number: byNumber.size + 1, dictionaries: [node, ...above] })
  }
  walk(catalogOf(file)?.entries.get('Pages') ?? null, [])
  let widgets: Map<number, Page> | null = null
  return {
    byNumber,
    ofWidget(number) {
      widgets ??= new Map([...byNumber.values()].flatMap((page) => {
        const annotations = file.get(page.dictionaries[0]?.entries.get('Annots'))
        return isArray(annotations) ? annotations.flatMap((each) => (isReference(each) ? [[each.number, page] as const] : [])) : []
      }))
      return widgets.get(number)
    },
  }
}
