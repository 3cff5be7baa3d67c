import { expect, test } from 'vitest'
import { distinctPaths, safeName, safePath } from './names.ts'

test('an ordinary name stays as it is', () => {
  expect(safeName('03_示例县科协_活动总结（定稿）.docx')).toBe('03_示例县科协_活动总结（定稿）.docx')
})

test.each([
  ['../../etc/passwd', 'etc/passwd'],
  ['..\\..\\windows\\win.ini', '.._.._windows_win.ini'],
  ['/绝对/路径.pdf', '绝对/路径.pdf'],
  ['C:\\a.txt', 'C__a.txt'],
  ['a//./b', 'a/b'],
  ['', '未命名'],
  [' . ', '未命名'],
  ['甲/../乙.pdf', '甲/乙.pdf'],
])('a path leads nowhere else: %j', (path, safe) => {
  expect(safePath(path)).toBe(safe)
})

test.each([
  ['总结\u0000\n.docx', '总结.docx'],
  ['总结\u202efdp.exe', '总结fdp.exe'],
  ['a<b>c:d"e|f?g*h', 'a_b_c_d_e_f_g_h'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['com1.tar.gz', '_com1.tar.gz'],
  ['CONTENT.docx', 'CONTENT.docx'],
  ['结尾. . ', '结尾'],
  ['\ud800半个', '半个'],
  ['甲/乙', '甲_乙'],
])('what Windows does not take is replaced: %j', (name, safe) => {
  expect(safeName(name)).toBe(safe)
})

test('a long name keeps its extension and ends between characters', () => {
  const long = safeName(`${'临'.repeat(100)}.docx`)
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(200)
  expect(long).toBe(`${'临'.repeat(65)}.docx`)
  const emoji = safeName('👩🏽'.repeat(60))
  expect(emoji).toBe('👩🏽'.repeat(25))
  expect(Buffer.byteLength(safeName(`2026.${'通'.repeat(90)}`))).toBeLessThanOrEqual(200)
})

test('equal names are numbered, also those that differ only by case, and within the length', () => {
  expect(distinctPaths(['总结.docx', '总结.docx', '总结(2).docx', '甲/总结.docx', '总结.docx'])).toEqual([
    '总结.docx', '总结(2).docx', '总结(2)(2).docx', '甲/总结.docx', '总结(3).docx',
  ])
  expect(distinctPaths(['A.txt', 'a.TXT'])).toEqual(['A.txt', 'a(2).TXT'])
  const long = distinctPaths(Array.from({ length: 12 }, () => `${'长'.repeat(99)}.pdf`))
  expect(new Set(long).size).toBe(12)
  for (const name of long) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
})
