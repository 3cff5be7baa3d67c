import { latin } from './objects.ts'
import type { PdfString } from './objects.ts'

/** Strings longer than this are names of nothing. */
const LONGEST = 4096
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The text of a string: UTF-16, UTF-8 or Latin, by its first bytes. */
export function textOf(found: PdfString): string {
  const bytes = bytesOf(found)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2))
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2))
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes.subarray(3))
  return bytes.toString('latin1')
}

function bytesOf({ bytes, from, to }: PdfString): Buffer {
  const inside = latin(bytes, from + 1, Math.min(to - 1, from + LONGEST))
  if (bytes[from] === 0x3c) return Buffer.from(inside.replace(/[^0-9a-fA-F]/g, ''), 'hex')
  const plain = inside.replace(/\\(\r\n|[0-7]{1,3}|[^])/g, (_, after: string) => {
    if (/^[0-7]/.test(after)) return String.fromCharCode(Number.parseInt(after, 8) & 0xff)
    return /^[\r\n]/.test(after) ? '' : (ESCAPES[after] ?? after)
  })
  return Buffer.from(plain, 'latin1')
}

/** D:20270602143000+08'00' as a moment; null when it is none. Without a zone it is Beijing time, where these papers are made. */
export function dateOf(found: PdfString): Date | null {
  const parts = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|[+-]\d\d)?'?(\d\d)?/.exec(textOf(found))
  if (!parts) return null
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone, zoneMinutes = '00'] = parts
  const offset = zone === 'Z' ? 'Z' : `${zone ?? '+08'}:${zone ? zoneMinutes : '00'}`
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  return Number.isNaN(at.getTime()) ? null : at
}
