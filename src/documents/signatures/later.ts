import { pagesOf } from './fields.ts'
import { catalogOf } from './file.ts'
import type { PdfFile } from './file.ts'
import { isArray, isDictionary, isReference, nameOf, PdfError } from './objects.ts'
import type { PdfDictionary, PdfValue } from './objects.ts'
import { printed } from './print.ts'
import { endsARevision } from './range.ts'

/**
 * What was added behind a signature: nothing, further signatures and what proves them, something that shows, or something
 * that could not be judged.
 */
export type Later = 'nothing' | 'signatures' | 'content' | 'unknown'

/** Changed objects looked at; a further signature changes about ten. */
const MOST_CHANGED = 5_000

/**
 * Compares the file as signed with the file as it is now, object by object. Only these may change behind a signature:
 * signature fields and their widgets are added or signed, the proofs (DSS), the metadata.
 */
export function laterChanges(before: PdfFile, after: PdfFile): Later {
  if (before.rebuilt || after.rebuilt) return 'unknown'
  try {
    return compare(before, after)
  } catch (error) {
    if (error instanceof PdfError) return 'unknown'
    throw error
  }
}

function compare(before: PdfFile, after: PdfFile): Later {
  const root = before.trailer.entries.get('Root')
  const now = after.trailer.entries.get('Root')
  if (!isReference(root) || !isReference(now) || root.number !== now.number) return 'content'
  const size = before.trailer.entries.get('Size')
  const changed = [...after.places].filter(([number, place]) => place !== 'free' && printedPlace(place) !== printedPlace(before.places.get(number)))
  // Bytes that belong to no revision change no object; what a lenient reader makes of them cannot be known.
  if (changed.length === 0 || changed.length > MOST_CHANGED || !endsARevision(after.bytes, after.bytes.length)) return 'unknown'
  const judge = judgeOf(before, after, root.number)
  for (const [number] of changed) {
    const old = before.places.get(number)
    if (!old || old === 'free') {
      // A number the signed revision had room for may be one it refers to: what it shows would appear later.
      if (typeof size !== 'number' || number < size) return 'content'
      continue
    }
    if (!judge(number)) return 'content'
  }
  const gone = [...before.places].some(([number, place]) => place !== 'free' && (after.places.get(number) ?? 'free') === 'free')
  return gone ? 'content' : 'signatures'
}

const printedPlace = (place: unknown): string => JSON.stringify(place)

/** Decides whether an object that differs may differ. */
function judgeOf(before: PdfFile, after: PdfFile, root: number): (number: number) => boolean {
  const catalog = catalogOf(before)!
  const number = (key: string): number | null => numberOf(catalog.entries.get(key))
  const oldForm = before.dictionary(catalog.entries.get('AcroForm'))
  const pages = pagesOf(before).byNumber
  const annotations = new Set([...pages.values()].map(({ dictionaries }) => numberOf(dictionaries[0]?.entries.get('Annots'))))
  const contents = new Set([...pages.values()].map(({ dictionaries }) => numberOf(dictionaries[0]?.entries.get('Contents'))))
  const proofs = reachable(before, catalog.entries.get('DSS'))
  const free = new Set([numberOf(before.trailer.entries.get('Info')), number('Metadata')])

  const equal = (a: PdfValue, b: PdfValue, without: readonly string[] = []): boolean =>
    printed(a, lengthIn(before), without) === printed(b, lengthIn(after), without)
  const onlySignaturesAdded = (a: PdfValue | undefined, b: PdfValue | undefined): boolean => {
    const [old, current] = [before.get(a), after.get(b)]
    if (!isArray(current)) return old === null && current === null
    const had = new Set(isArray(old) ? old.map((each) => printed(each, lengthIn(before))) : [])
    const added = current.filter((each) => !had.delete(printed(each, lengthIn(after))))
    return had.size === 0 && added.every((each) => isSignatureField(after, each))
  }
  const sameForm = (a: PdfDictionary | null, b: PdfDictionary | null): boolean =>
    b === null ? a === null
      : (a === null || equal(a, b, ['Fields', 'SigFlags', 'DR', 'DA', 'NeedAppearances'])) && onlySignaturesAdded(a?.entries.get('Fields'), b.entries.get('Fields'))

  return (changed) => {
    const [old, current] = [before.object(changed), after.object(changed)]
    if (equal(old, current) || free.has(changed)) return true
    if (proofs.has(changed) && !contents.has(changed) && isProof(old) && isProof(current)) return true
    if (isArray(old) && isArray(current) && (annotations.has(changed) || changed === numberOf(oldForm?.entries.get('Fields')))) return onlySignaturesAdded(old, current)
    if (!isDictionary(old) || !isDictionary(current)) return false
    if (changed === root) {
      return equal(old, current, ['AcroForm', 'DSS', 'Extensions', 'Version', 'Metadata', 'Perms']) && sameForm(oldForm, after.dictionary(current.entries.get('AcroForm')))
    }
    if (changed === number('AcroForm')) return sameForm(old, current)
    if (pages.has(changed)) return equal(old, current, ['Annots']) && onlySignaturesAdded(old.entries.get('Annots'), current.entries.get('Annots'))
    const unsigned = nameOf(old.entries.get('FT')) === 'Sig' && before.get(old.entries.get('V')) === null
    return unsigned && equal(old, current, ['V', 'AP', 'MK', 'F', 'Lock', 'P'])
  }
}

const numberOf = (found: PdfValue | undefined): number | null => (isReference(found) ? found.number : null)

/** The length of a stream when it is written as a reference. */
const lengthIn = (file: PdfFile) => (stream: PdfDictionary): number | null => {
  const length = file.get(stream.entries.get('Length'))
  return typeof length === 'number' ? length : null
}

/** A field or widget of a signature; its parent may say so for it. */
function isSignatureField(file: PdfFile, found: PdfValue): boolean {
  const field = file.dictionary(found)
  if (!field) return false
  const parent = file.dictionary(field.entries.get('Parent'))
  return nameOf(file.get(field.entries.get('FT'))) === 'Sig' || (parent !== null && nameOf(file.get(parent.entries.get('FT'))) === 'Sig')
}

/** Keys of a DSS, its VRI and that one's entries. */
const PROOF_KEY = /^(Type|Certs|OCSPs|CRLs|VRI|Cert|OCSP|CRL|TU|TS|[0-9A-Fa-f]{40})$/

/** Lists and dictionaries of proofs grow; the proofs themselves are streams and stay. */
const isProof = (found: PdfValue): boolean => isArray(found) || (isDictionary(found) && found.stream === null && [...found.entries.keys()].every((key) => PROOF_KEY.test(key)))

/** Numbers of the objects below a value, as deep as DSS, VRI, its entries and their arrays go. */
function reachable(file: PdfFile, from: PdfValue | undefined): ReadonlySet<number> {
  const found = new Set<number>()
  const walk = (at: PdfValue | undefined, depth: number): void => {
    if (depth > 8 || found.size > MOST_CHANGED) return
    if (isReference(at)) {
      if (found.has(at.number)) return
      found.add(at.number)
      walk(file.object(at.number), depth + 1)
    } else if (isArray(at)) for (const each of at) walk(each, depth + 1)
    else if (isDictionary(at)) for (const each of at.entries.values()) walk(each, depth + 1)
  }
  walk(from, 0)
  return found
}
