import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { checkOfficial, fontSentences, readMarkdown, writeOfficialDocx, writeOfficialPdf } from '../../documents/official/index.ts'
import { readConfig } from '../../platform/config.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Command } from './command.ts'

/** Typesets a Markdown file as an official document. */
export const typeset: Command = {
  usage: [['typeset 文稿.md -o 公文.pdf|公文.docx', '按 GB/T 9704 排成公文；写法见 src/documents/official/README.md']],
  options: { output: { type: 'string', short: 'o' }, fonts: { type: 'string' } },
  files: { least: 1, most: 1 },
  async run({ files: [file = ''], options }) {
    const output = typeof options.output === 'string' ? options.output : ''
    const form = path.extname(output).toLowerCase()
    if (form !== '.pdf' && form !== '.docx') throw new Refusal('cli/no-output', 400, '没有说排成什么文件。', '请用 -o 写出文件名，以 .pdf 或 .docx 结尾。')
    const { document, problems } = readMarkdown(await readFile(file, 'utf8'))
    for (const problem of problems) console.error(`提醒：${problem}`)
    for (const { verdict, title, reason } of checkOfficial(document)) if (verdict !== 'pass') console.error(`版式：${title}：${reason}`)
    const fonts = typeof options.fonts === 'string' ? options.fonts : readConfig(process.env, process.cwd()).fontsDir
    if (form === '.docx') await writeFile(output, await writeOfficialDocx(document))
    else {
      const made = writeOfficialPdf(document, { fonts, now: new Date() })
      for (const sentence of fontSentences(made.fonts)) console.error(`字体：${sentence.message}${sentence.hint}`)
      await writeFile(output, made.pdf)
      console.log(`${output}：${made.pages} 页`)
      return 0
    }
    console.log(output)
    return 0
  },
}
