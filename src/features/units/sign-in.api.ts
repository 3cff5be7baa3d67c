import { z } from 'zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { change, type Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import type { App } from '../../platform/http.ts'
import { accountOf, readSetting, type SignIn } from '../../platform/sign-in/index.ts'
import { findActor } from './actor.store.ts'
import { whoOf } from './permissions.ts'
import { roles, unitKinds, unitLevels } from './tables.ts'
import { describeMe, isEmpty, organisationName } from './me.store.ts'

const tags = ['units']
const Example = z.object({ account: z.string(), password: z.string(), name: z.string(), role: z.string() })

/** Public doors: signing in and out, and who one is. */
export function signInApi(app: App, ctx: Context, signIn: SignIn): void {
  app.get('/api/sign-in', {
    config: { public: true },
    schema: {
      tags, summary: 'What the sign-in screen shows: the organisation, and example accounts in the example world',
      response: { 200: z.object({ organisation: z.string().nullable(), firstRun: z.boolean(), examples: z.array(Example) }) },
    },
  }, async () => {
    const examples = z.array(Example).safeParse(await readSetting(ctx.db, 'example_accounts'))
    return { organisation: await organisationName(ctx.db), firstRun: await isEmpty(ctx.db), examples: examples.data ?? [] }
  })

  app.post('/api/sign-in', {
    config: { public: true },
    schema: {
      tags, summary: 'Sign in with account and password; `code` asks for the second step',
      body: z.object({ account: z.string().trim().min(1).max(64), password: z.string().min(1).max(200) }),
      response: { 200: z.object({ step: z.enum(['in', 'code']) }) },
    },
  }, async (request, reply) => {
    const { account, password } = request.body
    try {
      const entered = await signIn.enter(request, reply, account, password)
      if (entered.step === 'in') await noteEntry(request, reply, entered.userId)
      return { step: entered.step }
    } catch (error) {
      if (error instanceof Refusal) await noteFailure(request, account, error.code)
      throw error
    }
  })

  app.post('/api/sign-in/totp', {
    config: { public: true },
    schema: {
      tags, summary: 'Second step of signing in: a code of the authenticator, or a recovery code',
      body: z.object({ code: z.string().trim().min(6).max(40) }),
      response: { 200: z.object({ step: z.literal('in') }) },
    },
  }, async (request, reply) => {
    const userId = await signIn.enterCode(request, reply, request.body.code).catch(async (error: unknown) => {
      if (error instanceof Refusal) await noteFailure(request, '（动态码）', error.code)
      throw error
    })
    await noteEntry(request, reply, userId)
    return { step: 'in' as const }
  })

  app.post('/api/sign-out', {
    config: { public: true },
    schema: { tags, summary: 'End this session', response: { 204: z.null() } },
  }, async (request, reply) => {
    const actor = request.userId ? await findActor(ctx.db, request.userId) : null
    await signIn.leave(request, reply)
    if (actor) await change(ctx, whoOf(actor), async ({ record }) => record({ action: 'account.sign_out', unitId: actor.unit.id, object: `person ${actor.personId}` }))
    return reply.status(204).send(null)
  })

  app.get('/api/me', {
    schema: {
      tags, summary: 'The signed-in person: unit and roles',
      response: {
        200: z.object({
          id: z.number(), name: z.string(), account: z.string(), totp: z.boolean(),
          unit: z.object({ id: z.number(), name: z.string(), kind: z.enum(unitKinds), level: z.enum(unitLevels) }),
          roles: z.array(z.enum(roles)),
          grants: z.array(z.object({ role: z.enum(roles), unitId: z.number(), unitName: z.string(), subtree: z.boolean() })),
        }),
      },
    },
  }, async (request) => {
    const account = request.userId ? await accountOf(ctx.db, request.userId) : null
    return { ...(await describeMe(ctx.db, request.actor)), account: account?.account ?? '', totp: account?.totp ?? false }
  })

  /** An account whose person has left opens nothing. */
  async function noteEntry(request: FastifyRequest, reply: FastifyReply, userId: string): Promise<void> {
    const actor = await findActor(ctx.db, userId)
    if (!actor) {
      reply.removeHeader('set-cookie')
      throw new Refusal('sign-in/closed', 403, '这个账号已停用。', '请找本单位的管理员。')
    }
    await change(ctx, whoOf(actor), async ({ record }) => record({ action: 'account.sign_in', unitId: actor.unit.id, object: `person ${actor.personId}`, details: { address: request.ip } }))
  }

  async function noteFailure(request: FastifyRequest, account: string, reason: string): Promise<void> {
    await change(ctx, { personId: null, name: '未登录' }, async ({ record }) =>
      record({ action: 'account.sign_in_failed', unitId: null, object: 'account', details: { account: account.slice(0, 64), address: request.ip, reason } }))
  }
}
