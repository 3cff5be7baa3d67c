import { expect, test } from 'vitest'
import { explainInstallFailure } from '../../scripts/failures.mjs'

test.each([
  ['npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write', '磁盘已满'],
  ['npm error code EAI_AGAIN\nnpm error request to https://registry.example/antd failed', '连不上 npm 软件源'],
  ['npm error code ENOTCACHED\nnpm error request to http://registry.example/antd failed: cache mode is \'only-if-cached\'', '连不上 npm 软件源'],
  ['npm error code ECONNREFUSED\nnpm error network request failed', '连不上 npm 软件源'],
  ['npm error code EACCES\nnpm error syscall mkdir', '没有权限'],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', '证书'],
  ['\nspawn npm ENOENT', '没有找到 npm'],
])('%j becomes one line', (output, words) => {
  const { line, details } = explainInstallFailure(output)
  expect(line).toContain(words)
  expect(line).not.toContain('\n')
  expect(details).toBe('')
})

test('what npm says otherwise is shown, its last lines only', () => {
  const output = Array.from({ length: 40 }, (_, n) => `npm error line ${n}`).join('\n')
  const { line, details } = explainInstallFailure(output)
  expect(line).toBe('依赖没有装成，npm 说：')
  expect(details.split('\n')).toHaveLength(15)
  expect(details).toContain('line 39')
})
