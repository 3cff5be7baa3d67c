import path from 'node:path'
import { readFile } from '../../features/notices/read.ts'
import { printPlan } from '../../features/notices/reader/print.ts'
import { bytesOf, json, type Command } from './command.ts'

/** Reads a notice and prints the plan found in it. */
export const read: Command = {
  usage: [
    ['read 文件', '读一份通知，打印读出的方案'],
    ['read 文件 --json', '只打印 JSON，结构见 src/features/notices/reader/schema.ts'],
  ],
  options: { json: { type: 'boolean' } },
  files: { least: 1, most: 1 },
  async run({ files: [file = ''], options }) {
    const { plan } = await readFile(await bytesOf(file), path.basename(file))
    if (options.json) json(plan)
    else console.log(printPlan(plan))
    return 0
  },
}
