/** Objects of one typeset PDF, numbered anew so that they can stand behind those of others in one file. */
export interface PdfObjects {
  /** The objects, one behind the other. */
  bytes: Uint8Array
  /** Where object `first + i` begins in `bytes`; -1 = there is no such object. */
  offsets: number[]
  /** The node of the page tree that holds its pages. */
  node: number
  /** Numbers of its page objects, in order. */
  pages: number[]
}

export interface Renumber {
  /** Number its first object gets. */
  first: number
  /** The node its page tree hangs on. */
  parent: number
  /** Page objects that links `liandong:<id>` lead to. */
  links?: ReadonlyMap<number, number>
}

const LATIN = 'latin1'

/**
 * Takes a PDF as our typesetter writes it (plain objects, one cross-reference table) apart. Not for files of strangers.
 * @throws Error when the file is of another make
 */
export function takeApart(pdf: Uint8Array, { first, parent, links = new Map() }: Renumber): PdfObjects {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const { starts, root } = readTable(file)
  const ends = endsOf(starts, file.lastIndexOf('xref'))
  const textOf = (id: number) => headOf(file.subarray(starts[id]!, ends.get(id))).text
  const catalog = textOf(root)
  const treeRoot = Number(/\/Pages (\d+) 0 R/.exec(catalog)?.[1])
  if (!treeRoot) throw new Error('a PDF without a page tree')

  const dropped = new Set([root, ...[...catalog.matchAll(/\/(?:Metadata|Outlines) (\d+) 0 R/g)].map((found) => Number(found[1])), infoOf(file)])
  const offsets = Array.from({ length: starts.length - 1 }, () => -1)
  const parts: Uint8Array[] = []
  let at = 0
  for (let id = 1; id < starts.length; id++) {
    if (starts[id] === undefined || dropped.has(id)) continue
    const body = file.subarray(starts[id], ends.get(id))
    const { text, rest } = headOf(body)
    let head = renumbered(text, first - 1)
    if (id === treeRoot) head = head.replace('/Type /Pages', `/Type /Pages\n  /Parent ${parent} 0 R`)
    if (links.size > 0) head = linked(head, links)
    const bytes = Buffer.concat([Buffer.from(head, LATIN), body.subarray(rest)])
    offsets[id - 1] = at
    parts.push(bytes)
    at += bytes.length
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)), offsets, node: treeRoot + first - 1, pages: pagesOf(textOf, treeRoot).map((id) => id + first - 1) }
}

/** Where each object starts, by its number. */
function readTable(file: Buffer): { starts: (number | undefined)[]; root: number } {
  const tail = file.subarray(Math.max(0, file.length - 2048)).toString(LATIN)
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1])
  const table = Number.isInteger(at) ? file.subarray(at).toString(LATIN) : ''
  const found = /^xref\s+0 (\d+)\s+/.exec(table)
  const root = Number(/\/Root (\d+) 0 R/.exec(table)?.[1])
  if (!found || !root) throw new Error('a PDF without a plain cross-reference table')
  const count = Number(found[1])
  const starts: (number | undefined)[] = Array.from({ length: count }, () => undefined)
  for (let id = 0; id < count; id++) {
    const line = table.slice(found[0].length + id * 20, found[0].length + id * 20 + 18)
    if (line.endsWith('n')) starts[id] = Number(line.slice(0, 10))
  }
  return { starts, root }
}

const infoOf = (file: Buffer): number => Number(/\/Info (\d+) 0 R/.exec(file.subarray(Math.max(0, file.length - 2048)).toString(LATIN))?.[1] ?? 0)

/** An object ends where the next one, or the table, begins. */
function endsOf(starts: readonly (number | undefined)[], table: number): Map<number, number> {
  const order = starts.flatMap((start, id) => (start === undefined ? [] : [{ id, start }])).sort((a, b) => a.start - b.start)
  return new Map(order.map(({ id }, i) => [id, order[i + 1]?.start ?? table]))
}

/** The object's own text up to its stream, which is copied as it is. */
function headOf(body: Buffer): { text: string; rest: number } {
  const stream = body.indexOf('stream\n')
  // Only a line of its own begins a stream; the word within a string does not.
  const rest = stream > 0 && /[\s>]$/.test(body.toString(LATIN, stream - 1, stream)) && body.indexOf('endobj') > stream ? stream : body.length
  return { text: body.toString(LATIN, 0, rest), rest }
}

/** Adds to every object number outside strings. */
function renumbered(text: string, shift: number): string {
  const named = text.replace(/^\s*(\d+) 0 obj/, (_, id: string) => `${Number(id) + shift} 0 obj`)
  let result = ''
  for (let at = 0; at < named.length; ) {
    const open = named.indexOf('(', at)
    const plain = named.slice(at, open < 0 ? undefined : open)
    result += plain.replace(/(?<![\w.])(\d+) 0 R\b/g, (_, id: string) => `${Number(id) + shift} 0 R`)
    if (open < 0) break
    const close = stringEnd(named, open)
    result += named.slice(open, close)
    at = close
  }
  return result
}

/** Behind the bracket that closes the string. */
function stringEnd(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) return i + 1
  }
  return text.length
}

const linked = (head: string, links: ReadonlyMap<number, number>): string =>
  head.replace(/\/A <<\s*\/Type \/Action\s*\/S \/URI\s*\/URI \(liandong:(\d+)\)\s*>>/g, (whole, id: string) => {
    const page = links.get(Number(id))
    return page === undefined ? whole : `/Dest [${page} 0 R /XYZ null null null]`
  })

function pagesOf(textOf: (id: number) => string, node: number): number[] {
  const kids = /\/Kids \[([^\]]*)\]/.exec(textOf(node))?.[1] ?? ''
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap((found) => {
    const id = Number(found[1])
    return /\/Type \/Pages\b/.test(textOf(id)) ? pagesOf(textOf, id) : [id]
  })
}
