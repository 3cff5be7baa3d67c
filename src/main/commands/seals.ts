import { findSealsInFile } from '../../documents/seal/file.ts'
import { bytesOf, json, type Command } from './command.ts'

/** Where seals are on the pages of a PDF or on a picture of a page. */
export const seals: Command = {
  usage: [['seals 文件 [--json]', '找页面图片（.jpg .png）或 PDF 上的红章，列出位置和直径（毫米）；只说有章，不判断真伪']],
  options: { json: { type: 'boolean' } },
  files: { least: 1, most: 1 },
  async run({ files: [file = ''], options }) {
    const pages = await findSealsInFile(await bytesOf(file))
    if (options.json) json(pages)
    else
      for (const { page, seals } of pages)
        console.log(`第 ${page} 页：${seals.length === 0 ? '没有找到红章' : seals.map((seal) => `左边 ${seal.x_mm} 毫米、上边 ${seal.y_mm} 毫米处一枚，直径 ${seal.diameter_mm} 毫米`).join('；')}`)
    return 0
  },
}
