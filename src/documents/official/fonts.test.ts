import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { covers, readFontFile } from './font-file.ts'
import { notice } from './official.fixture.ts'
import { writeOfficialPdf } from './pdf.ts'
import { plainDocument, plainParagraph } from './plain.ts'

const free = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts', 'NotoSansHans-Regular.otf')
/** As long as the name it takes the place of, so that the file stays whole. */
const NAME = 'FangSong Probe Face'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liandong-fonts-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A free font under another family name. */
function renamed(): Buffer {
  const font = Buffer.from(readFileSync(free))
  for (const encode of [(text: string) => Buffer.from(text, 'latin1'), (text: string) => Buffer.from(text, 'utf16le').swap16()]) {
    const [from, to] = [encode('Noto Sans S Chinese'), encode(NAME)]
    for (let at = font.indexOf(from); at >= 0; at = font.indexOf(from, at + to.length)) to.copy(font, at)
  }
  return font
}

test('a font file tells its families and characters', () => {
  const [face] = readFontFile(free)
  expect(face!.families).toContain('Noto Sans S Chinese')
  expect(face!.weight).toBe(400)
  for (const sign of '镕喆堃昇玥淏祎垚彧珺中a') expect(covers(face!.coverage(), sign.codePointAt(0)!), sign).toBe(true)
  expect(covers(face!.coverage(), 0xf0000)).toBe(false)
})

test('without a site’s fonts the free ones serve, and the report says so', () => {
  const { fonts } = writeOfficialPdf(notice, { fonts: join(folder, 'absent') })
  expect(fonts.roles.map(({ role }) => role)).toEqual(['title', 'body', 'hei', 'kai'])
  expect(fonts.missing).toEqual([])
  expect(fonts.unreadable).toEqual([])
})

test('a font put into the site’s folder is used from the next document on; a broken one is named', () => {
  expect(writeOfficialPdf(notice, { fonts: folder }).fonts.roles[1]!.used).not.toBe(NAME)
  writeFileSync(join(folder, 'fangsong.otf'), renamed())
  writeFileSync(join(folder, 'bad.ttf'), 'not a font')
  const { fonts } = writeOfficialPdf(notice, { fonts: folder })
  expect(fonts.roles[1]).toEqual({ role: 'body', wanted: '仿宋_GB2312', used: NAME, substituted: false })
  expect(fonts.unreadable).toEqual(['bad.ttf'])
})

test('what no font has is reported, joiners and spaces are not', () => {
  const { fonts } = writeOfficialPdf(plainDocument({ title: '题', body: [plainParagraph('镕\u{f0000}甲\u200d\u3000乙\ufe0f')] }))
  expect(fonts.missing).toEqual(['\u{f0000}'])
})

test('files made to mislead are no fonts', () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from('OTTO'), Buffer.concat([Buffer.from('OTTO\uffff', 'latin1'), Buffer.alloc(40, 0xff)]), Buffer.concat([Buffer.from('ttcf'), Buffer.alloc(60, 0xff)])]) {
    const path = join(folder, 'trap.bin')
    writeFileSync(path, bytes)
    expect(() => readFontFile(path)).toThrow()
  }
})
