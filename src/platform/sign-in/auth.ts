import { randomBytes } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { twoFactor, username } from 'better-auth/plugins'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Db } from '../database.ts'
import { hashPassword, verifyPassword } from './password.ts'

/** A session ends this long after signing in, used or not. */
const sessionDays = 30

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** better-auth on our tables. It keeps passwords, sessions and second factors; its own HTTP routes are not exposed. */
export function openAuth(ctx: Pick<Context, 'db' | 'config'>, secret: string) {
  const secure = ctx.config.publicUrl?.startsWith('https://') ?? false
  return betterAuth({
    appName: '联动',
    baseURL: ctx.config.publicUrl ?? `http://${ctx.config.host}:${ctx.config.port}`,
    secret,
    database: { db: ctx.db, type: 'postgres' },
    logger: { disabled: true },
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) } },
    user: { modelName: 'auth_users', fields: { emailVerified: 'email_verified', ...stamps } },
    account: {
      modelName: 'auth_accounts',
      fields: {
        userId: 'user_id', accountId: 'account_id', providerId: 'provider_id', accessToken: 'access_token', refreshToken: 'refresh_token', idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at', ...stamps,
      },
    },
    session: {
      modelName: 'auth_sessions', expiresIn: sessionDays * 86_400, updateAge: sessionDays * 86_400,
      fields: { userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...stamps },
    },
    verification: { modelName: 'auth_verifications', fields: { expiresAt: 'expires_at', ...stamps } },
    advanced: {
      cookiePrefix: 'liandong',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
    },
    plugins: [
      // the account's form is checked when it is made; at the door every name is looked up alike
      username({ minUsernameLength: 1, maxUsernameLength: 64, usernameValidator: () => true, displayUsername: false, schema: { user: { fields: { username: 'account' } } } }),
      twoFactor({
        issuer: '联动', accountLockout: { maxFailedAttempts: 5, durationSeconds: 900 },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: { modelName: 'auth_two_factors', fields: { userId: 'user_id', backupCodes: 'backup_codes', failedVerificationCount: 'failed_count', lockedUntil: 'locked_until' } },
        },
      }),
    ],
  })
}

export type Auth = ReturnType<typeof openAuth>

/** The key that signs cookies and encrypts second factors: made once, kept in the database so that all app processes share it. */
export async function sharedSecret(db: Db): Promise<string> {
  const fresh = JSON.stringify(randomBytes(32).toString('base64url'))
  await sql`INSERT INTO settings (key, value) VALUES ('sign_in_secret', ${fresh}::jsonb) ON CONFLICT DO NOTHING`.execute(db)
  const row = await db.selectFrom('settings').select('value').where('key', '=', 'sign_in_secret').executeTakeFirstOrThrow()
  return row.value
}
