import { checkOfficial, type Finding } from '../../documents/official/check.rules.ts'
import type { OfficialDocument } from '../../documents/official/model.ts'
import { blockText } from './composition.rules.ts'

export type { Finding } from '../../documents/official/check.rules.ts'

/** What is left of a skeleton. */
const unwritten = /×{2,}|×[月日]/

/** Places where the words of a skeleton still stand: they belong in nobody's official document. */
export function leftovers(document: OfficialDocument): Finding[] {
  const found: Finding[] = []
  const look = (text: string, at: readonly (string | number)[], name: string) => {
    if (unwritten.test(text)) found.push({ id: 'unwritten', verdict: 'fail', title: '还没写完', reason: `${name}还有“×”：${text.slice(0, 30)}${text.length > 30 ? '…' : ''}`, rule: '起头用的“×”要换成实际内容。', at })
  }
  look(document.title, ['title'], '标题')
  look(document.addressees ?? '', ['addressees'], '主送机关')
  document.body.forEach((block, index) => look(blockText(block), ['body', index], `正文第 ${index + 1} 段`))
  document.attachments.forEach((attachment, number) => attachment.body.forEach((block, index) => look(blockText(block), ['attachments', number, 'body', index], `附件${number + 1}第 ${index + 1} 段`)))
  look(document.note ?? '', ['note'], '附注')
  return found
}

/** Everything there is to say about a document as it stands, worst first; `pages` is the text of its typeset pages, where known. */
export const findings = (document: OfficialDocument, pages: readonly string[] | null): Finding[] => [...leftovers(document), ...checkOfficial(document, pages)]
