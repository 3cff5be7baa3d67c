import path from 'node:path'
import { readFile } from '../../features/notices/read.ts'
import { printPlan } from '../../features/notices/reader/print.ts'
import { bytesOf, json, type Command } from './command.ts'
import { recognisedPages } from './recognise.ts'

/** Reads a notice and prints the plan found in it. */
export const read: Command = {
  usage: [
    ['read 文件', '读一份通知，打印读出的方案；扫描件和照片先识别文字'],
    ['read 文件 --json', '只打印 JSON，结构见 src/features/notices/reader/schema.ts'],
  ],
  options: { json: { type: 'boolean' } },
  files: { least: 1, most: 1 },
  async run({ files: [file = ''], options }) {
    const bytes = await bytesOf(file)
    const name = path.basename(file)
    const { plan } = await readFile(bytes, name, await recognisedPages(bytes, name))
    if (options.json) json(plan)
    else console.log(printPlan(plan))
    return 0
  },
}
