import { createHash } from 'node:crypto'
import type { Digest } from './algorithms.ts'
import { same } from './certificate.ts'
import type { Certificate } from './certificate.ts'
import { ATTRIBUTE, TIME_STAMP_CONTENT, signedDataOf, timeStampOf } from './cms.ts'
import type { SignedData, Signer } from './cms.ts'
import { certificateOfSigner, followChain } from './chain.ts'
import { children, content, DerError, expect, OCTETS, oid, SEQUENCE, time } from './der.ts'
import type { Element } from './der.ts'
import { verifyValue } from './verify-value.ts'

/** Digests of the signed bytes: the same range is hashed once per digest. */
export type DigestOf = (digest: Digest) => Buffer

/** The first signer of a SignedData with the certificate it names; a PDF signature has one signer. @throws DerError */
export function onlySigner(data: SignedData, known: readonly Certificate[]): { signer: Signer; certificate: Certificate | null } {
  const [signer, second] = data.signers
  if (!signer || second) throw new DerError('not one signer')
  return { signer, certificate: certificateOfSigner(signer, [...data.certificates, ...known]) }
}

/** What is wrong with a signer's value, in Chinese; null when it holds. `digested` is what the signature speaks of. */
export function faultOf(signer: Signer, certificate: Certificate, contentType: string, digested: DigestOf, message: readonly Uint8Array[]): string | null {
  if (!signer.digest || !signer.scheme) return '用的是不再可靠或不认识的算法，没有验证。'
  if (!signer.attributesRaw) return verifyValue(certificate.key, signer.scheme, message, signer.signature) ? null : '签名与文件内容对不上。'
  const [said] = signer.attributes.get(ATTRIBUTE.messageDigest) ?? []
  if (said?.tag !== OCTETS || !same(content(said), digested(signer.digest))) return '文件内容与签名时的不一样。'
  const [type] = signer.attributes.get(ATTRIBUTE.contentType) ?? []
  if (!type || oid(type) !== contentType) return '签名说明的内容类型不对。'
  if (!namesCertificate(signer, certificate)) return '签名绑定的是另一张证书。'
  return verifyValue(certificate.key, signer.scheme, [signer.attributesRaw], signer.signature) ? null : '签名值不是这张证书的密钥做出来的。'
}

/** Whether a signing-certificate attribute, when there is one, names this certificate by its digest. */
function namesCertificate(signer: Signer, certificate: Certificate): boolean {
  const second = signer.attributes.get(ATTRIBUTE.signingCertificateV2)?.[0]
  if (second) return isNamed(second, certificate, 'sha256')
  const first = signer.attributes.get(ATTRIBUTE.signingCertificate)?.[0]
  return !first || isNamed(first, certificate, 'sha1')
}

const NAMES: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512',
  '1.3.14.3.2.26': 'sha1', '1.2.156.10197.1.401': 'sm3',
}

/** SEQUENCE of certificates, the first is the signer's: [algorithm, default SHA-256 or for the old attribute SHA-1] digest … */
function isNamed(attribute: Element, certificate: Certificate, usual: string): boolean {
  const [list] = children(expect(attribute, SEQUENCE))
  const [first] = children(expect(list, SEQUENCE))
  const [one, two] = children(expect(first, SEQUENCE))
  const name = one?.tag === SEQUENCE ? NAMES[oid(children(one)[0])] : usual
  const digest = one?.tag === SEQUENCE ? two : one
  return name !== undefined && digest?.tag === OCTETS && same(content(digest), createHash(name).update(certificate.raw).digest())
}

/** What the signer's computer said the time was. */
export function claimedTime(signer: Signer): Date | null {
  const [said] = signer.attributes.get(ATTRIBUTE.signingTime) ?? []
  return said ? time(said) : null
}

/** A time somebody else vouches for; or a time stamp that does not count, and in Chinese why. */
export type Stamped = { time: Date; by: string } | { refused: string; otherContent: boolean } | null

const refused = (why: string, otherContent = false): Stamped => ({ refused: `${why}，没有采用。`, otherContent })

/** The time stamp on a signature's value, when it has one. */
export function stampOf(signer: Signer, roots: readonly Certificate[]): Stamped {
  const [token] = signer.unsigned.get(ATTRIBUTE.timeStamp) ?? []
  if (!token) return null
  try {
    return readStamp(signedDataOf(token.bytes.subarray(token.start, token.end)), roots, (digest) => createHash(digest.name).update(signer.signature).digest())
  } catch (error) {
    if (error instanceof DerError) return refused('时间戳读不懂')
    throw error
  }
}

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'

/** Verifies a time stamp token over what `digested` digests. @throws DerError */
export function readStamp(token: SignedData, roots: readonly Certificate[], digested: DigestOf): Stamped {
  if (token.contentType !== TIME_STAMP_CONTENT || !token.content) throw new DerError('no time stamp')
  const stamp = timeStampOf(token.content)
  const inside = token.content
  if (!stamp.digest || !same(stamp.imprint, digested(stamp.digest))) return refused('时间戳盖的不是这份内容', true)
  const { signer, certificate } = onlySigner(token, roots)
  if (!certificate) return refused('时间戳没有带证书')
  if (faultOf(signer, certificate, TIME_STAMP_CONTENT, (digest) => createHash(digest.name).update(inside).digest(), [inside])) return refused('时间戳的签名不对')
  if (!certificate.purposes?.includes(TIME_STAMPING)) return refused('时间戳的证书不是用来盖时间戳的')
  const chain = followChain(certificate, token.certificates, roots, stamp.time)
  return chain.state === 'trusted' ? { time: stamp.time, by: certificate.subject.name } : refused('时间戳的证书不可信')
}
