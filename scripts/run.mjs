// Runs one of our TypeScript programs on Node 24, also in a fresh clone:
//   node scripts/run.mjs [--build] [flags of Node] FILE [arguments]
// A plain `node FILE` after ensure.mjs would not do: the shell remembers where it found `node` before the install.
import { spawnSync } from 'node:child_process'
import { ensureBuilt, ensureInstalled, node24, requireNode, root, typescriptEnvironment, typescriptFlags } from './prepare.mjs'

const args = process.argv.slice(2)
const build = args[0] === '--build'
if (build) args.shift()

requireNode()
await ensureInstalled(console.error)
if (build) await ensureBuilt(console.error)
const { status, signal } = spawnSync(node24, [...typescriptFlags(), ...args], { cwd: root, env: typescriptEnvironment, stdio: 'inherit' })
process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 143)
