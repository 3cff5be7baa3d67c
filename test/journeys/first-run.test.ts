import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openWorkbook } from '../../src/documents/sheets/index.ts'
import { rosterFile } from '../roster.ts'
import { noticeFile } from './campaign.ts'
import { menuTo, overflowOf, password, roster } from './people.ts'
import { noBrowser, openStage, widths, type Stage } from './stage.ts'

const sheet = (buffer: Buffer) => ({ name: '单位名册.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer })

describe.skipIf(noBrowser).each(widths)('an empty installation, in a window of %i', (width) => {
  let stage: Stage
  beforeAll(async () => { stage = await openStage() })
  afterEach((context) => stage.closeWindows(context))
  afterAll(() => stage?.close())

  test('organisation, administrator, roster, first notice, accounts of the liaisons', async () => {
    const page = await stage.window(width)
    await page.goto('/')
    await page.getByRole('heading', { name: '还没有公开的活动' }).waitFor()
    await page.goto('/workbench/')
    await page.waitForURL(/\/first-run/)
    await page.getByLabel('全称').fill('云岭市科学技术协会')
    await page.getByLabel('简称').fill('云岭市科协')
    await page.getByLabel('姓名').fill('江见白')
    await page.getByLabel('账号').fill('jiangjianbai')
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByLabel('再写一遍').fill(password)
    expect(await overflowOf(page)).toBe(0)
    await page.getByRole('button', { name: '建好组织，下一步' }).click()

    // A roster with faults is refused row by row, and nothing of it is imported; the mended one is.
    await page.getByRole('heading', { name: '导入单位名册' }).waitFor()
    const faulty = [...roster, ['C01', '南浦县科学技术协会', '南浦县科协', '县区科协', '县级'], ['C05', '北屿县科学技术协会', '北屿县科协', '什么科协', '县级']] as const
    await page.locator('input[type=file]').setInputFiles(sheet(await rosterFile(faulty)))
    const faults = page.getByRole('list', { name: '不对的地方' })
    await faults.getByText(`第 ${roster.length + 2} 行`).waitFor()
    expect(await faults.innerText()).toMatch(/单位代码与第 2 行重复[\s\S]*类别“什么科协”不在可选范围内/)
    await page.getByRole('button', { name: '换改好的文件' }).click()
    await page.locator('input[type=file]').setInputFiles(sheet(await rosterFile(roster)))
    await page.getByRole('button', { name: `导入：新增 ${roster.length} 个` }).click()
    await page.getByText('已经导入').waitFor()
    await page.getByRole('button', { name: '下一步' }).click()

    await page.getByRole('button', { name: '读取第一份通知' }).click()
    await page.getByText('还没有通知。把文件拖进来，马上读出方案。').waitFor()
    expect(await overflowOf(page)).toBe(0)
    await page.locator('input[type=file]').setInputFiles(await noticeFile())
    await page.waitForURL(/\/readings\/\d+/)
    await page.getByRole('region', { name: '读出的方案' }).getByText('召开科技工作者状况调查新闻发布会').first().waitFor()

    // All liaisons get their links in one sheet; one of them opens theirs and is in.
    await menuTo(page, '单位与人员')
    if (width === 390) await page.getByRole('button', { name: /^云岭市科协/ }).click()
    await page.getByRole('heading', { level: 2, name: '云岭市科学技术协会' }).waitFor()
    await page.locator('.unit-head').getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '给联络员开账号' }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '开账号并下载' }).click()])
    const lines: string[] = []
    for await (const row of openWorkbook(await readFile(await download.path())).rows()) lines.push(row.cells.join(' '))
    const mine = lines.find((line) => line.includes('许南乔')) ?? ''
    const link = /https?:\/\/\S+/.exec(mine)?.[0] ?? ''
    expect(lines.filter((line) => line.includes('/welcome/'))).toHaveLength(roster.length)

    const liaison = await stage.window(width)
    await liaison.goto(link)
    await liaison.getByRole('heading', { name: '许南乔，您好' }).waitFor()
    await liaison.getByLabel('密码', { exact: true }).fill(password)
    await liaison.getByLabel('再写一遍').fill(password)
    await liaison.getByRole('button', { name: '设好密码并登录' }).click()
    await liaison.getByText('现在没有等您办的事').first().waitFor()
    await menuTo(liaison, '本单位人员')
    await liaison.locator('.main').getByText('许南乔').first().waitFor()
    expect(stage.troubles).toEqual([])
  })
})
