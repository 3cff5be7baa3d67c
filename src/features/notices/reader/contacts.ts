import type { Contact } from './schema.ts'
import { isBody } from './bodies.ts'
import { EMAIL, PHONE } from './destinations.ts'
import type { Part } from './parts.ts'
import { splitOutside, type Range, type Script } from './script.ts'

const LABEL = /(联系人及(?:联系)?电话|联系人及联系方式|联系方式|联系人|联络人|活动联系人|咨询人|经办人|联系电话|联系手机|咨询电话|报名电话|办公电话|电话及传真|电话（传真）|电话\/传真|电话号码|电话|手机号?码?|手机|传真电话|传真号码|传真|电子邮箱|电子信箱|电子邮件|邮箱地址|邮箱|信箱|E-?mail|Email|通讯地址|通信地址|联系地址|邮寄地址|办公地址|地址|邮政编码|邮编|联系单位|单位|QQ|微信)：/gi

interface Field {
  kind: 'names' | 'phone' | 'fax' | 'both' | 'email' | 'address' | 'postcode' | 'org' | 'mixed' | 'skip'
  a: number
  value: Range
}

const kindOf = (label: string): Field['kind'] => {
  if (/及(?:联系)?(?:电话|方式)$|^联系方式$/.test(label)) return 'mixed'
  if (/联系人|联络人|咨询人|经办人/.test(label)) return 'names'
  if (/传真/.test(label)) return /电话/.test(label) && !/^传真/.test(label) ? 'both' : 'fax'
  if (/电话|手机/.test(label)) return 'phone'
  if (/邮箱|信箱|邮件|mail/i.test(label)) return 'email'
  if (/地址/.test(label)) return 'address'
  if (/邮编|邮政编码/.test(label)) return 'postcode'
  if (/单位/.test(label)) return 'org'
  return 'skip'
}

const OPENS = /^(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十\d]{1,2}）|\d{1,2}[.、])?(?:（)?(?:[^。；：，]{0,24})?(?:联系人|联络人|联系方式|联系电话|咨询电话|咨询人|电话|传真|电子邮箱|电子信箱|邮箱|E-?mail|通讯地址|通信地址|地址|邮编|邮政编码|联系地址|联系单位)(?:及[^：]{2,6}|（传真）|\/传真)?：/i
const NAME = /^[一-龥·]{2,4}$|^[一-龥]{1,3}(?:老师|同志|主任|科长|先生|女士|部长|处长|股长|干事|书记|医生|警官|律师)$/

/** Reads contact blocks: consecutive lines with contact labels, or a person with number inside a sentence. */
export function readContacts(script: Script, parts: Part[]): Contact[] {
  const out: Contact[] = []
  for (const part of parts) {
    if (part.form) continue
    let block: Block | null = null
    for (let i = part.from; i < part.to; i++) {
      const line = script.line(i)
      const r = script.range(i)
      const opens = OPENS.test(line.slice(0, 60))
      const inline = !opens && script.paragraphs[i]!.kind === 'text' ? line.search(/(?:联系人|联络人|咨询电话|联系电话|联系方式)：?(?=[^，。要名信（]{2,})/) : -1
      if (opens || inline > 0) {
        const from = opens ? r.a : r.a + sentenceStart(line, inline)
        for (const piece of splitPeople(script, { a: from, b: r.b })) {
          const made = readBlock(script, piece)
          if (!made) continue
          if (block && fits(block, made)) join(script, block, made)
          else {
            flush(script, block, out)
            block = made
            const org = opens ? orgAbove(script, i, part.from) : null
            if (org && !made.contact.org) made.contact.org = script.raw(org.a, org.b)
          }
        }
        continue
      }
      const bare = line.length <= 60 ? bareLine(script, r) : null
      if (bare && (block || underContacts(script, i, part.from) || (bare.contact.org && bare.contact.names.length && bare.contact.phones.length))) {
        if (block && fits(block, bare)) join(script, block, bare)
        else {
          flush(script, block, out)
          block = bare
        }
        continue
      }
      flush(script, block, out)
      block = null
    }
    flush(script, block, out)
  }
  return out
}

interface Block {
  contact: Contact
  a: number
  b: number
}

function sentenceStart(line: string, at: number): number {
  // A sentence that says who answers (…由某某受理，咨询电话…) belongs to the contact as a whole.
  const sentence = Math.max(line.lastIndexOf('。', at), line.lastIndexOf('；', at)) + 1
  if (PERSON.test(line.slice(sentence, at + 1) + '，')) return sentence
  return Math.max(sentence, line.lastIndexOf('（', at) + 1, line.lastIndexOf('，', at) + 1)
}

/** One range per person when a line holds several labelled ones. */
function splitPeople(script: Script, r: Range): Range[] {
  const s = script.at(r)
  const at = [...s.matchAll(/(?:联系人|联络人)：/g)].map((m) => m.index)
  if (at.length < 2) return [r]
  const starts = at.map((x, i) => (i === 0 ? 0 : Math.max(s.lastIndexOf('；', x), s.lastIndexOf('。', x), at[i - 1]! + 4) + 1)).map((x, i) => (i > 0 && x > at[i]! ? at[i]! : x))
  return starts.map((x, i) => ({ a: r.a + x, b: i + 1 < starts.length ? r.a + starts[i + 1]! : r.b }))
}

function empty(): Contact {
  return { names: [], org: null, phones: [], fax: [], emails: [], address: null, postcode: null, quote: '' }
}

function readBlock(script: Script, r: Range): Block | null {
  const s = script.at(r)
  const fields: Field[] = []
  for (const m of s.matchAll(LABEL)) {
    const a = r.a + m.index
    const last = fields[fields.length - 1]
    if (last) last.value.b = a
    fields.push({ kind: kindOf(m[1]!), a, value: { a: a + m[0].length, b: r.b } })
  }
  if (!fields.some((f) => f.kind === 'names' || f.kind === 'mixed')) unlabelled(script, r, fields)
  if (fields.length === 0) return null
  const contact = empty()
  const before = script.n.slice(r.a, fields[0]!.a).replace(/^(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十\d]{1,2}）|\d{1,2}[.、]|（)/, '').replace(/[，、：（]$/, '').replace(/[（）]/g, '')
  if (before && isBody(before)) contact.org = before
  for (const f of fields) take(script, contact, f)
  if (contact.names.length + contact.phones.length + contact.fax.length + contact.emails.length === 0 && !contact.address && !contact.postcode) return null
  const end = trimEnd(script.n, r)
  return { contact, a: contact.org ? script.n.indexOf(contact.org, r.a) : fields[0]!.a, b: end }
}

const PERSON = /(?:联系人|联络人)(?=[一-龥])|(?:由|请与|请联系|可向)([^，。；：、]{3,20}?[局委办部科处股室会院站所心馆])?([一-龥]{2,3}(?:、[一-龥]{2,3})*)(?:受理|负责(?:解答|答疑|咨询|联络|受理)?|联系|解答)(?=[，。；（])/
const NUMBER_LABEL = /(?:联系电话|咨询电话|报名电话|电话|手机|传真|电子邮箱|电子信箱|邮箱)(?=[：为是]?[\dA-Za-z（])/g

/** Labels without a colon in running text: 联系人某某，电话…; 由某中心某某受理，咨询电话…. */
function unlabelled(script: Script, r: Range, fields: Field[]) {
  const s = script.at(r)
  const person = PERSON.exec(s)
  const extra: Field[] = []
  if (person) {
    const at = person.index + (person[2] ? person[0].indexOf(person[2], person[1]?.length ?? 0) : person[0].length)
    const end = person[2] ? at + person[2].length : at + (/^[^，。；（\d]+/.exec(s.slice(at))?.[0].length ?? 0)
    extra.push({ kind: 'names', a: r.a + person.index, value: { a: r.a + at, b: r.a + end } })
    if (person[1] && isBody(person[1])) extra.push({ kind: 'org', a: r.a + person.index + 1, value: { a: r.a + person.index + person[0].indexOf(person[1]), b: r.a + person.index + person[0].indexOf(person[1]) + person[1].length } })
  }
  for (const m of s.matchAll(NUMBER_LABEL)) {
    if (s[m.index + m[0].length] === '：') continue
    const from = r.a + m.index + m[0].length
    const stop = /[。；，]/.exec(s.slice(m.index + m[0].length))?.index ?? s.length
    extra.push({ kind: kindOf(m[0]), a: r.a + m.index, value: { a: from, b: Math.min(r.b, from + stop) } })
  }
  if (!person && fields.length === 0) return
  fields.push(...extra)
  fields.sort((x, y) => x.a - y.a)
}

function trimEnd(n: string, r: Range): number {
  let b = r.b
  while (b > r.a && '。；，）、'.includes(n[b - 1]!)) b--
  return b
}

function take(script: Script, c: Contact, f: Field) {
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
      if (people && c.names.length === 0 && NAME.test((people[1] ?? people[2])!) && !isLabelWord((people[1] ?? people[2])!)) c.names.push((people[1] ?? people[2])!)
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

function addPhone(c: Contact, p: string, context: string) {
  if (!c.phones.includes(p)) c.phones.push(p)
  const after = context.slice(context.indexOf(p) + p.length, context.indexOf(p) + p.length + 8)
  if (/^（?(?:兼传真|传真同号|带传真|同传真|含传真|传真）)/.test(after) && !c.fax.includes(p)) c.fax.push(p)
}

function numbers(script: Script, r: Range): string[] {
  return [...script.at(r).matchAll(PHONE)].filter((m) => !/@/.test(script.n.slice(r.a + m.index, r.a + m.index + m[0].length + 3)) && !/[A-Za-z.]/.test(script.n[r.a + m.index - 1] ?? '')).map((m) => script.raw(r.a + m.index, r.a + m.index + m[0].length))
}

/** Names separated by spaces, 、 or ，; brackets and numbers between them left out. */
function namesIn(script: Script, r: Range): string[] {
  const out: string[] = []
  for (const piece of splitOutside(script.n, r, '、，；。：/').flatMap((p) => joinSpread(script, p))) {
    const s = script.at(piece).replace(/（[^（）]*）?/g, '').replace(/[\d\-—–－+].*$/, '').replace(/(?:联系电话|电话|手机|QQ|微信)$/, '')
    if (s === '') continue
    const split = !NAME.test(s) ? [s] : [s]
    for (const x of split) if (NAME.test(x) && !isLabelWord(x) && !(isBody(x) && x.length > 3)) out.push(x)
  }
  return joinSingles(script, r, out)
}

const isLabelWord = (s: string) => /传真|同号|微信|工作日|上午|下午|办公|转接/.test(s) || /^(?:电话|手机|传真|邮箱|地址|邮编|详见|如下|附件|办公室|同上|科室|联系|单位|姓名|待定)$/.test(s)

/** Pieces between spaces; two single characters in a row are one spread name (张 三). */
function joinSpread(script: Script, r: Range): Range[] {
  const out: Range[] = []
  for (const p of script.splitGaps(r)) {
    const last = out[out.length - 1]
    if (last && p.b - p.a === 1 && last.b - last.a === 1 && /[一-龥]/.test(script.at(p))) last.b = p.b
    else out.push({ ...p })
  }
  return out
}

/** “张 三 李四”: single characters set apart belong together. */
function joinSingles(script: Script, r: Range, found: string[]): string[] {
  if (found.length > 0) return found
  const s = script.at(r).replace(/[^一-龥]/g, '')
  return NAME.test(s) && !isLabelWord(s) ? [s] : found
}

/** “文某某 5550433”, “市科协科普部：某某，5550433”, a lone e-mail under a contact block. */
function bareLine(script: Script, r: Range): Block | null {
  const phones = numbers(script, r)
  const s = script.at(r)
  const emails = s.match(EMAIL) ?? []
  if (phones.length === 0 && emails.length === 0) return null
  const tokens = splitOutside(script.n, r, '、，；：').flatMap((p) => script.splitGaps(p)).map((p) => script.at(p))
  const org = tokens[0] !== undefined && tokens.length >= 2 && tokens[0].length >= 3 && isBody(tokens[0]) ? tokens[0] : null
  const person = tokens.slice(org ? 1 : 0).find((t) => NAME.test(t) && !isLabelWord(t))
  if (org && person && !/[。]/.test(s)) {
    const c = empty()
    c.org = org
    for (const t of tokens.slice(1)) if (NAME.test(t) && !isLabelWord(t)) c.names.push(t)
    for (const p of phones) addPhone(c, p, s)
    c.emails.push(...emails)
    return { contact: c, a: r.a, b: trimEnd(script.n, r) }
  }
  const m = /^(?:([^：，。\d]{3,24})：)?([一-龥]{2,4}(?:老师|同志)?)?[，、：（]?(?=[\d（A-Za-z]|电话|手机|联系电话)/.exec(s)
  if (!m && emails.length === 0) return null
  const c = empty()
  if (m?.[1] && isBody(m[1])) c.org = m[1]
  if (m?.[2] && NAME.test(m[2]) && !isLabelWord(m[2])) c.names.push(m[2])
  if (c.names.length === 0 && !c.org && s.length > 30) return null
  for (const p of phones) addPhone(c, p, s)
  c.emails.push(...emails)
  return { contact: c, a: r.a, b: trimEnd(script.n, r) }
}

const underContacts = (script: Script, i: number, floor: number) => {
  for (let k = i - 1; k >= Math.max(floor, i - 4); k--) if (/联系(?:人|方式|电话)|咨询/.test(script.line(k).slice(0, 14)) || (k === i - 1 && /\d{7}/.test(script.line(k)) && script.line(k).length <= 60)) return true
  return false
}

/** A body on a line of its own above the block. */
function orgAbove(script: Script, i: number, floor: number): Range | null {
  if (i - 1 < floor) return null
  const r = script.range(i - 1)
  const full = script.at(r)
  const lead = /^(?:（?[一二三四五六七八九十\d]{1,2}）?[.、]?|[●◆■])/.exec(full)?.[0].length ?? 0
  const s = full.slice(lead).replace(/：$/, '')
  return s.length >= 3 && s.length <= 24 && isBody(s) ? { a: r.a + lead, b: r.a + lead + s.length } : null
}

/** A line goes on with a block when it brings no second person or body. */
function fits(block: Block, more: Block): boolean {
  if (more.contact.names.length > 0 && block.contact.names.length > 0) return false
  if (more.contact.names.length > 0 && block.contact.phones.length > 0) return false
  if (more.contact.org && block.contact.org && more.contact.org !== block.contact.org) return false
  return true
}

function join(script: Script, block: Block, more: Block) {
  const c = block.contact
  const m = more.contact
  c.names.push(...m.names)
  for (const p of m.phones) if (!c.phones.includes(p)) c.phones.push(p)
  for (const f of m.fax) if (!c.fax.includes(f)) c.fax.push(f)
  if (/传真[^：]{0,2}：[^\d]*同/.test(script.n.slice(more.a, more.b))) for (const p of c.phones) if (!c.fax.includes(p)) c.fax.push(p)
  for (const e of m.emails) if (!c.emails.includes(e)) c.emails.push(e)
  c.org ??= m.org
  c.address ??= m.address
  c.postcode ??= m.postcode
  block.b = more.b
}

function flush(script: Script, block: Block | null, out: Contact[]) {
  if (!block) return
  const c = block.contact
  if (c.names.length + c.phones.length + c.emails.length + c.fax.length === 0) return
  c.quote = script.quote(block.a, block.b)
  out.push(script.why(c, 'contacts.block'))
}
