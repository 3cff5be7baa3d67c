import { digestOf, schemeOf } from './algorithms.ts'
import type { Digest, Scheme } from './algorithms.ts'
import { certificateOf, hex } from './certificate.ts'
import type { Certificate } from './certificate.ts'
import { children, content, context, DerError, expect, INTEGER, octets, oid, OID, OCTETS, readElement, SEQUENCE, SET, small, time, whole } from './der.ts'
import type { Element } from './der.ts'

/** A CMS (PKCS #7) or GM/T 0010 SignedData. */
export interface SignedData {
  /** Type of what was signed: 1.2.840.113549.1.7.1 for data, …9.16.1.4 for a time stamp. */
  contentType: string
  /** What was signed, when it is carried along. */
  content: Uint8Array | null
  certificates: Certificate[]
  signers: Signer[]
}

export interface Signer {
  /** Whose certificate: issuer and serial number, or the key's id. */
  issuerRaw: Uint8Array | null
  serial: string | null
  keyId: Uint8Array | null
  digest: Digest | null
  scheme: Scheme | null
  /** The signed attributes as they were signed (tagged SET); null when the content was signed directly. */
  attributesRaw: Uint8Array | null
  attributes: ReadonlyMap<string, Element[]>
  unsigned: ReadonlyMap<string, Element[]>
  signature: Uint8Array
}

export const ATTRIBUTE = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamp: '1.2.840.113549.1.9.16.2.14',
} as const

const SIGNED_DATA = new Set(['1.2.840.113549.1.7.2', '1.2.156.10197.6.1.4.2.2'])
/** More certificates in one signature than this are not read; long chains with their time stamps' have eight. */
const MOST_CERTIFICATES = 64
const MOST_SIGNERS = 4

/** Reads a SignedData; what follows it (the zeros a reserved place is filled with) is not looked at. @throws DerError */
export function signedDataOf(bytes: Uint8Array): SignedData {
  const [type, wrapped] = children(expect(readElement(bytes), SEQUENCE))
  if (!SIGNED_DATA.has(oid(type))) throw new DerError('no signed data')
  const parts = children(expect(children(expect(wrapped, context(0)))[0], SEQUENCE))
  const [, , inner, ...rest] = parts
  const [contentType, carried] = children(expect(inner, SEQUENCE))
  const signers = children(expect(rest.at(-1), SET))
  if (signers.length > MOST_SIGNERS) throw new DerError('too many signers')
  return {
    contentType: oid(contentType),
    content: carried ? contentOf(children(expect(carried, context(0)))[0]) : null,
    certificates: certificatesOf(rest.find(({ tag }) => tag === context(0))),
    signers: signers.map(signerOf),
  }
}

/** PKCS #7 lets the content be any element, CMS has an octet string. */
function contentOf(found: Element | undefined): Uint8Array {
  if (!found) throw new DerError('no content')
  return (found.tag & 0x1f) === OCTETS ? octets(found) : content(found)
}

/** Certificates we cannot read are left out: whether the signer's is among the rest shows later. */
function certificatesOf(set: Element | undefined): Certificate[] {
  const found: Certificate[] = []
  for (const each of set ? children(set).slice(0, MOST_CERTIFICATES) : []) {
    try {
      found.push(certificateOf(each))
    } catch (error) {
      if (!(error instanceof DerError)) throw error
    }
  }
  return found
}

function signerOf(found: Element): Signer {
  const [, who, digestAlgorithm, ...rest] = children(expect(found, SEQUENCE))
  const attributes = rest[0]?.tag === context(0) ? rest.shift() : undefined
  const [algorithm, value, unsigned] = rest
  const digest = digestOf(oid(children(expect(digestAlgorithm, SEQUENCE))[0]))
  const [issuer, serial] = who?.tag === SEQUENCE ? children(who) : []
  return {
    issuerRaw: issuer ? whole(issuer) : null,
    serial: serial ? hex(content(expect(serial, INTEGER))) : null,
    keyId: who?.tag === 0x80 ? content(who) : null,
    digest,
    scheme: schemeOf(expect(algorithm, SEQUENCE), digest),
    attributesRaw: attributes ? asSet(attributes) : null,
    attributes: attributesOf(attributes),
    unsigned: attributesOf(unsigned?.tag === context(1) ? unsigned : undefined),
    signature: octets(expect(value, OCTETS)),
  }
}

/** Signed attributes are signed with the tag of a SET in place of their own [0]. */
function asSet(attributes: Element): Uint8Array {
  const copy = whole(attributes).slice()
  copy[0] = SET
  return copy
}

function attributesOf(found: Element | undefined): ReadonlyMap<string, Element[]> {
  const map = new Map<string, Element[]>()
  for (const attribute of found ? children(found) : []) {
    const [id, values] = children(expect(attribute, SEQUENCE))
    if (map.has(oid(id))) throw new DerError('attribute twice')
    map.set(oid(id), children(expect(values, SET)))
  }
  return map
}

/** A time stamp's statement (RFC 3161): this digest was there at that time. */
export interface TimeStamp {
  digest: Digest | null
  imprint: Uint8Array
  time: Date
}

export const TIME_STAMP_CONTENT = '1.2.840.113549.1.9.16.1.4'

/** Reads a TSTInfo. @throws DerError */
export function timeStampOf(bytes: Uint8Array): TimeStamp {
  const [version, policy, imprint, , at] = children(expect(readElement(bytes), SEQUENCE))
  if (small(version) !== 1) throw new DerError('version')
  expect(policy, OID)
  const [algorithm, value] = children(expect(imprint, SEQUENCE))
  return { digest: digestOf(oid(children(expect(algorithm, SEQUENCE))[0])), imprint: content(expect(value, OCTETS)), time: time(at) }
}
