import { createHash } from 'node:crypto'
import { Refusal } from '../../platform/errors.ts'
import type { Digest } from './algorithms.ts'
import { same } from './certificate.ts'
import type { Certificate } from './certificate.ts'
import { followChain } from './chain.ts'
import type { Chain } from './chain.ts'
import { ATTRIBUTE, signedDataOf } from './cms.ts'
import type { SignedData, Signer } from './cms.ts'
import { DerError } from './der.ts'
import { signatureFields } from './fields.ts'
import type { SignatureField } from './fields.ts'
import { openFile } from './file.ts'
import type { PdfFile } from './file.ts'
import { laterChanges } from './later.ts'
import type { Later } from './later.ts'
import { isString, nameOf, PdfError } from './objects.ts'
import { isBlank, signedRange } from './range.ts'
import type { SignedRange } from './range.ts'
import { rootsOf } from './roots.ts'
import { claimedTime, faultOf, onlySigner, readStamp, stampOf } from './signer.ts'
import type { DigestOf, Stamped } from './signer.ts'
import { dateOf } from './strings.ts'
import type { PdfSignature, SignatureOptions } from './types.ts'
import { tell } from './words.ts'
import type { Findings } from './words.ts'

/** Signatures of one file; each is hashed over the whole file. */
const MOST_SIGNATURES = 50
/** Objects compared between revisions; 50 signatures in a book of 100,000 objects are as many. */
const MOST_COMPARED = 5_000_000
/** Bytes hashed for one file: ten signatures on 100 MB take some three seconds. */
const MOST_HASHED = 2 * 1024 * 1024 * 1024

/**
 * Verifies the digital signatures of a PDF: whose they are, whether a trusted authority vouches for the signer at the time
 * of signing, and whether the file is still what was signed, to its last byte. Revocation is not checked: that would need
 * the network.
 * @throws Refusal documents/too-many-signatures
 */
export async function verifySignatures(bytes: Uint8Array, options: SignatureOptions): Promise<PdfSignature[]> {
  const file = attempt(() => openFile(bytes))
  if (!file) return []
  const fields = signatureFields(file)
  if (fields.length > MOST_SIGNATURES || fields.length * bytes.length > MOST_HASHED) {
    throw new Refusal('documents/too-many-signatures', 422, `这份 PDF 有 ${fields.length} 个电子签名，太多了，没有逐个验证。`, '请用阅读软件打开，看它的签名面板。')
  }
  const roots = rootsOf(options.roots)
  const comparable = fields.length * file.places.size <= MOST_COMPARED
  return fields.map((field) => tell(examine(file, field, roots, options.now, comparable)))
}

function attempt(open: () => PdfFile): PdfFile | null {
  try {
    return open()
  } catch (error) {
    if (error instanceof PdfError) return null
    throw error
  }
}

const OLD = new Set(['adbe.x509.rsa_sha1'])

function examine(file: PdfFile, field: SignatureField, roots: readonly Certificate[], now: Date, comparable: boolean): Findings {
  const subFilter = nameOf(file.get(field.signature.entries.get('SubFilter'))) ?? ''
  const said = file.get(field.signature.entries.get('M'))
  const findings: Findings = {
    field, subFilter, now, noRoots: roots.length === 0, kind: subFilter === 'ETSI.RFC3161' ? 'time-stamp' : 'signature',
    certificate: null, scheme: null, claimed: isString(said) ? dateOf(said) : null, stamped: null, chain: null, later: 'nothing', fault: null, unverified: null,
  }
  if (OLD.has(subFilter)) return { ...findings, unverified: '旧式签名（adbe.x509.rsa_sha1），不验证。' }
  const range = signedRange(file, field.signature)
  if (typeof range === 'string') return { ...findings, fault: range }
  const later = laterOf(file, range, comparable)
  const data = read(range.value)
  if (!data) return { ...findings, later, unverified: `签名的格式${subFilter === '' ? '' : `（${subFilter.slice(0, 60)}）`}不认识。` }
  try {
    return { ...findings, later, ...(findings.kind === 'time-stamp' ? stampFindings(data, range, roots) : signerFindings(data, range, roots, findings)) }
  } catch (error) {
    if (error instanceof DerError) return { ...findings, later, unverified: '签名数据读不懂。' }
    throw error
  }
}

function read(value: Uint8Array): SignedData | null {
  try {
    return signedDataOf(value)
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}

/** What stands behind the signed part. */
function laterOf(file: PdfFile, { end }: SignedRange, comparable: boolean): Later {
  if (isBlank(file.bytes, end)) return 'nothing'
  if (!comparable) return 'unknown'
  const before = attempt(() => openFile(file.bytes, end))
  return before ? laterChanges(before, file) : 'unknown'
}

function digestsOf(parts: readonly Uint8Array[]): DigestOf {
  const known = new Map<string, Buffer>()
  return ({ name }: Digest) => {
    let found = known.get(name)
    if (!found) {
      const hash = createHash(name)
      for (const part of parts) hash.update(part)
      known.set(name, (found = hash.digest()))
    }
    return found
  }
}

const DATA = new Set(['1.2.840.113549.1.7.1', '1.2.156.10197.6.1.4.2.1'])

function signerFindings(data: SignedData, range: SignedRange, roots: readonly Certificate[], { subFilter, now, claimed }: Findings): Partial<Findings> {
  const { signer, certificate } = onlySigner(data, roots)
  if (!certificate) return { unverified: '签名里没有签名人的证书。' }
  const stamped: Stamped = stampOf(signer, roots)
  const time = claimedTime(signer) ?? claimed
  const at = stamped && 'time' in stamped ? stamped.time : time && time < now ? time : now
  const fault = faultInFile(subFilter, data, range, signer, certificate) ?? missingAttribute(subFilter, signer.attributes)
  return { certificate, scheme: signer.scheme, fault, stamped, claimed: time, chain: chainOf(certificate, data, roots, at) }
}

/** Why a signature does not hold for the file, in Chinese; null when it does. */
function faultInFile(subFilter: string, data: SignedData, range: SignedRange, signer: Signer, certificate: Certificate): string | null {
  if (!DATA.has(data.contentType)) return '签名的内容类型不对。'
  const inFile = digestsOf(range.parts)
  const carried = data.content
  if (subFilter !== 'adbe.pkcs7.sha1') {
    return carried && carried.length > 0 ? '签名自带了另一份内容。' : faultOf(signer, certificate, data.contentType, inFile, range.parts)
  }
  // The old adbe.pkcs7.sha1 signs the SHA-1 of the file instead of the file.
  if (!carried || !same(carried, inFile({ name: 'sha1', words: 'SHA-1' }))) return '文件内容与签名时的不一样。'
  return faultOf(signer, certificate, data.contentType, digestsOf([carried]), [carried])
}

/** CAdES binds the certificate into what is signed; without that it is not what it says. */
function missingAttribute(subFilter: string, attributes: ReadonlyMap<string, unknown>): string | null {
  const bound = attributes.has(ATTRIBUTE.signingCertificateV2) || attributes.has(ATTRIBUTE.signingCertificate)
  return subFilter === 'ETSI.CAdES.detached' && !bound ? '缺少 CAdES 要求的签名证书属性。' : null
}

function stampFindings(data: SignedData, range: SignedRange, roots: readonly Certificate[]): Partial<Findings> {
  const stamped = readStamp(data, roots, digestsOf(range.parts))
  const { signer, certificate } = onlySigner(data, roots)
  const known = { certificate, scheme: signer.scheme, stamped }
  if (stamped && 'refused' in stamped) return { ...known, fault: stamped.otherContent ? '文件内容与盖时间戳时的不一样。' : null }
  return { ...known, chain: certificate && stamped ? chainOf(certificate, data, roots, stamped.time) : null }
}

/** A signer must be allowed to sign: digitalSignature or nonRepudiation. */
function chainOf(certificate: Certificate, data: SignedData, roots: readonly Certificate[], at: Date): Chain {
  const chain = followChain(certificate, data.certificates, roots, at)
  const { usages } = certificate
  if (usages && !usages.has(0) && !usages.has(1)) return { ...chain, state: 'broken', reason: `“${certificate.subject.name}”的证书不能用来签名。` }
  return chain
}

