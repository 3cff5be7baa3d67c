import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainDocument, plainParagraph, writeOfficialDocx, writeOfficialPdf } from '../../src/documents/official/index.ts'
import { sealSvg } from '../../src/documents/write/index.ts'
import { withPdf } from '../../src/documents/pdf/index.ts'
import { countCharacters, readWord } from '../../src/documents/word/index.ts'

const root = path.resolve(import.meta.dirname, '../..')
const node = path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
let folder = ''

/** As `npm run liandong` starts it, from another folder than the project's. */
function liandong(...words: string[]): { code: number | null; out: string; err: string } {
  const flags = ['--import', pathToFileURL(path.join(root, 'node_modules/tsx/dist/loader.mjs')).href]
  const { status, stdout, stderr } = spawnSync(node, [...flags, path.join(root, 'src/main/cli.ts'), ...words], { cwd: folder, encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json') } })
  return { code: status, out: stdout, err: stderr }
}
const file = (name: string) => path.join(folder, name)
const report = (people: number) => plainDocument({
  kind: 'report', title: '东溪县科协活动总结报告',
  body: [`服务月期间，共举办活动23场，参加${people}人次。`, '走访一线科技工作者41名，收到意见诉求17条，都有人答复。'].map(plainParagraph),
  signature: { issuers: ['东溪县科学技术协会'], date: '2031-06-05', sealed: true },
})

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'liandong-commands-'))
  const picture = { svg: sealSvg({ unit: '东溪县科学技术协会', seed: 3 }), widthMm: 42 }
  await writeFile(file('报告.docx'), await writeOfficialDocx(report(1260)))
  await writeFile(file('盖章.pdf'), writeOfficialPdf(report(1260), { picture }).pdf)
  await writeFile(file('改过.pdf'), writeOfficialPdf(report(1206), { picture }).pdf)
  await writeFile(file('坏.docx'), Buffer.from('PK\x03\x04 not a package'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('check', () => {
  test('prints characters, limit, verdict and one entry a check', async () => {
    const { code, out } = liandong('check', '报告.docx', '盖章.pdf', '--max', '1000', '--json')
    const said = JSON.parse(out)
    expect(said).toMatchObject({ characters: countCharacters(readWord(new Uint8Array(await readFile(file('报告.docx'))))).words, limit: 1000 })
    const verdicts = new Map(said.checks.map((check: { id: string; verdict: string }) => [check.id, check.verdict]))
    expect(verdicts).toEqual(new Map([['agreement', 'pass'], ['characters', 'pass'], ['seal', 'pass'], ['word-opens', 'pass'], ['pdf-opens', 'pass'], ['pdf-text', 'pass']]))
    expect(said.verdict).toBe('pass')
    expect(code).toBe(0)
  })

  test('a changed figure and a length past the limit are told, in words too', () => {
    const { code, out } = liandong('check', '报告.docx', '改过.pdf', '--max', '20')
    expect(code).toBe(1)
    expect(out).toContain('超出上限 20 字')
    expect(out).toMatch(/Word .*【1260】/)
    expect(out).toMatch(/盖章版 .*【1206】/)
  })

  test('a damaged file is a check that fails, not an accident', () => {
    const { code, out } = liandong('check', '坏.docx', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ characters: null, verdict: 'fail', checks: [{ id: 'word-opens', blocking: true }, { id: 'characters' }] })
  })

  test.each([[['check', '报告.docx', '--max', 'viele'], 1, 'cli/not-a-number'], [['check', '报告.docx', '报告.docx'], 1, 'cli/not-a-pair'], [['check'], 2, '1 到 2 个文件'], [['check', '没有.docx'], 1, '没有这个文件']])('%j is refused', (words, code, said) => {
    const answer = liandong(...words)
    expect(answer.code).toBe(code)
    expect(answer.err).toContain(said)
    expect(answer.out).toBe('')
  })
})

test('compare finds the one figure two files differ in, and nothing between the same', () => {
  expect(JSON.parse(liandong('compare', '报告.docx', '盖章.pdf', '--json').out)).toMatchObject({ same: true, count: 0 })
  const { code, out } = liandong('compare', '改过.pdf', '报告.docx', '--json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ same: false, count: 1, differences: [{ kind: 'number' }] })
  expect(liandong('compare', '盖章.pdf', '改过.pdf').out).toContain('数字改了')
})

test('seals gives the place of the seal in millimetres, page by page', async () => {
  const pages = JSON.parse(liandong('seals', '盖章.pdf', '--json').out)
  expect(pages).toEqual([{ page: 1, seals: [{ x_mm: expect.any(Number), y_mm: expect.any(Number), diameter_mm: expect.any(Number), score: expect.any(Number) }] }])
  expect(Math.abs(pages[0].seals[0].diameter_mm - 42)).toBeLessThan(3)
})

describe('typeset', () => {
  test('makes a PDF and a Word file of a Markdown file', async () => {
    await writeFile(file('文稿.md'), '---\ntitle: 关于开展科普宣传的通知\nto: 各县区科协\nissuers: 云岭市科学技术协会\ndate: 2031-06-05\n---\n请按下列要求办理。\n\n## 时间安排\n6月5日前报送。\n\n## 工作要求\n加强领导。\n')
    const made = liandong('typeset', '文稿.md', '-o', '公文.pdf')
    expect(made.code).toBe(0)
    const text = await withPdf(new Uint8Array(await readFile(file('公文.pdf'))), (pdf) => pdf.pageText(1).lines.map((line) => line.text).join('\n'))
    expect(text).toContain('一、时间安排')
    expect(text).toContain('2031年6月5日')
    expect(liandong('typeset', '文稿.md', '-o', '公文.docx').code).toBe(0)
    expect(readWord(new Uint8Array(await readFile(file('公文.docx')))).paragraphs.map((each) => each.text)).toContain('时间安排')
  })

  test('says what is missing', () => {
    expect(liandong('typeset', '文稿.md')).toMatchObject({ code: 1, err: expect.stringContaining('cli/no-output') })
    expect(liandong('zeichnen', '文稿.md')).toMatchObject({ code: 2, err: expect.stringContaining('没有“zeichnen”这个命令') })
  })
})
