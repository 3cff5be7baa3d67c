import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { requireFreePort, troubleLine } from './trouble.ts'

const config = { port: 3000, dataDir: '/srv/liandong', databaseUrl: 'postgres://somebody:secret@db.example:5432/liandong' }

test('a busy port is said in one line with what to do', async () => {
  const server = createServer()
  const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)))
  const error = await requireFreePort('127.0.0.1', port).catch((reason: unknown) => reason)
  expect(troubleLine(error, { ...config, port })).toBe(`端口 ${port} 已被占用。请停掉占用它的程序，或换一个端口：PORT=${port + 1} npm start。`)
  await new Promise((resolve) => server.close(resolve))
  await expect(requireFreePort('127.0.0.1', port)).resolves.toBeUndefined()
})

test('an unreachable database is named without its password', () => {
  const line = troubleLine(Object.assign(new AggregateError([Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })]), {}), config)
  expect(line).toContain('db.example:5432/liandong')
  expect(line).not.toContain('secret')
})

test.each([['ENOSPC', '磁盘满了'], ['53100', '磁盘满了'], ['28P01', '用户名或密码'], ['3D000', '没有这个库'], ['EROFS', '不能写']])('%s says %s', (code, words) => {
  const line = troubleLine(Object.assign(new Error('x'), { code }), config)
  expect(line).toContain(words)
  expect(line).not.toContain('\n')
})
