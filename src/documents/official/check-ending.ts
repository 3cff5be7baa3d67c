import type { Rule, Wrong } from './check.rules.ts'
import type { OfficialDocument } from './model.ts'
import { oneLine } from './text.ts'
import { textsOf } from './texts.ts'

const signedKinds: readonly OfficialDocument['kind'][] = ['notice', 'letter', 'report']

/** Rules on attachments, signature, date, 附注 and 版记. */
export const endingRules: readonly Rule[] = [
  {
    id: 'attachment-names', title: '附件名称', rule: 'GB/T 9704-2012 7.3.4', fine: '附件名称后没有标点，不加书名号。',
    look({ attachments }) {
      if (attachments.length === 0) return null
      return attachments.flatMap(({ title }, i): Wrong[] => {
        const at = ['attachments', i, 'title']
        const name = oneLine(title)
        if (!name) return [{ verdict: 'fail', reason: `附件${i + 1} 没有名称。`, at }]
        if (/[。；;，,、.：:]$/.test(name)) return [{ verdict: 'fail', reason: `附件名称“${name.slice(-10)}”后面不加标点。`, at }]
        if (/^《.*》$/.test(name)) return [{ verdict: 'warn', reason: '附件名称不加书名号。', at }]
        return /^(?:附件\s*)?\d+[.．、]/.test(name) ? [{ verdict: 'fail', reason: `附件名称“${name.slice(0, 10)}”前手工写了序号，程序还会再编一个。`, at }] : []
      })
    },
  },
  {
    id: 'attachment-references', title: '附件引用', rule: 'GB/T 9704-2012 7.3.4', fine: '正文提到的附件都有。',
    look(document) {
      const count = document.attachments.length
      const wrong: Wrong[] = []
      let any = count > 0
      const seen = new Set<number>()
      for (const { at, text } of textsOf(document)) {
        if (at[0] === 'attachments') continue
        for (const found of text.matchAll(/附件\s*(\d{1,2})?/g)) {
          if (found[1] === undefined && !/见|如|按|随|填/.test(text.slice(Math.max(0, found.index - 3), found.index))) continue
          any = true
          const number = found[1] === undefined ? 1 : Number(found[1])
          seen.add(number)
          if (number > count || number === 0) wrong.push({ verdict: 'fail', reason: count === 0 ? `正文提到“${found[0]}”，但没有附件。` : `正文提到“${found[0]}”，但只有 ${count} 个附件。`, at })
          else if (count === 1 && found[1] !== undefined) wrong.push({ verdict: 'warn', reason: `只有一个附件，不编序号，请把“${found[0]}”写成“附件”。`, at })
          else if (count > 1 && found[1] === undefined) wrong.push({ verdict: 'warn', reason: `有 ${count} 个附件，请写明是附件几。`, at })
        }
      }
      return any ? wrong : null
    },
  },
  {
    id: 'signature', title: '署名', rule: 'GB/T 9704-2012 7.3.5', fine: '有署名，与版头的机关一致。',
    look({ signature, kind, letterhead }) {
      if (!signature) return signedKinds.includes(kind) ? [{ verdict: 'fail', reason: '没有署名和成文日期。', at: ['signature'] }] : null
      if (signature.issuers.every((name) => !oneLine(name))) return [{ verdict: 'fail', reason: '署名是空的。', at: ['signature', 'issuers'] }]
      if (letterhead && letterhead.style === 'document' && signature.issuers.length !== letterhead.issuers.length)
        return [{ verdict: 'warn', reason: `版头有 ${letterhead.issuers.length} 个机关，署名有 ${signature.issuers.length} 个，联合行文应当一致。`, at: ['signature', 'issuers'] }]
      return []
    },
  },
  {
    id: 'date', title: '成文日期', rule: 'GB/T 9704-2012 7.3.5.4', fine: '成文日期用阿拉伯数字，年月日齐全，不编虚位。',
    look({ signature, kind }) {
      if (!signature) return null
      const at = ['signature', 'date']
      const date = oneLine(signature.date)
      if (!date) return [{ verdict: signedKinds.includes(kind) ? 'fail' : 'warn', reason: '没有成文日期。', at }]
      const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
      if (iso) return isDay(Number(iso[1]), Number(iso[2]), Number(iso[3])) ? [] : [{ verdict: 'fail', reason: `日历上没有 ${date} 这一天。`, at }]
      const written = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(date)
      if (!written) return [{ verdict: /[〇零一二三四五六七八九十]年/.test(date) ? 'fail' : 'warn', reason: `成文日期“${date}”要写成“2031年6月5日”的样子：阿拉伯数字，年月日标全。`, at }]
      if (/年0|月0/.test(date)) return [{ verdict: 'fail', reason: `成文日期“${date}”不编虚位，月、日前面不加 0。`, at }]
      return isDay(Number(written[1]), Number(written[2]), Number(written[3])) ? [] : [{ verdict: 'fail', reason: `日历上没有${date}这一天。`, at }]
    },
  },
  {
    id: 'note', title: '附注', rule: 'GB/T 9704-2012 7.3.7', fine: '附注由程序加圆括号。',
    look({ note }) {
      const text = oneLine(note ?? '')
      if (!text) return null
      return /[。；，]$/.test(text.replace(/[）)]$/, '')) ? [{ verdict: 'warn', reason: '附注末尾不加标点。', at: ['note'] }] : []
    },
  },
  {
    id: 'imprint', title: '版记', rule: 'GB/T 9704-2012 7.4', fine: '版记齐全。',
    look({ imprint, letterhead, kind }) {
      if (!letterhead) return null
      if (letterhead.style === 'letter') return imprint?.printer || imprint?.printedOn ? [{ verdict: 'warn', reason: '信函格式的版记不写印发机关和印发日期，排版时会略去。', at: ['imprint'] }] : null
      if (!imprint) return ['notice', 'report', 'minutes'].includes(kind) ? [{ verdict: 'warn', reason: '没有版记；带版头的公文末页应当有印发机关和印发日期。', at: ['imprint'] }] : null
      const wrong: Wrong[] = []
      if (!oneLine(imprint.printer ?? '')) wrong.push({ verdict: 'fail', reason: '版记缺印发机关（一般是办公室）。', at: ['imprint', 'printer'] })
      if (!oneLine(imprint.printedOn ?? '')) wrong.push({ verdict: 'fail', reason: '版记缺印发日期。', at: ['imprint', 'printedOn'] })
      return wrong
    },
  },
]

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
