// The command line: npm run -s liandong -- read FILE
// Progress of a first install goes to the error stream; standard output is the command's alone.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, node24, requireNode, root, typescriptEnvironment, typescriptFlags } from './prepare.mjs'

requireNode()
await ensureInstalled(console.error)
// npm moves to the project's folder; file names are meant from where the person stands.
const cwd = process.env.INIT_CWD ?? process.cwd()
const args = [...typescriptFlags(), join(root, 'src/main/cli.ts'), ...process.argv.slice(2)]
const { status, signal } = spawnSync(node24, args, { cwd, env: typescriptEnvironment, stdio: 'inherit' })
process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 143)
