import { readFile as readBytes } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readFile } from '../features/notices/read.ts'
import { printPlan } from '../features/notices/reader/print.ts'
import { Refusal } from '../platform/errors.ts'

const usage = `用法：liandong read 文件 [--json]

  read 文件        读一份通知（.txt、.docx、有文字的 .pdf），打印读出的方案
  read 文件 --json 只打印 JSON，结构见 src/features/notices/reader/schema.ts

退出码：0 读出来了；1 文件读不了；2 命令写得不对。`

/** Runs one command; the exit code says how it went. */
async function main(words: string[]): Promise<number> {
  let parsed
  try {
    parsed = parseArgs({ args: words, allowPositionals: true, options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } } })
  } catch {
    console.error(usage)
    return 2
  }
  const [command, file, ...more] = parsed.positionals
  if (parsed.values.help) {
    console.log(usage)
    return 0
  }
  if (command !== 'read' || !file || more.length > 0) {
    console.error(usage)
    return 2
  }
  try {
    const { plan } = await readFile(await readBytes(file), path.basename(file))
    console.log(parsed.values.json ? JSON.stringify(plan, null, 2) : printPlan(plan))
    return 0
  } catch (error) {
    console.error(complaint(error, file))
    return 1
  }
}

function complaint(error: unknown, file: string): string {
  if (error instanceof Refusal) return `${error.message}${error.hint}（${error.code}）`
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  if (code === 'ENOENT') return `没有这个文件：${file}`
  if (code === 'EISDIR') return `${file} 是文件夹，请给一个文件。`
  if (code === 'EACCES') return `没有权限读 ${file}。`
  return `读不了 ${file}：${error instanceof Error ? error.message : String(error)}`
}

process.exitCode = await main(process.argv.slice(2))
