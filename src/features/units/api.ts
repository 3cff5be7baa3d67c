import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { openSignIn } from '../../platform/sign-in/index.ts'
import { accountApi } from './account.api.ts'
import { auditApi } from './audit.api.ts'
import { firstRunApi } from './first-run.api.ts'
import { personApi } from './person.api.ts'
import { rosterApi } from './roster.api.ts'
import { signInApi } from './sign-in.api.ts'
import { unitApi } from './unit.api.ts'

/** All doors of the feature. */
export async function api(app: App, ctx: Context): Promise<void> {
  const signIn = openSignIn(ctx)
  signInApi(app, ctx, signIn)
  firstRunApi(app, ctx, signIn)
  accountApi(app, ctx, signIn)
  unitApi(app, ctx)
  personApi(app, ctx)
  await rosterApi(app, ctx)
  auditApi(app, ctx)
}
