import { children, content, context, expect, oid, readElement, SEQUENCE, small, whole } from './der.ts'
import type { Element } from './der.ts'

/** A digest by the name Node knows it by, and by the name people read. */
export interface Digest {
  name: 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512' | 'sm3'
  words: string
}

const digests: Record<string, Digest> = {
  '1.3.14.3.2.26': { name: 'sha1', words: 'SHA-1' },
  '2.16.840.1.101.3.4.2.4': { name: 'sha224', words: 'SHA-224' },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', words: 'SHA-256' },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', words: 'SHA-384' },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', words: 'SHA-512' },
  '1.2.156.10197.1.401': { name: 'sm3', words: 'SM3' },
  '1.2.156.10197.1.401.1': { name: 'sm3', words: 'SM3' },
}

/** The digest of an identifier; null for MD5 and whatever else nobody should trust. */
export const digestOf = (id: string): Digest | null => digests[id] ?? null

const [SHA1, SHA224, SHA256, SHA384, SHA512] = ['1.3.14.3.2.26', '2.16.840.1.101.3.4.2.4', '2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3'] as const

/** Signature identifiers that name their digest: RSA PKCS #1, ECDSA, SM2. */
const withDigest: Record<string, string> = {
  '1.2.840.113549.1.1.5': SHA1,
  '1.2.840.113549.1.1.14': SHA224,
  '1.2.840.113549.1.1.11': SHA256,
  '1.2.840.113549.1.1.12': SHA384,
  '1.2.840.113549.1.1.13': SHA512,
  '1.2.840.10045.4.1': SHA1,
  '1.2.840.10045.4.3.1': SHA224,
  '1.2.840.10045.4.3.2': SHA256,
  '1.2.840.10045.4.3.3': SHA384,
  '1.2.840.10045.4.3.4': SHA512,
  '1.2.156.10197.1.501': '1.2.156.10197.1.401',
}
/** Signature identifiers that name the key only; the digest stands beside them. The last two are GM/T 0010's. */
const keyOnly = new Set(['1.2.840.113549.1.1.1', '1.2.840.10045.2.1', '1.2.156.10197.1.301', '1.2.156.10197.1.301.1'])
const PSS = '1.2.840.113549.1.1.10'

/** How a signature was made. */
export interface Scheme {
  digest: Digest
  /** Salt length of RSASSA-PSS in bytes; null for everything else. */
  pssSalt: number | null
}

/** The scheme of an AlgorithmIdentifier; null when we do not verify it. `beside` is the digest named next to it, if any. */
export function schemeOf(algorithm: Element, beside: Digest | null): Scheme | null {
  const [id, parameters] = children(expect(algorithm, SEQUENCE))
  const name = oid(id)
  if (name === PSS) return pss(parameters)
  const own = withDigest[name]
  const digest = own ? digestOf(own) : keyOnly.has(name) ? beside : null
  return digest && { digest, pssSalt: null }
}

/** RFC 4055: SHA-1 and 20 bytes of salt unless told; the mask must use the same digest, as everybody's does. */
function pss(parameters: Element | undefined): Scheme | null {
  let digest = digestOf(SHA1)
  let mask = SHA1 as string
  let salt = 20
  for (const part of parameters?.tag === SEQUENCE ? children(parameters) : []) {
    const [inner] = children(part)
    if (part.tag === context(0)) digest = digestOf(oid(children(expect(inner, SEQUENCE))[0]))
    if (part.tag === context(1)) mask = oid(children(expect(children(expect(inner, SEQUENCE))[1], SEQUENCE))[0])
    if (part.tag === context(2)) salt = small(inner)
  }
  return digest && digestOf(mask)?.name === digest.name && salt >= 0 && salt <= 512 ? { digest, pssSalt: salt } : null
}

/** A public key as far as it can be told without using it. */
export interface PublicKey {
  kind: 'rsa' | 'ec' | 'sm2' | 'other'
  /** Such as RSA-2048, ECDSA P-256, SM2. */
  words: string
  /** SubjectPublicKeyInfo. */
  spki: Uint8Array
  /** SM2: the point, 04 and 64 bytes. */
  point: Uint8Array
  /** RSA: length of the modulus. */
  bits: number
}

const curves: Record<string, string> = { '1.2.840.10045.3.1.7': 'P-256', '1.3.132.0.34': 'P-384', '1.3.132.0.35': 'P-521' }
const SM2_CURVE = '1.2.156.10197.1.301'

/** Reads a SubjectPublicKeyInfo. @throws DerError */
export function publicKeyOf(info: Element): PublicKey {
  const [algorithm, bitString] = children(expect(info, SEQUENCE))
  const [id, parameters] = children(expect(algorithm, SEQUENCE))
  const key = content(expect(bitString, 0x03)).subarray(1)
  const base = { spki: whole(info), point: key, bits: 0 }
  const name = oid(id)
  if (name === '1.2.840.113549.1.1.1' || name === PSS) {
    const bits = modulusBits(expect(bitString, 0x03))
    return { ...base, kind: 'rsa', bits, words: `RSA-${bits}` }
  }
  const curve = name === SM2_CURVE ? SM2_CURVE : name === '1.2.840.10045.2.1' && parameters?.tag === 0x06 ? oid(parameters) : ''
  if (curve === SM2_CURVE) return { ...base, kind: 'sm2', words: 'SM2' }
  if (curves[curve]) return { ...base, kind: 'ec', words: `ECDSA ${curves[curve]}` }
  return { ...base, kind: 'other', words: '不认识的算法' }
}

function modulusBits(bitString: Element): number {
  const [modulus] = children(expect(readElement(bitString.bytes, bitString.from + 1, bitString.to), SEQUENCE))
  const bytes = content(expect(modulus, 0x02))
  const first = bytes.findIndex((byte) => byte !== 0)
  return first < 0 ? 0 : (bytes.length - first - 1) * 8 + (32 - Math.clz32(bytes[first]!))
}
