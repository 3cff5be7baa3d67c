import { isPicture } from '../../documents/kind.ts'
import { recogniseDocument, type OcrPage } from '../../documents/ocr/index.ts'
import { pagesToRecognise } from '../../documents/read.ts'

/** Reads the pages of a file that are pictures without text; progress goes to the error stream. Empty when there are none. */
export async function recognisedPages(bytes: Uint8Array, name: string): Promise<Map<number, OcrPage>> {
  const { kind, pages } = await pagesToRecognise(bytes, name)
  if (pages.length === 0) return new Map()
  let done = 0
  const onPage = () => console.error(`正在识别“${name}”：${++done}/${pages.length} 页`)
  return recogniseDocument(bytes, { kind: isPicture(kind) ? 'picture' : 'pdf', pages, onPage })
}
