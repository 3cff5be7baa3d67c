import { sealNameOf } from './seal.ts'
import type { OfdPackage } from './package.ts'

const MOST = 200

/** One signature entry of an OFD. That it is listed says nothing of its being valid: nothing is verified here. */
export interface OfdSignature {
  /** A seal is shown with it; else it is a signature alone. */
  kind: 'seal' | 'sign'
  provider: string | null
  /** As the file writes it, such as 20270605093000Z. */
  signedAt: string | null
  /** Name inside the seal's own data, such as 云州市科学技术协会. */
  sealName: string | null
  /** Ids of pages with its stamps, as the file names them. */
  pages: string[]
}

/** Reads the list of signatures and each entry. Entries that cannot be read are listed without details. */
export function readSignatures(pack: OfdPackage, listPath: string): OfdSignature[] {
  const found: { path: string; kind: OfdSignature['kind'] }[] = []
  const list = pack.xml(listPath)
  while (list?.next() && found.length < MOST) {
    if (list.closing || list.local() !== 'Signature') continue
    const named = list.attribute('BaseLoc')
    if (named !== null) found.push({ path: pack.resolve(listPath, named), kind: list.attribute('Type')?.toLowerCase() === 'sign' ? 'sign' : 'seal' })
  }
  return found.map(({ path, kind }) => readSignature(pack, path, kind))
}

function readSignature(pack: OfdPackage, path: string, kind: OfdSignature['kind']): OfdSignature {
  const signature: OfdSignature = { kind, provider: null, signedAt: null, sealName: null, pages: [] }
  const cursor = pack.xml(path)
  let inSeal = false
  const data: string[] = []
  while (cursor?.next()) {
    const name = cursor.local()
    if (name === 'Seal') inSeal = !cursor.closing && !cursor.empty
    if (cursor.closing) continue
    if (name === 'Provider') signature.provider = cursor.attribute('Company') ?? cursor.attribute('ProviderName')
    else if (name === 'SignatureDateTime') signature.signedAt = cursor.text().trim().slice(0, 40) || null
    else if (name === 'StampAnnot' && signature.pages.length < 1000) signature.pages.push(cursor.attribute('PageRef') ?? '')
    else if ((name === 'BaseLoc' && inSeal) || name === 'SignedValue') data.push(pack.resolve(path, cursor.text()))
  }
  for (const part of data) signature.sealName ??= sealNameOf(pack.bytes(part))
  return signature
}
