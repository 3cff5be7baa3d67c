import type { DocumentKind, OfficialDocument } from './model.ts'
import { oneLine } from './text.ts'

/** The head of a Markdown file between two lines of ---: a name, a colon and a value each, or a list of lines with -. */
export type FrontMatter = Map<string, string[]>

/** Names one may write, English or Chinese, and the one they mean. */
const NAMES: Record<string, string> = {
  标题: 'title', 副标题: 'subtitle', 主送: 'to', 主送机关: 'to', addressees: 'to', 发文字号: 'number', 文号: 'number', 发文机关: 'issuers', issuer: 'issuers', 版头: 'style', 格式: 'style',
  文种: 'kind', 标志: 'mark', 份号: 'copyNumber', 密级: 'secrecy', 紧急程度: 'urgency', 签发人: 'signatories', 署名: 'signature', 日期: 'date', 成文日期: 'date', 盖章: 'sealed',
  附注: 'note', 抄送: 'copyTo', 印发机关: 'printer', 印发日期: 'printedOn', 序号: 'numbering', 附件: 'attachments',
}
const KNOWN = new Set(Object.values(NAMES))

/** @returns the head, and the lines behind it */
export function readFrontMatter(lines: readonly string[], problems: string[]): { head: FrontMatter; rest: string[] } {
  const head: FrontMatter = new Map()
  if (lines[0]?.trim() !== '---') return { head, rest: [...lines] }
  const end = lines.indexOf('---', 1)
  if (end < 0) {
    problems.push('文件开头的 --- 没有对应的结尾，整份当成正文。')
    return { head, rest: lines.slice(1) }
  }
  let last: string | null = null
  for (const line of lines.slice(1, end)) {
    if (/^\s*(?:#.*)?$/.test(line)) continue
    const item = /^\s*-\s+(.+)$/.exec(line)
    const pair = /^\s*([^:：\s][^:：]{0,20}?)\s*[:：]\s*(.*)$/.exec(line)
    if (item && last) head.get(last)!.push(unquoted(item[1]!))
    else if (pair) {
      const name = NAMES[pair[1]!] ?? pair[1]!
      if (!KNOWN.has(name)) problems.push(`开头的“${pair[1]}”不认识，没有用上。`)
      last = name
      head.set(name, pair[2]!.trim() === '' ? [] : [unquoted(pair[2]!)])
    } else problems.push(`开头这一行读不懂：${line.trim().slice(0, 40)}`)
  }
  return { head, rest: lines.slice(end + 1) }
}

const unquoted = (value: string): string => oneLine(value).replace(/^(["'])(.*)\1$/, '$2')

const KINDS: Record<string, DocumentKind> = { 通知: 'notice', 方案: 'plan', 函: 'letter', 纪要: 'minutes', 总结: 'summary', 报告: 'report', 请示: 'report', notice: 'notice', plan: 'plan', letter: 'letter', minutes: 'minutes', summary: 'summary', report: 'report', other: 'other' }
const STYLES: Record<string, 'document' | 'letter' | 'minutes' | 'none'> = { 文件: 'document', 信函: 'letter', 函: 'letter', 纪要: 'minutes', 无: 'none', document: 'document', letter: 'letter', minutes: 'minutes', none: 'none' }

/** Everything but title, body and the bodies of attachments. */
export function frameOf(head: FrontMatter, title: string, problems: string[]): Omit<OfficialDocument, 'body' | 'attachments'> {
  const one = (name: string): string => (head.get(name) ?? []).join('，')
  const many = (name: string): string[] => (head.get(name) ?? []).flatMap((value) => value.split(/[、,，;；]\s*/)).map((value) => value.trim()).filter((value) => value !== '')
  const chosen = <T>(name: string, choices: Record<string, T>): T | undefined => {
    const value = one(name)
    if (value !== '' && !(value in choices)) problems.push(`“${value}”不是认识的${name}，可以写：${Object.keys(choices).join('、')}。`)
    return Object.hasOwn(choices, value) ? choices[value] : undefined
  }
  const issuers = many('issuers')
  const style = chosen('style', STYLES) ?? (issuers.length > 0 && head.has('number') ? 'document' : 'none')
  const kind = chosen('kind', KINDS) ?? KINDS[/(通知|方案|函|纪要|总结|报告|请示)$/.exec(title)?.[1] ?? ''] ?? 'other'
  const urgency = chosen('urgency', { 特急: '特急', 加急: '加急' } as const)
  if (style !== 'none' && issuers.length === 0) problems.push('写了版头格式，没有写发文机关（issuers），版头没有排。')
  const signed = head.has('signature') ? many('signature').filter((name) => name !== 'none' && name !== '无') : head.has('date') ? issuers : []
  const imprint = { ...(head.has('copyTo') && { copyTo: one('copyTo') }), ...(head.has('printer') && { printer: one('printer') }), ...(head.has('printedOn') && { printedOn: one('printedOn') }) }
  return {
    schema: 'official/1', kind, title,
    letterhead: style === 'none' || issuers.length === 0 ? null : {
      issuers, style, ...(one('mark') && { mark: one('mark') }), ...(one('copyNumber') && { copyNumber: one('copyNumber') }), ...(one('secrecy') && { secrecy: one('secrecy') }),
      ...(urgency && { urgency }), ...(one('number') && { docNumber: one('number') }), ...(many('signatories').length > 0 && { signatories: many('signatories') }),
    },
    ...(one('subtitle') && { subtitle: one('subtitle') }),
    ...(one('to') && { addressees: one('to') }),
    numbering: chosen('numbering', { auto: 'auto', written: 'written', 自动: 'auto', 手写: 'written' } as const) ?? 'auto',
    signature: signed.length > 0 ? { issuers: signed, date: one('date'), sealed: chosen('sealed', { yes: true, no: false, true: true, false: false, 是: true, 否: false }) ?? true } : null,
    ...(one('note') && { note: one('note') }),
    imprint: Object.keys(imprint).length > 0 ? imprint : null,
  }
}
