// npm start [-- --empty]: from a fresh clone to a running product. Says each step, skips what is done.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureInstalled, giveUp, node24, requireNode, root, typescriptEnvironment, typescriptFlags } from './prepare.mjs'

requireNode()
await ensureInstalled(console.log)
await ensureBuilt(console.log)

const leash = pathToFileURL(join(root, 'scripts/leash.mjs')).href
const server = spawn(node24, [...typescriptFlags(), '--import', leash, join(root, 'src/main/server.ts'), ...process.argv.slice(2)], {
  cwd: root,
  env: typescriptEnvironment,
  // Its own group: the terminal and npm both pass Ctrl-C on, the server gets it from us once.
  detached: process.platform !== 'win32',
  stdio: ['pipe', 'inherit', 'inherit'],
})
server.once('error', (error) => giveUp(`服务启动不了：${error.message}`))
server.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
server.stdin.on('error', () => {})

let stopping = false
function stop() {
  if (stopping) return
  stopping = true
  server.kill('SIGTERM')
  // Longer than the database takes at worst; only a server that hangs gets here.
  setTimeout(() => server.kill('SIGKILL'), 60_000).unref()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)

// npm killed outright passes nothing on: we notice that we have lost our parent. It is npm itself, because
// package.json says `exec node …`: a shell between us would also die of a signal before passing it on.
if (process.env.npm_lifecycle_event === 'start') {
  const parent = process.ppid
  setInterval(() => { if (process.ppid !== parent) stop() }, 500).unref()
}
