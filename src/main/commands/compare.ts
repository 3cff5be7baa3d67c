import path from 'node:path'
import { compareVersions } from '../../documents/compare/versions.ts'
import { readSource } from '../../documents/read.ts'
import { bytesOf, json, type Command } from './command.ts'
import { marked } from './check.ts'
import { recognisedPages } from './recognise.ts'

/** What differs between the texts of any two files that can be read. */
export const compare: Command = {
  usage: [['compare 甲 乙 [--json]', '比较两个文件的文字（.docx .doc .rtf .pdf .ofd .txt、扫描件、照片），列出不同']],
  options: { json: { type: 'boolean' } },
  files: { least: 2, most: 2 },
  async run({ files, options }) {
    const [before, after] = await Promise.all(files.map(linesOf))
    const { count, changes } = compareVersions(before!, after!)
    if (options.json) json({ files: files.map((file) => path.basename(file)), same: count === 0, count, changes })
    else if (count === 0) console.log('文字相同。空格、换行和标点的全角半角不计。')
    else {
      console.log(`有 ${count} 处不同：`)
      for (const { note, before, after } of changes) console.log(`  · ${note}\n      甲 ${marked(before)}\n      乙 ${marked(after)}`)
    }
    return count === 0 ? 0 : 1
  },
}

async function linesOf(file: string): Promise<string[]> {
  const bytes = await bytesOf(file)
  const name = path.basename(file)
  const source = await readSource(bytes, name, await recognisedPages(bytes, name))
  return source.lines.map(({ text }) => text)
}
