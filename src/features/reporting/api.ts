import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { ledgerApi } from './ledger.api.ts'
import { photoApi } from './photo.api.ts'
import { submissionApi } from './submission.api.ts'
import { uploadApi } from './upload.api.ts'

/** What units hand in, what the office decides on it, and the ledger of both. */
export function api(app: App, ctx: Context): void {
  submissionApi(app, ctx)
  uploadApi(app, ctx)
  photoApi(app, ctx)
  ledgerApi(app, ctx)
}
