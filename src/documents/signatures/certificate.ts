import { schemeOf, publicKeyOf } from './algorithms.ts'
import type { PublicKey, Scheme } from './algorithms.ts'
import { BOOLEAN, children, content, context, DerError, expect, INTEGER, oid, OCTETS, readElement, SEQUENCE, SET, small, text, time, whole } from './der.ts'
import type { Element } from './der.ts'
import { verifyValue } from './verify-value.ts'

/** A name in plain words. */
export interface PlainName {
  /** Whoever or whatever the certificate is for: common name, else organisation, else the first part there is. */
  name: string
  organisation: string | null
}

/** What is read of an X.509 certificate. */
export interface Certificate {
  /** The whole certificate as in the file. */
  raw: Uint8Array
  subject: PlainName
  issuer: PlainName
  /** Names as encoded, for comparing. */
  subjectRaw: Uint8Array
  issuerRaw: Uint8Array
  /** Serial number, hexadecimal. */
  serial: string
  notBefore: Date
  notAfter: Date
  key: PublicKey
  subjectKeyId: Uint8Array | null
  authorityKeyId: Uint8Array | null
  /** Basic constraints: may sign certificates, with at most `pathLength` further ones below. */
  isAuthority: boolean
  pathLength: number | null
  /** Key usage bits as the standard numbers them, 0 digitalSignature, 1 nonRepudiation, 5 keyCertSign; null when not limited. */
  usages: ReadonlySet<number> | null
  /** Extended key usages; null when not limited. */
  purposes: readonly string[] | null
  /** A critical extension we do not know: the certificate must not be relied on. */
  unknownCritical: boolean
  /** What its issuer signed, how, and the signature. */
  signed: Uint8Array
  scheme: Scheme | null
  signature: Uint8Array
}

/** Larger certificates are refused; real ones have 1–4 KB. */
const LARGEST = 64 * 1024

/** Reads a certificate. @throws DerError */
export function certificateOf(found: Element): Certificate {
  if (found.end - found.start > LARGEST) throw new DerError('certificate too large')
  const [body, algorithm, bits] = children(expect(found, SEQUENCE))
  const parts = children(expect(body, SEQUENCE))
  if (parts[0]?.tag === context(0)) parts.shift()
  const [serial, , issuer, validity, subject, spki] = parts
  const [from, to] = children(expect(validity, SEQUENCE))
  const extensions = parts.slice(6).find(({ tag }) => tag === context(3))
  return {
    raw: whole(found), subject: plainName(expect(subject, SEQUENCE)), issuer: plainName(expect(issuer, SEQUENCE)),
    subjectRaw: whole(subject!), issuerRaw: whole(issuer!), serial: hex(content(expect(serial, INTEGER))),
    notBefore: time(from), notAfter: time(to), key: publicKeyOf(expect(spki, SEQUENCE)),
    ...readExtensions(extensions),
    signed: whole(body!), scheme: schemeOf(expect(algorithm, SEQUENCE), null), signature: content(expect(bits, 0x03)).subarray(1),
  }
}

/** Whether `issuer`'s key made the signature on `certificate`. */
export const isSignedBy = (certificate: Certificate, issuer: Certificate): boolean =>
  certificate.scheme !== null && verifyValue(issuer.key, certificate.scheme, [certificate.signed], certificate.signature)

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

type Extensions = Pick<Certificate, 'subjectKeyId' | 'authorityKeyId' | 'isAuthority' | 'pathLength' | 'usages' | 'purposes' | 'unknownCritical'>

/** Critical extensions that say nothing against relying on the certificate here: policies, alternative names. */
const HARMLESS = new Set(['2.5.29.32', '2.5.29.17', '2.5.29.18', '2.5.29.54', '2.5.29.36', '2.5.29.31'])

function readExtensions(found: Element | undefined): Extensions {
  const result: Extensions = { subjectKeyId: null, authorityKeyId: null, isAuthority: false, pathLength: null, usages: null, purposes: null, unknownCritical: false }
  if (!found) return result
  for (const extension of children(expect(children(found)[0], SEQUENCE))) {
    const parts = children(expect(extension, SEQUENCE))
    const id = oid(parts[0])
    const critical = parts[1]?.tag === BOOLEAN && content(parts[1])[0] !== 0
    const value = readElement(content(expect(parts.at(-1), OCTETS)))
    if (id === '2.5.29.14') result.subjectKeyId = content(value)
    else if (id === '2.5.29.35') result.authorityKeyId = children(value).filter(({ tag }) => tag === 0x80).map(content)[0] ?? null
    else if (id === '2.5.29.19') Object.assign(result, basicConstraints(value))
    else if (id === '2.5.29.15') result.usages = usages(value)
    else if (id === '2.5.29.37') result.purposes = children(value).map(oid)
    else if (critical && !HARMLESS.has(id)) result.unknownCritical = true
  }
  return result
}

function basicConstraints(value: Element): Pick<Certificate, 'isAuthority' | 'pathLength'> {
  const parts = children(expect(value, SEQUENCE))
  const isAuthority = parts[0]?.tag === BOOLEAN && content(parts[0])[0] !== 0
  const length = parts.find(({ tag }) => tag === INTEGER)
  return { isAuthority, pathLength: length ? small(length) : null }
}

function usages(value: Element): ReadonlySet<number> {
  const [, ...octets] = content(expect(value, 0x03))
  return new Set(octets.flatMap((octet, i) => Array.from({ length: 8 }, (_, bit) => (octet & (0x80 >> bit) ? i * 8 + bit : -1))).filter((bit) => bit >= 0))
}

const [COMMON_NAME, ORGANISATION, UNIT] = ['2.5.4.3', '2.5.4.10', '2.5.4.11']
/** Longer names are cut: they are shown, not compared. */
const LONGEST = 200

function plainName(found: Element): PlainName {
  const parts = new Map<string, string>()
  for (const relative of children(found)) {
    for (const pair of children(expect(relative, SET))) {
      const [id, value] = children(expect(pair, SEQUENCE))
      if (value && !parts.has(oid(id))) parts.set(oid(id), clean(text(value)))
    }
  }
  const organisation = parts.get(ORGANISATION) ?? null
  return { name: parts.get(COMMON_NAME) ?? organisation ?? parts.get(UNIT) ?? parts.values().next().value ?? '没有名字', organisation }
}

/** Names come from strangers: no line breaks and no signs that turn the reading direction. */
const clean = (name: string): string => name.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim().slice(0, LONGEST)
