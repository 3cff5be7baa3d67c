import { writeOfficialDocx } from '../../src/documents/official/index.ts'
import { calendar } from '../../src/main/example/days.ts'
import { notice } from '../../src/main/example/notice.ts'
import type { Page } from 'playwright-core'
import type { Caller } from './people.ts'

/** The example's own notice, as the Word file an office receives. */
export const noticeFile = async (): Promise<{ name: string; mimeType: string; buffer: Buffer }> => ({
  name: '科技为民服务月实施方案.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(await writeOfficialDocx(notice(calendar(new Date())))),
})

/** Lets go of a file over the place for it, as from the desktop. */
export async function drop(page: Page, target: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const transfer = await page.evaluateHandle(({ name, mimeType, base64 }) => {
    const data = new DataTransfer()
    data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type: mimeType }))
    return data
  }, { name: file.name, mimeType: file.mimeType, base64: file.buffer.toString('base64') })
  await page.locator(target).first().dispatchEvent('dragenter', { dataTransfer: transfer })
  await page.locator(target).first().dispatchEvent('drop', { dataTransfer: transfer })
}

/** Answers everything that is 待定 on the page: the first with its first choice where it has one, the rest set aside. @returns how many there were */
export async function decide(page: Page): Promise<number> {
  const asides = page.getByRole('button', { name: '先搁置' })
  let answered = 0
  for (let left = await asides.count(); left > 0; left = await asides.count()) {
    const choices = page.getByRole('radiogroup').first().getByRole('radio')
    if (answered === 0 && await choices.count() > 0) await choices.first().click()
    else await asides.first().click()
    await page.waitForFunction((before) => [...document.querySelectorAll('button')].filter((each) => each.textContent === '先搁置').length < before, left)
    answered++
  }
  return answered
}

interface Answered { version: number; questions: { key: string; decision: unknown }[] }

/** Reads, settles, confirms and issues the example's notice through the product's own calls. @returns the campaign's id */
export async function issueExample(call: Caller): Promise<number> {
  const file = await noticeFile()
  const { id } = await call<{ id: number }>('POST', '/api/readings', file.buffer, { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) })
  let reading = await call<Answered>('GET', `/api/readings/${id}`)
  for (const question of reading.questions) reading = await call<Answered>('PUT', `/api/readings/${id}/decisions`, { version: reading.version, key: question.key, answer: { as: 'aside' } })
  const { campaignId, noticeId } = await call<{ campaignId: number; noticeId: number }>('POST', `/api/readings/${id}/confirmation`, { version: reading.version })
  const url = `/api/campaigns/${campaignId}/notices/${noticeId}/recipients`
  let recipients = await call<{ version: number; addressees: { id: number; certain: boolean; decision: unknown }[] }>('GET', url)
  for (const doubt of recipients.addressees.filter((each) => !each.certain && each.decision === null)) recipients = await call('PUT', `${url}/addressees/${doubt.id}`, { version: recipients.version, answer: { as: 'aside' } })
  await call('POST', `/api/campaigns/${campaignId}/notices/${noticeId}/issue`)
  return campaignId
}
