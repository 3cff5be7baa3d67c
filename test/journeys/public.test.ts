import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { issueExample } from './campaign.ts'
import { overflowOf, settle } from './people.ts'
import { noBrowser, openStage, widths, type Stage } from './stage.ts'

describe.skipIf(noBrowser)('the public pages, without any script', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    await issueExample(await settle(stage))
  })
  afterEach((context) => stage.closeWindows(context))
  afterAll(() => stage?.close())

  test.each(widths)('campaign, all activities, one activity, in a window of %i', async (width) => {
    const page = await stage.window(width, { javaScriptEnabled: false })
    const looked = async () => {
      expect(await page.locator('script').count()).toBe(0)
      expect(await overflowOf(page)).toBe(0)
    }
    await page.goto('/')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('科技为民服务月')
    await looked()
    await page.getByRole('link', { name: '看全部活动' }).click()
    await page.getByRole('heading', { level: 1, name: '全部活动' }).waitFor()
    expect(await page.locator('.ag li').count()).toBe(7)
    await looked()
    await page.getByRole('link', { name: '开展“送科技下乡”活动' }).click()
    await page.getByRole('heading', { level: 1, name: '开展“送科技下乡”活动' }).waitFor()
    await page.getByText('棠梨县、蒹葭县的乡镇', { exact: true }).waitFor()
    // on a phone as on a desk, what is asked and its answer stand in one line
    const [term, fact] = await Promise.all([page.locator('dt').first().boundingBox(), page.locator('dd').first().boundingBox()])
    expect(Math.abs((term?.y ?? 0) - (fact?.y ?? 99))).toBeLessThan(12)
    await looked()

    // 大字版 stays on from page to page.
    await page.getByRole('link', { name: '大字版' }).click()
    await page.getByRole('link', { name: '活动', exact: true }).click()
    await page.getByRole('link', { name: '标准版' }).waitFor()
    await looked()
    expect(stage.troubles).toEqual([])
  })
})
