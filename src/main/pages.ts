import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import serve from '@fastify/static'
import type { App } from '../platform/http.ts'

const built = path.join(import.meta.dirname, '../../dist/workbench')

/** Serves the built workbench: files with a hash in their name for a year, the page itself always fresh, for any path below. */
export async function workbenchPages(app: App): Promise<void> {
  if (!existsSync(built)) return
  await app.register(serve, { root: path.join(built, 'assets'), prefix: '/workbench/assets/', immutable: true, maxAge: '365d', decorateReply: false })
  const page = await readFile(path.join(built, 'index.html'), 'utf8')
  const answer = { schema: { hide: true }, config: { public: true } }
  for (const url of ['/workbench', '/workbench/*'])
    app.get(url, answer, (_request, reply) => reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page))
}
