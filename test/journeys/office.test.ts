import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { decide, drop, noticeFile } from './campaign.ts'
import { accounts, enter, menuTo, overflowOf, roster, settle } from './people.ts'
import { noBrowser, openStage, widths, type Stage } from './stage.ts'

const shared = path.resolve(process.env.LIANDONG_SHARED ?? '../shared', 'notices')
const noReference = existsSync(path.join(shared, 'linyi-2020.txt')) ? null : `no reference notice in ${shared}; LIANDONG_SHARED names the folder`
if (noReference) console.warn(`The reference notice is skipped: ${noReference}`)

interface Plan {
  title: { value: string }
  modules: { name: string }[]
  activities: { name: string; owners: { name: string; role: string }[] }[]
  reports: { what: string; length: { max: number | null } | null; due: { to: string | null } | null }[]
}
/** What is compared of a plan. */
const essence = ({ title, modules, activities, reports }: Plan) => ({
  title: title.value, modules: modules.map((each) => each.name),
  activities: activities.map(({ name, owners }) => ({ name, owners: owners.map((owner) => owner.name) })),
  reports: reports.map(({ what, length, due }) => ({ what, max: length?.max ?? null, due: due?.to ?? null })),
})

describe.skipIf(noBrowser)('the office, from the notice to its issue', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    await settle(stage)
  })
  afterEach((context) => stage.closeWindows(context))
  afterAll(() => stage?.close())

  /** Waits for the reading to stand and its tabs to carry these counts. */
  async function countsShown(page: Page, counts: Record<string, number>): Promise<void> {
    for (const [tab, count] of Object.entries(counts)) await page.locator('.ant-tabs-tab, .ant-tabs-dropdown-menu-item').filter({ hasText: new RegExp(`^${tab}\\s*${count}$`) }).first().waitFor({ state: 'attached' })
  }

  async function confirm(page: Page): Promise<number> {
    await page.getByRole('button', { name: '确认方案' }).click()
    await page.getByRole('dialog', { name: '确认方案' }).getByRole('button', { name: '确认，去核对收文单位' }).click()
    await page.waitForURL(/\/campaigns\/\d+\/notices\/\d+\/recipients/)
    return Number(/campaigns\/(\d+)/.exec(page.url())?.[1])
  }

  describe.each(widths)('in a window of %i', (width) => {
    test('reads the notice, decides what is open, confirms, looks at the recipients, issues', async () => {
      const page = await enter(stage, width, accounts.office)
      await menuTo(page, '读取通知')
      const file = await noticeFile()
      if (width === 1440) await drop(page, '.ant-upload-drag .ant-upload-btn', file)
      else await page.locator('input[type=file]').setInputFiles(file)
      await page.waitForURL(/\/readings\/\d+/)
      const plan = page.getByRole('region', { name: '读出的方案' })
      await plan.waitFor()
      await countsShown(page, { 模块: 5, 活动: 7, 报送要求: 3 })
      expect(await plan.getByRole('button', { name: '举办云泽科学大讲堂' }).isVisible()).toBe(true)
      expect(await overflowOf(page)).toBe(0)

      // One line is corrected by hand, and what is open is settled; only then can the plan be confirmed.
      await plan.getByRole('button', { name: '举办云泽科学大讲堂' }).click()
      await plan.locator('li.on textarea').first().fill('举办云岭科学大讲堂')
      await plan.getByRole('button', { name: '核对无误' }).click()
      await page.getByText('已存').first().waitFor()
      await decide(page)
      const campaign = await confirm(page)

      // 云岭 has no 研究会 of its own, but every phrase finds somebody or is asked.
      await page.getByText('将发给').first().waitFor()
      await decide(page)
      const issue = page.getByRole('button', { name: /^签发给 \d+ 个单位$/ })
      const count = Number(/\d+/.exec(await issue.innerText())?.[0])
      expect(count).toBe(roster.length)
      await issue.click()
      const dialog = page.getByRole('dialog', { name: '签发' })
      expect(await dialog.innerText()).toContain(`将发给 ${count} 个单位`)
      expect(await dialog.innerText()).toContain('签发后不能修改，只能另发补充通知。')
      expect(await overflowOf(page)).toBe(0)
      await dialog.getByRole('button', { name: `签发给 ${count} 个单位` }).click()
      await page.waitForURL(/\/receipts/)
      await page.getByRole('navigation', { name: '按步骤筛选' }).getByRole('link', { name: /送达/ }).filter({ hasText: `${count}/${count}` }).waitFor()
      expect(await overflowOf(page)).toBe(0)

      const plans = await page.request.get(`/api/campaigns/${campaign}`).then((answer) => answer.json() as Promise<{ state: string; activities: { name: string }[]; requirements: { title: string; units: number }[] }>)
      expect(plans.state).toBe('issued')
      expect(plans.activities.map((each) => each.name)).toContain('举办云岭科学大讲堂')
      // counties, societies and the enterprise report; departments and the institution do not
      expect(plans.requirements.map(({ title, units }) => [title, units])).toEqual([['工作方案', 6], ['特色亮点活动情况', 6], ['活动总结报告', 6]])
      expect(stage.troubles).toEqual([])
    })

    test.skipIf(noReference)('the reference notice of 2020 gives its reference plan', async () => {
      const wanted = JSON.parse(readFileSync(path.join(shared, 'linyi-2020.json'), 'utf8')) as Plan
      const page = await enter(stage, width, accounts.office)
      await menuTo(page, '读取通知')
      await page.locator('input[type=file]').setInputFiles(path.join(shared, 'linyi-2020.txt'))
      await page.waitForURL(/\/readings\/\d+/)
      const plan = page.getByRole('region', { name: '读出的方案' })
      await plan.waitFor()
      await countsShown(page, { 模块: 5, 活动: 7, 报送要求: 2 })
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(wanted.title.value)
      for (const { name, owners } of wanted.activities) {
        const line = plan.locator('.acts > li').filter({ has: page.getByRole('button', { name, exact: true }) })
        expect(await line.innerText()).toContain(owners.map((owner) => owner.name).join('、'))
      }
      const reading = /readings\/(\d+)/.exec(page.url())?.[1]
      const read = await page.request.get(`/api/readings/${reading}`).then((answer) => answer.json() as Promise<{ plan: Plan }>)
      expect(essence(read.plan)).toEqual(essence(wanted))

      await decide(page)
      const campaign = await confirm(page)
      const made = await page.request.get(`/api/campaigns/${campaign}`).then((answer) => answer.json() as Promise<{ modules: { name: string }[]; activities: { name: string }[]; requirements: { title: string; dueAt: string; lengthMax: number | null }[] }>)
      expect(made.modules.map((each) => each.name)).toEqual(wanted.modules.map((each) => each.name))
      expect(made.activities.map((each) => each.name)).toEqual(wanted.activities.map((each) => each.name))
      expect(made.requirements).toMatchObject(wanted.reports.map((each) => ({ title: each.what, lengthMax: each.length?.max, dueAt: '2020-06-05T15:59:59.999Z' })))
      expect(stage.troubles).toEqual([])
    })
  })
})
