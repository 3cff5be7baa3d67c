import { expect, test } from 'vitest'
import { checkVersion } from './cluster.ts'
import { explainFailure } from './failure.ts'

const place = '/srv/liandong/postgres'

test.each([
  ['initdb: error: could not create directory "/srv/x": No space left on device', 'platform/disk-full', '磁盘已满'],
  ["ENOSPC: no space left on device, copyfile 'a' -> 'b'", 'platform/disk-full', '磁盘已满'],
  ['2026-01-01 FATAL:  could not write lock file "postmaster.pid": No space left on device', 'platform/disk-full', '磁盘已满'],
  ['FATAL:  could not write to file: Disk quota exceeded', 'platform/disk-full', '配额'],
  ['EROFS: read-only file system, mkdir', 'platform/read-only', '只读'],
  ["EACCES: permission denied, mkdir '/srv/liandong'", 'platform/no-permission', '没有权限'],
  ['FATAL:  data directory "/srv" has wrong ownership', 'platform/no-permission', '没有权限'],
  ['initdb: could not look up effective user ID 1234: user does not exist', 'platform/no-account', '用户表'],
  ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'platform/no-memory', '内存不足'],
  ['postgres: error while loading shared libraries: libssl.so.1.1: cannot open shared object file', 'platform/no-postgres', '运行不了'],
  ['LOG:  starting\nPANIC:  could not locate a valid checkpoint record at 0/1\nLOG:  aborting', 'platform/database-damaged', 'could not locate a valid checkpoint'],
  ['2026-01-01 00:00:00 UTC [7] FATAL:  something new', 'platform/database-failed', '数据库启动不了：something new'],
  ['', 'platform/database-failed', '没有说明原因'],
])('%j becomes one clear line', (said, code, words) => {
  const refusal = explainFailure(said, place)
  expect(refusal.code).toBe(code)
  expect(refusal.message).toContain(words)
  expect(refusal.message).not.toContain('\n')
  expect(refusal.hint).not.toBe('')
})

test('only a cluster of our own major version is opened', () => {
  expect(() => checkVersion(18, 18, place)).not.toThrow()
  expect(() => checkVersion(19, 18, place)).toThrow(expect.objectContaining({ code: 'platform/data-newer' }))
  expect(() => checkVersion(17, 18, place)).toThrow(expect.objectContaining({ code: 'platform/data-older' }))
})
