import { hex, isSignedBy, same } from './certificate.ts'
import type { Certificate } from './certificate.ts'

/** How far a signer's certificate can be relied on. */
export type ChainState = 'trusted' | 'untrusted' | 'expired-at-signing' | 'not-yet-valid' | 'broken'

export interface Chain {
  state: ChainState
  /** From the signer's up, as far as it could be followed. */
  certificates: Certificate[]
  /** In Chinese: why it is not trusted. */
  reason: string | null
}

/** Certificates above one another; public ones have three or four. */
const DEEPEST = 8
/** Signatures tried on one chain: many certificates of one name, or that sign each other in a ring, end here. */
const MOST_TRIED = 48

/**
 * Follows a certificate up to one of the `roots`, all of it judged at `time`. Roots are trusted because they were put in
 * the folder, so their own signature and purpose are not questioned, only their dates.
 */
export function followChain(signer: Certificate, carried: readonly Certificate[], roots: readonly Certificate[], time: Date): Chain {
  const search = { tried: 0, longest: [signer], wrong: false }
  const path = climb([signer], carried, roots, search)
  const certificates = path ?? search.longest
  const fault = unfit(certificates, roots)
  if (fault) return { state: 'broken', certificates, reason: fault }
  // An untrusted chain may be expired as well: that nobody vouches for it matters more.
  if (!path) {
    const top = certificates.at(-1)!
    if (search.wrong && !isSelfIssued(top)) return { state: 'broken', certificates, reason: `“${top.subject.name}”的证书不是它写明的上级签发的。` }
    return { state: 'untrusted', certificates, reason: `发证机构“${top.issuer.name}”不在信任的根证书里。` }
  }
  const late = certificates.find(({ notAfter }) => time > notAfter)
  if (late) return { state: 'expired-at-signing', certificates, reason: `签署时“${late.subject.name}”的证书已经过期，有效期到 ${day(late.notAfter)}。` }
  const early = certificates.find(({ notBefore }) => time < notBefore)
  if (early) return { state: 'not-yet-valid', certificates, reason: `签署时“${early.subject.name}”的证书还没有生效，${day(early.notBefore)} 才生效。` }
  return { state: 'trusted', certificates, reason: null }
}

interface Search {
  tried: number
  longest: Certificate[]
  /** An issuer of the right name did not fit a certificate's signature. */
  wrong: boolean
}

/** Depth first, roots before carried ones; null when no root is reached. */
function climb(path: Certificate[], carried: readonly Certificate[], roots: readonly Certificate[], search: Search): Certificate[] | null {
  const last = path.at(-1)!
  if (path.length > search.longest.length) search.longest = path
  if (roots.some(({ raw }) => same(raw, last.raw))) return path
  if (path.length > DEEPEST) return null
  for (const root of roots) {
    if (isIssuer(root, last, search)) return [...path, root]
  }
  for (const next of carried) {
    if (path.some(({ raw }) => same(raw, next.raw)) || !isIssuer(next, last, search)) continue
    const found = climb([...path, next], carried, roots, search)
    if (found) return found
  }
  return null
}

function isIssuer(issuer: Certificate, certificate: Certificate, search: Search): boolean {
  if (!same(issuer.subjectRaw, certificate.issuerRaw)) return false
  if (issuer.subjectKeyId && certificate.authorityKeyId && !same(issuer.subjectKeyId, certificate.authorityKeyId)) return false
  if (search.tried++ >= MOST_TRIED) return false
  const fits = isSignedBy(certificate, issuer)
  search.wrong ||= !fits
  return fits
}

const KEY_CERT_SIGN = 5

/** What forbids a chain whatever its dates: an issuer that must not issue, a rule we do not know. */
function unfit(path: readonly Certificate[], roots: readonly Certificate[]): string | null {
  for (const [at, certificate] of path.entries()) {
    if (at > 0 && roots.some(({ raw }) => same(raw, certificate.raw))) continue
    const { name } = certificate.subject
    if (certificate.unknownCritical) return `“${name}”的证书里有不认识的限制。`
    if (at === 0) continue
    if (!certificate.isAuthority || (certificate.usages && !certificate.usages.has(KEY_CERT_SIGN))) return `“${name}”的证书不能用来签发证书。`
    if (certificate.pathLength !== null && at - 1 > certificate.pathLength) return `“${name}”之下的证书超出了它允许的级数。`
  }
  return null
}

const isSelfIssued = (certificate: Certificate): boolean => same(certificate.subjectRaw, certificate.issuerRaw)

const day = (date: Date): string => date.toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' })

/** The certificate a signer names, among those carried and trusted. */
export function certificateOfSigner(
  { issuerRaw, serial, keyId }: { issuerRaw: Uint8Array | null; serial: string | null; keyId: Uint8Array | null },
  candidates: readonly Certificate[],
): Certificate | null {
  const isIt = (certificate: Certificate): boolean =>
    keyId ? certificate.subjectKeyId !== null && same(certificate.subjectKeyId, keyId)
      : issuerRaw !== null && certificate.serial === serial && same(certificate.issuerRaw, issuerRaw)
  return candidates.find(isIt) ?? null
}

/** Leaves out certificates that are there twice. */
export function distinct(certificates: readonly Certificate[]): Certificate[] {
  const seen = new Map(certificates.map((certificate) => [hex(certificate.raw), certificate]))
  return [...seen.values()]
}
