import type { Contact } from './schema.ts'
import { isBody } from './bodies.ts'
import { EMAIL, PHONE } from './destinations.ts'
import { splitOutside, type Range, type Script } from './script.ts'

/** Labelled fields of a contact block: names, numbers, addresses. */

export interface Field {
  kind: 'names' | 'phone' | 'fax' | 'both' | 'email' | 'address' | 'postcode' | 'org' | 'mixed' | 'skip'
  a: number
  value: Range
}

export const kindOf = (label: string): Field['kind'] => {
  if (/及(?:联系)?(?:电话|方式)$|^联系方式$/.test(label)) return 'mixed'
  if (/联系人|联络人|咨询人|经办人/.test(label)) return 'names'
  if (/传真/.test(label)) return /电话/.test(label) && !label.startsWith('传真') ? 'both' : 'fax'
  if (/电话|手机/.test(label)) return 'phone'
  if (/邮箱|信箱|邮件|mail/i.test(label)) return 'email'
  if (/地址/.test(label)) return 'address'
  if (/邮编|邮政编码/.test(label)) return 'postcode'
  if (/单位/.test(label)) return 'org'
  return 'skip'
}

export const NAME = /^[一-龥·]{2,4}$|^[一-龥]{1,3}(?:老师|同志|主任|科长|先生|女士|部长|处长|股长|干事|书记|医生|警官|律师)$/

export function empty(): Contact {
  return { names: [], org: null, phones: [], fax: [], emails: [], address: null, postcode: null, quote: '' }
}

export function trimEnd(n: string, r: Range): number {
  let b = r.b
  while (b > r.a && '。；，）、'.includes(n[b - 1]!)) b--
  return b
}

export function take(script: Script, c: Contact, f: Field) {
  const s = script.at(f.value)
  const phones = numbers(script, f.value)
  switch (f.kind) {
    case 'names':
    case 'mixed': {
      for (const n of namesIn(script, f.value)) if (!c.names.includes(n)) c.names.push(n)
      const org = [/^（?([^，。；（）\d]{2,20})）?[：，]/.exec(s)?.[1], /（([^（）]{2,20})）/.exec(s)?.[1], ...script.splitGaps(f.value).map((g) => script.at(g).replace(/[，：]$/, ''))]
        .find((x) => x !== undefined && x.length >= 3 && isBody(x) && !(NAME.test(x) && x.length === 3 && !/[局委办部科处股室会院站所]$/.test(x)))
      if (org && !c.org) c.org = org
      for (const p of phones) addPhone(c, p, s)
      for (const e of s.match(EMAIL) ?? []) if (!c.emails.includes(e)) c.emails.push(e)
      break
    }
    case 'both':
      for (const p of phones) {
        if (!c.phones.includes(p)) c.phones.push(p)
        if (!c.fax.includes(p)) c.fax.push(p)
      }
      break
    case 'phone': {
      const people = /^([一-龥]{2,4})[，：]?\d|（([一-龥]{2,4})）/.exec(s)
      if (people && c.names.length === 0 && NAME.test((people[1] ?? people[2])!) && !isLabelWord((people[1] ?? people[2])!) && !LOCAL.test((people[1] ?? people[2])!)) c.names.push((people[1] ?? people[2])!)
      for (const p of phones) addPhone(c, p, s)
      for (const e of s.match(EMAIL) ?? []) if (!c.emails.includes(e)) c.emails.push(e)
      break
    }
    case 'fax':
      for (const p of phones) if (!c.fax.includes(p)) c.fax.push(p)
      if (/同号|同电话|同上/.test(s)) for (const p of c.phones) if (!c.fax.includes(p)) c.fax.push(p)
      break
    case 'email':
      for (const e of s.match(EMAIL) ?? []) if (!c.emails.includes(e)) c.emails.push(e)
      break
    case 'postcode':
      c.postcode ??= /\d{6}/.exec(s)?.[0] ?? null
      break
    case 'address': {
      const gap = script.splitGaps(f.value)
      const value = script.raw(f.value.a, f.value.b).replace(/[。；，（]$/, '').split(/[。；]|，(?=邮|电)/)[0]!.replace(/（(?:邮编.*)?$/, '')
      if (value.length >= 3 && gap.length > 0) c.address ??= value
      break
    }
    case 'org': {
      const value = script.raw(f.value.a, f.value.b).replace(/[。；，]$/, '')
      if (isBody(value)) c.org ??= value
      break
    }
    default:
  }
}

export function addPhone(c: Contact, p: string, context: string) {
  if (!c.phones.includes(p)) c.phones.push(p)
  const after = context.slice(context.indexOf(p) + p.length, context.indexOf(p) + p.length + 8)
  if (/^（?(?:兼传真|传真同号|带传真|同传真|含传真|传真）)/.test(after) && !c.fax.includes(p)) c.fax.push(p)
}

/** Telephone numbers of a range; white space in the source parts two of them. */
export function numbers(script: Script, r: Range): string[] {
  const apart = script.splitGaps(r).flatMap((g) => numbersIn(script, g))
  const whole = numbersIn(script, r)
  return apart.length > whole.length ? apart : whole
}

function numbersIn(script: Script, r: Range): string[] {
  return [...script.at(r).matchAll(PHONE)].filter((m) => !/@/.test(script.n.slice(r.a + m.index, r.a + m.index + m[0].length + 3)) && !/[A-Za-z.]/.test(script.n[r.a + m.index - 1] ?? '')).map((m) => script.raw(r.a + m.index, r.a + m.index + m[0].length))
}

/** Names separated by spaces, 、 or ，; brackets and numbers between them left out. */
export function namesIn(script: Script, r: Range): string[] {
  const out: string[] = []
  for (const piece of splitOutside(script.n, r, '、，；。：/').flatMap((p) => joinSpread(script, p))) {
    const s = script.at(piece).replace(/（[^（）]*）?/g, '').replace(/[\d\-—–－+].*$/, '').replace(/(?:联系电话|电话|手机|QQ|微信)$/, '')
    if (s === '') continue
    const split = !NAME.test(s) ? [s] : [s]
    for (const x of split) if (NAME.test(x) && !isLabelWord(x) && !(isBody(x) && x.length > 3) && !LOCAL.test(x)) out.push(x)
  }
  return joinSingles(script, r, out)
}

// 市文化局, 县科协: a body of this place, however short, is nobody's name.
const LOCAL = /^(?:[省市县区镇乡校局]|我)[一-龥]{1,4}(?:局|委|办|处|科|馆|会|中心|协|院|站|所|社|部|室|联)$/

export const isLabelWord = (s: string) => /传真|同号|微信|工作日|上午|下午|办公|转接/.test(s) || /^(?:电话|手机|传真|邮箱|地址|邮编|详见|如下|附件|办公室|同上|科室|联系|单位|姓名|待定|投稿|报名|收稿|接收|咨询|公示|监督|举报|业务|技术|技术支持)$/.test(s)

/** Pieces between spaces; two single characters in a row are one spread name (张 三). */
export function joinSpread(script: Script, r: Range): Range[] {
  const out: Range[] = []
  for (const p of script.splitGaps(r)) {
    const last = out[out.length - 1]
    if (last && p.b - p.a === 1 && last.b - last.a === 1 && /[一-龥]/.test(script.at(p))) last.b = p.b
    else out.push({ ...p })
  }
  return out
}

/** “张 三 李四”: single characters set apart belong together. */
export function joinSingles(script: Script, r: Range, found: string[]): string[] {
  if (found.length > 0) return found
  const s = script.at(r).replace(/[^一-龥]/g, '')
  return NAME.test(s) && !isLabelWord(s) ? [s] : found
}
