import type { App } from '../../platform/http.ts'

/** In this scope a body is handed on as it comes, whatever its type: a file being uploaded is streamed, never parsed. */
export function takeRawBody(scope: App): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
}
