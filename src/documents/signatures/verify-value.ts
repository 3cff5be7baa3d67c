import { constants, createHash, createPublicKey, createVerify } from 'node:crypto'
import smCrypto from 'sm-crypto'
import type { PublicKey, Scheme } from './algorithms.ts'

/** Curve and generator of SM2 (GB/T 32918.5), which the user's digest Z covers. */
const SM2_DOMAIN = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
)
/** GM/T 0009: the user id when none is agreed on. */
const SM2_USER = Buffer.from('1234567812345678')

/**
 * Whether `signature` over `message` (given in pieces, none copied) was made with the private half of `key`. A key or
 * signature of an odd shape verifies nothing.
 */
export function verifyValue(key: PublicKey, scheme: Scheme, message: readonly Uint8Array[], signature: Uint8Array): boolean {
  try {
    return key.kind === 'sm2' ? scheme.digest.name === 'sm3' && verifySm2(key, message, signature) : verifyWithNode(key, scheme, message, signature)
  } catch {
    return false
  }
}

function verifyWithNode(key: PublicKey, { digest, pssSalt }: Scheme, message: readonly Uint8Array[], signature: Uint8Array): boolean {
  if (key.kind === 'other' || digest.name === 'sm3' || (pssSalt !== null && key.kind !== 'rsa')) return false
  // A modulus of 100,000 bits would take minutes.
  if (key.kind === 'rsa' && (key.bits < 1024 || key.bits > 16_384)) return false
  const verifier = createVerify(digest.name)
  for (const part of message) verifier.update(part)
  const publicKey = createPublicKey({ key: Buffer.from(key.spki), format: 'der', type: 'spki' })
  return verifier.verify(
    pssSalt === null ? publicKey : { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: pssSalt },
    signature,
  )
}

/**
 * SM2 signs SM3(Z ‖ message), Z being the digest of user id, curve and key. Node does SM3; its SM2 curve makes plain
 * ECDSA, so the curve's arithmetic is the package's.
 */
function verifySm2(key: PublicKey, message: readonly Uint8Array[], signature: Uint8Array): boolean {
  if (key.point.length !== 65 || key.point[0] !== 4 || signature.length > 80) return false
  const bits = SM2_USER.length * 8
  const z = createHash('sm3').update(Buffer.of(bits >> 8, bits & 0xff)).update(SM2_USER).update(SM2_DOMAIN).update(key.point.subarray(1)).digest()
  const hash = createHash('sm3').update(z)
  for (const part of message) hash.update(part)
  return smCrypto.sm2.doVerifySignature([...hash.digest()], Buffer.from(signature).toString('hex'), Buffer.from(key.point).toString('hex'), { der: true, hash: false })
}
