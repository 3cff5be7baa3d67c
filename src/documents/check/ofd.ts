import { readOfd, type OfdDocument } from '../ofd/index.ts'
import type { PrintedText } from './agreement.ts'
import { ofText } from './lines.ts'
import { list } from './pdf.ts'
import type { Check } from './types.ts'

const OPENS = '能打开、没有加密、至少一页。'
const TEXT = '逐页读 OFD 里的文字。页面只有图片的，读不出文字。'
const SEAL = 'OFD 的电子印章存在签名里，由专门的阅读器验证；这里只读出有几处签名，不画页面，也不验证。'
const MOST_READ = 300

/** Text of an OFD as the comparison takes it; pages of pictures alone count as scans. */
export function readOfdText({ pages }: OfdDocument): PrintedText {
  const read = pages.slice(0, MOST_READ)
  return {
    lines: read.flatMap((page, i) => page.lines.map((line) => ofText(i + 1, line))),
    scans: read.flatMap((page, i) => (page.lines.length === 0 && page.pictures > 0 ? [i + 1] : [])),
    recognised: [],
    sheets: read.map(({ width, height }) => ({ width, height })),
    unread: Math.max(0, pages.length - MOST_READ),
  }
}

/**
 * The checks of an OFD and its text.
 * @throws Refusal what reading an OFD throws
 */
export function openOfd(bytes: Uint8Array): { checks: Check[]; reading: PrintedText } {
  const document = readOfd(bytes)
  const reading = readOfdText(document)
  const { scans, lines } = reading
  const pages = document.pages.length
  // Its pages are not drawn, so the screen has none to turn.
  const data = { pages, scans, drawn: false as const }
  const names = [...new Set(document.signatures.flatMap(({ sealName }) => (sealName ? [sealName] : [])))]
  const signed = document.signatures.length === 0 ? '里面没有签名。' : `里面有 ${document.signatures.length} 处签名${names.length > 0 ? `（${names.join('、')}）` : ''}，没有验证。`
  const text = lines.length === 0 ? { verdict: 'warn' as const, reason: 'OFD 里没有读出文字，请打开看一眼。' } : { verdict: 'pass' as const, reason: scans.length > 0 ? `第 ${list(scans)} 页是图片，其余有文字。` : '有文字，可以逐字对照。' }
  return {
    reading,
    checks: [
      { id: 'pdf-opens', verdict: 'pass', title: 'OFD 文件', reason: `能打开，${pages} 页。`, rule: OPENS, data },
      { id: 'pdf-text', ...text, title: 'OFD 文字', rule: TEXT, data },
      { id: 'seal', verdict: 'cannot-tell', title: '印章', reason: `看不出：OFD 版式文件，请用阅读器核对电子印章。${signed}`, rule: SEAL },
    ],
  }
}
