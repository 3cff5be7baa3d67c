import type { Page } from 'playwright-core'
import { rosterFile, type RosterLine } from '../roster.ts'
import type { Stage, Width } from './stage.ts'

export const password = 'Yunling-2027-test'

/** The city of the journeys: counties, societies, an enterprise, departments and an institution. */
export const roster: readonly RosterLine[] = [
  ['C01', '东溪县科学技术协会', '东溪县科协', '县区科协', '县级', '', '许南乔', '办公室主任', '10000000101'],
  ['C02', '西坪县科学技术协会', '西坪县科协', '县区科协', '县级', '', '阮青禾', '干事', '10000000201'],
  ['C03', '云岭高新技术产业开发区科学技术协会', '高新区科协', '县区科协', '县级', '', '容若川', '干事', '10000000301'],
  ['C11', '云岭市物理学会', '市物理学会', '学会', '市级', '', '程亦可', '秘书长', '10000001101'],
  ['C12', '云岭市科普作家协会', '市科普作家协会', '学会', '市级', '', '骆闻舟', '秘书长', '10000001201'],
  ['C21', '云岭重机厂科学技术协会', '云岭重机厂科协', '企事业科协', '市级', '', '石砚', '干事', '10000002101'],
  ['C31', '办公室', '办公室', '部室', '市级', '', '叶知秋', '主任', '10000003101'],
  ['C32', '科普部', '科普部', '部室', '市级', '', '温如许', '部长', '10000003201'],
  ['C33', '学会部', '学会部', '部室', '市级', '', '苗晚星', '部长', '10000003301'],
  ['C34', '调宣部', '调宣部', '部室', '市级', '', '祝余', '部长', '10000003401'],
  ['C41', '云岭市科技馆', '市科技馆', '直属单位', '市级', '', '白鹭洲', '馆员', '10000004101'],
]

/** Names of the units, by code. */
export const unitName = (code: string): string => roster.find((line) => line[0] === code)?.[1] ?? ''

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Calls of the product as one person, with the session's cookie. */
async function caller(stage: Stage, account: string) {
  const answer = await fetch(`${stage.address}/api/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account, password }) })
  if (!answer.ok) throw new Error(`${account} cannot sign in: ${answer.status}`)
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  return async <T>(method: string, url: string, body?: object | Buffer, headers: Record<string, string> = {}): Promise<T> => {
    const raw = Buffer.isBuffer(body)
    const response = await fetch(`${stage.address}${url}`, { method, headers: { cookie, ...(body && !raw && { 'content-type': 'application/json' }), ...headers }, ...(body && { body: raw ? new Uint8Array(body) : JSON.stringify(body) }) })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`)
    return (text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as T
  }
}
export type Caller = Awaited<ReturnType<typeof caller>>

/** Accounts once `settle` has run: the office, the liaison and the approver of 东溪县科协. */
export const accounts = { office: 'jiangjianbai', liaison: 'c01-lly', approver: 'c01-shr' } as const

/** Sets the city up through the product itself: organisation, roster from an .xlsx, accounts by one-time links. @returns the office's calls */
export async function settle(stage: Stage): Promise<Caller> {
  const made = await fetch(`${stage.address}/api/first-run`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ organisation: { name: '云岭市科学技术协会', shortName: '云岭市科协', level: 'city' }, administrator: { name: '江见白', account: accounts.office, password } }),
  }).then((answer) => answer.json() as Promise<{ unitId: number }>)
  const call = await caller(stage, accounts.office)
  const { file } = await call<{ file: string }>('POST', `/api/units/${made.unitId}/roster-checks`, await rosterFile(roster), { 'content-type': sheetType })
  await call('POST', `/api/units/${made.unitId}/roster-imports`, { file })
  const { items: [county] } = await call<{ items: { id: number }[] }>('GET', `/api/units?q=${encodeURIComponent('东溪县')}`)
  const { items: [liaison] } = await call<{ items: { id: number; name: string }[] }>('GET', `/api/people?unit=${county?.id}`)
  await call('POST', `/api/units/${county?.id}/people`, { name: '尤听澜', duty: '主席', phone: '10000000102', email: null, isLiaison: false })
  const approver = (await call<{ items: { id: number; name: string }[] }>('GET', `/api/people?unit=${county?.id}`)).items.find((each) => each.name === '尤听澜')
  await call('POST', `/api/people/${approver?.id}/grants`, { unitId: county?.id, role: 'approver', subtree: true })
  for (const [person, account] of [[liaison, accounts.liaison], [approver, accounts.approver]] as const) {
    const { url } = await call<{ url: string }>('POST', `/api/people/${person?.id}/account`, { account })
    const welcome = await fetch(`${stage.address}/api/welcome/${new URL(url).pathname.split('/').at(-1)}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ password }) })
    if (!welcome.ok) throw new Error(`the link of ${account} does not work: ${welcome.status}`)
  }
  return call
}

/** Signs somebody in on the sign-in page, in a window of their own. */
export async function enter(stage: Stage, width: Width, account: string): Promise<Page> {
  const page = await stage.window(width)
  await page.goto('/workbench/')
  await page.waitForURL(/\/sign-in/)
  await page.getByLabel('账号', { exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/workbench/' || url.pathname === '/workbench')
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Goes where a line of the menu leads; on a phone the menu is opened first. */
export async function menuTo(page: Page, label: string): Promise<void> {
  const burger = page.getByRole('button', { name: '打开菜单' })
  if (await burger.isVisible()) {
    await burger.click()
    await page.locator('.drawer-menu').getByTitle(label, { exact: true }).click()
    await page.locator('.drawer-menu .ant-drawer-mask').waitFor({ state: 'hidden' })
  } else {
    await page.locator('.app > .side').getByTitle(label, { exact: true }).click()
  }
}

/** How much wider than its window the page is, in pixels. */
export const overflowOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
