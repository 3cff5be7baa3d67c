import type { Block, OfficialDocument } from '../../documents/official/model.ts'
import { attachmentLabel, headingNumbers, writtenDate } from '../../documents/official/numbers.ts'
import type { SourceLine } from '../../documents/source.ts'

const plain = (text: string): SourceLine => ({ text, page: null, cells: null, table: null })

/**
 * The document as lines, one per paragraph, with the numbers the program writes: what a reader of the printed page sees,
 * without page breaks and columns in between. Empty parts give no line.
 */
export function documentLines(document: OfficialDocument): SourceLine[] {
  const lines: SourceLine[] = []
  const say = (text: string | undefined) => { for (const part of (text ?? '').split('\n')) if (part.trim() !== '') lines.push(plain(part)) }
  let table = 0
  const tell = (blocks: readonly Block[]) => {
    const numbers = document.numbering === 'auto' ? headingNumbers(blocks) : []
    blocks.forEach((block, index) => {
      switch (block.kind) {
        case 'heading': say((numbers[index] ?? '') + block.text + (block.runIn ?? '')); break
        case 'paragraph': say(block.runs.map((run) => run.text).join('')); break
        case 'list': block.items.forEach((item, at) => say((block.ordered ? `${at + 1}.` : '') + item)); break
        case 'table':
          say(block.caption)
          for (const cells of [...(block.head ? [block.head] : []), ...block.rows]) lines.push({ text: cells.map(oneLine).join('\t'), page: null, cells: cells.map(oneLine), table })
          table++
          break
        case 'page-break': break
      }
    })
  }
  const head = document.letterhead
  if (head) {
    say(head.style === 'minutes' ? head.mark ?? head.issuers.join('　') : head.style === 'document' ? `${head.issuers.join('　')}文件` : head.issuers.join('　'))
    say(head.docNumber)
    if (head.signatories && head.signatories.length > 0) say(`签发人：${head.signatories.join('　')}`)
  }
  say(oneLine(document.title).replaceAll(' ', ''))
  say(document.subtitle)
  if (document.addressees) say(document.addressees.replace(/[：:]?\s*$/, '：'))
  tell(document.body)
  const names = document.attachments.map((attachment) => attachment.title)
  if (names.length === 1) say(`附件：${names[0] ?? ''}`)
  else names.forEach((name, index) => say(`${index === 0 ? '附件：' : ''}${index + 1}.${name}`))
  if (document.signature) {
    for (const issuer of document.signature.issuers) say(issuer)
    say(writtenDate(document.signature.date))
  }
  if (document.note) say(`（${document.note.replace(/^[（(]|[）)]$/g, '')}）`)
  document.attachments.forEach((attachment, index) => {
    if (attachment.body.length === 0) return
    say(attachmentLabel(index, names.length))
    say(attachment.title)
    tell(attachment.body)
  })
  if (document.imprint?.copyTo) say(`抄送：${document.imprint.copyTo}`)
  return lines
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ')
