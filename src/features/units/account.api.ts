import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { App } from '../../platform/http.ts'
import { accountOf, endSessions, hashPassword, requireGoodPassword, setPassword, type SignIn } from '../../platform/sign-in/index.ts'
import { acceptWelcome, closeAccount, dropTotp, openAccount, openWelcome, renewLink, type AccountLink } from './account.actions.ts'
import { whoOf } from './permissions.ts'
import { Done, IdParams } from './unit.api.ts'

const tags = ['units']
const LinkOut = z.object({ account: z.string(), url: z.string(), expiresAt: z.date() })
const Password = z.string().min(1).max(200)

/** Doors of one's own account, of accounts handed out, and of the page a one-time link opens. */
export function accountApi(app: App, ctx: Context, signIn: SignIn): void {
  const linkOut = (request: FastifyRequest, link: AccountLink) => ({ account: link.account, url: welcomeUrl(ctx, request, link.token), expiresAt: link.expiresAt })

  app.post('/api/people/:id/account', {
    schema: {
      tags, summary: 'Make an account; answers a one-time link to set the password', params: IdParams,
      body: z.object({ account: z.string().trim().toLowerCase().min(1).max(64) }), response: { 200: LinkOut },
    },
  }, async (request) => linkOut(request, await openAccount(ctx, request.actor, request.params.id, request.body.account)))

  app.delete('/api/people/:id/account', {
    schema: { tags, summary: 'End an account', params: IdParams, response: { 200: Done } },
  }, (request) => closeAccount(ctx, request.actor, request.params.id))

  app.post('/api/people/:id/welcome-links', {
    schema: { tags, summary: 'A new one-time link for an account', params: IdParams, response: { 200: LinkOut } },
  }, async (request) => linkOut(request, await renewLink(ctx, request.actor, request.params.id)))

  app.delete('/api/people/:id/totp', {
    schema: { tags, summary: 'Take the second factor away from a person whose phone is lost', params: IdParams, response: { 200: Done } },
  }, (request) => dropTotp(ctx, request.actor, request.params.id))

  const Token = z.object({ token: z.string().min(1).max(100) })
  app.get('/api/welcome/:token', {
    config: { public: true },
    schema: { tags, summary: 'Whose one-time link it is', params: Token, response: { 200: z.object({ name: z.string(), unitName: z.string(), account: z.string(), expiresAt: z.date() }) } },
  }, (request) => openWelcome(ctx, request.params.token))

  app.post('/api/welcome/:token', {
    config: { public: true },
    schema: { tags, summary: 'Set the password with a one-time link and sign in', params: Token, body: z.object({ password: Password }), response: { 200: z.object({ step: z.enum(['in', 'code']) }) } },
  }, async (request, reply) => {
    const { account } = await acceptWelcome(ctx, request.params.token, request.body.password)
    return { step: await signIn.open(request, reply, account, request.body.password) }
  })

  app.post('/api/password', {
    schema: { tags, summary: 'Change one’s password; other sessions end', body: z.object({ current: Password, password: Password }), response: { 200: z.object({ ended: z.number() }) } },
  }, async (request) => {
    const { userId, account, session } = await own(request)
    requireGoodPassword(request.body.password, account)
    await signIn.requirePassword(userId, request.body.current)
    const hashed = await hashPassword(request.body.password)
    return change(ctx, whoOf(request.actor), async ({ tx, record }) => {
      const ended = await endSessions(tx, userId, session?.id)
      await setPassword(tx, userId, hashed, ctx.now(), session?.id)
      record({ action: 'account.set_password', unitId: request.actor.unit.id, object: `person ${request.actor.personId}`, details: { by: 'self' } })
      return { ended }
    })
  })

  app.get('/api/sessions', {
    schema: {
      tags, summary: 'One’s open sessions, the last used first',
      response: { 200: z.array(z.object({ id: z.string(), device: z.string(), address: z.string(), signedInAt: z.date(), usedAt: z.date(), current: z.boolean() })) },
    },
  }, async (request) => {
    const { userId, session } = await own(request)
    return signIn.sessions({ userId, id: session?.id ?? '' })
  })

  app.delete('/api/sessions', {
    schema: { tags, summary: 'End all one’s other sessions', response: { 200: z.object({ ended: z.number() }) } },
  }, async (request) => {
    const { userId, session } = await own(request)
    return change(ctx, whoOf(request.actor), async ({ tx, record }) => {
      const ended = await endSessions(tx, userId, session?.id)
      record({ action: 'account.end_sessions', unitId: request.actor.unit.id, object: `person ${request.actor.personId}`, details: { ended } })
      return { ended }
    })
  })

  app.delete('/api/sessions/:session', {
    schema: { tags, summary: 'End one of one’s sessions', params: z.object({ session: z.string().max(100) }), response: { 200: z.object({ ended: z.number() }) } },
  }, async (request) => {
    const { userId } = await own(request)
    return change(ctx, whoOf(request.actor), async ({ tx, record }) => {
      const gone = await tx.deleteFrom('auth_sessions').where('id', '=', request.params.session).where('user_id', '=', userId).executeTakeFirst()
      if (gone.numDeletedRows === 0n) throw new Refusal('sign-in/no-session', 404, '没有这个登录，可能已经退出。', '请刷新看现在的情况。')
      record({ action: 'account.end_sessions', unitId: request.actor.unit.id, object: `person ${request.actor.personId}`, details: { ended: 1 } })
      return { ended: 1 }
    })
  })

  app.post('/api/totp', {
    schema: {
      tags, summary: 'Begin a second factor: secret for the authenticator and recovery codes; in force after a code has proved it',
      body: z.object({ password: Password }), response: { 200: z.object({ uri: z.string(), secret: z.string(), recoveryCodes: z.array(z.string()) }) },
    },
  }, async (request) => {
    const { userId, account } = await own(request)
    await signIn.requirePassword(userId, request.body.password)
    return signIn.beginTotp(request, account, request.body.password)
  })

  app.put('/api/totp', {
    schema: { tags, summary: 'Put the begun second factor in force with a code', body: z.object({ code: z.string().trim().min(6).max(10) }), response: { 200: z.object({ totp: z.literal(true) }) } },
  }, async (request, reply) => {
    await own(request)
    await signIn.confirmTotp(request, reply, request.body.code)
    await note(request, 'account.totp_on')
    return { totp: true as const }
  })

  app.delete('/api/totp', {
    schema: { tags, summary: 'End the second factor', body: z.object({ password: Password }), response: { 200: z.object({ totp: z.literal(false) }) } },
  }, async (request, reply) => {
    const { userId } = await own(request)
    await signIn.requirePassword(userId, request.body.password)
    await signIn.endTotp(request, reply, request.body.password)
    await note(request, 'account.totp_off')
    return { totp: false as const }
  })

  const note = (request: FastifyRequest, action: string) => change(ctx, whoOf(request.actor), async ({ record }) =>
    record({ action, unitId: request.actor.unit.id, object: `person ${request.actor.personId}` }))

  async function own(request: FastifyRequest) {
    const userId = request.userId ?? ''
    const account = await accountOf(ctx.db, userId)
    return { userId, account: account?.account ?? '', session: await signIn.sessionOf(request) }
  }
}

/** The address a person opens: of the house when it is set, else of this request. */
export function welcomeUrl(ctx: Context, request: FastifyRequest, token: string): string {
  return new URL(`/workbench/welcome/${token}`, ctx.config.publicUrl ?? `${request.protocol}://${request.host}`).href
}
