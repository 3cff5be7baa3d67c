/**
 * A file's name as people gave it, made safe to keep and to offer again: no folders, no control characters,
 * at most 255 bytes in UTF-8 (what file systems take), the extension kept.
 */
export function tidyFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).pop() ?? ''
  // eslint-disable-next-line no-control-regex
  const clean = last.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069:*?"<>|]/g, '').replace(/^[.\s]+/, '').trim()
  if (clean === '') return '未命名'
  const encoder = new TextEncoder()
  if (encoder.encode(clean).length <= 255) return clean
  const dot = clean.lastIndexOf('.')
  const extension = dot > 0 && clean.length - dot <= 6 ? clean.slice(dot) : ''
  let stem = ''
  let room = 255 - encoder.encode(extension).length
  for (const character of extension ? clean.slice(0, dot) : clean) {
    room -= encoder.encode(character).length
    if (room < 0) break
    stem += character
  }
  return stem + extension
}

/** Content-Disposition of a download, for every browser. */
export function attachmentHeader(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`
}
