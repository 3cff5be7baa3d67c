import { createHash, randomBytes } from 'node:crypto'
import { digestOids } from './certificates.ts'
import type { DigestName, Holder } from './certificates.ts'
import { der, integer, nothing, octets, oid, sequence, set, tagged, time } from './der.ts'

export interface CmsSpec {
  signer: Holder
  /** Certificates carried along beside the signer's. */
  carried?: readonly Holder[]
  digest?: DigestName
  /** What is signed. */
  message: Uint8Array
  /** Carry the message along, as a time stamp and adbe.pkcs7.sha1 do. */
  inside?: boolean
  contentType?: string
  /** The signing-certificate-v2 attribute: of the signer, of somebody else, or none. */
  bound?: Holder
  signingTime?: Date
  /** Sign the message itself, without attributes. */
  plain?: boolean
  /** GM/T 0010 identifiers in place of those of CMS. */
  national?: boolean
  /** A time stamp of this authority on the signature's value. */
  stamp?: { by: Holder; at: Date; carried?: readonly Holder[]; over?: Uint8Array }
}

const attribute = (id: string, value: Buffer): Buffer => sequence(oid(id), set(value))

/** A CMS SignedData with one signer. */
export function signedData(spec: CmsSpec): Buffer {
  const { signer, message, carried = [], national = false } = spec
  const digest = spec.digest ?? signer.key.digest
  const type = spec.contentType ?? (national ? '1.2.156.10197.6.1.4.2.1' : '1.2.840.113549.1.7.1')
  const algorithm = sequence(oid(digestOids[digest]), ...(digest === 'sm3' ? [] : [nothing()]))
  const attributes = [
    attribute('1.2.840.113549.1.9.3', oid(type)),
    attribute('1.2.840.113549.1.9.4', octets(hash(digest, message))),
    ...(spec.signingTime ? [attribute('1.2.840.113549.1.9.5', time(spec.signingTime))] : []),
    ...(spec.bound ? [attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octets(hash('sha256', spec.bound.certificate))))))] : []),
  ].toSorted((a, b) => Buffer.compare(a, b))
  const value = signer.key.sign(spec.plain ? message : der(0x31, ...attributes), digest)
  const info = sequence(
    integer(1), sequence((signer.issuer ?? signer).name, signer.serial), algorithm,
    ...(spec.plain ? [] : [tagged(0, ...attributes)]),
    national ? sequence(oid('1.2.156.10197.1.301.1')) : signer.key.algorithm(digest),
    octets(value),
    ...(spec.stamp ? [tagged(1, attribute('1.2.840.113549.1.9.16.2.14', timeStamp(spec.stamp.over ?? value, spec.stamp)))] : []),
  )
  return sequence(
    oid(national ? '1.2.156.10197.6.1.4.2.2' : '1.2.840.113549.1.7.2'),
    tagged(0, sequence(
      integer(1), set(algorithm),
      sequence(oid(type), ...(spec.inside ? [tagged(0, octets(message))] : [])),
      tagged(0, signer.certificate, ...carried.map(({ certificate }) => certificate)),
      set(info),
    )),
  )
}

/** A time stamp token (RFC 3161) on some bytes. */
export function timeStamp(over: Uint8Array, { by, at, carried = [] }: { by: Holder; at: Date; carried?: readonly Holder[] }): Buffer {
  const message = sequence(
    integer(1), oid('1.2.3.4.1'), sequence(sequence(oid(digestOids.sha256), nothing()), octets(hash('sha256', over))),
    integer(randomBytes(4)), time(at, true),
  )
  return signedData({ signer: by, carried, message, inside: true, contentType: '1.2.840.113549.1.9.16.1.4', bound: by, signingTime: at })
}

const hash = (name: DigestName, bytes: Uint8Array): Buffer => createHash(name).update(bytes).digest()
