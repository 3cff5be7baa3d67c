import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, test } from 'vitest'
import { craftOfd, craftSeal, ofdParts, type CraftedOfd, type OfdHabit } from '../../../test/documents/crafted-ofd.ts'
import { craftZip } from '../../../test/documents/crafted-zip.ts'
import { seeded } from '../../../test/makers/random.ts'
import { Refusal } from '../../platform/errors.ts'
import { readOfd } from './index.ts'

const texts = (spec: CraftedOfd): string[][] => readOfd(craftOfd(spec)).pages.map(({ lines }) => lines.map(({ text }) => text))
const page = (...texts: { x: number; y: number; text: string }[]): CraftedOfd => ({ pages: [{ texts }] })

const refusal = (bytes: Uint8Array): Refusal => {
  try {
    readOfd(bytes)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was read')
}

describe('text of an OFD', () => {
  const habits: OfdHabit[] = (['ofd:', '', 'x:'] as const).flatMap((prefix) => (['absolute', 'relative', 'rooted'] as const).flatMap((paths) => ['Doc_0', '文档/Doc_1'].map((folder) => ({ prefix, paths, folder }))))
  test.each(habits)('whatever the producer’s habits: %o', (habit) => {
    const spec: CraftedOfd = { ...habit, pages: [{ texts: [{ x: 30, y: 40, text: '关于开展活动的通知' }] }, { texts: [{ x: 30, y: 40, text: '第二页' }] }] }
    expect(texts(spec)).toEqual([['关于开展活动的通知'], ['第二页']])
  })

  test('lines by place, whatever order they were drawn in; pieces of one line joined', () => {
    expect(texts(page({ x: 30, y: 60, text: '第二行' }, { x: 30, y: 50, text: '第一' }, { x: 40, y: 50, text: '行' }, { x: 30, y: 70, text: '第三行' }))).toEqual([['第一行', '第二行', '第三行']])
  })

  test('steps: numbers, repeats, none at all, down the page', () => {
    const at = { x: 20, y: 20 }
    expect(texts({ pages: [{ texts: [{ ...at, text: '一二三四五', deltaX: 'g 2 5 20 5' }] }] })).toEqual([['一二三\u3000\u3000\u3000四五']])
    expect(texts({ pages: [{ texts: [{ ...at, text: '没有步长abc', deltaX: null }] }] })).toEqual([['没有步长abc']])
    expect(texts({ pages: [{ texts: [{ ...at, text: '竖排', deltaX: null, deltaY: '8' }] }] })).toEqual([['竖', '排']])
  })

  test('a code without its place goes on behind the one before', () => {
    const inner = '<ofd:TextObject Boundary="20 20 100 6" Size="5"><ofd:TextCode X="0" Y="4.4" DeltaX="5 5">甲乙</ofd:TextCode><ofd:TextCode>丙丁</ofd:TextCode></ofd:TextObject>'
    expect(texts({ pages: [{ inner }] })).toEqual([['甲乙丙丁']])
  })

  test('scaled and moved by its matrix; drawn twice for a bold look is read once', () => {
    const twice = [{ x: 20, y: 30, text: '加粗' }, { x: 20.1, y: 30, text: '加粗' }]
    expect(texts({ pages: [{ texts: [...twice, { x: 0, y: 0, size: 1, text: '放大', matrix: '5 0 0 5 20 50' }] }] })).toEqual([['加粗', '放大']])
  })

  test('templates lie under or over the pages that name them', () => {
    const spec: CraftedOfd = {
      templates: { 7: { texts: [{ x: 30, y: 20, text: '云州市科协文件' }] }, 8: { order: 'Foreground', texts: [{ x: 30, y: 280, text: '页脚' }] } },
      pages: [{ template: '7', texts: [{ x: 30, y: 60, text: '正文' }] }, { template: '8', texts: [{ x: 30, y: 60, text: '续' }] }, { template: '404', texts: [{ x: 30, y: 60, text: '完' }] }],
    }
    expect(texts(spec)).toEqual([['云州市科协文件', '正文'], ['续', '页脚'], ['完']])
  })

  test('clips, actions, hidden objects are no text; pictures are counted; a page says its own size', () => {
    const inner = '<ofd:ImageObject ResourceID="4"/><ofd:PathObject><ofd:Clips><ofd:Clip><ofd:Area><ofd:Text><ofd:TextObject Boundary="0 0 9 9" Size="3"><ofd:TextCode X="0" Y="3">剪</ofd:TextCode></ofd:TextObject></ofd:Text></ofd:Area></ofd:Clip></ofd:Clips></ofd:PathObject>' +
      '<ofd:TextObject Boundary="20 20 90 6" Size="5" Visible="false"><ofd:TextCode X="0" Y="4">藏</ofd:TextCode></ofd:TextObject><ofd:TextObject Boundary="20 30 90 6" Size="5"><ofd:Actions><ofd:Action Event="CLICK"><ofd:URI URI="http://x.example"/></ofd:Action></ofd:Actions><ofd:TextCode X="0" Y="4">点&lt;b&gt;我</ofd:TextCode></ofd:TextObject>'
    const [only] = readOfd(craftOfd({ pages: [{ inner, box: '0 0 297 420' }] })).pages
    expect(only).toMatchObject({ pictures: 1, lines: [{ text: '点<b>我' }] })
    expect([only!.width, only!.height].map(Math.round)).toEqual([842, 1191])
  })
})

describe('what else an OFD holds', () => {
  test('signature entries: kind, provider, time, the seal’s own name', () => {
    const { signatures } = readOfd(craftOfd({ pages: [{}], paths: 'absolute', signatures: [{ provider: '甲厂', seal: craftSeal('云州市科学技术协会') }, { seal: null }, { seal: Buffer.from('no seal') }] }))
    expect(signatures).toEqual([
      { kind: 'seal', provider: '甲厂', signedAt: '20270605093000Z', sealName: '云州市科学技术协会', pages: ['10'] },
      { kind: 'sign', provider: '示例厂商', signedAt: '20270605093000Z', sealName: null, pages: ['10'] },
      { kind: 'seal', provider: '示例厂商', signedAt: '20270605093000Z', sealName: null, pages: ['10'] },
    ])
  })

  test('attachments by name and size, whatever their names say', () => {
    const { attachments } = readOfd(craftOfd({ pages: [{}], attachments: [{ name: '名单.xlsx', data: new Uint8Array(10) }, { name: '../../<b>', data: new Uint8Array(0) }] }))
    expect(attachments).toEqual([{ name: '名单.xlsx', size: 10 }, { name: '../../<b>', size: 0 }])
  })
})

describe('hostile files are refused or harmless', () => {
  const sound: CraftedOfd = { pages: [{ texts: [{ x: 20, y: 20, text: '正文' }] }] }
  const parts = (over: Record<string, string>): Uint8Array => craftOfd({ ...sound, parts: over })
  const document = (inner: string): string => `<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016">${inner}</ofd:Document>`

  test.each<[string, Uint8Array, Refusal['code']]>([
    ['no list of documents', zipSync({ 'a.xml': strToU8('x') }), 'documents/damaged'],
    ['a list that names none', parts({ 'OFD.xml': '<ofd:OFD/>' }), 'documents/damaged'],
    ['a root that is not there', parts({ 'OFD.xml': '<a><DocRoot>x.xml</DocRoot></a>' }), 'documents/damaged'],
    ['no pages', parts({ 'Doc_0/Document.xml': document('') }), 'documents/damaged'],
    ['a page that is not there', parts({ 'Doc_0/Document.xml': document('<ofd:Pages><ofd:Page ID="1" BaseLoc="x.xml"/></ofd:Pages>') }), 'documents/damaged'],
    ['entities in a page', parts({ 'Doc_0/Pages/Page_0/Content.xml': `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(50)}"><!ENTITY c "&b;&b;">]><Page>&c;</Page>` }), 'documents/unsafe'],
    ['entities in the list', parts({ 'OFD.xml': '<!DOCTYPE a SYSTEM "file:///etc/passwd"><OFD/>' }), 'documents/unsafe'],
    ['encrypted', parts({ 'Encryptions.xml': '<a/>' }), 'documents/encrypted'],
    ['a million documents', parts({ 'OFD.xml': `<OFD>${'<DocRoot>Doc_0/Document.xml</DocRoot>'.repeat(1000)}</OFD>` }), 'documents/bomb'],
    ['a million pages', parts({ 'Doc_0/Document.xml': document('<Page BaseLoc="Pages/Page_0/Content.xml"/>'.repeat(50_000)) }), 'documents/bomb'],
    ['a page of a million characters', craftOfd({ pages: [{ texts: [{ x: 1, y: 1, text: '字'.repeat(300_000) }] }] }), 'documents/bomb'],
    ['a part that swells', craftZip([{ name: 'OFD.xml', data: new Uint8Array(30 * 1024 * 1024) }]), 'documents/bomb'],
    ['parts that share their bytes', craftZip([{ name: 'OFD.xml', data: strToU8('<a/>') }, { name: 'b', data: strToU8('<a/>'), sharesHeaderOf: 0 }]), 'documents/bomb'],
  ])('%s', (_, bytes, code) => {
    const error = refusal(bytes)
    expect([error.code, error.message]).toEqual([code, expect.stringContaining('OFD')])
    expect(error.hint).toMatch(/^请.+。$/)
  })

  test('paths that climb out end at the root of the container', () => {
    const inner = '<ofd:Pages><ofd:Page ID="1" BaseLoc="../../../../Doc_0/Pages/Page_0/Content.xml"/></ofd:Pages>'
    expect(readOfd(parts({ 'Doc_0/Document.xml': document(inner) })).pages[0]!.lines[0]!.text).toBe('正文')
  })

  test('pages and templates that name each other, the same page ten times', () => {
    const inner = `<ofd:CommonData><ofd:TemplatePage ID="5" BaseLoc="Pages/Page_0/Content.xml"/></ofd:CommonData><ofd:Pages>${'<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>'.repeat(10)}</ofd:Pages>`
    const content = '<ofd:Page><ofd:Template TemplateID="5"/><ofd:Content><ofd:Layer><ofd:TextObject Boundary="9 9 9 9" Size="5"><ofd:TextCode X="0" Y="4">环</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>'
    const { pages } = readOfd(parts({ 'Doc_0/Document.xml': document(inner), 'Doc_0/Pages/Page_0/Content.xml': content }))
    expect(pages.map(({ lines }) => lines.map(({ text }) => text))).toEqual(Array.from({ length: 10 }, () => ['环']))
  })

  test('figures past all sense', () => {
    const inner = '<ofd:TextObject Boundary="x 1e999 NaN -5" Size="-3" CTM="1 2 3"><ofd:TextCode X="Infinity" Y="z" DeltaX="g 99999999999 1 g g g" DeltaY="g -5 x">甲乙</ofd:TextCode></ofd:TextObject>'
    expect(readOfd(craftOfd({ pages: [{ inner, box: '0 0 1e300 -1' }] })).pages).toHaveLength(1)
  })

  test('cut anywhere or damaged at random it is refused or read, nothing else', () => {
    const whole = zipSync(ofdParts({ ...sound, signatures: [{ seal: craftSeal('章') }] }) as Zippable, { level: 0 })
    const look = (bytes: Uint8Array): void => {
      try {
        expect(readOfd(bytes).pages).toBeInstanceOf(Array)
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal)
      }
    }
    for (let end = 0; end < whole.length; end += 41) look(whole.subarray(0, end))
    const { next } = seeded(5)
    for (let round = 0; round < 500; round++) {
      const bytes = whole.slice()
      for (let n = 1 + Math.floor(next() * 8); n > 0; n--) bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256)
      look(bytes)
    }
  })
})
