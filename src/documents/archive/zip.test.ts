import { unzipSync } from 'fflate'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { endRecords, localHeader, type EntryRecord } from './format.ts'
import { GATHERED, zipSize } from './writer.ts'
import { planArchive, type ArchiveEntry, type ArchiveProgress } from './zip.ts'
import { openZip } from '../zip/index.ts'

const modified = new Date('2031-05-06T01:02:04Z')

function entry(name: string, content: Uint8Array, promised = content.length): ArchiveEntry {
  return { name, size: promised, modified, open: () => inPieces(content) }
}

async function* inPieces(content: Uint8Array) {
  for (let at = 0; at < content.length; at += 70_000) yield content.subarray(at, at + 70_000)
}

test('files come out byte for byte under Chinese names, and the size was known before', async () => {
  const large = new Uint8Array(GATHERED + 5).map((_, i) => (i * 7) & 255)
  const files: [string, Uint8Array][] = [
    ['01_示例县科协_总结.docx', Buffer.from('第一份')],
    ['02_示例市学会_总结.pdf', large],
    ['空.txt', new Uint8Array()],
    ['01_示例县科协_总结.docx', Buffer.from('第二份')],
  ]
  const archive = planArchive(files.map(([name, content]) => entry(name, content)))
  const zip = await buffer(archive.stream())
  expect(zip.length).toBe(archive.size)
  expect(archive.names[3]).toBe('01_示例县科协_总结(2).docx')

  // Two independent readers: one by the directory, one that checks every checksum and the UTF-8 flag.
  const unpacked = unzipSync(zip)
  const checked = openZip(zip)
  expect(Object.keys(unpacked)).toEqual(archive.names)
  archive.names.forEach((name, i) => {
    expect(Buffer.compare(unpacked[name]!, files[i]![1])).toBe(0)
    expect(Buffer.compare(checked.read(name)!, files[i]![1])).toBe(0)
  })
  const flags = new DataView(zip.buffer, zip.byteOffset).getUint16(6, true)
  expect(flags & 0x0800).toBe(0x0800)
})

test('an empty archive is a zip', async () => {
  const archive = planArchive([])
  const zip = await buffer(archive.stream())
  expect(zip.length).toBe(archive.size)
  expect(openZip(zip).names()).toEqual([])
})

test('only one file is open at a time, and progress ends at the whole', async () => {
  let open = 0
  let most = 0
  const counted = (name: string): ArchiveEntry => ({
    name, size: 3, modified,
    async *open() {
      most = Math.max(most, ++open)
      yield Buffer.from('abc')
      open--
    },
  })
  const told: ArchiveProgress[] = []
  const archive = planArchive(Array.from({ length: 5 }, (_, i) => counted(`${i}.txt`)))
  await buffer(archive.stream((progress) => told.push(progress)))
  expect(most).toBe(1)
  expect(told.map((each) => each.entries)).toEqual([1, 2, 3, 4, 5])
  expect(told.at(-1)).toEqual({ entries: 5, bytes: archive.size, share: 1 })
})

test.each([['shorter', 5], ['longer', 2]])('a file that is %s than promised breaks the download off', async (_, promised) => {
  const archive = planArchive([entry('a.txt', Buffer.from('abc'), promised)])
  await expect(buffer(archive.stream())).rejects.toThrow('zip entry of')
})

test('a file that cannot be read breaks the download off with its error', async () => {
  const archive = planArchive([{ name: 'a', size: 1, modified, open: () => Promise.reject(new Error('gone')) }])
  await expect(buffer(archive.stream())).rejects.toThrow('gone')
})

test('figures beyond 32 bits move to their 64-bit fields', () => {
  const record: EntryRecord = {
    name: Buffer.from('大.mp4'), method: 0, modified, descriptor: true, large: true, crc: 0, packedSize: 5e9, size: 5e9, headerAt: 0,
  }
  expect(localHeader(record).length).toBe(30 + 7 + 20)
  expect(endRecords(70_000, 100, 100).length).toBe(98)
  expect(endRecords(3, 5e9, 100).length).toBe(98)
  expect(endRecords(3, 100, 100).length).toBe(22)
  const huge = (path: string) => ({ path, modified, size: 5e9, open: () => inPieces(new Uint8Array()) })
  // Header 31 + 20, descriptor 24, directory 47 + 20 (+ 8 for the second's place), end 98.
  expect(zipSize([huge('a'), huge('b')])).toBe(2 * (51 + 5e9 + 24) + 67 + 75 + 98)
})
