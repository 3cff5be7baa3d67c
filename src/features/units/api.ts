import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { openSignIn } from '../../platform/sign-in/index.ts'
import { signInApi } from './sign-in.api.ts'

/** All doors of the feature. */
export function api(app: App, ctx: Context): void {
  const signIn = openSignIn(ctx)
  signInApi(app, ctx, signIn)
}
