import { Refusal } from '../../platform/errors.ts'
import { verifySignatures } from '../signatures/index.ts'
import type { PdfSignature } from '../signatures/index.ts'
import type { Check, FoundSeal, SealData } from './types.ts'

const RULE =
  '逐个验证 PDF 里的电子签名：签名是不是用证书的密钥做的，签名范围是不是盖住整份文件，盖章后有没有改动或追加，证书在签署时能不能追到信任的根证书。支持 RSA、ECDSA 和国密 SM2/SM3。不联网，没有查证书是否已被吊销。'

/** What the signatures of a file come to: those found, or why they were not verified. */
export type Signatures = { found: PdfSignature[] } | { refused: string }

/** Verifies the signatures of a PDF; what is too much becomes a sentence, never an error. */
export async function readSignatures(bytes: Uint8Array, roots: readonly Uint8Array[], now: Date): Promise<Signatures> {
  try {
    return { found: await verifySignatures(bytes, { roots, now }) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: `${error.message}${error.hint}` }
  }
}

/** The check on digital signatures; null when the file has none. `counted` is how many another reader saw in the file. */
export function checkSignatures(signatures: Signatures, counted: number): Check | null {
  const check = (verdict: Check['verdict'], reason: string, found: PdfSignature[] = []): Check =>
    ({ id: 'signature', verdict, title: '电子签名', reason, rule: RULE, data: { signatures: found } })
  if ('refused' in signatures) return check('cannot-tell', signatures.refused)
  const { found } = signatures
  if (found.length === 0) return counted > 0 ? check('cannot-tell', `有 ${counted} 个电子签名，文件结构特殊，没能验证。请用阅读软件看它的签名面板。`) : null
  const reason = found.map(({ sentence }) => sentence).join('')
  if (found.every(({ valid }) => valid)) return check('pass', reason, found)
  if (found.some(({ integrity }) => integrity === 'changed' || integrity === 'appended')) return check('warn', reason, found)
  // Whole but of somebody nobody here vouches for, or of a kind we do not verify: a person decides.
  return check(found.some(({ chain, integrity }) => integrity === 'unchanged' && chain !== 'untrusted' && chain !== 'trusted') ? 'warn' : 'cannot-tell', reason, found)
}

/** The seals, those told apart that a signature shows. */
export function tieSeals(data: SealData, signatures: Signatures): SealData {
  const shown = 'found' in signatures ? signatures.found : []
  return { ...data, seals: data.seals.map((seal) => tie(seal, shown)) }
}

function tie(seal: FoundSeal, signatures: readonly PdfSignature[]): FoundSeal {
  const by = signatures.find(({ kind, page, box }) =>
    kind === 'signature' && page === seal.page && box !== null &&
    seal.xMm > box.xMm && seal.xMm < box.xMm + box.widthMm && seal.yMm > box.yMm && seal.yMm < box.yMm + box.heightMm)
  return by ? { ...seal, kind: 'signature', signature: by.field } : seal
}
