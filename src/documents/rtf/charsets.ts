/** Code pages by the number RTF gives a font (\fcharsetN); 0 and 1 go by the document's own page. */
const PAGE_OF_CHARSET: Readonly<Record<number, number>> = {
  77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256,
  186: 1257, 204: 1251, 222: 874, 238: 1250,
}

/** What Windows calls a code page → what the Encoding Standard calls it. */
const LABELS: Readonly<Record<number, string>> = {
  932: 'shift_jis', 936: 'gb18030', 949: 'euc-kr', 950: 'big5', 54936: 'gb18030', 65001: 'utf-8', 10000: 'macintosh', 874: 'windows-874',
}

const SEVERAL_BYTES = new Set(['shift_jis', 'gb18030', 'euc-kr', 'big5', 'utf-8'])

const labelOf = (page: number): string => LABELS[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252')

const decoders = new Map<string, TextDecoder>()

function decode(label: string, bytes: Uint8Array, fatal: boolean): string | null {
  const key = `${label} ${fatal}`
  let decoder = decoders.get(key)
  if (!decoder) decoders.set(key, (decoder = new TextDecoder(label, { fatal })))
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** A font's way of writing: its own code page where it declares one, else its character set, else unknown. */
export interface FontCode {
  charset: number | null
  page: number | null
}

/**
 * Decodes text of a font. Western fonts (character set 0) of a Chinese document carry both Western bytes and, from many
 * programs, Chinese ones: what is valid in the document's page is that, all else Western.
 */
export function decodeRun(bytes: Uint8Array, font: FontCode | undefined, documentPage: number): string {
  // Symbol fonts have no letters: their signs go where Word puts them, in the private area.
  if (font?.charset === 2) return Array.from(bytes, (byte) => String.fromCharCode(byte < 0x20 ? byte : 0xf000 + byte)).join('')
  const own = font?.page ?? (font?.charset == null ? null : (PAGE_OF_CHARSET[font.charset] ?? null))
  if (own !== null) return decode(labelOf(own), bytes, false) ?? ''
  const label = labelOf(documentPage)
  if (!SEVERAL_BYTES.has(label)) return decode(label, bytes, false) ?? ''
  return decode(label, bytes, true) ?? decode(font?.charset === 0 ? 'windows-1252' : label, bytes, false) ?? ''
}
