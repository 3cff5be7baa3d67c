import { Refusal, type RefusalDetail, type RefusalStatus } from '../../platform/errors.ts'

/** What the pool sends to a worker. */
export interface Job {
  moduleUrl: string
  exportName: string
  args: readonly unknown[]
}

/** What a worker answers: the value, or an error in a form that survives the way between threads. */
export type Answer = { ok: true; value: unknown } | { ok: false; error: PortableError }

export type PortableError =
  | {
      kind: 'refusal'
      code: Refusal['code']
      status: RefusalStatus
      message: string
      hint: string
      details: readonly RefusalDetail[]
    }
  | { kind: 'error'; name: string; message: string; stack: string | undefined }

/** A refusal keeps all its parts; any other error its name, message and stack. */
export function pack(error: unknown): PortableError {
  if (error instanceof Refusal) {
    const { code, status, message, hint, details } = error
    return { kind: 'refusal', code, status, message, hint, details }
  }
  if (error instanceof Error) return { kind: 'error', name: error.name, message: error.message, stack: error.stack }
  return { kind: 'error', name: 'Error', message: String(error), stack: undefined }
}

export function unpack(error: PortableError): Error {
  if (error.kind === 'refusal')
    return new Refusal(error.code, error.status, error.message, error.hint, error.details)
  const out = new Error(error.message)
  out.name = error.name
  if (error.stack !== undefined) out.stack = error.stack
  return out
}

/**
 * Buffers in a value that can be moved instead of copied: those a view covers whole. `value` may be an array or a
 * plain object holding views, two levels deep, which is how pages, pictures and lists of them look.
 */
export function buffersOf(value: unknown, depth = 0, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength) found.add(value.buffer)
  } else if (typeof value === 'object' && value !== null && depth < 3) {
    for (const inner of Object.values(value)) buffersOf(inner, depth + 1, found)
  }
  return [...found]
}
