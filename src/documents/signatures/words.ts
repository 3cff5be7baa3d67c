import type { Scheme } from './algorithms.ts'
import type { Certificate } from './certificate.ts'
import type { Chain } from './chain.ts'
import type { SignatureField } from './fields.ts'
import type { Later } from './later.ts'
import type { Stamped } from './signer.ts'
import type { Integrity, PdfSignature, PlainCertificate } from './types.ts'

/** All that was found out about one signature. */
export interface Findings {
  field: SignatureField
  subFilter: string
  kind: PdfSignature['kind']
  now: Date
  /** No trusted roots are set up at all. */
  noRoots: boolean
  certificate: Certificate | null
  scheme: Scheme | null
  claimed: Date | null
  stamped: Stamped
  chain: Chain | null
  later: Later
  /** Why the signature does not hold for these bytes, in Chinese. */
  fault: string | null
  /** Why it was not verified at all. */
  unverified: string | null
}

/** The findings as plain data and sentences. */
export function tell(found: Findings): PdfSignature {
  const { field, certificate, chain, stamped, claimed, kind, fault, unverified } = found
  const integrity: Integrity = unverified ? 'unknown' : fault ? 'changed' : found.later === 'content' || found.later === 'unknown' ? 'appended' : 'unchanged'
  const state = chain?.state ?? (certificate ? 'untrusted' : 'broken')
  const valid = integrity === 'unchanged' && state === 'trusted'
  return {
    field: field.name, page: field.page, box: field.box && rounded(field.box), subFilter: found.subFilter.slice(0, 60), kind,
    who: certificate?.subject.name ?? null, organisation: certificate?.subject.organisation ?? null, issuer: certificate?.issuer.name ?? null,
    algorithm: algorithmOf(found), signedAt: iso(claimed), stampedAt: stamped && 'time' in stamped ? iso(stamped.time) : null,
    integrity, chain: state, valid, certificates: (chain?.certificates ?? (certificate ? [certificate] : [])).map(plain),
    sentence: sentenceOf(found, integrity, state, valid), reasons: reasonsOf(found),
  }
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

const rounded = <T extends object>(box: T): T => Object.fromEntries(Object.entries(box).map(([key, mm]) => [key, Math.round(Number(mm) * 10) / 10])) as T

const plain = ({ subject, issuer, serial, notBefore, notAfter, key }: Certificate): PlainCertificate => ({
  name: subject.name, organisation: subject.organisation, issuer: issuer.name, serial,
  notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString(), key: key.words,
})

function algorithmOf({ certificate, scheme }: Findings): string {
  const parts = [certificate?.key.words ?? null, scheme ? (scheme.pssSalt === null ? scheme.digest.words : `PSS / ${scheme.digest.words}`) : null]
  return parts.filter((part) => part !== null).join(' / ') || '不认识'
}

function sentenceOf({ certificate, kind, fault, unverified, later, noRoots }: Findings, integrity: Integrity, state: PdfSignature['chain'], valid: boolean): string {
  const what = kind === 'time-stamp' ? '时间戳' : '电子签名'
  const whose = certificate ? `“${certificate.subject.name}”的${what}` : `有一个${what}`
  if (unverified) return `${whose}没有验证：${unverified}`
  if (fault) return `${whose}无效：${fault}`
  if (integrity === 'appended') return `${whose}不能算数：盖章后文件又被追加了内容${later === 'unknown' ? '，看不出追加的是什么' : ''}。`
  if (valid) return `${whose}有效，盖章后文件没有改动${later === 'signatures' ? '，后来只加了别的签名或验证资料' : ''}。`
  if (state === 'untrusted') return `${whose}完好，盖章后文件没有改动，但不能认定是谁：${noRoots ? '还没有设信任的根证书' : '发证机构不在信任的根证书里'}。`
  if (state === 'expired-at-signing') return `${whose}不能算数：签署时证书已经过期。`
  if (state === 'not-yet-valid') return `${whose}不能算数：签署时证书还没有生效。`
  return `${whose}不能算数：证书链不对。`
}

/** Below this an RSA key is within reach of whoever spends enough. */
const SHORT_KEY = 2048

function reasonsOf({ certificate, scheme, chain, stamped, claimed, now, later, fault, unverified, field, kind }: Findings): string[] {
  const reasons: (string | null | undefined | false)[] = [
    fault, unverified, chain?.reason,
    later === 'signatures' && '盖章之后追加的只有别的签名、验证资料或文件属性，正文没有动。',
    later === 'content' && '盖章之后追加的内容改动了页面、批注或表单。',
    later === 'unknown' && '盖章之后追加了内容，文件结构特殊，没能分清追加了什么。',
    stamped && ('time' in stamped ? `签署时间有“${stamped.by}”的时间戳证明。` : stamped.refused),
    kind === 'signature' && !unverified && !stamped && (claimed ? '签署时间是签名人的电脑写的，没有时间戳证明。' : '没有写签署时间，按现在的时间看证书。'),
    claimed && claimed > now && '写明的签署时间还没有到，按现在的时间看证书。',
    scheme?.digest.name === 'sha1' && '用的是 SHA-1，已不够安全。',
    certificate?.key.kind === 'rsa' && certificate.key.bits < SHORT_KEY && `密钥只有 ${certificate.key.bits} 位，已不够安全。`,
    field.page === null && '签名在页面上看不见。',
    !unverified && '没有联网查证书是否已被吊销。',
  ]
  return reasons.filter((reason) => typeof reason === 'string')
}
