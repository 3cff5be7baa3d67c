import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'

const PHRASES =
  '活动期间，各单位组织科技工作者走访企业、学校和社区，开展讲座、义诊与咨询服务，发放资料，收集意见，形成了一批可以推广的做法。下一步将总结经验，完善机制，把服务送到基层一线，让更多群众受益。'

/** A report as units hand them in: title, headings, body in 仿宋, a small table; about 600 characters a page. */
export function wordReport(pages: number, seed: number): Promise<Uint8Array> {
  let at = seed * 17
  const text = (length: number): string => {
    let out = ''
    while (out.length < length) {
      const from = (at = (at * 31 + 7) % PHRASES.length)
      out += PHRASES.slice(from, from + 5 + (at % 19)) + (at % 5 === 0 ? `${at + 2020}人次` : '')
    }
    return out
  }
  const body = (value: string): Paragraph =>
    new Paragraph({
      spacing: { line: 579 },
      indent: { firstLine: 640 },
      children: (value.match(/.{1,60}/gs) ?? []).map(
        (part) => new TextRun({ text: part, size: 32, font: { ascii: '仿宋_GB2312', eastAsia: '仿宋_GB2312', hAnsi: '仿宋_GB2312' } }),
      ),
    })
  const cell = (value: string): TableCell => new TableCell({ children: [new Paragraph(value)] })
  const doc = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: `第${seed + 1}号单位活动总结`, heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER }),
          ...Array.from({ length: pages * 3 }, (_, i) => [
            new Paragraph({ text: `（${i + 1}）主要做法`, heading: HeadingLevel.HEADING_2 }),
            body(text(170)),
          ]).flat(),
          new Table({
            rows: Array.from({ length: 4 }, (_, i) => new TableRow({ children: [cell(`活动${i + 1}`), cell(text(6)), cell(String(i * 37 + 12))] })),
          }),
        ],
      },
    ],
  })
  return Packer.toBuffer(doc)
}
