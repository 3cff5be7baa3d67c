import type { Rule, Wrong } from './check.rules.ts'
import type { OfficialDocument } from './model.ts'
import { oneLine, widthOf } from './text.ts'
import { titleLines } from './title.ts'

const needsAddressees = ['notice', 'letter', 'report'] as const
const isOneOf = (kind: OfficialDocument['kind'], kinds: readonly OfficialDocument['kind'][]) => kinds.includes(kind)
const warn = (reason: string, ...at: (string | number)[]): Wrong => ({ verdict: 'warn', reason, ...(at.length > 0 && { at }) })
const fail = (reason: string, ...at: (string | number)[]): Wrong => ({ verdict: 'fail', reason, ...(at.length > 0 && { at }) })

/** A title of more characters than this is more than three lines of 2号. */
const LONG_TITLE = 55

/** Rules on 版头, title and 主送机关. */
export const headRules: readonly Rule[] = [
  {
    id: 'number-form', title: '发文字号', rule: 'GB/T 9704-2012 7.2.5', fine: '发文字号由代字、〔年份〕、顺序号组成。',
    look({ letterhead }) {
      if (!letterhead) return null
      const at = ['letterhead', 'docNumber']
      const number = oneLine(letterhead.docNumber ?? '')
      if (!number) return letterhead.style === 'minutes' ? null : [warn('没有发文字号。签发前请填上，如“云科协发〔2031〕5号”。', ...at)]
      const wrong: Wrong[] = []
      if (/[[\]［］()（）【】{}]/.test(number)) wrong.push(fail(`“${number}”的年份应当用六角括号〔〕括起。`, ...at))
      if (/第\s*\d/.test(number)) wrong.push(fail(`“${number}”的顺序号前不加“第”字。`, ...at))
      if (/[〕\]］)）】]\s*第?0\d/.test(number)) wrong.push(fail(`“${number}”的顺序号不编虚位，请去掉前面的 0。`, ...at))
      const year = /[〔[［(（【]\s*(\d+)/.exec(number)?.[1]
      if (year !== undefined && year.length !== 4) wrong.push(fail(`“${number}”的年份要写四位数。`, ...at))
      if (!number.endsWith('号')) wrong.push(fail(`“${number}”的末尾要有“号”字。`, ...at))
      if (year === undefined) wrong.push(fail(`“${number}”里没有年份，请写成“云科协发〔2031〕5号”的样子。`, ...at))
      if (/\s/.test(number)) wrong.push(warn(`“${number}”里有空格，请去掉。`, ...at))
      return wrong
    },
  },
  {
    id: 'secrecy-copies', title: '密级与份号', rule: 'GB/T 9704-2012 7.2.1、7.2.2', fine: '密级和份号配套。',
    look({ letterhead }) {
      if (!letterhead || (!letterhead.secrecy && !letterhead.copyNumber)) return null
      const wrong: Wrong[] = []
      if (letterhead.secrecy && !letterhead.copyNumber) wrong.push(fail('涉密公文应当标注份号。', 'letterhead', 'copyNumber'))
      if (letterhead.copyNumber && !/^\d{6}$/.test(letterhead.copyNumber)) wrong.push(warn(`份号一般用 6 位阿拉伯数字，现在是“${letterhead.copyNumber}”。`, 'letterhead', 'copyNumber'))
      if (letterhead.secrecy && !/^(?:绝密|机密|秘密)/.test(letterhead.secrecy)) wrong.push(fail(`密级写作“绝密”“机密”或“秘密”，现在是“${letterhead.secrecy}”。`, 'letterhead', 'secrecy'))
      else if (letterhead.secrecy && !letterhead.secrecy.includes('★')) wrong.push(warn('密级后面没有保密期限，写法如“秘密★1年”。', 'letterhead', 'secrecy'))
      return wrong
    },
  },
  {
    id: 'signatory', title: '签发人', rule: 'GB/T 9704-2012 7.2.6', fine: '签发人的标注合适。',
    look({ letterhead, kind }) {
      if (!letterhead) return null
      const named = (letterhead.signatories ?? []).length > 0
      if (named && letterhead.style !== 'document') return [fail('信函和纪要不标注签发人。', 'letterhead', 'signatories')]
      if (named && !isOneOf(kind, ['report', 'summary', 'other'])) return [fail('只有上行文（请示、报告）才标注签发人，请去掉，或改文种。', 'letterhead', 'signatories')]
      if (!named && kind === 'report' && letterhead.style === 'document') return [warn('报告是上行文，应当标注签发人姓名。', 'letterhead', 'signatories')]
      return named || kind === 'report' ? [] : null
    },
  },
  {
    id: 'title', title: '标题', rule: 'GB/T 9704-2012 7.3.1', fine: '标题长短合适，回行不拆词。',
    look({ title }) {
      const text = oneLine(title)
      if (!text) return [fail('没有标题。', 'title')]
      const wrong: Wrong[] = []
      const lines = titleLines(title)
      if (widthOf(text.replace(/\s/g, '')) > LONG_TITLE) wrong.push(warn(`标题有 ${Math.round(widthOf(text))} 字，排成 ${lines.length} 行，请压缩到三行（约 ${LONG_TITLE} 字）以内。`, 'title'))
      if (/[。，；：、！？,.;:!?]$/.test(text)) wrong.push(fail('标题末尾不加标点。', 'title'))
      const cut = brokenWord(title)
      if (cut) wrong.push(warn(`标题回行把“${cut}”拆开了，请换个地方回行，或删去手工的换行。`, 'title'))
      if (/(.)\1的通知$/.test(text) || /关于(?:转发|印发)?关于/.test(text)) wrong.push(warn('标题里“关于”重复，可以省去一个。', 'title'))
      return wrong
    },
  },
  {
    id: 'title-kind', title: '文种', rule: '《党政机关公文处理工作条例》第八条', fine: '标题写明了文种。',
    look({ title, kind, letterhead }) {
      const ends: Partial<Record<OfficialDocument['kind'], RegExp>> = { notice: /(?:通知|通报|意见|决定|公告|通告)$/, letter: /(?:函|复函|信)$/, report: /(?:报告|请示)$/, minutes: /纪要$/ }
      const wanted = ends[kind]
      const text = oneLine(title)
      if (!letterhead || !wanted || !text || letterhead.style === 'minutes') return null
      return wanted.test(text.replace(/[（(].*[）)]$/, '')) ? [] : [warn('标题末尾没有写明文种（如“……的通知”）。', 'title')]
    },
  },
  {
    id: 'addressees', title: '主送机关', rule: 'GB/T 9704-2012 7.3.2', fine: '写明了主送机关。',
    look({ addressees, kind }) {
      const text = oneLine(addressees ?? '')
      if (!text) return isOneOf(kind, needsAddressees) ? [fail('没有主送机关。', 'addressees')] : null
      const wrong: Wrong[] = []
      if (/[。；;，,、.]\s*[：:]?$/.test(text)) wrong.push(fail('最后一个主送机关后面只用全角冒号。', 'addressees'))
      if (text.endsWith(':')) wrong.push(warn('主送机关后面用全角冒号；排版时会自动补上，可以不写。', 'addressees'))
      return wrong
    },
  },
]

/** A word that a line break written by hand cuts, or null. */
function brokenWord(title: string): string | null {
  const breaks = [...title.matchAll(/(\S{1,4})\s*\n\s*(\S{1,4})/g)]
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  for (const [, before = '', after = ''] of breaks) {
    for (const { segment, index } of segmenter.segment(before + after))
      if (index < before.length && index + segment.length > before.length && segment.length <= 4) return segment
  }
  return null
}
