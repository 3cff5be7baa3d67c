import path from 'node:path'
import { compareFiles, type AgreementData } from '../../documents/check/index.ts'
import { compareVersions } from '../../documents/compare/versions.ts'
import { isWordKind, kindOf } from '../../documents/kind.ts'
import { readSource } from '../../documents/read.ts'
import { bytesOf, json, type Command } from './command.ts'
import { marked } from './check.ts'
import { recognisedPages } from './recognise.ts'

interface Named {
  name: string
  bytes: Uint8Array
}

/** What differs between the texts of any two files that can be read. */
export const compare: Command = {
  usage: [['compare 甲 乙 [--json]', '比较两个文件的文字（.docx .doc .rtf .pdf .ofd .txt、扫描件、照片），列出不同']],
  options: { json: { type: 'boolean' } },
  files: { least: 2, most: 2 },
  async run({ files, options }) {
    const [a, b] = (await Promise.all(files.map(async (file) => ({ name: path.basename(file), bytes: await bytesOf(file) })))) as [Named, Named]
    const [first, second] = [a, b].map(({ bytes, name }) => kindOf(bytes, name))
    // A Word file beside pages: running heads, page numbers and line breaks of the pages are no differences.
    if (isWordKind(first!) && (second === 'pdf' || second === 'ofd')) return pair(a, b, options.json === true)
    if (isWordKind(second!) && (first === 'pdf' || first === 'ofd')) return pair(b, a, options.json === true)
    const { count, changes } = compareVersions(await linesOf(a), await linesOf(b))
    if (options.json) json({ files: [a.name, b.name], same: count === 0, count, changes })
    else if (count === 0) console.log('文字相同。空格、换行和标点的全角半角不计。')
    else {
      console.log(`有 ${count} 处不同：`)
      for (const { note, before, after } of changes) console.log(`  · ${note}\n      甲 ${marked(before)}\n      乙 ${marked(after)}`)
    }
    return count === 0 ? 0 : 1
  },
}

async function pair(word: Named, pages: Named, asJson: boolean): Promise<number> {
  const { verdict, reason, data } = await compareFiles(word.bytes, pages.bytes, await recognisedPages(pages.bytes, pages.name))
  const { differences = [], count = 0, unclear = 0 }: Partial<AgreementData> = data ?? {}
  if (asJson) json({ files: [word.name, pages.name], same: verdict === 'pass', verdict, count, unclear, reason, differences })
  else {
    console.log(reason)
    for (const { note, page, word, pdf } of differences) console.log(`  · ${note}（第 ${page} 页）\n      Word ${marked(word)}\n      页面 ${marked(pdf)}`)
  }
  return verdict === 'pass' ? 0 : 1
}

async function linesOf({ bytes, name }: Named): Promise<string[]> {
  return (await readSource(bytes, name, await recognisedPages(bytes, name))).lines.map(({ text }) => text)
}
