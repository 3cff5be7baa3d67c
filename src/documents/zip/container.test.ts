import { describe, expect, test } from 'vitest'
import { zipSync, strToU8 } from 'fflate'
import { craftZip } from '../../../test/documents/crafted-zip.ts'
import { OFFICE_LIMITS, openZip } from './index.ts'

const MB = 1024 * 1024
const small = (name = 'a.xml'): { name: string; data: Uint8Array } => ({ name, data: strToU8('<a/>') })
const code = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
  return 'none'
}

describe('ordinary containers', () => {
  test('stored and deflated entries, with and without bytes around the zip', () => {
    const zip = zipSync({ 'a.xml': strToU8('<a/>'), 'b.xml': [strToU8('<b/>'.repeat(500)), { level: 0 }] })
    const opened = openZip(zip)
    expect(opened.names()).toEqual(['a.xml', 'b.xml'])
    expect(Buffer.from(opened.read('a.xml')!).toString()).toBe('<a/>')
    expect(opened.read('b.xml')).toHaveLength(2000)
    expect(opened.sizeOf('b.xml')).toBe(2000)
    expect(opened.read('c.xml')).toBeNull()
    const inside = new Uint8Array([...new Uint8Array(7), ...zip]).subarray(7)
    expect(openZip(inside).read('a.xml')).toHaveLength(4)
  })

  test('a comment at the end and names in another case', () => {
    const zip = Buffer.from(craftZip([small('Word\\Document.XML')]))
    zip.writeUInt16LE(5, zip.length - 2)
    expect(openZip(Buffer.concat([zip, Buffer.from('PK\x05\x06x')])).read('word/document.xml')).toHaveLength(4)
  })

  test('names are only keys: a path trick reads that entry and touches nothing else', () => {
    const names = ['../../etc/passwd', '/etc/passwd', 'C:\\x', 'a\0b', '', '😀'.repeat(60), 'x'.repeat(255)]
    const opened = openZip(craftZip(names.map(small)))
    expect(opened.names()).toEqual(names)
    expect(opened.read('../../etc/passwd')).toHaveLength(4)
    expect(opened.read('__proto__')).toBeNull()
  })

  test('the first of two entries of one name counts', () => {
    const opened = openZip(craftZip([small(), { name: 'a.xml', data: strToU8('<other/>') }]))
    expect(opened.read('a.xml')).toHaveLength(4)
  })
})

describe('bombs are refused before they go off', () => {
  test.each([
    ['more bytes than one entry may have', craftZip([{ ...small(), declaredSize: OFFICE_LIMITS.entryBytes + 1 }])],
    ['a ratio no document has', craftZip([{ name: 'a.xml', data: new Uint8Array(20 * MB) }])],
    ['more bytes than declared', craftZip([{ name: 'a.xml', data: new Uint8Array(3 * MB), declaredSize: 1000 }])],
    ['one local header for many entries', craftZip([small(), ...Array.from({ length: 50 }, (_, i) => ({ ...small(`b${i}`), sharesHeaderOf: 0 }))])],
  ])('%s', (_, zip) => expect(code(() => openZip(zip).read('a.xml'))).toBe('documents/bomb'))

  test('more declared in all than a document has, though each entry is modest', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({ ...small(`a${i}`), declaredSize: 60 * MB }))
    expect(code(() => openZip(craftZip(many)))).toBe('documents/bomb')
  })

  test('more entries than a document has', () => {
    const many = Array.from({ length: 30 }, (_, i) => small(`a${i}`))
    expect(code(() => openZip(craftZip(many), { ...OFFICE_LIMITS, entries: 29 }))).toBe('documents/bomb')
  })

  test('many entries read, together more than the limit', () => {
    const zip = openZip(craftZip([small('a'), small('b'), small('c')]), { ...OFFICE_LIMITS, readBytes: 9 })
    zip.read('a')
    zip.read('b')
    expect(code(() => zip.read('c'))).toBe('documents/bomb')
  })

  test('inflating stops at the declared size', () => {
    // 64 MB of zeros said to be 100 bytes: were it inflated whole, the result would have to be allocated.
    const zip = openZip(craftZip([{ name: 'a.xml', data: new Uint8Array(64 * MB), declaredSize: 100 }]))
    const before = process.memoryUsage().arrayBuffers
    expect(code(() => zip.read('a.xml'))).toBe('documents/bomb')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * MB)
  })
})

describe('damage is called damage', () => {
  const good = zipSync({ 'a.xml': strToU8('<a/>'.repeat(1000)), 'b.xml': strToU8('<b/>') })
  test.each([
    ['cut off', good.subarray(0, good.length - 30)],
    ['the front missing', good.subarray(40)],
    ['no zip at all', strToU8('hello')],
    ['nothing', new Uint8Array(0)],
    ['a wrong checksum', craftZip([{ ...small(), declaredCrc: 1 }])],
    ['shorter than declared', craftZip([{ ...small(), declaredSize: 400 }])],
    ['an unknown method', craftZip([{ ...small(), method: 9 }])],
  ])('%s', (_, zip) => expect(code(() => openZip(zip).read('a.xml'))).toBe('documents/damaged'))

  test('any flipped byte gives the same text, a refusal, or a missing entry; never another error', () => {
    const seen = new Set<string>()
    for (let at = 0; at < good.length; at++) {
      const bad = good.slice()
      bad[at]! ^= 0xff
      seen.add(code(() => openZip(bad).read('a.xml')))
    }
    for (const each of seen) expect(each).toMatch(/^(none|documents\/(damaged|bomb|encrypted))$/)
  })

  test('an entry with a password', () => {
    expect(code(() => openZip(craftZip([{ ...small(), flags: 1 }])).read('a.xml'))).toBe('documents/encrypted')
  })
})
