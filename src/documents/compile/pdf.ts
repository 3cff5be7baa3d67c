import { createHash } from 'node:crypto'
import type { PdfObjects } from './objects.ts'

/** A line of the outline readers show beside the pages: parts with their reports. */
export interface OutlineEntry {
  title: string
  /** Page object it leads to. */
  page: number
  children: OutlineEntry[]
}

/** Numbers of the objects the file itself has, in front of all others. */
const CATALOG = 1
const INFO = 2
export const ROOT = 3
export const FIRST_FREE = 4

/**
 * One PDF written as its pieces come: first the body, piece by piece, then what stands in front of it. Objects may lie in any
 * order in a file; only the page tree says which page is first. Memory: 8 bytes an object.
 */
export class PdfWriter {
  /** Number the next piece's first object gets. */
  next = FIRST_FREE
  private at = 0
  private readonly offsets = new Map<number, number>()
  private readonly nodes: { node: number; pages: number }[] = []
  private count = 0

  head(): Uint8Array {
    // Bytes above 127 say to programs that transfer files that this is none of text.
    return this.passed(Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'))
  }

  /** Adds a piece behind those before; `inFront` puts its pages before all others. */
  piece(objects: PdfObjects, inFront = false): Uint8Array {
    for (const [i, offset] of objects.offsets.entries()) if (offset >= 0) this.offsets.set(this.next + i, this.at + offset)
    this.next += objects.offsets.length
    this.count += objects.pages.length
    const node = { node: objects.node, pages: objects.pages.length }
    if (inFront) this.nodes.unshift(node)
    else this.nodes.push(node)
    return this.passed(objects.bytes)
  }

  /** Page tree, outline, page labels (i, ii … in front, 1, 2 … behind) and cross-references. @param frontPages pages counted i, ii … */
  end(given: { title: string; author: string; made: Date; frontPages: number; outline: readonly OutlineEntry[] }): Uint8Array {
    const outlineRoot = this.next++
    const outline = this.outlineObjects(given.outline, outlineRoot)
    const objects: [number, string][] = [
      [CATALOG, `<< /Type /Catalog /Pages ${ROOT} 0 R /Lang (zh-CN) /PageMode /UseOutlines /Outlines ${outlineRoot} 0 R\n` +
        `/ViewerPreferences << /DisplayDocTitle true >>\n/PageLabels << /Nums [0 << /S /r >> ${given.frontPages} << /S /D >>] >> >>`],
      [INFO, `<< /Title ${textString(given.title)} /Author ${textString(given.author)} /Creator ${textString('联动')} /CreationDate (D:${stamp(given.made)}Z) >>`],
      [ROOT, `<< /Type /Pages /Count ${this.count} /Kids [${this.nodes.map(({ node }) => `${node} 0 R`).join(' ')}] >>`],
      ...outline,
    ]
    let text = ''
    for (const [id, body] of objects) {
      this.offsets.set(id, this.at + text.length)
      text += `${id} 0 obj\n${body}\nendobj\n\n`
    }
    const table = this.at + text.length
    text += `xref\n0 ${this.next}\n0000000000 65535 f \n`
    const lines: string[] = []
    // A number without an object is free; the chain of free ones may be left at 0.
    for (let id = 1; id < this.next; id++) {
      const offset = this.offsets.get(id)
      lines.push(offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`)
    }
    const id = createHash('sha256').update(`${given.title}${given.made.toISOString()}${this.at}`).digest('hex').slice(0, 32)
    text += `${lines.join('')}trailer\n<< /Size ${this.next} /Root ${CATALOG} 0 R /Info ${INFO} 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${table}\n%%EOF\n`
    return this.passed(Buffer.from(text, 'latin1'))
  }

  private outlineObjects(entries: readonly OutlineEntry[], root: number): [number, string][] {
    const objects: [number, string][] = []
    const write = (siblings: readonly OutlineEntry[], parent: number): number[] => {
      const ids = siblings.map(() => this.next++)
      for (const [i, entry] of siblings.entries()) {
        const below = write(entry.children, ids[i]!)
        objects.push([ids[i]!,
          `<< /Title ${textString(entry.title)} /Parent ${parent} 0 R /Dest [${entry.page} 0 R /XYZ null null null]` +
          (i > 0 ? ` /Prev ${ids[i - 1]} 0 R` : '') + (i < ids.length - 1 ? ` /Next ${ids[i + 1]} 0 R` : '') +
          // Closed: a thousand open lines hide the parts.
          (below.length > 0 ? ` /First ${below[0]} 0 R /Last ${below.at(-1)} 0 R /Count -${below.length}` : '') + ' >>'])
      }
      return ids
    }
    const top = write(entries, root)
    objects.push([root, `<< /Type /Outlines${top.length > 0 ? ` /First ${top[0]} 0 R /Last ${top.at(-1)} 0 R /Count ${top.length}` : ''} >>`])
    return objects
  }

  private passed(bytes: Uint8Array): Uint8Array {
    this.at += bytes.length
    return bytes
  }
}

/** UTF-16 with its mark, as hexadecimal: nothing in it can end the string. */
const textString = (text: string): string => `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`

/** 20310605093000 */
const stamp = (moment: Date): string => moment.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')
