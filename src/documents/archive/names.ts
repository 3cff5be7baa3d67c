/** The longest part of a path we write, in UTF-8 bytes. Linux takes 255; Windows counts the whole path, so leave it room. */
const LONGEST = 200
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i
/** Not allowed on Windows, or invisible: controls, marks that turn the reading direction, zero-width characters, lone halves of a pair. */
const FORBIDDEN = /[<>:"|?*\\]/g
const INVISIBLE = /[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/**
 * One step of a path that Windows, macOS and Linux all take and that leads nowhere else: no separators, no "..",
 * no device names, at most 200 bytes with the extension kept. What is left empty becomes 未命名.
 */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll('/', '_')
    .replace(INVISIBLE, '')
    .replace(FORBIDDEN, '_')
    // Windows drops dots and blanks at the end, so "a.txt." and "a.txt" would be one file.
    .replace(/[. ]+$/, '')
    .trimStart()
  if (plain === '' || /^\.+$/.test(plain)) return '未命名'
  const [stem] = split(plain)
  return shorten(RESERVED.test((stem.split('.')[0] ?? '').trimEnd()) ? `_${plain}` : plain)
}

/** A path for an archive: each step made safe, "/" kept between steps, empty and upward steps left out. */
export function safePath(path: string): string {
  const steps = path.split('/').filter((step) => !/^[\s.]*$/.test(step))
  return steps.length === 0 ? '未命名' : steps.map(safeName).join('/')
}

/** Safe paths for all, in their order; where two would be one file (also: differ only by case) the later gets a number: 名(2).docx. */
export function distinctPaths(paths: readonly string[]): string[] {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  return paths.map((path) => {
    const safe = safePath(path)
    let result = safe
    const key = safe.toLowerCase()
    let number = next.get(key) ?? 2
    while (taken.has(result.toLowerCase())) result = numbered(safe, number++)
    next.set(key, number)
    taken.add(result.toLowerCase())
    return result
  })
}

function numbered(path: string, number: number): string {
  const slash = path.lastIndexOf('/')
  const [stem, extension] = split(path.slice(slash + 1))
  const tail = `(${number})${extension}`
  return path.slice(0, slash + 1) + cut(stem, LONGEST - Buffer.byteLength(tail)) + tail
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST) return name
  const [stem, extension] = split(name)
  return cut(stem, LONGEST - Buffer.byteLength(extension)) + extension
}

/** An extension is short and plain; "2026.关于开展活动的通知" has none. */
function split(name: string): [stem: string, extension: string] {
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? ''
  return extension.length === name.length ? [name, ''] : [name.slice(0, name.length - extension.length), extension]
}

/** The longest beginning within so many bytes that ends between characters as people see them. */
function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text
  let used = 0
  let end = 0
  for (const { segment, index } of new Intl.Segmenter('zh').segment(text)) {
    used += Buffer.byteLength(segment)
    if (used > bytes) break
    end = index + segment.length
  }
  return text.slice(0, end).replace(/[. ]+$/, '')
}
