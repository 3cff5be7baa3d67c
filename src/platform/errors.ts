/** HTTP statuses a refusal may carry. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 416 | 422 | 429 | 507

/**
 * A request we understood and decline. Becomes `{ code, message, hint }` at every door.
 * `code` is stable ("feature/reason"): integrators branch on it. `message` says what is wrong,
 * `hint` what to do next; both are shown to the person as they are.
 */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: `${string}/${string}`
  readonly status: RefusalStatus
  readonly hint: string
  /** Further lines, such as the rows of a sheet that are wrong. */
  readonly details: readonly RefusalDetail[]

  constructor(
    code: `${string}/${string}`,
    status: RefusalStatus,
    message: string,
    hint: string,
    details: readonly RefusalDetail[] = [],
  ) {
    super(message)
    this.code = code
    this.status = status
    this.hint = hint
    this.details = details
  }
}

/** One line under a refusal; `row` is a 1-based sheet row where there is one. */
export interface RefusalDetail {
  row?: number
  message: string
}
