import { constants, createHash, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import smCrypto from 'sm-crypto'
import { bits, boolean, integer, nothing, octets, oid, sequence, set, tagged, time, utf8 } from './der.ts'

export type DigestName = 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'sm3'

export const digestOids: Record<DigestName, string> = {
  sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2', sha512: '2.16.840.1.101.3.4.2.3', sm3: '1.2.156.10197.1.401',
}

/** A private key that can be put to use. */
export interface Key {
  /** SubjectPublicKeyInfo. */
  spki: Buffer
  /** AlgorithmIdentifier of its signatures. */
  algorithm(digest: DigestName): Buffer
  sign(message: Uint8Array, digest: DigestName): Buffer
  /** The digest it is used with unless told. */
  digest: DigestName
}

export function rsaKey(modulusLength = 2048): Key {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength })
  const names: Record<string, string> = { sha1: '5', sha256: '11', sha384: '12', sha512: '13' }
  return {
    spki: spkiOf(publicKey), digest: 'sha256',
    algorithm: (digest) => sequence(oid(`1.2.840.113549.1.1.${names[digest]}`), nothing()),
    sign: (message, digest) => sign(digest, message, privateKey),
  }
}

/** RSASSA-PSS with the salt as long as the digest. */
export function pssKey(): Key {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const sizes: Record<string, number> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 }
  return {
    spki: spkiOf(publicKey), digest: 'sha256',
    algorithm: (digest) => {
      const hash = sequence(oid(digestOids[digest]), nothing())
      return sequence(oid('1.2.840.113549.1.1.10'), sequence(tagged(0, hash), tagged(1, sequence(oid('1.2.840.113549.1.1.8'), hash)), tagged(2, integer(sizes[digest]!))))
    },
    sign: (message, digest) => sign(digest, message, { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: sizes[digest]! }),
  }
}

export function ecKey(namedCurve: 'P-256' | 'P-384' | 'P-521' = 'P-256'): Key {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve })
  const names: Record<string, string> = { sha1: '1', sha256: '3.2', sha384: '3.3', sha512: '3.4' }
  return {
    spki: spkiOf(publicKey), digest: ({ 'P-256': 'sha256', 'P-384': 'sha384', 'P-521': 'sha512' } as const)[namedCurve],
    algorithm: (digest) => sequence(oid(`1.2.840.10045.4.${names[digest]}`)),
    sign: (message, digest) => sign(digest, message, privateKey),
  }
}

/** SM2 with SM3 and the usual user id. */
export function sm2Key(): Key {
  const { publicKey, privateKey } = smCrypto.sm2.generateKeyPairHex()
  return {
    spki: sequence(sequence(oid('1.2.840.10045.2.1'), oid('1.2.156.10197.1.301')), bits(Buffer.from(publicKey, 'hex'))), digest: 'sm3',
    algorithm: () => sequence(oid('1.2.156.10197.1.501')),
    sign: (message) => Buffer.from(smCrypto.sm2.doSignature([...message], privateKey, { der: true, hash: true, publicKey, userId: '1234567812345678' }), 'hex'),
  }
}

const spkiOf = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' })

/** Somebody with a key and a certificate. */
export interface Holder {
  key: Key
  name: Buffer
  serial: Buffer
  certificate: Buffer
  /** Whoever signed the certificate; null for a root. */
  issuer: Holder | null
}

export interface CertificateSpec {
  name: string
  organisation?: string
  key: Key
  /** Whoever signs it; itself when absent. */
  by?: Holder
  from?: Date
  to?: Date
  authority?: boolean
  pathLength?: number
  /** Extended key usage. */
  purpose?: string
  /** Key usage bits; [5, 6] for an authority, [0, 1] for others. */
  usages?: readonly number[]
  /** Whose key the certificate says it was signed with, when that is a lie. */
  claims?: Key
  /** Whose key id it gives as its own, when that is a lie. */
  poses?: Key
  /** A critical extension of this identifier that nobody knows. */
  riddle?: string
  /** Digest of the certificate's signature; the issuer's own unless told. */
  digest?: DigestName
}

let serials = 0

/** Issues an X.509 certificate. */
export function certify(spec: CertificateSpec): Holder {
  const name = sequence(...[['2.5.4.6', 'CN'], ['2.5.4.10', spec.organisation ?? ''], ['2.5.4.3', spec.name]].flatMap(([id, text]) => (text ? [set(sequence(oid(id!), utf8(text)))] : [])))
  const serial = integer(0x10_0000 + ++serials)
  const issuer = spec.by ?? { key: spec.key, name, serial, certificate: Buffer.alloc(0), issuer: null }
  const digest = spec.digest ?? issuer.key.digest
  const body = sequence(
    tagged(0, integer(2)), serial, issuer.key.algorithm(digest), issuer.name,
    sequence(time(spec.from ?? new Date('2020-01-01T00:00:00Z')), time(spec.to ?? new Date('2045-01-01T00:00:00Z'))),
    name, spec.key.spki, tagged(3, sequence(...extensions(spec, spec.claims ?? issuer.key))),
  )
  const certificate = sequence(body, issuer.key.algorithm(digest), bits(issuer.key.sign(body, digest)))
  return { key: spec.key, name, serial, certificate, issuer: spec.by ?? null }
}

function extensions({ key, poses, authority = false, pathLength, purpose, usages, riddle }: CertificateSpec, issuer: Key): Buffer[] {
  const extension = (id: string, critical: boolean, value: Buffer): Buffer => sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value))
  const used = (usages ?? (authority ? [5, 6] : [0, 1])).reduce((mask, bit) => mask | (0x80 >> bit), 0)
  return [
    extension('2.5.29.19', true, sequence(...(authority ? [boolean(true), ...(pathLength === undefined ? [] : [integer(pathLength)])] : []))),
    extension('2.5.29.15', true, Buffer.from([0x03, 0x02, 0x00, used])),
    extension('2.5.29.14', false, octets(keyId(poses ?? key))),
    extension('2.5.29.35', false, sequence(Buffer.concat([Buffer.from([0x80, 20]), keyId(issuer)]))),
    ...(purpose ? [extension('2.5.29.37', true, sequence(oid(purpose)))] : []),
    ...(riddle ? [extension(riddle, true, nothing())] : []),
  ]
}

const keyId = ({ spki }: Key): Buffer => createHash('sha1').update(spki).digest()
