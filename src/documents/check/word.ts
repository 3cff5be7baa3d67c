import { Refusal } from '../../platform/errors.ts'
import { readDoc } from '../doc/index.ts'
import { kindOf } from '../kind.ts'
import { readRtf } from '../rtf/index.ts'
import { countCharacters, readWord } from '../word/index.ts'
import type { WordDocument } from '../word/index.ts'
import type { Check, Limit } from './types.ts'

const OPENS = '.docx、.doc、.wps、.rtf 都能打开，是什么格式看内容，不看文件名；加密的、损坏的打不开。修订按全部接受后的文字计算。'
const COUNTS =
  '按 Word“字数统计”的算法：每个汉字、每个中文标点算 1 字，连写的字母和数字算 1 字，空格不算。正文和表格计入；自动编号、批注、文本框、脚注、页眉页脚不计入。'

/** Opens a Word file; the document is null when it cannot be opened. */
export function openWord(bytes: Uint8Array | null | undefined, name: string | null | undefined): { check: Check; document: WordDocument | null } {
  const check = (verdict: Check['verdict'], reason: string): Check => ({ id: 'word-opens', verdict, title: 'Word 文件', reason, rule: OPENS })
  if (!bytes) return { check: { ...check('fail', '还没有 Word 文件，请上传 .docx、.doc、.wps 或 .rtf。'), blocking: true }, document: null }
  try {
    const document = readAnyWord(bytes, name ?? '')
    const marks = [document.hasRevisions ? '没接受的修订' : '', document.hasComments ? '批注' : ''].filter((mark) => mark !== '')
    if (marks.length > 0) return { check: check('warn', `能打开，但还有${marks.join('和')}，请先在 Word 里处理好。`), document }
    if (isEmpty(document)) return { check: check('warn', '能打开，但里面没有字。'), document }
    return { check: check('pass', '能打开，没有加密，没有未接受的修订。'), document }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { check: { ...check('fail', `${name ? `“${name}”` : 'Word 文件'}打不开。${error.message}${error.hint}`), blocking: true }, document: null }
  }
}

/**
 * A Word file of any age: .docx, .doc (also as WPS writes it) or .rtf, by its content.
 * @throws Refusal documents/not-word and what the readers throw
 */
export function readAnyWord(bytes: Uint8Array, name: string): WordDocument {
  switch (kindOf(bytes, name)) {
    case 'docx': return readWord(bytes, { numbers: true })
    case 'doc': return readDoc(bytes, { numbers: true })
    case 'rtf': return readRtf(bytes)
    default: throw new Refusal('documents/not-word', 415, '这不是 Word 文件。', '请上传 .docx、.doc、.wps 或 .rtf 文件。')
  }
}

const isEmpty = (document: WordDocument): boolean => [...document.paragraphs, ...document.textBoxes].every(({ text }) => text.trim() === '')

/** 字数 against the limit. Near it the verdict is a warning: Word and WPS count some signs differently. */
export function checkCharacters(document: WordDocument | null, limit: Limit | null): { check: Check; words: number | null } {
  const make = (verdict: Check['verdict'], reason: string): Check => ({ id: 'characters', verdict, title: '字数', reason, rule: COUNTS })
  if (!document) return { check: make('cannot-tell', 'Word 打不开，数不了字。'), words: null }
  const { words } = countCharacters(document)
  const elsewhere = countCharacters(document, { textBoxes: true, notes: true }).words - words
  const { max, min, about } = limit ?? { max: null, min: null, about: null }
  const [verdict, reason] = judge(words, max, min, about)
  const more = elsewhere > 0 ? `文本框和脚注里另有 ${elsewhere} 字，没有计入。` : ''
  return { check: { ...make(verdict, reason + more), data: { words, max, min, about, elsewhere } }, words }
}

const MAY_DIFFER = 'Word 与 WPS 可能差几个字。'

/** How near to a limit counts as near: 1.5 %, but 10 to 50 characters. */
const margin = (limit: number): number => Math.min(50, Math.max(10, Math.round(limit * 0.015)))

function judge(words: number, max: number | null, min: number | null, about: number | null): [Check['verdict'], string] {
  if (max !== null && words > max) {
    const over = words - max
    return over <= margin(max) ? ['warn', `${words} 字，比上限 ${max} 字多 ${over} 字。${MAY_DIFFER}`] : ['fail', `${words} 字，超出上限 ${max} 字 ${over} 字。`]
  }
  if (min !== null && words < min) {
    const short = min - words
    return short <= margin(min) ? ['warn', `${words} 字，比下限 ${min} 字少 ${short} 字。${MAY_DIFFER}`] : ['fail', `${words} 字，比下限 ${min} 字少 ${short} 字。`]
  }
  if (max !== null) {
    const left = max - words
    return left <= margin(max) ? ['warn', `${words} 字，余 ${left} 字。${MAY_DIFFER}`] : ['pass', `${words} 字，余 ${left} 字。`]
  }
  if (min !== null) {
    return words - min <= margin(min) ? ['warn', `${words} 字，刚过下限 ${min} 字。${MAY_DIFFER}`] : ['pass', `${words} 字，已过下限 ${min} 字。`]
  }
  if (about !== null) {
    const off = words - about
    // 左右 and 约 are read as within a tenth.
    if (Math.abs(off) <= about * 0.1) return ['pass', `${words} 字，要求 ${about} 字左右。`]
    return ['warn', `${words} 字，要求 ${about} 字左右，${off > 0 ? '多' : '少'} ${Math.abs(off)} 字。`]
  }
  return ['pass', `${words} 字，没有字数要求。`]
}
