import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { decide } from './campaign.ts'
import { accounts, enter, menuTo, overflowOf, settle } from './people.ts'
import { noBrowser, openStage, widths, type Stage } from './stage.ts'

/** A value that comes to be so, however busy the machine. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000, interval: 100 })

describe.skipIf(noBrowser)('a notice written here, to the units that receive it', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    await settle(stage)
  })
  afterEach((context) => stage.closeWindows(context))
  afterAll(() => stage?.close())

  const lines = [
    '为迎接科技活动周，决定开展科普进校园活动，现将有关事项通知如下。', '一、活动安排', '（一）开展科普报告会。5月25日，邀请专家到学校作报告。责任部室：科普部。', '（二）举办科学实验展演。5月26日，在市科技馆举行。责任单位：市科技馆。',
    '二、有关要求', '各县区科协、各市级学会于6月5日前报送活动总结（1000字以内，Word版）。',
  ]

  /** Pastes as from Word: the clipboard's plain text. */
  const paste = (page: Page, text: string) => page.evaluate((words) => {
    const data = new DataTransfer()
    data.setData('text/plain', words)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
  const saved = (page: Page) => page.getByText(/已自动保存/).waitFor()
  /** On a phone the paper, its pages and the checks stand one behind the other. */
  const look = async (page: Page, width: number, at: '预览' | '版式检查' | '文稿') => {
    if (width === 1440) return void (at !== '文稿' && await page.getByRole('tab', { name: at }).click())
    await page.getByRole('radiogroup', { name: '看什么' }).getByText(at === '版式检查' ? /^检查/ : at).click()
  }

  describe.each(widths)('in a window of %i', (width) => {
    test('is written, previewed, checked, finished, read, confirmed, issued, and received with its PDF', async () => {
      const page = await enter(stage, width, accounts.office)
      await menuTo(page, '文稿')
      await page.getByRole('button', { name: '拟稿' }).first().click()
      const dialog = page.getByRole('dialog', { name: '拟稿' })
      await dialog.getByText('粘贴一段写好的文字').click()
      await dialog.getByLabel('要粘贴的文字').fill(['关于开展科普进校园活动的通知', '各县区科协，各市级学会：', ...lines.slice(0, 4)].join('\n'))
      await dialog.getByRole('button', { name: '开始写' }).click()
      await page.waitForURL(/\/compositions\/\d+$/)
      const paper = page.getByRole('article', { name: '文稿' })
      await eventually(() => paper.getByLabel('标题', { exact: true }).inputValue()).toBe('关于开展科普进校园活动的通知')
      // numbers are the program's, not letters of the text
      expect(await paper.getByLabel('第 2 段 一级标题').inputValue()).toBe('活动安排')
      expect(await paper.locator('.blk.lv1 .no').innerText()).toBe('一、')

      // the rest is pasted at the end, as from Word, and taken back, and done again
      await paper.getByLabel('第 4 段 标题后接着写的正文').focus()
      await page.keyboard.press('End')
      await page.keyboard.press('Control+End')
      await page.keyboard.press('Enter')
      await paste(page, lines.slice(4).join('\n'))
      await paper.getByLabel('第 5 段 一级标题').waitFor()
      await page.keyboard.press('Control+z')
      await paper.getByLabel('第 5 段 一级标题').waitFor({ state: 'detached' })
      await page.keyboard.press('Control+Shift+z')
      const second = paper.getByLabel('第 5 段 一级标题')
      await second.waitFor()
      await second.press('Tab')
      await paper.getByLabel('第 5 段 二级标题').waitFor()
      expect(await paper.locator('.blk').nth(4).locator('.no').innerText()).toBe('（三）')
      await paper.getByLabel('第 5 段 二级标题').press('Shift+Tab')
      expect(await paper.locator('.blk').nth(4).locator('.no').innerText()).toBe('二、')
      await paper.getByLabel('发文字号的机关代字').fill('云科协发')
      await paper.getByLabel('发文字号的序号').fill('7')
      await saved(page)
      expect(await overflowOf(page)).toBe(0)

      await look(page, width, '预览')
      await page.getByText(/^第 1 页，共 \d+ 页$/).waitFor({ timeout: 60_000 })
      await page.getByRole('img', { name: '第 1 页' }).waitFor()
      expect(await page.getByRole('img', { name: '第 1 页' }).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(800)
      expect(await overflowOf(page)).toBe(0)

      // a rule is broken, the check finds it, and a click goes to the place
      await look(page, width, '文稿')
      await paper.getByLabel('第 1 段 正文').fill('为迎接科技活动周,决定开展科普进校园活动,现将有关事项通知如下.')
      await look(page, width, '版式检查')
      const finding = page.locator('.comp-list .goto').filter({ hasText: '半角' }).first()
      await finding.waitFor()
      await finding.click()
      await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('第 1 段 正文')
      await page.getByRole('button', { name: '改成全角标点' }).click()
      const mends = page.getByRole('dialog', { name: '改成全角标点' })
      expect(await mends.locator('ins').first().innerText()).toContain('，')
      await mends.getByRole('button', { name: '改这 1 处' }).click()
      await eventually(() => paper.getByLabel('第 1 段 正文').inputValue()).toBe('为迎接科技活动周，决定开展科普进校园活动，现将有关事项通知如下。')
      await eventually(async () => page.request.get(`/api/compositions/${/compositions\/(\d+)/.exec(page.url())?.[1]}`).then(async (answer) => JSON.stringify((await answer.json() as { document: unknown }).document))).toContain('活动周，决定')

      await page.getByRole('button', { name: '定稿' }).click()
      await page.getByRole('dialog', { name: '定稿' }).getByRole('button', { name: '定稿，做成 PDF 和 Word' }).click()
      await page.getByText('定稿的文件原样留存').waitFor()
      await page.getByRole('link', { name: /通知\.pdf/ }).waitFor()
      expect(await overflowOf(page)).toBe(0)

      await page.getByRole('button', { name: '按通知签发' }).click()
      await page.waitForURL(/\/readings\/\d+/)
      const plan = page.getByRole('region', { name: '读出的方案' })
      await plan.waitFor()
      await plan.getByRole('button', { name: '开展科普报告会' }).waitFor()
      await decide(page)
      await page.getByRole('button', { name: '确认方案' }).click()
      await page.getByRole('dialog', { name: '确认方案' }).getByRole('button', { name: '确认，去核对收文单位' }).click()
      await page.waitForURL(/\/recipients/)
      await page.getByText('将发给').first().waitFor()
      await decide(page)
      await page.getByRole('button', { name: /^签发给 \d+ 个单位$/ }).click()
      await page.getByRole('dialog', { name: '签发' }).getByRole('button', { name: /^签发给 \d+ 个单位$/ }).click()
      await page.waitForURL(/\/receipts/)
      const campaign = Number(/campaigns\/(\d+)/.exec(page.url())?.[1])

      const unit = await enter(stage, width, accounts.liaison)
      await unit.goto(`/workbench/campaigns/${campaign}/notices/1`)
      const file = unit.getByRole('link', { name: '关于开展科普进校园活动的通知.pdf' })
      const [download] = await Promise.all([unit.waitForEvent('download'), file.click()])
      expect(download.suggestedFilename()).toBe('关于开展科普进校园活动的通知.pdf')
      await unit.getByRole('link', { name: '关于开展科普进校园活动的通知.docx' }).waitFor()
      expect(stage.troubles).toEqual([])
    }, 180_000)
  })

  test('of two people writing at once the second is told, and keeps what was typed', async () => {
    const page = await enter(stage, 1440, accounts.office)
    await menuTo(page, '文稿')
    await page.getByRole('button', { name: '拟稿' }).first().click()
    await page.getByRole('dialog', { name: '拟稿' }).getByRole('button', { name: '开始写' }).click()
    await page.waitForURL(/\/compositions\/\d+$/)
    const title = page.getByRole('article', { name: '文稿' }).getByLabel('标题', { exact: true })
    await title.fill('甲写的标题')
    await saved(page)
    // the same person in another window stands for a colleague
    const id = /compositions\/(\d+)/.exec(page.url())?.[1]
    const now = await page.request.get(`/api/compositions/${id}`).then((answer) => answer.json() as Promise<{ revision: number; document: object; enclosures: [] }>)
    await page.request.put(`/api/compositions/${id}`, { data: { revision: now.revision, document: { ...now.document, title: '乙写的标题' }, enclosures: [] } })
    await title.fill('甲又写的标题')
    await page.getByRole('alert').filter({ hasText: '先存了一版' }).waitFor()
    await page.getByRole('alert').getByText('乙写的标题').waitFor()
    expect(await title.inputValue()).toBe('甲又写的标题')
    // what could not be saved is still there after the window was closed by mistake
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await page.getByRole('alert').filter({ hasText: '上次没存上' }).waitFor()
    expect(await title.inputValue()).toBe('甲又写的标题')
    await page.getByRole('alert').getByRole('button', { name: '我写的另存一稿' }).click()
    await page.waitForURL((url) => /\/compositions\/\d+$/.test(url.pathname) && !url.pathname.endsWith(`/${id}`))
    await eventually(() => title.inputValue()).toBe('甲又写的标题')
    expect(stage.troubles).toEqual([])
  }, 180_000)
})
