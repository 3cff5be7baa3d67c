/** One value of DER: its tag and where its inside begins and ends. */
interface Value {
  tag: number
  from: number
  to: number
}

const SEQUENCE = 0x30
const INTEGER = 0x02
const UTF8 = 0x0c
const IA5 = 0x16

/** The value at a place, or null where none fits before `end`. */
function valueAt(data: Uint8Array, at: number, end: number): Value | null {
  let length = data[at + 1] ?? 0x80
  let from = at + 2
  if (length > 0x7f) {
    const bytes = length & 0x7f
    if (bytes === 0 || bytes > 4) return null
    length = 0
    for (let i = 0; i < bytes; i++) length = length * 256 + (data[from + i] ?? 0)
    from += bytes
  }
  return from + length <= end ? { tag: data[at]!, from, to: from + length } : null
}

function childrenOf(data: Uint8Array, value: Value): Value[] {
  const children: Value[] = []
  for (let at = value.from; at < value.to && children.length < 64; ) {
    const child = valueAt(data, at, value.to)
    if (!child) break
    children.push(child)
    at = child.to
  }
  return children
}

/**
 * The name in seal data: a seal by itself or within a signature value (GB/T 38540-2020 and GM/T 0031-2014). In both the seal
 * begins with a header that says ES, and its properties are a kind followed by the name. Null when the data are none of these.
 */
export function sealNameOf(data: Uint8Array | null): string | null {
  const root = data && valueAt(data, 0, data.length)
  if (!data || !root || root.tag !== SEQUENCE) return null
  // The header stands at most five steps down: signature → signed part → seal → seal's facts → header.
  let level: Value[] = [root]
  for (let depth = 0; depth < 5 && level.length > 0; depth++) {
    for (const value of level) {
      const name = nameWithin(data, value)
      if (name !== null) return name
    }
    level = level.flatMap((value) => childrenOf(data, value).filter(({ tag }) => tag === SEQUENCE)).slice(0, 500)
  }
  return null
}

function nameWithin(data: Uint8Array, facts: Value): string | null {
  const children = childrenOf(data, facts)
  const header = children[0] && children[0].tag === SEQUENCE ? childrenOf(data, children[0])[0] : undefined
  if (header?.tag !== IA5 || Buffer.from(data.subarray(header.from, header.to)).toString('latin1') !== 'ES') return null
  for (const properties of children.slice(1)) {
    if (properties.tag !== SEQUENCE) continue
    const [kind, name] = childrenOf(data, properties)
    if (kind?.tag === INTEGER && name?.tag === UTF8) return Buffer.from(data.subarray(name.from, Math.min(name.to, name.from + 300))).toString('utf8')
  }
  return null
}
