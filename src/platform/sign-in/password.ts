import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '../errors.ts'

/** Stands where an account has no password yet; no password matches it. */
export const noPassword = '!'

const shortest = 8
const longest = 128

/** argon2id with the library's parameters (19 MiB, 2 passes, 1 lane: the least OWASP advises, some 20 ms). */
export const hashPassword = (password: string): Promise<string> => hash(password)

let stand: Promise<string> | undefined

/** Whether the password is the hashed one; takes as long for an account without a password. */
export async function verifyPassword(hashed: string | null, password: string): Promise<boolean> {
  if (hashed && hashed !== noPassword) return verify(hashed, password)
  stand ??= hashPassword('nobody has this password')
  await verify(await stand, password)
  return false
}

/**
 * Length only, as NIST SP 800-63B advises, and none that the name alone gives away.
 * @throws Refusal `sign-in/weak-password`
 */
export function requireGoodPassword(password: string, account: string): void {
  const refuse = (message: string) => { throw new Refusal('sign-in/weak-password', 400, message, '可以用几个不相干的词连起来，好记也难猜。') }
  const length = [...password].length
  if (length < shortest) refuse(`密码太短，至少 ${shortest} 个字符。`)
  if (length > longest) refuse(`密码太长，最多 ${longest} 个字符。`)
  if (password.toLowerCase().includes(account.toLowerCase()) && length < account.length + 4) refuse('密码和账号太像，容易被猜到。')
  if (new Set(password).size < 4 || '0123456789012345678909876543210'.includes(password)) refuse('密码太简单，容易被猜到。')
}
