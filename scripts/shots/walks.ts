import type { Browser, Page } from 'playwright-core'
import { rosterFile } from '../../test/roster.ts'
import { openContext, settle, track, watch, type Camera } from './camera.ts'
import { accounts, signIn, type Cast } from './cast.ts'

const xlsx = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer })

/** A page for states that follow one another and cannot be gone back to; each is taken in both windows. */
async function walk(browser: Browser, camera: Camera, name: string, as: string | null, address: string, steps: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, 1440)
  if (as) await context.request.post(`${address}/api/sign-in`, { data: { account: as, password: camera.password } })
  const page = await context.newPage()
  track(page)
  const troubles = watch(page, true)
  try {
    await steps(page)
  } catch (error) {
    camera.faults.push({ shot: name, fault: `not played: ${(error as Error).message.split('\n').slice(0, 4).join(' ')}` })
    await page.screenshot({ path: camera.pathOf(`${name}.failed`) }).catch(() => {})
  }
  for (const fault of troubles) camera.faults.push({ shot: name, fault })
  await context.close()
}

/** 导入名册: errors by row, then a preview. Nothing is imported. */
export const importWalk = (browser: Browser, camera: Camera, address: string) => walk(browser, camera, 'administrator-import', accounts.administrator, address, async (page) => {
  await page.goto(`${address}/workbench/units/import`)
  const wrong = await rosterFile([
    ['YZ600', '云泽市天文学会', '市天文学会', '学会', '市级', 'YZ00', '白归雁', '秘书长', '10000000901'],
    ['YZ601', '云泽市无线电协会', '市无线电协会', '协会们', '市级', 'YZ00', '孟晚舟', '秘书长', '没有'],
    ['YZ600', '云泽市集邮学会', '市集邮学会', '学会', '市级', 'YZ00'],
    ['YZ602', '云泽市古籍学会', '市古籍学会', '学会', '市级', 'YZ999'],
    ['YZ603', '', '市陶瓷学会', '学会', '市级', 'YZ00'],
  ])
  await page.locator('input[type=file]').setInputFiles(xlsx('2027年单位名册.xlsx', wrong))
  await page.getByText('一行都没有导入').waitFor()
  await settle(page)
  await camera.snapBoth(page, 'administrator-import-errors')
  await page.getByRole('button', { name: '换改好的文件' }).click()
  const right = await rosterFile([
    ['YZ600', '云泽市天文学会', '市天文学会', '学会', '市级', 'YZ00', '白归雁', '秘书长', '10000000901'],
    ['YZ601', '云泽市无线电协会', '市无线电协会', '学会', '市级', 'YZ00', '孟晚舟', '秘书长', '10000000902'],
  ])
  await page.locator('input[type=file]').setInputFiles(xlsx('2027年单位名册.xlsx', right))
  await page.getByRole('button', { name: /^导入：/ }).waitFor()
  await settle(page)
  await camera.snapBoth(page, 'administrator-import-preview')
})

/** 一次性链接: an administrator's new link, and the page it opens. The account stays as it was. */
export const welcomeWalk = async (browser: Browser, camera: Camera, address: string, { unit }: Cast) => {
  const cookie = await signIn(address, accounts.administrator)
  const people = await fetch(`${address}/api/people?unit=${unit('YZ311')}`, { headers: { cookie } }).then((answer) => answer.json() as Promise<{ items: { id: number }[] }>)
  const handed = await fetch(`${address}/api/people/${people.items[0]?.id}/welcome-links`, { method: 'POST', headers: { cookie } }).then((answer) => answer.json() as Promise<{ url: string }>)
  await walk(browser, camera, 'welcome', null, address, async (page) => {
    await page.goto(`${address}${new URL(handed.url).pathname}`)
    await page.getByRole('button', { name: '设好密码并登录' }).waitFor()
    await settle(page)
    await camera.snapBoth(page, 'welcome')
    await page.goto(`${address}/workbench/welcome/no-such-link`)
    await page.getByRole('alert').waitFor()
    await settle(page)
    await camera.snapBoth(page, 'welcome-used')
  })
}

const draftNotice = [
  '云泽市科学技术协会关于举办科学家精神宣讲活动的通知', '',
  '各县区科协，各市级学会、协会、研究会，有关单位：', '',
  '　　为弘扬科学家精神，市科协决定举办宣讲活动。现将有关事项通知如下。',
  '　　一、活动安排',
  '　　（一）首场宣讲。12月18日上午，在市科技馆举行。责任部室：科普部',
  '　　（二）巡回宣讲。时间、地点另行通知。责任部室：学会部',
  '　　二、材料报送',
  '　　各单位于12月25日前报送活动总结（800字以内，Word版）。',
  '　　三、联系方式',
  '　　联系人：沈扶光　联系电话：0000—8888022', '',
  '云泽市科学技术协会', '2026年11月20日', '',
].join('\n')

/** From a read notice to the last look before issuing; taken back afterwards, so that the example stays as it was. */
export const issueWalk = (browser: Browser, camera: Camera, address: string) => walk(browser, camera, 'office-recipients', accounts.office, address, async (page) => {
  await page.goto(`${address}/workbench/notices`)
  await page.locator('input[type=file]').setInputFiles({ name: '宣讲通知.txt', mimeType: 'text/plain', buffer: Buffer.from(draftNotice) })
  await page.waitForURL(/readings\/\d+/)
  await page.getByRole('region', { name: '读出的方案' }).waitFor()
  for (const aside = page.getByRole('button', { name: '先搁置' }); await aside.count() > 0;) {
    const left = await aside.count()
    await aside.first().click()
    await page.waitForFunction((count) => [...document.querySelectorAll('button')].filter((each) => each.textContent === '先搁置').length < count, left)
  }
  await settle(page)
  await camera.snapBoth(page, 'office-reading-decided')
  await page.getByRole('button', { name: '确认方案' }).click()
  await page.getByRole('dialog').waitFor()
  await settle(page)
  await camera.snapBoth(page, 'office-reading-confirm')
  await page.getByRole('button', { name: '确认，去核对收文单位' }).click()
  await page.waitForURL(/recipients/)
  const campaign = /campaigns\/(\d+)/.exec(page.url())?.[1]
  try {
    await settle(page)
    await camera.snapBoth(page, 'office-recipients')
    while (await page.getByRole('button', { name: '先搁置' }).count() > 0) {
      await page.getByRole('button', { name: '先搁置' }).first().click()
      await settle(page)
    }
    await camera.snapBoth(page, 'office-recipients-settled')
    await page.getByRole('button', { name: /^签发给/ }).click()
    await page.getByRole('dialog', { name: '签发' }).waitFor()
    await settle(page)
    await camera.snapBoth(page, 'office-recipients-issue')
  } finally {
    const back = await page.context().request.delete(`${address}/api/campaigns/${campaign}`)
    const { readingId } = await back.json() as { readingId: number }
    await page.context().request.delete(`${address}/api/readings/${readingId}`)
  }
})

/** 首次启动 of an empty installation, to the first notice. */
export const firstRunWalk = (browser: Browser, camera: Camera, address: string) => walk(browser, camera, 'first-run', null, address, async (page) => {
  await page.goto(`${address}/`)
  await camera.snapBoth(page, 'public-empty')
  await page.goto(`${address}/workbench/`)
  await page.waitForURL(/first-run/)
  await settle(page)
  await camera.snapBoth(page, 'first-run')
  await page.getByLabel('全称').fill('云岭市科学技术协会')
  await page.getByLabel('简称').fill('云岭市科协')
  await page.getByLabel('姓名').fill('孟知远')
  await page.getByLabel('账号').fill('mengzhiyuan')
  await page.getByLabel('密码', { exact: true }).fill(camera.password)
  await page.getByLabel(/再/).fill(camera.password)
  await page.getByRole('button', { name: '建好组织，下一步' }).click()
  await page.getByText('导入单位名册').waitFor()
  await settle(page)
  await camera.snapBoth(page, 'first-run-roster')
  await page.locator('input[type=file]').setInputFiles(xlsx('名册.xlsx', await rosterFile([
    ['YL01', '东溪县科学技术协会', '东溪县科协', '县区科协', '县级', '', '许南乔', '办公室主任', '10000000101'],
    ['YL02', '云岭市物理学会', '市物理学会', '学会', '市级', '', '程亦可', '秘书长', '10000001101'],
  ])))
  await page.getByRole('button', { name: /^导入：/ }).click()
  await page.getByText('已经导入').waitFor()
  await settle(page)
  await camera.snapBoth(page, 'first-run-imported')
  await page.getByRole('button', { name: '下一步' }).click()
  await settle(page)
  await camera.snapBoth(page, 'first-run-done')
  await page.getByRole('button', { name: '读取第一份通知' }).click()
  await page.waitForURL(/notices/)
  await settle(page)
  await camera.snapBoth(page, 'office-notices-first')
  for (const [name, at] of [['home', ''], ['inbox', 'inbox'], ['units', 'units']] as const) {
    await page.goto(`${address}/workbench/${at}`)
    await settle(page)
    await camera.snapBoth(page, `empty-${name}`, [/mengzhiyuan/g])
  }
})
