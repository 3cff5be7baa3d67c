import type { Contact } from './schema.ts'
import { isBody } from './bodies.ts'
import { NAME, addPhone, empty, isLabelWord, kindOf, numbers, take, trimEnd, type Field } from './contactfields.ts'
import { EMAIL } from './destinations.ts'
import type { Part } from './parts.ts'
import { splitOutside, type Range, type Script } from './script.ts'

const LABEL = /(联系人及(?:联系)?电话|联系人及联系方式|联系方式|联系人|联络人|活动联系人|咨询人|经办人|联系电话（传真）|联系电话\/传真|联系电话|联系手机|咨询电话|报名电话|办公电话|电话及传真|电话（传真）|电话\/传真|电话号码|电话|手机号?码?|手机|传真电话|传真号码|传真|电子邮箱|电子信箱|电子邮件|邮箱地址|邮箱|信箱|E-?mail|Email|通讯地址|通信地址|联系地址|邮寄地址|办公地址|地址|邮政编码|邮编|联系单位|单位|QQ|微信)：/gi

const OPENS = /^(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十\d]{1,2}）|\d{1,2}[.、])?(?:（)?(?:[^。；：，]{0,24})?(?:联系人|联络人|联系方式|联系电话|咨询电话|咨询人|电话|传真|电子邮箱|电子信箱|邮箱|E-?mail|通讯地址|通信地址|地址|邮编|邮政编码|联系地址|联系单位)(?:及[^：]{2,6}|（传真）|\/传真)?：/i

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
  if (before && isBody(before) && before.length > 2) contact.org = before
  const asked = /(?:请与|向|请联系)([^，。；：、]{3,20}?)(?:联系|咨询)，?$/.exec(script.n.slice(Math.max(0, r.a - 40), r.a + 40).split(/联系人|联系电话|咨询电话|联络人/)[0]!)
  if (!contact.org && asked && isBody(asked[1]!)) contact.org = asked[1]!
  for (const f of fields) take(script, contact, f)
  if (contact.names.length + contact.phones.length + contact.fax.length + contact.emails.length === 0 && !contact.address && !contact.postcode && !contact.org) return null
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

/** “文某某 5550433”, “市科协科普部：某某，5550433”, a lone e-mail under a contact block. */
function bareLine(script: Script, full: Range): Block | null {
  const marker = /^(?:\d{1,2}[.、]|（[一二三四五六七八九十\d]{1,2}）|[①-⑳])(?=[一-龥])/.exec(script.at(full))?.[0].length ?? 0
  const r = { a: full.a + marker, b: full.b }
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
  const m = /^(?:([^：，。\d]{3,24})：)?([一-龥]{2,4}(?:老师|同志)?)?(?:（([^（）\d]{3,20})）)?[，、：（]?(?=[\d（A-Za-z]|电话|手机|联系电话)/.exec(s)
  if (!m && emails.length === 0) return null
  const c = empty()
  if (m?.[1] && isBody(m[1])) c.org = m[1]
  else if (m?.[3] && isBody(m[3])) c.org = m[3]
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
