import createClient from 'openapi-fetch'
import type { paths } from './openapi.d.ts'

/** A refusal as the screens see it. */
export class Declined extends Error {
  override name = 'Declined'
  readonly code: string
  readonly hint: string
  readonly status: number
  readonly details: { row?: number; message: string }[]

  constructor(status: number, body: { code?: string; message?: string; hint?: string; details?: { row?: number; message: string }[] }) {
    super(body.message ?? '没有办成。')
    this.status = status
    this.code = body.code ?? 'http/failed'
    this.hint = body.hint ?? '请重试。'
    this.details = body.details ?? []
  }
}

const client = createClient<paths>({ baseUrl: '/' })
client.use({
  async onResponse({ response }) {
    if (response.ok) return
    if (response.status === 401 && !location.pathname.startsWith('/workbench/sign-in')) {
      location.assign(`/workbench/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`)
    }
    const body = await response.clone().json().catch(() => ({}))
    throw new Declined(response.status, body)
  },
})

/** The API, typed from our own OpenAPI description. Every answer that is not 2xx is thrown as `Declined`. */
export const api = client

/** Unwraps a call: `await got(api.GET('/api/me'))`. */
export async function got<T>(call: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await call
  return data as NonNullable<T>
}
