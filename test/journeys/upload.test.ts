import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { writeZip } from '../../src/documents/archive/index.ts'
import { openZip } from '../../src/documents/zip/index.ts'
import { material } from '../reports.ts'
import { issueExample } from './campaign.ts'
import { accounts, enter, menuTo, settle } from './people.ts'
import { noBrowser, openStage, widths, type Stage } from './stage.ts'

const MB = 1024 * 1024

/** A report with ten megabytes of pictures, which does not go in one request. */
async function largeReport(): Promise<Buffer> {
  const zip = openZip((await material()).docx)
  const contents = [...zip.names().map((path) => ({ path, bytes: zip.read(path) ?? new Uint8Array() })), { path: 'word/media/image1.png', bytes: randomBytes(10 * MB) }]
  const parts: Uint8Array[] = []
  for await (const part of writeZip(contents.map(({ path, bytes }) => ({ path, modified: new Date('2027-06-02T00:00:00Z'), open: async function* () { yield bytes } })))) parts.push(part)
  return Buffer.concat(parts)
}

describe.skipIf(noBrowser)('an upload that is broken off', () => {
  let stage: Stage
  let campaign: number
  let report: Buffer
  beforeAll(async () => {
    stage = await openStage()
    campaign = await issueExample(await settle(stage))
    report = await largeReport()
  })
  afterEach((context) => stage.closeWindows(context))
  afterAll(() => stage?.close())

  test.each([...widths.entries()])('goes on after a reload from where it was (%i: in a window of %i)', async (index, width) => {
    const page = await enter(stage, width, accounts.liaison)
    // Another requirement in each window, so that each begins with nothing.
    const title = ['特色亮点活动情况', '活动总结报告'][index] ?? ''
    await menuTo(page, '报送材料')
    await page.getByRole('link', { name: new RegExp(title) }).first().click()

    // The line goes down when the second piece is under way.
    let broken = false
    const sent: number[] = []
    await page.route('**/api/uploads/*', async (route) => {
      const offset = Number(route.request().headers()['upload-offset'] ?? -1)
      if (route.request().method() === 'PATCH') sent.push(offset)
      if (broken || offset <= 0) return route.continue()
      broken = true
      await page.context().setOffline(true)
      return route.abort('internetdisconnected')
    })
    const name = `东溪县${title}.docx`
    await page.locator('input[type=file][accept^=".docx"]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: report })
    const files = page.getByRole('region', { name: '文件' })
    await files.getByText(/传到 \d+%，联网后接着传/).waitFor()
    expect(broken).toBe(true)
    expect(sent).toEqual([0, 4 * MB])

    await page.context().setOffline(false)
    await page.reload()
    await files.getByText('已存妥').waitFor({ timeout: 30_000 })
    expect(await files.innerText()).toContain(name)
    // Nothing that was safe was sent again.
    expect(sent.slice(2).every((offset) => offset >= 4 * MB)).toBe(true)

    const requirement = Number(/reports\/(\d+)\/(\d+)/.exec(page.url())?.[1])
    const unit = Number(/reports\/(\d+)\/(\d+)/.exec(page.url())?.[2])
    const kept = await page.request.get(`/api/campaigns/${campaign}/requirements/${requirement}/submissions/${unit}/versions/1/files/word`)
    expect(kept.status()).toBe(200)
    expect(Buffer.compare(await kept.body(), report)).toBe(0)
    await page.getByRole('region', { name: '机器核对' }).getByText('能打开').first().waitFor({ timeout: 30_000 })
    expect(stage.troubles).toEqual([])
  })
})
