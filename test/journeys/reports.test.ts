import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openWorkbook } from '../../src/documents/sheets/index.ts'
import { plainText, readWord } from '../../src/documents/word/index.ts'
import { openZip, OFFICE_LIMITS } from '../../src/documents/zip/index.ts'
import { material } from '../reports.ts'
import { issueExample } from './campaign.ts'
import { accounts, enter, menuTo, overflowOf, settle } from './people.ts'
import { noBrowser, openStage, widths, type Stage } from './stage.ts'

const title = '特色亮点活动情况'
/** Long or short, as the screen has it. */
const county = /东溪县(科学技术协会|科协)/
const told = ['一、把会场搬到田埂上。县农学会 8 名会员在 3 个镇讲水稻管护，现场回答提问 56 个。', '全县共举办活动23场，参加1206人次，走访一线科技工作者41名。']
const misprinted = told.map((line) => line.replace('1206', '1260'))

/** The file a click makes the browser save. */
async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 30_000 }), page.getByRole('button', { name: button }).click()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** Puts the stamped PDF and the Word file in their places, as one choosing them does. */
async function upload(page: Page, kind: 'word' | 'pdf', name: string, buffer: Buffer): Promise<void> {
  const mimeType = kind === 'word' ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' : 'application/pdf'
  await page.locator(`input[type=file][accept^="${kind === 'word' ? '.docx' : '.pdf'}"]`).setInputFiles({ name, mimeType, buffer })
  await page.getByRole('region', { name: '文件' }).getByText(name).waitFor()
  await page.getByRole('region', { name: '文件' }).getByText('已存妥').first().waitFor()
}

describe.skipIf(noBrowser).each(widths)('a report, from the unit to the summary, in a window of %i', (width) => {
  let stage: Stage
  let campaign: number
  beforeAll(async () => {
    stage = await openStage()
    campaign = await issueExample(await settle(stage))
  })
  afterEach((context) => stage.closeWindows(context))
  afterAll(() => stage?.close())

  /** Whether the ledger that stands open shows the unit's material so; it is never reloaded. */
  const ledgerShows = (page: Page, word: string) => page.locator('tr.sub, .led-list li').filter({ hasText: county }).filter({ hasText: word }).first().waitFor()
  const verdict = (page: Page, words: string | RegExp) => page.getByRole('region', { name: '结论' }).getByText(words).first().waitFor()
  const openReport = async (page: Page, menu: string) => {
    await menuTo(page, menu)
    await page.getByRole('link', { name: new RegExp(title) }).first().click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  }

  test('signed for, uploaded, checked, replaced, signed off, returned, sent again, accepted, adopted, exported, summed up', async () => {
    // The liaison finds the notice in the inbox and signs for it.
    const liaison = await enter(stage, width, accounts.liaison)
    await menuTo(liaison, '收件箱')
    await liaison.locator('.inbox button').first().click()
    await liaison.getByRole('heading', { level: 1, name: '新通知，请签收' }).waitFor()
    expect(await overflowOf(liaison)).toBe(0)
    await liaison.getByLabel('负责人', { exact: true }).fill('尤听澜')
    await liaison.getByRole('button', { name: '签收', exact: true }).click()
    await liaison.getByText('已签收', { exact: true }).waitFor()

    // Both files; the PDF has another figure than the Word file, and the machine says so.
    const wrong = await material({ title, lines: told, pdfLines: misprinted })
    await openReport(liaison, '报送材料')
    await upload(liaison, 'word', '东溪县特色亮点.docx', wrong.docx)
    await upload(liaison, 'pdf', '东溪县特色亮点（盖章）.pdf', wrong.pdf)
    const differences = liaison.getByRole('region', { name: '两版差别' })
    await differences.waitFor({ timeout: 30_000 })
    expect(await differences.innerText()).toMatch(/1206[\s\S]*1260/)
    expect(await overflowOf(liaison)).toBe(0)

    // The PDF is replaced by the right one: nothing differs, the seal is found.
    await upload(liaison, 'pdf', '东溪县特色亮点（重新盖章）.pdf', (await material({ title, lines: told })).pdf)
    await differences.waitFor({ state: 'detached', timeout: 30_000 })
    await liaison.getByRole('region', { name: '机器核对' }).getByText(/1 枚红章/).waitFor()
    await liaison.getByRole('button', { name: /^就用这个：活动 23 场，参加 1,206 人次/ }).click()
    await liaison.getByText('许南乔 填写').waitFor()
    await liaison.getByRole('button', { name: '送审核人审签' }).click()
    await verdict(liaison, '已送审，等尤听澜审签')

    const approver = await enter(stage, width, accounts.approver)
    await openReport(approver, '待我审签')
    await verdict(approver, /请审签/)
    await approver.getByRole('button', { name: '审签并报送' }).click()
    await approver.getByRole('dialog').getByRole('button', { name: '审签并报送' }).click()
    await verdict(approver, /^已报送/)

    // The office returns it with a reason while the ledger stands open in another window.
    const ledger = await enter(stage, width, accounts.office)
    await menuTo(ledger, '报送台账')
    await ledgerShows(ledger, '待审核')
    expect(await overflowOf(ledger)).toBe(0)
    const office = await enter(stage, width, accounts.office)
    await office.goto(`/workbench/campaigns/${campaign}/reviews`)
    await office.getByRole('heading', { level: 1, name: new RegExp(`^${county.source}：${title}$`) }).waitFor()
    await office.getByRole('button', { name: /^退回并说明/ }).click()
    const drawer = office.getByRole('dialog', { name: '退回并说明' })
    await drawer.getByLabel(/退回的原因/).fill('请补一个具体例子。')
    await drawer.getByRole('button', { name: '退回并说明' }).click()
    await verdict(office, '第 1 稿已退回')
    await ledgerShows(ledger, '退回')

    // The unit sees why at once, and hands in its second version.
    await verdict(liaison, '第 1 稿退回了，请改好再传')
    await liaison.getByText('请补一个具体例子。').first().waitFor()
    const better = await material({ title, lines: [...told, '例如，上湾镇王庄村的 3 户种植户当场学会了调节喷头。'] })
    await upload(liaison, 'word', '东溪县特色亮点（第二稿）.docx', better.docx)
    await upload(liaison, 'pdf', '东溪县特色亮点（第二稿盖章）.pdf', better.pdf)
    await liaison.getByRole('button', { name: /^就用这个：/ }).click({ timeout: 30_000 })
    await liaison.getByRole('button', { name: '送审核人审签' }).click()
    await verdict(liaison, '已送审')
    await verdict(approver, /请审签/)
    await approver.getByRole('button', { name: '审签并报送' }).click()
    await approver.getByRole('dialog').getByRole('button', { name: '审签并报送' }).click()
    await verdict(approver, /^已报送/)

    await office.getByRole('button', { name: '收下' }).click()
    await verdict(office, '已收下')
    await ledgerShows(ledger, '已收')
    await office.getByRole('button', { name: '采用', exact: true }).click()
    await verdict(office, '已采用，将写进总结')
    await ledgerShows(ledger, '采用')
    await verdict(liaison, '已采用，将作为亮点写进总结')

    // What is downloaded is whole.
    const sheet = await saved(ledger, '导出台账')
    expect(sheet.name).toMatch(/\.xlsx$/)
    const cells: string[] = []
    for await (const row of openWorkbook(sheet.bytes).rows()) cells.push(row.cells.join('|'))
    expect(cells.find((line) => county.test(line))).toMatch(/采用/)
    const zip = await saved(ledger, '打包原件')
    expect(zip.name).toMatch(/\.zip$/)
    const names = openZip(zip.bytes, OFFICE_LIMITS).names().filter((name) => /\.(docx|pdf)$/.test(name))
    expect(names).toHaveLength(2)
    for (const name of names) expect(name).toMatch(new RegExp(`\\d+_.*东溪县.*_.*${title}.*\\.(docx|pdf)$`))
    expect(Buffer.from(openZip(zip.bytes, OFFICE_LIMITS).read(names.find((name) => name.endsWith('.docx')) ?? '') ?? [])).toEqual(better.docx)

    // The summary: drafted from the evidence, a figure opened, words added, saved as Word and read back.
    await menuTo(office, '汇编与总结')
    await office.getByRole('button', { name: '生成草稿' }).click()
    const paper = office.locator('article.paper')
    await paper.waitFor()
    const figure = paper.locator('.fig').filter({ hasText: /1,?206/ }).first()
    await figure.click()
    const evidence = width === 1440 ? office.getByRole('complementary', { name: '依据' }) : office.getByRole('dialog')
    await evidence.locator('table.rows').getByText(county).first().waitFor()
    if (width === 390) await office.keyboard.press('Escape')
    const text = paper.locator('.text[contenteditable=true]').last()
    await text.click()
    await office.keyboard.press('Control+End')
    await office.keyboard.type('明年把“田间课堂”办成每月一期。')
    await office.getByText('已自动保存').waitFor()
    expect(await overflowOf(office)).toBe(0)
    const word = await saved(office, '存为 Word')
    expect(word.name).toMatch(/\.docx$/)
    const written = plainText(readWord(word.bytes).paragraphs)
    expect(written).toContain('明年把“田间课堂”办成每月一期。')
    expect(written).toMatch(/1,?206/)
    expect(written).toContain('水稻管护')
    expect(stage.troubles).toEqual([])
  }, 180_000)
})
