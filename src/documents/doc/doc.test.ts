import { describe, expect, test } from 'vitest'
import { craftCompound } from '../../../test/documents/crafted-compound.ts'
import { craftDoc, docRow, dp } from '../../../test/documents/crafted-doc.ts'
import { seeded } from '../../../test/makers/random.ts'
import { Refusal } from '../../platform/errors.ts'
import { countCharacters } from '../word/index.ts'
import { readDoc } from './index.ts'

const texts = (bytes: Uint8Array): string[] => readDoc(bytes, { numbers: true }).paragraphs.map(({ number, text }) => number + text)

const refusal = (bytes: Uint8Array): Refusal => {
  try {
    readDoc(bytes)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was read')
}

describe('a .doc is read as Word shows it', () => {
  test('paragraphs, breaks and signs', () => {
    const bytes = craftDoc({ paragraphs: [dp('通知'), dp('上\x0b下\t右'), dp('不\x1e断\x1f行\xa0，\x01图\x02注')] })
    expect(texts(bytes)).toEqual(['通知', '上\n下\t右', '不-断行\xa0，图注'])
  })

  test('text in pieces of two widths, as Word keeps Latin letters apart', () => {
    const bytes = craftDoc({ mixed: true, paragraphs: [dp('共1260人次，占98.5%'), dp('plain words'), { runs: [{ text: '藏ab', hidden: true }, { text: 'cd露' }] }] })
    expect(texts(bytes)).toEqual(['共1260人次，占98.5%', 'plain words', 'cd露'])
  })

  test('what is hidden or deleted is left out, what was inserted stays, and the revisions are told', () => {
    const doc = readDoc(craftDoc({ paragraphs: [{ runs: [{ text: '甲' }, { text: '藏', hidden: true }, { text: '删', deleted: true }, { text: '乙', inserted: true }] }] }))
    expect(doc.paragraphs.map(({ text }) => text)).toEqual(['甲乙'])
    expect(doc.hasRevisions).toBe(true)
    expect(readDoc(craftDoc({ paragraphs: [dp('甲')] })).hasRevisions).toBe(false)
  })

  test('text behind a deleted mark runs on', () => {
    expect(texts(craftDoc({ paragraphs: [dp('前', { markDeleted: true }), dp('后')] }))).toEqual(['前后'])
  })

  test('styles hide text unless it says otherwise', () => {
    const styles = [{ kind: 'paragraph' }, { kind: 'paragraph', hidden: true }, { kind: 'character', hidden: true }] as const
    const bytes = craftDoc({ styles, paragraphs: [dp('藏', { style: 1 }), { style: 1, runs: [{ text: '露', hidden: false }] }, { runs: [{ text: '见' }, { text: '藏', style: 2 }] }] })
    expect(texts(bytes)).toEqual(['', '露', '见'])
  })

  test('tables: cells in their places, several paragraphs in one, a deleted row gone', () => {
    const gone = docRow(['丁'], ['戊']).map((each) => ({ ...each, markDeleted: true, runs: each.runs.map((run) => ({ ...run, deleted: true })) }))
    const { paragraphs } = readDoc(craftDoc({ paragraphs: [dp('表'), ...docRow(['甲', '乙'], ['丙']), ...gone, ...docRow([''], ['己']), dp('尾'), ...docRow(['另'])] }))
    expect(paragraphs.map(({ text, cell }) => [text, cell && `${cell.table}/${cell.row}/${cell.column}`])).toEqual([
      ['表', null], ['甲', '0/0/0'], ['乙', '0/0/0'], ['丙', '0/0/1'], ['', '0/1/0'], ['己', '0/1/1'], ['尾', null], ['另', '1/0/0'],
    ])
  })

  test('fields: results count, codes do not, the base under pinyin does', () => {
    const bytes = craftDoc({ paragraphs: [dp('第\x13 PAGE \x14' + '3\x15页'), dp('\x13 eq \\o\\ad(\\s\\up 9(yún),云)\x15岭'), dp('\x13 IF \x13 DATE \x14今\x15 a \x14好\x15')] })
    expect(texts(bytes)).toEqual(['第3页', '云岭', '好'])
  })

  test('symbols, automatic numbers by paragraph and by style', () => {
    const bytes = craftDoc({
      styles: [{ kind: 'paragraph' }, { kind: 'paragraph', list: 1 }],
      lists: [{ format: 37, text: '\0、' }, { format: 0, text: '(\0)', start: 5 }],
      paragraphs: [dp('总则', { list: 1, level: 0 }), dp('附则', { style: 1 }), dp('细则', { list: 2, level: 0 }), { runs: [{ text: '(', symbol: 0xf0fe }, { text: '选' }] }],
    })
    expect(texts(bytes)).toEqual(['一、总则', '二、附则', '(5)细则', '\uf0fe选'])
  })

  test('notes, comments and text boxes stand apart', () => {
    const doc = readDoc(craftDoc({ paragraphs: [dp('正文\x02')], footnotes: [dp('\x02 脚注'), dp('')], comments: [dp('批注')], endnotes: [dp('\x02尾注')], textBoxes: [dp('盒子'), dp('')] }))
    expect([doc.footnotes, doc.endnotes, doc.textBoxes].map((list) => list.map(({ text }) => text))).toEqual([[' 脚注'], ['尾注'], ['盒子']])
    expect(doc.hasComments).toBe(true)
    expect(countCharacters(doc).words).toBe(2)
    expect(countCharacters(doc, { notes: true, textBoxes: true }).words).toBe(8)
  })

  test('a page break within a paragraph is one, a section mark ends it', () => {
    const page = { runs: [{ text: '上\f下' }] }
    expect(texts(craftDoc({ paragraphs: [page, dp('节', { mark: '\f' }), dp('后')] }))).toEqual(['上\n下', '节', '后'])
  })
})

describe('what is no Word 97 document is refused by name', () => {
  test.each<[string, Uint8Array, Refusal['code'], string]>([
    ['locked', craftDoc({ paragraphs: [dp('密')], flags: 0x100 }), 'documents/encrypted', '密码'],
    ['Word 95', craftDoc({ paragraphs: [dp('旧')], version: 0x68 }), 'documents/old-word', 'Word 95'],
    ['Word 6', craftDoc({ paragraphs: [dp('旧')], magic: 0xa5dc, version: 0x65 }), 'documents/old-word', 'Word 6.0'],
    ['Word 2', craftDoc({ paragraphs: [dp('旧')], magic: 0xa59b }), 'documents/old-word', 'Word 2.0'],
    ['no Word stream', craftCompound({ CONTENTS: Buffer.alloc(5000) }), 'documents/damaged', '打不开'],
    ['an empty Word stream', craftCompound({ WordDocument: Buffer.alloc(0) }), 'documents/damaged', '打不开'],
    ['no table stream', craftCompound({ WordDocument: craftDoc({ paragraphs: [dp('x')] }).subarray(512, 6000) }), 'documents/damaged', '打不开'],
    ['a head alone', craftDoc({ paragraphs: [dp('x')] }).subarray(0, 512), 'documents/damaged', '打不开'],
  ])('%s', (_, bytes, code, words) => {
    const error = refusal(bytes)
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(words)])
    expect(error.hint).toMatch(/^请.+。$/)
  })
})

describe('hostile files end soon', () => {
  const sound = craftDoc({ paragraphs: [dp('活动总结'.repeat(300)), ...docRow(['甲'], ['乙']), dp('尾')], footnotes: [dp('注')] })

  test('a chain of sectors that bites its tail', () => {
    const bytes = Buffer.from(sound)
    // The first table sector is named in the header: let each sector lead to itself.
    const table = (bytes.readUInt32LE(0x4c) + 1) * 512
    for (let i = 0; i < 128; i++) bytes.writeUInt32LE(i, table + i * 4)
    expect(refusal(bytes).code).toBe('documents/damaged')
  })

  test('a piece table that claims two billion characters', () => {
    const bytes = Buffer.from(sound)
    const at = bytes.indexOf(Buffer.from([2, 16, 0, 0, 0, 0, 0, 0, 0]))
    expect(at).toBeGreaterThan(0)
    bytes.writeUInt32LE(0x7fffffff, at + 9)
    expect(refusal(bytes).code).toBe('documents/bomb')
  })

  test('cut anywhere it is refused or read, nothing else', () => {
    for (let end = 0; end < sound.length; end += 97) refusalOrText(sound.subarray(0, end))
  })

  test('random damage is refused or read, nothing else', () => {
    const { next: random } = seeded(7)
    for (let round = 0; round < 400; round++) {
      const bytes = Buffer.from(sound)
      for (let n = 1 + Math.floor(random() * 20); n > 0; n--) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
      refusalOrText(bytes)
    }
  })
})

/** Anything but a refusal or a text is a fault of ours. */
function refusalOrText(bytes: Uint8Array): void {
  try {
    expect(readDoc(bytes, { numbers: true }).paragraphs).toBeInstanceOf(Array)
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal)
  }
}
