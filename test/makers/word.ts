import { AlignmentType, Document, InsertedTextRun, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'

/** What a made .docx holds. */
export interface WordSpec {
  paragraphs: readonly string[]
  /** Paragraphs with an automatic number 一、二、三、 that is not in their text. */
  numbered?: readonly string[]
  table?: readonly (readonly string[])[]
  /** A tracked insertion nobody has accepted. */
  revision?: string
}

/** A .docx as an office program writes it. */
export async function makeWord(spec: WordSpec): Promise<Uint8Array> {
  const children: (Paragraph | Table)[] = spec.paragraphs.map((text) => new Paragraph({ children: [new TextRun(text)] }))
  for (const text of spec.numbered ?? []) children.push(new Paragraph({ text, numbering: { reference: 'list', level: 0 } }))
  if (spec.table) {
    children.push(
      new Table({ rows: spec.table.map((row) => new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) })) }),
    )
  }
  if (spec.revision) children.push(new Paragraph({ children: [new InsertedTextRun({ text: spec.revision, id: 1, author: '江见白', date: '2027-06-01T00:00:00Z' })] }))
  const document = new Document({
    numbering: { config: [{ reference: 'list', levels: [{ level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、', alignment: AlignmentType.START }] }] },
    sections: [{ children }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
