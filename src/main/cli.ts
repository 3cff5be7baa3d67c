import { parseArgs } from 'node:util'
import { closeRecognisers } from '../documents/ocr/index.ts'
import { closeWorkers } from '../documents/worker/index.ts'
import { Refusal } from '../platform/errors.ts'
import { check } from './commands/check.ts'
import type { Command } from './commands/command.ts'
import { compare } from './commands/compare.ts'
import { read } from './commands/read.ts'
import { seals } from './commands/seals.ts'
import { typeset } from './commands/typeset.ts'

const commands: Record<string, Command> = { read, check, compare, typeset, seals }

const wide = (text: string) => Array.from(text).reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0)
const lines = Object.values(commands).flatMap((command) => command.usage)
const column = Math.max(...lines.map(([form]) => wide(form))) + 2
const usage = `用法：liandong 命令 文件 … [选项]

${lines.map(([form, what]) => `  ${form}${' '.repeat(column - wide(form))}${what}`).join('\n')}

不需要服务器，文件不离开本机。
退出码：0 办成了；1 文件处理不了，或核对有不通过的；2 命令写得不对。`

/** Runs one command; the exit code says how it went. */
async function main([name = '', ...words]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || words.includes('--help') || words.includes('-h')) {
    console.log(usage)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return misused(name === '' ? '没有写命令。' : `没有“${name}”这个命令。`)
  let parsed
  try {
    parsed = parseArgs({ args: words, allowPositionals: true, options: command.options })
  } catch {
    return misused(`“${name}”没有这样的选项。`)
  }
  const files = parsed.positionals
  if (files.length < command.files.least || files.length > command.files.most) return misused(`“${name}”要 ${howMany(command)} 个文件，给了 ${files.length} 个。`)
  try {
    return await command.run({ files, options: parsed.values as Record<string, string | boolean | undefined> })
  } catch (error) {
    console.error(complaint(error, files))
    return 1
  } finally {
    closeRecognisers()
    await closeWorkers()
  }
}

const howMany = ({ files }: Command): string => (files.least === files.most ? `${files.least}` : `${files.least} 到 ${files.most}`)

function misused(why: string): number {
  console.error(`${why}\n\n${usage}`)
  return 2
}

function complaint(error: unknown, files: readonly string[]): string {
  if (error instanceof Refusal) return `${error.message}${error.hint}（${error.code}）`
  const { code, path = files[0] } = (typeof error === 'object' && error !== null ? error : {}) as { code?: string; path?: string }
  if (code === 'ENOENT') return `没有这个文件或文件夹：${path}`
  if (code === 'EISDIR') return `${path} 是文件夹，请给一个文件。`
  if (code === 'EACCES' || code === 'EPERM') return `没有权限读写 ${path}。`
  if (code === 'ENOSPC') return `磁盘已满，${path} 没有写成。`
  return `处理不了 ${files.join('、')}：${error instanceof Error ? error.message : String(error)}`
}

process.exitCode = await main(process.argv.slice(2))
