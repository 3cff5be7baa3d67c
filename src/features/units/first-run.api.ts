import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import type { SignIn } from '../../platform/sign-in/index.ts'
import { setUp } from './first-run.actions.ts'
import { isEmpty } from './me.store.ts'
import { unitLevels } from './tables.ts'

/** The door that is open only while nothing has been set up. */
export function firstRunApi(app: App, ctx: Context, signIn: SignIn): void {
  const tags = ['units']
  app.get('/api/first-run', {
    config: { public: true },
    schema: { tags, summary: 'Whether this installation still has to be set up', response: { 200: z.object({ open: z.boolean() }) } },
  }, async () => ({ open: await isEmpty(ctx.db) }))

  app.post('/api/first-run', {
    config: { public: true },
    schema: {
      tags, summary: 'Set up an empty installation and sign the administrator in; refused ever after',
      body: z.object({
        organisation: z.object({
          name: z.string().trim().min(2).max(100), shortName: z.string().trim().max(40).nullable().transform((text) => text || null), level: z.enum(unitLevels),
        }),
        administrator: z.object({ name: z.string().trim().min(1).max(50), account: z.string().trim().toLowerCase().min(1).max(64), password: z.string().min(1).max(200) }),
      }),
      response: { 200: z.object({ unitId: z.number() }) },
    },
  }, async (request, reply) => {
    const { unitId } = await setUp(ctx, request.body)
    await signIn.open(request, reply, request.body.administrator.account, request.body.administrator.password)
    return { unitId }
  })
}
