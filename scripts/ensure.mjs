// Gets a clone ready for a development command: packages and, with --build, the workbench.
import { ensureBuilt, ensureInstalled, requireNode } from './prepare.mjs'

requireNode()
await ensureInstalled(console.log)
if (process.argv.includes('--build')) await ensureBuilt(console.log)
