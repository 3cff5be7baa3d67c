import { readDoc } from '../src/documents/doc/index.ts'
import { readRtf } from '../src/documents/rtf/index.ts'
import { countCharacters, readWord, type WordDocument } from '../src/documents/word/index.ts'
import { countedDoc } from '../test/makers/counted-doc.ts'
import { countedDocx } from '../test/makers/counted-docx.ts'
import { countedRtf } from '../test/makers/counted-rtf.ts'
import { countedDocument, knownCount, type CountedBlock, type KnownCount } from '../test/makers/counted.ts'
import { seeded, type Random } from '../test/makers/random.ts'
import type { AccuracyRow } from './row.ts'

interface Format {
  name: string
  make(blocks: readonly CountedBlock[], random: Random): Uint8Array
  read(bytes: Uint8Array): WordDocument
}

const formats: readonly Format[] = [
  { name: '.docx', make: countedDocx, read: readWord },
  { name: '.doc', make: countedDoc, read: readDoc },
  { name: '.rtf', make: countedRtf, read: readRtf },
]
/** So many misses are told one by one. */
const told = 10

/**
 * 字数 of documents made of every construct a Word file has, in an order of chance, whose count is known by how they were made
 * and not by counting: main text, text boxes and notes must all be exact.
 * @param count how many documents; each is written in every format
 */
export async function countAccuracy({ count, seed }: { count: number; seed: number }): Promise<AccuracyRow[]> {
  return formats.map((format) => {
    const missed: string[] = []
    for (let i = 0; i < count; i++) {
      const random = seeded(seed * 100_003 + i)
      const blocks = countedDocument(random)
      const known = knownCount(blocks)
      const found = countOf(format.read(format.make(blocks, random)))
      if (known.main !== found.main || known.textBoxes !== found.textBoxes || known.notes !== found.notes) missed.push(`document ${i}: ${words(known)}, found ${words(found)}`)
    }
    return {
      name: `字数 of ${format.name}, every construct, exact`, value: (count - missed.length) / count, unit: '', of: count, want: '1', ok: missed.length === 0,
      ...(missed.length > 0 && { detail: missed.slice(0, told) }),
    }
  })
}

function countOf(doc: WordDocument): KnownCount {
  const main = countCharacters(doc).words
  return { main, textBoxes: countCharacters(doc, { textBoxes: true }).words - main, notes: countCharacters(doc, { notes: true }).words - main }
}

const words = ({ main, textBoxes, notes }: KnownCount): string => `${main} + ${textBoxes} in boxes + ${notes} in notes`
