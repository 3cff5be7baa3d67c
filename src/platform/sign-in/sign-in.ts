import { APIError } from 'better-auth/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { Refusal } from '../errors.ts'
import { beginAttempt, clearAttempts, lockMinutes, lockedUntil } from './attempts.store.ts'
import { openAuth, sharedSecret, type Auth } from './auth.ts'
import { verifyPassword } from './password.ts'
import { findSession, type Session } from './session.store.ts'

export interface SessionLine {
  id: string
  device: string
  address: string
  signedInAt: Date
  usedAt: Date
  current: boolean
}

export type SignIn = ReturnType<typeof openSignIn>

/**
 * The door of accounts. Works on the database alone, so any number may be opened in any number of processes.
 * Every method that takes `reply` sets or clears the session cookie on it.
 */
export function openSignIn(ctx: Context) {
  let opened: Promise<{ auth: Auth; secret: string }> | undefined
  const open = () => (opened ??= sharedSecret(ctx.db).then((secret) => ({ auth: openAuth(ctx, secret), secret })).catch((error: unknown) => {
    opened = undefined
    throw error
  }))
  const auth = async () => (await open()).auth

  /** The open session behind a request, or null. */
  async function sessionOf(request: FastifyRequest): Promise<Session | null> {
    const { cookie } = request.headers
    return cookie?.includes('liandong.session_token=') ? findSession(ctx.db, (await open()).secret, cookie) : null
  }

  return {
    sessionOf,

    async userOf(request: FastifyRequest): Promise<string | null> {
      return (await sessionOf(request))?.userId ?? null
    },

    /**
     * Account and password. Says the same of an unknown account as of a wrong password, in the same time.
     * @returns `in` with the user, or `code` when a second factor is still to come
     * @throws Refusal `sign-in/wrong` (401), `sign-in/locked` (429)
     */
    async enter(request: FastifyRequest, reply: FastifyReply, account: string, password: string): Promise<{ step: 'in'; userId: string } | { step: 'code' }> {
      const name = account.trim().toLowerCase()
      const attempt = await beginAttempt(ctx.db, name, ctx.now())
      if (attempt.locked) throw lockedRefusal(attempt.until)
      const answer = await (await auth()).api
        .signInUsername({ body: { username: name, password }, headers: headersOf(request), returnHeaders: true })
        .catch(whenDeclined(() => null))
      if (!answer) {
        const until = attempt.left === 0 && (await lockedUntil(ctx.db, name, ctx.now()))
        if (until) throw lockedRefusal(until)
        throw new Refusal('sign-in/wrong', 401, `账号或密码不对，还可以试 ${attempt.left} 次。`, '忘记密码请找本单位的管理员，重新要一个一次性链接。')
      }
      await clearAttempts(ctx.db, name, ctx.now())
      passCookies(answer.headers, reply)
      const body: { user?: { id: string } } = answer.response ?? {}
      return body.user ? { step: 'in', userId: body.user.id } : { step: 'code' }
    },

    /** The second step: a code of the authenticator or one recovery code. @throws Refusal `sign-in/wrong-code`, `sign-in/step-over` (401) */
    async enterCode(request: FastifyRequest, reply: FastifyReply, code: string): Promise<string> {
      const api = (await auth()).api
      const digits = code.replaceAll(/\s/g, '')
      const call = { body: { code: digits }, headers: headersOf(request), returnHeaders: true } as const
      const answer = await (/^\d{6}$/.test(digits) ? api.verifyTOTP(call) : api.verifyBackupCode(call)).catch(whenDeclined(codeRefusal))
      passCookies(answer.headers, reply)
      return answer.response.user.id
    },

    async leave(request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const answer = await (await auth()).api.signOut({ headers: headersOf(request), returnHeaders: true }).catch(whenDeclined(() => null))
      if (answer) passCookies(answer.headers, reply)
    },

    /** Opens a session for a person who has just proved themselves another way: a one-time link with a new password. */
    async open(request: FastifyRequest, reply: FastifyReply, account: string, password: string): Promise<'in' | 'code'> {
      const answer = await (await auth()).api.signInUsername({ body: { username: account, password }, headers: headersOf(request), returnHeaders: true })
      passCookies(answer.headers, reply)
      const body: { user?: unknown } = answer.response ?? {}
      return body.user ? 'in' : 'code'
    },

    /** Open sessions, the last used first. */
    async sessions(session: Session): Promise<SessionLine[]> {
      const rows = await ctx.db.selectFrom('auth_sessions').select(['id', 'ip_address', 'user_agent', 'created_at', 'updated_at'])
        .where('user_id', '=', session.userId).where('expires_at', '>', new Date()).orderBy('updated_at', 'desc').limit(100).execute()
      return rows.map((row) => ({
        id: row.id, device: deviceOf(row.user_agent ?? ''), address: row.ip_address ?? '', signedInAt: row.created_at, usedAt: row.updated_at, current: row.id === session.id,
      }))
    },

    /** Whether the password is this account's, for asking again before a delicate change. Counts towards the lock. */
    async requirePassword(userId: string, password: string): Promise<void> {
      const row = await ctx.db.selectFrom('auth_users').innerJoin('auth_accounts', 'auth_accounts.user_id', 'auth_users.id')
        .select(['account', 'password']).where('auth_users.id', '=', userId).where('provider_id', '=', 'credential').executeTakeFirst()
      const name = row?.account ?? ''
      const attempt = await beginAttempt(ctx.db, name, ctx.now())
      if (attempt.locked) throw lockedRefusal(attempt.until)
      if (!(await verifyPassword(row?.password ?? null, password)))
        throw new Refusal('sign-in/wrong-password', 400, `现在的密码不对，还可以试 ${attempt.left} 次。`, '请核对大小写。忘记密码请找本单位的管理员。')
      await clearAttempts(ctx.db, name, ctx.now())
    },

    /** Begins a second factor: a secret for the authenticator and ten recovery codes, in force once a code has proved them. */
    async beginTotp(request: FastifyRequest, account: string, password: string): Promise<{ uri: string; secret: string; recoveryCodes: string[] }> {
      const made = await (await auth()).api.enableTwoFactor({ body: { password, method: 'totp' }, headers: headersOf(request) }).catch(whenDeclined((code) => {
        if (code === 'TOTP_ALREADY_ENABLED') throw new Refusal('sign-in/totp-on', 409, '动态码已经开着。', '要换手机，请先关掉再重新开启。')
        throw new Refusal('sign-in/wrong-password', 400, '现在的密码不对。', '请核对大小写。')
      }))
      if (made.method !== 'totp') throw new Error('not a totp answer')
      const secret = new URL(made.totpURI).searchParams.get('secret') ?? ''
      const uri = `otpauth://totp/${encodeURIComponent(`联动:${account}`)}?${new URLSearchParams({ secret, issuer: '联动' })}`
      return { uri, secret, recoveryCodes: made.backupCodes }
    },

    /** Puts a begun second factor in force; the session gets a new token. */
    async confirmTotp(request: FastifyRequest, reply: FastifyReply, code: string): Promise<void> {
      const answer = await (await auth()).api.verifyTOTP({ body: { code: code.replaceAll(/\s/g, '') }, headers: headersOf(request), returnHeaders: true }).catch(whenDeclined(codeRefusal))
      passCookies(answer.headers, reply)
    },

    async endTotp(request: FastifyRequest, reply: FastifyReply, password: string): Promise<void> {
      const answer = await (await auth()).api.disableTwoFactor({ body: { password }, headers: headersOf(request), returnHeaders: true }).catch(whenDeclined(() => {
        throw new Refusal('sign-in/wrong-password', 400, '现在的密码不对。', '请核对大小写。')
      }))
      passCookies(answer.headers, reply)
    },
  }
}

function lockedRefusal(until: Date): Refusal {
  const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(until)
  return new Refusal('sign-in/locked', 429, `错了太多次，这个账号锁到 ${clock}。`, `${lockMinutes} 分钟后自动解开。急用请找本单位的管理员，重新要一个一次性链接。`)
}

function codeRefusal(code: string): never {
  if (code === 'INVALID_TWO_FACTOR_COOKIE' || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')
    throw new Refusal('sign-in/step-over', 401, '这一步过期了，或错了太多次。', '请回到上一步，重新输入账号和密码。')
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') throw new Refusal('sign-in/locked', 429, '动态码错了太多次，先锁住了。', `${lockMinutes} 分钟后自动解开。`)
  throw new Refusal('sign-in/wrong-code', 400, '动态码不对。', '请看手机上当前的 6 位数字；手机时间不准也会不对。')
}

/** Turns what better-auth declines into our words; anything else is a fault. */
function whenDeclined<T>(say: (code: string) => T) {
  return (error: unknown): T => {
    if (error instanceof APIError && error.statusCode < 500) return say(String(error.body?.code ?? ''))
    throw error
  }
}

/** Only what a session needs to know of a request; where it came from has been checked by the HTTP server. */
function headersOf(request: FastifyRequest): Headers {
  return new Headers({ cookie: request.headers.cookie ?? '', 'user-agent': request.headers['user-agent'] ?? '', 'x-forwarded-for': request.ip })
}

function passCookies(headers: Headers, reply: FastifyReply): void {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie)
}

/** 浏览器 · 系统, from the line a browser sends of itself. */
function deviceOf(agent: string): string {
  const browser = /MicroMessenger|WeCom|wxwork/i.test(agent) ? '微信' : /Edg\//.test(agent) ? 'Edge' : /Firefox\//.test(agent) ? '火狐' : /Chrome\//.test(agent) ? 'Chrome' : /Safari\//.test(agent) ? 'Safari' : '浏览器'
  const system = /Windows/.test(agent) ? 'Windows' : /iPhone|iPad/.test(agent) ? 'iPhone' : /Android/.test(agent) ? '安卓' : /Mac OS/.test(agent) ? 'Mac' : /Linux/.test(agent) ? 'Linux' : '未知系统'
  return `${browser} · ${system}`
}
