import sharp from 'sharp'
import { zipSync, type Zippable } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { craftDocx, docxEntries, p, r } from '../../../test/documents/crafted-docx.ts'
import { hanNumber, numberOf } from './numbers.ts'
import { readReport } from './read.ts'
import type { ReportBlock } from './report.ts'

const read = (body: string, parts = {}) => readReport(craftDocx(body, parts), '材料.docx', { pictures: true })
const heads = (blocks: readonly ReportBlock[]) => blocks.flatMap((block) => (block.kind === 'heading' ? [`${block.level} ${block.number}${block.text}${block.runIn ? `|${block.runIn}` : ''}`] : []))
const lines = (...texts: string[]) => texts.map((text) => p(r(text))).join('')
const centred = '<w:jc w:val="center"/>'

describe('numbers', () => {
  test('are written as a document writes them', () => {
    expect([1, 10, 11, 20, 21, 105, 110, 999].map(hanNumber)).toEqual(['一', '十', '十一', '二十', '二十一', '一百零五', '一百一十', '九百九十九'])
  })
  test.each([['一、做法', 1], ['第三部分　成效', 1], ['（二）加强', 2], ['(二)加强', 2], ['3.做法', 3], ['3、做法', 3], ['（4）做法', 4], ['①做法', 4]])('%s is of level %i', (text, level) => expect(numberOf(text)?.level).toBe(level))
  test.each(['1.5万人次参加', '十里长街', '2027年', '3月5日', '一是加强'])('%s has none', (text) => expect(numberOf(text)).toBeNull())
})

describe('headings', () => {
  test('by style, by outline level and by number; written anew in one row', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="标题 2"/></w:style>'
    const { blocks } = await read(p(r('概况'), '<w:pStyle w:val="a"/>') + lines('正文。') + p(r('组织'), '<w:pStyle w:val="b"/>') + p(r('宣传'), '<w:outlineLvl w:val="1"/>'), { styles })
    expect(heads(blocks)).toEqual(['1 概况', '2 组织', '2 宣传'])
  })

  test('levels begin at the first and leave no gap; a wrong number is put right', async () => {
    const { blocks } = await read(lines('（一）组织', '正文。', '1.领导', '2.宣传', '（三）成效', '1.数字'))
    expect(heads(blocks)).toEqual(['1 一、组织', '2 （一）领导', '2 （二）宣传', '1 二、成效', '2 （一）数字'])
  })

  test('where an item of a level is a whole sentence, its numbers stay as they are', async () => {
    const { blocks } = await read(lines('一、做法', '1.会员', '2.全县举办活动，共二十三场，参加一千二百零六人次。', '3.企业'))
    expect(heads(blocks)).toEqual(['1 一、做法', '2 1.会员', '2 3.企业'])
    expect(blocks).toContainEqual({ kind: 'paragraph', text: '2.全县举办活动，共二十三场，参加一千二百零六人次。' })
  })

  test('a heading runs on into its paragraph; one bold line in the middle is a heading too', async () => {
    const { blocks } = await read(lines('正文。', '（一）加强领导。成立领导小组，统筹推进。') + p(r('工作成效', '<w:b/>'), centred))
    expect(heads(blocks)).toEqual(['2 （一）加强领导。|成立领导小组，统筹推进。', '1 工作成效'])
  })

  test('automatic numbers count like written ones', async () => {
    const numbering = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    const own = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    expect(heads((await read(p(r('概况'), own) + lines('正文。') + p(r('成效'), own), { numbering })).blocks)).toEqual(['1 一、概况', '1 二、成效'])
  })
})

describe('the title', () => {
  test('is the first lines as long as they look like one', async () => {
    const report = await read(p('') + p(r('东溪县科学技术协会', '<w:sz w:val="44"/>'), centred) + p(r('活动情况总结', '<w:sz w:val="44"/>'), centred) + p(r('（2027年6月）'), centred) + lines('正文。'))
    expect(report.title).toBe('东溪县科学技术协会活动情况总结')
    expect(report.blocks).toEqual([{ kind: 'paragraph', text: '（2027年6月）', align: 'center' }, { kind: 'paragraph', text: '正文。' }])
  })
  test('is none where the text begins at once', async () => expect((await read(lines('一、概况', '正文。'))).title).toBeNull())
})

test('tables keep their merged cells and their heads; a table of one cell is its text', async () => {
  const cell = (text: string, props = '') => `<w:tc>${props && `<w:tcPr>${props}</w:tcPr>`}${p(r(text))}</w:tc>`
  const { blocks } = await read(
    `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('甲')}${cell('乙')}${cell('丙')}</w:tr><w:tr>${cell('宽', '<w:gridSpan w:val="2"/>')}${cell('高', '<w:vMerge w:val="restart"/>')}</w:tr><w:tr>${cell('a')}${cell('b')}${cell('', '<w:vMerge/>')}</w:tr><w:tr>${cell('短')}</w:tr></w:tbl>` +
      lines('中') + `<w:tbl><w:tr>${cell('框里的话')}</w:tr></w:tbl>`)
  expect(blocks).toEqual([
    { kind: 'table', columns: 3, rows: [
      { head: true, cells: [{ text: '甲', columns: 1, rows: 1 }, { text: '乙', columns: 1, rows: 1 }, { text: '丙', columns: 1, rows: 1 }] },
      { head: false, cells: [{ text: '宽', columns: 2, rows: 1 }, { text: '高', columns: 1, rows: 2 }] },
      { head: false, cells: [{ text: 'a', columns: 1, rows: 1 }, { text: 'b', columns: 1, rows: 1 }] },
      { head: false, cells: [{ text: '短', columns: 1, rows: 1 }, { text: '', columns: 2, rows: 1 }] },
    ] },
    { kind: 'paragraph', text: '中' }, { kind: 'paragraph', text: '框里的话' },
  ])
})

test('text boxes stand where they are anchored, notes at the end, deleted and hidden text nowhere', async () => {
  const box = `<w:r><w:pict><v:textbox><w:txbxContent>${p(r('框'))}</w:txbxContent></v:textbox></w:pict></w:r>`
  const { blocks } = await read(p(r('前') + box) + p(r('后') + `<w:del><w:r><w:delText>删</w:delText></w:r></w:del>${r('藏', '<w:vanish/>')}`), { footnotes: `<w:footnote w:id="2">${p(r('注解'))}</w:footnote>` })
  expect(blocks.map((block) => 'text' in block && block.text)).toEqual(['前', '框', '后', '注释：', '1. 注解'])
})

describe('pictures', () => {
  let photo: Buffer
  const drawing = (id: string, cx = 3_600_000) => `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="${cx}" cy="2400000"/><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="${id}"/></wp:inline></w:drawing></w:r>`
  /** A .docx with files in media/, by relationship. */
  function withMedia(body: string, media: Record<string, Uint8Array>, mode = ''): Uint8Array {
    const entries = docxEntries(body)
    const rels = Object.keys(media).map((id) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/${id}"${mode}/>`).join('')
    entries['word/_rels/document.xml.rels'] = Buffer.from(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rels}</Relationships>`)
    for (const [id, bytes] of Object.entries(media)) entries[`word/media/${id}`] = bytes
    return zipSync(entries as Zippable)
  }
  const readMedia = (body: string, media: Record<string, Uint8Array>, mode?: string) => readReport(withMedia(body, media, mode), '材料.docx', { pictures: true })
  beforeAll(async () => {
    photo = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#7799aa' } }).withExif({ IFD3: { GPSLatitude: '30/1 1/1 1/1', GPSLatitudeRef: 'N' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  })

  test('stay where they stand, upright, smaller, without what the camera wrote into them', async () => {
    const { blocks, pictures } = await readMedia(p(r('前')) + p(drawing('r1')) + p(r('后')), { r1: photo })
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'picture', 'paragraph'])
    expect(pictures[0]).toMatchObject({ format: 'jpeg', width: 930, height: 1240, widthMm: 100 })
    const metadata = await sharp(pictures[0]!.bytes).metadata()
    expect([metadata.exif, metadata.orientation]).toEqual([undefined, undefined])
  })

  test('are left out when not wanted', async () => {
    expect((await readReport(withMedia(p(r('前') + drawing('r1')), { r1: photo }), '材料.docx', { pictures: false })).blocks).toEqual([{ kind: 'paragraph', text: '前' }])
  })

  test.each<[string, () => Uint8Array]>([
    ['a metafile', () => Buffer.from('\x01\0\0\0 EMF')],
    ['a drawing with links', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>')],
    ['one cut off', () => photo.subarray(0, 300)],
    ['one that claims 50,000 by 50,000 pixels', () => { const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008060000000000000000000000', 'hex'); png.writeUInt32BE(50_000, 16); png.writeUInt32BE(50_000, 20); return png }],
  ])('%s is not opened, and its place says so', async (_, bytes) => {
    const { blocks, losses, pictures } = await readMedia(p(r('前')) + p(drawing('r1')), { r1: bytes() })
    expect(blocks.at(-1)).toEqual({ kind: 'remark', text: '（此处有一幅图没有编入，请看原件。）' })
    expect([losses.length, pictures.length]).toEqual([1, 0])
  })

  test('one outside the package, or of a relationship that is not there, is not looked for', async () => {
    expect((await readMedia(p(r('前') + drawing('r1')), { r1: photo }, ' TargetMode="External"')).losses).toHaveLength(1)
    expect((await readMedia(p(r('前') + drawing('r9')), { r1: photo })).losses).toHaveLength(1)
  })

  test('beyond forty the rest is named', async () => {
    const small = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#ffffff' } }).png().toBuffer()
    const { pictures, losses } = await readMedia(p(r('图')) + Array.from({ length: 45 }, () => p(drawing('r1'))).join(''), { r1: small })
    expect([pictures.length, losses.length]).toEqual([40, 1])
  })
})

describe('what cannot be read is refused', () => {
  const code = (bytes: Uint8Array) => readReport(bytes, '材料.docx', { pictures: true }).then(() => 'none', (error: { code?: string }) => error.code)
  test('damage, declarations, emptiness', async () => {
    const good = craftDocx(lines('正文。'))
    expect(await code(good.subarray(0, good.length - 40))).toBe('documents/damaged')
    expect(await code(new Uint8Array())).toBe('documents/empty')
    expect(await code(craftDocx(p('')))).toBe('documents/empty')
    const entries = docxEntries(lines('正文。'))
    entries['word/document.xml'] = Buffer.from(`<!DOCTYPE a [<!ENTITY b "cc">]>${Buffer.from(entries['word/document.xml']!).toString()}`)
    expect(await code(zipSync(entries as Zippable))).toBe('documents/unsafe')
  })
  test('a text longer than any report is cut with a word in its place', async () => {
    const { blocks, losses } = await read(Array.from({ length: 300 }, () => p(r('字'.repeat(1000)))).join(''))
    expect(blocks.length).toBeLessThan(210)
    expect(losses).toEqual(['这份材料太长，以下部分没有编入，请看原件。'])
  })
})
