import { makePdf } from './pages.ts'
import { certify, ecKey, pssKey, rsaKey, sm2Key } from './certificates.ts'
import type { Holder } from './certificates.ts'
import { pagesOf } from '../../src/documents/signatures/fields.ts'
import { openFile } from '../../src/documents/signatures/file.ts'
import type { ChainState, Integrity } from '../../src/documents/signatures/index.ts'
import { signPdf, stampPdf, update, written } from './sign-pdf.ts'
import type { SignSpec } from './sign-pdf.ts'

/** A signed file and what must be told of each of its signatures. */
export interface SignedCase {
  name: string
  pdf: Uint8Array
  /** Whose word is taken: certificate files. */
  roots: Uint8Array[]
  want: { valid: boolean; integrity: Integrity; chain: ChainState }[]
}

/** Authorities and signers, all invented. */
export interface People {
  root: Holder
  other: Holder
  middle: Holder
  rsa: Holder
  pss: Holder
  p256: Holder
  p384: Holder
  p521: Holder
  expired: Holder
  early: Holder
  forged: Holder
  unauthorised: Holder
  riddle: Holder
  sm2Root: Holder
  sm2: Holder
  clock: Holder
  deep: Holder
}

const organisation = '听澜县科学技术协会（样例）'
const unit = { organisation, name: '听澜县科学技术协会电子印章（样例）' }
export const signedAt = new Date('2027-06-02T06:00:00Z')
export const now = new Date('2027-06-03T06:00:00Z')

let known: People | null = null

/** Keys are made once per process. */
export function people(): People {
  if (known) return known
  const rootKey = rsaKey()
  const root = certify({ name: '样例根证书', key: rootKey, authority: true })
  const other = certify({ name: '另一家样例根证书', key: ecKey(), authority: true })
  const middle = certify({ name: '样例机构证书', key: ecKey(), by: root, authority: true, pathLength: 0 })
  const key = rsaKey()
  const sm2Root = certify({ name: '样例国密根证书', key: sm2Key(), authority: true })
  const plain = certify({ name: '冒充机构的普通证书', key: ecKey(), by: middle })
  // Same name as the authority, another key.
  const impostor = certify({ name: '样例机构证书', key: ecKey(), authority: true })
  return (known = {
    root, other, middle, sm2Root,
    rsa: certify({ ...unit, key, by: middle }),
    pss: certify({ ...unit, key: pssKey(), by: middle }),
    p256: certify({ ...unit, key: ecKey('P-256'), by: middle }),
    p384: certify({ ...unit, key: ecKey('P-384'), by: middle }),
    p521: certify({ ...unit, key: ecKey('P-521'), by: middle }),
    expired: certify({ ...unit, key, by: middle, to: new Date('2027-01-01T00:00:00Z') }),
    early: certify({ ...unit, key, by: middle, from: new Date('2028-01-01T00:00:00Z') }),
    forged: certify({ ...unit, key, by: impostor, claims: middle.key }),
    unauthorised: certify({ ...unit, key, by: plain }),
    riddle: certify({ ...unit, key, by: middle, riddle: '1.2.3.4.5' }),
    deep: certify({ ...unit, key, by: certify({ name: '越级机构证书', key, by: middle, authority: true }) }),
    sm2: certify({ ...unit, key: sm2Key(), by: sm2Root }),
    clock: certify({ name: '样例时间戳', key: ecKey(), by: root, purpose: '1.3.6.1.5.5.7.3.8' }),
  })
}

const report = ['特色亮点活动情况', '全县共举办活动23场，参加1260人次，走访一线科技工作者41名。', organisation, '2027年6月2日']

let base: Uint8Array | null = null

/** The paper that is signed. */
export const paper = (): Uint8Array => (base ??= makePdf({ pages: [report, ['第二页']] }))

/** One changed byte inside the first content stream or, when told, elsewhere. */
export function changed(pdf: Uint8Array, at = 900): Uint8Array {
  const copy = pdf.slice()
  copy[at]! ^= 1
  return copy
}

/** A further revision that draws another thing on page 1. */
export function redrawn(pdf: Uint8Array): Uint8Array {
  const file = openFile(pdf)
  const size = Number(file.trailer.entries.get('Size'))
  const [entry] = pagesOf(file).byNumber
  const [number, { dictionaries }] = entry!
  const draw = '1 0 0 RG 100 700 300 40 re S'
  const page = { ...dictionaries[0]!, entries: new Map([...dictionaries[0]!.entries].filter(([key]) => key !== 'Contents')) }
  return new Uint8Array(update(pdf, [
    [size, `<</Length ${draw.length}>>stream\n${draw}\nendstream`],
    [number, written(page, `/Contents[${written(dictionaries[0]!.entries.get('Contents') ?? null)} ${size} 0 R]`)],
  ]))
}

/** All cases: every algorithm, every way to be wrong. */
export function signedCases(): SignedCase[] {
  const p = people()
  const roots = [p.root.certificate, p.sm2Root.certificate]
  const chain = [p.middle]
  const sign = (spec: Partial<SignSpec> & { signer: Holder }, pdf = paper()): Uint8Array => signPdf(pdf, { carried: chain, signingTime: signedAt, at: signedAt, ...spec })
  const good = { valid: true, integrity: 'unchanged', chain: 'trusted' } as const
  const no = (integrity: Integrity, state: ChainState): SignedCase['want'][number] => ({ valid: false, integrity, chain: state })
  const once = sign({ signer: p.rsa, shown: { xMm: 120, yMm: 200, widthMm: 42, heightMm: 42 } })
  const twice = sign({ signer: p.p256, field: 'Signature2' }, once)
  const one = (name: string, pdf: Uint8Array, want: SignedCase['want'][number] = good, trusted: Uint8Array[] = roots): SignedCase => ({ name, pdf, roots: trusted, want: [want] })
  return [
    one('RSA, PKCS #1', once),
    one('RSA with SHA-512', sign({ signer: p.rsa, digest: 'sha512' })),
    one('RSA with SHA-1', sign({ signer: p.rsa, digest: 'sha1' })),
    one('RSASSA-PSS', sign({ signer: p.pss })),
    one('ECDSA P-256', sign({ signer: p.p256 })),
    one('ECDSA P-384', sign({ signer: p.p384 })),
    one('ECDSA P-521', sign({ signer: p.p521 })),
    one('SM2 in CMS', sign({ signer: p.sm2, carried: [] })),
    one('SM2 in GM/T 0010', sign({ signer: p.sm2, carried: [], national: true })),
    one('SM2 without attributes', sign({ signer: p.sm2, carried: [], plain: true, national: true })),
    one('RSA without attributes', sign({ signer: p.rsa, plain: true })),
    one('CAdES', sign({ signer: p.rsa, subFilter: 'ETSI.CAdES.detached', bound: p.rsa })),
    one('CAdES with a time stamp', sign({ signer: p.p256, subFilter: 'ETSI.CAdES.detached', bound: p.p256, stamp: { by: p.clock, at: signedAt } })),
    one('CAdES that names no certificate', sign({ signer: p.rsa, subFilter: 'ETSI.CAdES.detached' }), no('changed', 'trusted')),
    one('CAdES that names another certificate', sign({ signer: p.rsa, subFilter: 'ETSI.CAdES.detached', bound: p.p256 }), no('changed', 'trusted')),
    one('adbe.pkcs7.sha1', sign({ signer: p.rsa, subFilter: 'adbe.pkcs7.sha1' })),
    one('adbe.pkcs7.sha1 with one changed byte', changed(sign({ signer: p.rsa, subFilter: 'adbe.pkcs7.sha1' })), no('changed', 'trusted')),
    one('adbe.x509.rsa_sha1', sign({ signer: p.rsa, subFilter: 'adbe.x509.rsa_sha1' }), no('unknown', 'broken')),
    one('a format nobody knows', sign({ signer: p.rsa, value: () => Buffer.from('3003020101', 'hex') }), no('unknown', 'broken')),
    one('one changed byte', changed(once), no('changed', 'trusted')),
    one('SM2 with one changed byte', changed(sign({ signer: p.sm2, carried: [] })), no('changed', 'trusted')),
    one('bytes appended', new Uint8Array(Buffer.concat([once, Buffer.from('\n% later\n')])), no('appended', 'trusted')),
    one('a page redrawn later', redrawn(once), no('appended', 'trusted')),
    { name: 'two signatures in sequence', pdf: twice, roots, want: [good, good] },
    { name: 'a document time stamp behind a signature', pdf: stampPdf(once, { by: p.clock, at: signedAt }), roots, want: [good, good] },
    { name: 'two signatures, then a page redrawn', pdf: redrawn(twice), roots, want: [no('appended', 'trusted'), no('appended', 'trusted')] },
    { name: 'a page redrawn between two signatures', pdf: sign({ signer: p.p256, field: 'Signature2' }, redrawn(once)), roots, want: [no('appended', 'trusted'), good] },
    one('another root', once, no('unchanged', 'untrusted'), [p.other.certificate]),
    one('no roots at all', once, no('unchanged', 'untrusted'), []),
    one('the chain not carried along', sign({ signer: p.rsa, carried: [] }), no('unchanged', 'untrusted')),
    one('expired at signing', sign({ signer: p.expired }), no('unchanged', 'expired-at-signing')),
    one('not yet valid at signing', sign({ signer: p.early }), no('unchanged', 'not-yet-valid')),
    one('an authority of the same name and another key', sign({ signer: p.forged }), no('unchanged', 'broken')),
    one('issued by a certificate that must not issue', sign({ signer: p.unauthorised, carried: issuersOf(p.unauthorised) }), no('unchanged', 'broken')),
    one('more levels than allowed', sign({ signer: p.deep, carried: issuersOf(p.deep) }), no('unchanged', 'broken')),
    one('a critical extension nobody knows', sign({ signer: p.riddle }), no('unchanged', 'broken')),
    { name: 'no signature', pdf: paper(), roots, want: [] },
  ]
}

/** Those above a holder, the root too. */
const issuersOf = ({ issuer }: Holder): Holder[] => (issuer ? [issuer, ...issuersOf(issuer)] : [])
