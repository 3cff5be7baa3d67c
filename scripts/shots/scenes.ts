import type { Scene } from './camera.ts'
import { accounts, approverOf, liaisonOf, unitWhere, type Cast } from './cast.ts'

/** Pages anyone may open. */
export function openScenes({ campaign, activity }: Cast): Scene[] {
  const signIn = '/workbench/sign-in'
  const wrong = { 1440: 'yz216-lly', 390: 'yz217-lly' } as const
  const locked = { 1440: 'yz218-shr', 390: 'yz219-shr' } as const
  return [
    { name: 'public-home', at: '/', whole: true },
    { name: 'public-home-large', at: '/?large=1', whole: true },
    { name: 'public-activities', at: `/campaigns/${campaign}/activities`, whole: true },
    { name: 'public-activities-large', at: `/campaigns/${campaign}/activities?large=1`, whole: true },
    { name: 'public-activity', at: `/campaigns/${campaign}/activities/${activity}`, whole: true },
    { name: 'public-missing', at: '/campaigns/99999', refused: true },
    { name: 'sign-in', at: signIn },
    { name: 'sign-in-empty', at: signIn, act: (page) => page.getByRole('button', { name: '登录', exact: true }).click() },
    {
      name: 'sign-in-wrong', at: signIn, refused: true,
      act: async (page, width) => {
        await page.getByLabel('账号', { exact: true }).fill(wrong[width])
        await page.getByLabel('密码').fill('not-the-password')
        await page.getByRole('button', { name: '登录', exact: true }).click()
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'sign-in-locked', at: signIn, refused: true,
      act: async (page, width) => {
        for (let attempt = 0; attempt < 5; attempt++) await page.request.post(new URL('/api/sign-in', page.url()).href, { data: { account: locked[width], password: `not-the-password-${attempt}` } })
        await page.getByLabel('账号', { exact: true }).fill(locked[width])
        await page.getByLabel('密码').fill('not-the-password')
        await page.getByRole('button', { name: '登录', exact: true }).click()
        await page.getByRole('alert').waitFor()
      },
    },
  ]
}

/** The campaign office. */
export function officeScenes(cast: Cast): Scene[] {
  const { campaign, notice, reading, unit } = cast
  const as = accounts.office
  const ledger = `/workbench/campaigns/${campaign}/ledger`
  const receipts = `/workbench/campaigns/${campaign}/receipts`
  const read = `/workbench/readings/${reading}`
  const submitted = unitWhere('highlight', (each) => each.end === 'submitted' && each.differs)
  const clean = unitWhere('highlight', (each) => each.end === 'submitted' && each.stamped === 'sealed' && !each.differs)
  const grey = unitWhere('highlight', (each) => each.end === 'submitted' && each.stamped === 'grey')
  const returned = unitWhere('highlight', (each) => each.end === 'returned' && each.unit.code !== 'YZ103')
  const adopted = unitWhere('highlight', (each) => each.end === 'adopted')
  return [
    { name: 'office-home', as, at: '/workbench/' },
    { name: 'office-menu', as, at: '/workbench/', only: 390, act: (page) => page.getByRole('button', { name: '打开菜单' }).click() },
    { name: 'office-inbox', as, at: '/workbench/inbox' },
    { name: 'office-notices', as, at: '/workbench/notices' },
    {
      name: 'office-notices-refused', as, at: '/workbench/notices', refused: true,
      act: async (page) => {
        await page.locator('input[type=file]').setInputFiles({ name: '通知.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex') })
        await page.getByRole('alert').waitFor()
      },
    },
    { name: 'office-notices-by-hand', as, at: '/workbench/notices', act: (page) => page.getByRole('button', { name: '手工建方案' }).click() },
    ...(['overview', 'modules', 'activities', 'reports', 'recipients', 'contacts'] as const).map((tab): Scene => ({ name: `office-reading-${tab}`, as, at: `${read}?tab=${tab}` })),
    { name: 'office-reading-item', as, at: `${read}?tab=activities`, act: (page) => page.locator('.acts button.title').first().click() },
    {
      name: 'office-reading-edit', as, at: `${read}?tab=reports`,
      act: async (page) => {
        await page.locator('.acts button.title').first().click()
        await page.locator('.acts li.on input').first().focus()
      },
    },
    { name: 'office-reading-undecided', as, at: `${read}?tab=activities`, act: (page) => page.getByRole('button', { name: /^填写/ }).first().click() },
    { name: 'office-reading-source', as, at: `${read}?side=source`, only: 390 },
    { name: 'office-recipients-issued', as, at: `/workbench/campaigns/${campaign}/notices/${notice}/recipients` },
    { name: 'office-receipts', as, at: receipts },
    { name: 'office-receipts-all', as, at: `${receipts}?show=all` },
    { name: 'office-receipts-none', as, at: `${receipts}?q=${encodeURIComponent('没有这个')}` },
    { name: 'office-receipts-unit', as, at: `${receipts}?unit=${unit('YZ300')}` },
    {
      name: 'office-receipts-urge', as, at: receipts,
      act: async (page) => {
        await page.getByRole('button', { name: /^催办落后的/ }).click()
        await page.getByRole('dialog').getByText('将发给').first().waitFor()
      },
    },
    {
      name: 'office-receipts-call', as, at: `${receipts}?unit=${unit('YZ300')}`,
      act: (page) => page.getByRole('button', { name: '记一次电话' }).click(),
    },
    { name: 'office-plan', as, at: `/workbench/campaigns/${campaign}/plan` },
    { name: 'office-plan-activity', as, at: `/workbench/campaigns/${campaign}/plan?activity=${cast.activity}` },
    { name: 'office-ledger', as, at: ledger },
    { name: 'office-ledger-missing', as, at: `${ledger}?standing=overdue` },
    { name: 'office-ledger-behind', as, at: `${ledger}?behind=true&kind=society` },
    { name: 'office-ledger-none', as, at: `${ledger}?words=${encodeURIComponent('没有这个')}` },
    { name: 'office-ledger-unit', as, at: `${ledger}?parent=${unit('YZ103')}` },
    {
      name: 'office-ledger-popover', as, at: ledger, only: 1440,
      act: async (page) => {
        await page.locator('td[data-cell]').filter({ hasText: '待审核' }).first().hover()
        await page.locator('.led-pop').waitFor()
      },
    },
    {
      name: 'office-ledger-selection', as, at: ledger, only: 1440,
      act: async (page) => {
        for (const index of [0, 1, 2]) await page.locator('tr.sub input[type=checkbox]').nth(index).check()
        await page.getByRole('region', { name: '选中的单位' }).waitFor()
      },
    },
    {
      name: 'office-ledger-urge', as, at: ledger, only: 1440,
      act: async (page) => {
        for (const index of [0, 1, 2]) await page.locator('tr.sub input[type=checkbox]').nth(index).check()
        await page.getByRole('button', { name: /^催办这/ }).click()
        await page.getByRole('dialog').getByText('将发给').first().waitFor()
      },
    },
    {
      name: 'office-ledger-filters', as, at: ledger, only: 390,
      act: (page) => page.getByRole('button', { name: /^筛选/ }).click(),
    },
    { name: 'office-review', as, at: cast.report('highlight', submitted) },
    { name: 'office-review-checks', as, at: `${cast.report('highlight', submitted)}?view=checks` },
    { name: 'office-review-clean', as, at: `${cast.report('highlight', clean)}?view=checks` },
    { name: 'office-review-grey', as, at: `${cast.report('highlight', grey)}?view=checks` },
    {
      name: 'office-review-differences', as, at: `${cast.report('highlight', submitted)}?view=checks`,
      act: (page) => page.getByRole('region', { name: '两版差别' }).scrollIntoViewIfNeeded(),
    },
    {
      name: 'office-review-return', as, at: cast.report('highlight', submitted),
      act: async (page) => {
        await page.getByRole('button', { name: /^退回并说明/ }).click()
        await page.getByRole('dialog', { name: '退回并说明' }).waitFor()
      },
    },
    { name: 'office-review-returned', as, at: cast.report('highlight', returned) },
    { name: 'office-review-returned-twice', as, at: cast.report('highlight', 'YZ103') },
    { name: 'office-review-adopted', as, at: cast.report('highlight', adopted) },
    { name: 'office-review-log', as, at: `${cast.report('highlight', returned)}?tab=log` },
    { name: 'office-summary', as, at: `/workbench/campaigns/${campaign}/summary` },
    {
      name: 'office-summary-figure', as, at: `/workbench/campaigns/${campaign}/summary`,
      act: (page) => page.locator('.fig').first().click(),
    },
    {
      name: 'office-summary-check', as, at: `/workbench/campaigns/${campaign}/summary`,
      act: async (page) => {
        await page.getByRole('button', { name: /^核对全部数字/ }).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    { name: 'office-copying', as, at: `/workbench/campaigns/${campaign}/copying` },
    { name: 'office-copying-none', as, at: `/workbench/campaigns/${campaign}/copying?words=${encodeURIComponent('没有这个')}` },
    { name: 'office-compilation', as, at: `/workbench/campaigns/${campaign}/summary/compilation` },
    { name: 'office-compilation-new', as, at: `/workbench/campaigns/${campaign}/summary/compilation?new=1` },
    {
      name: 'office-compilation-made', as, at: `/workbench/campaigns/${campaign}/summary/compilation?new=1`, only: 1440,
      act: async (page) => {
        await page.getByRole('button', { name: /^把 .* 份编成一本$/ }).click()
        await page.getByText('已编成').or(page.getByText('份没读出')).first().waitFor({ timeout: 120_000 })
        await page.getByRole('button', { name: '编了哪些' }).first().click()
        await page.getByRole('dialog').waitFor()
      },
    },
    { name: 'office-archive', as, at: `/workbench/campaigns/${campaign}/summary/archive` },
    { name: 'office-archive-item', as, at: `/workbench/campaigns/${campaign}/summary/archive?item=plan` },
    {
      name: 'office-archive-export', as, at: `/workbench/campaigns/${campaign}/summary/archive`,
      act: async (page) => {
        await page.getByRole('button', { name: '导出归档' }).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    { name: 'office-units', as, at: '/workbench/units' },
    { name: 'office-missing-page', as, at: '/workbench/no-such-page' },
    { name: 'office-missing-campaign', as, at: '/workbench/campaigns/99999/ledger', refused: true },
  ]
}

/** Liaison, approver, observer, department. */
export function unitScenes(cast: Cast): Scene[] {
  const { campaign, notice } = cast
  const { liaison, approver, observer, department } = accounts
  const reports = `/workbench/campaigns/${campaign}/reports`
  const aloof = liaisonOf('YZ300')
  const of = (kind: Parameters<typeof unitWhere>[0], test: Parameters<typeof unitWhere>[1]) => {
    const code = unitWhere(kind, test)
    return { code, as: liaisonOf(code), at: cast.report(kind, code) }
  }
  const returned = of('highlight', (each) => each.end === 'returned' && each.unit.code !== 'YZ103')
  const submitted = of('highlight', (each) => each.end === 'submitted')
  const ready = of('highlight', (each) => each.end === 'draft' && each.stamped === 'sealed' && !each.differs)
  const grey = of('highlight', (each) => each.end === 'draft' && each.stamped === 'grey')
  const adopted = of('highlight', (each) => each.end === 'adopted')
  const sent = of('highlight', (each) => each.end === 'sent')
  return [
    { name: 'liaison-home', as: liaison, at: '/workbench/' },
    { name: 'liaison-inbox', as: liaison, at: '/workbench/inbox' },
    { name: 'liaison-notice', as: liaison, at: `/workbench/campaigns/${campaign}/notices/${notice}` },
    { name: 'liaison-notice-unsigned', as: aloof, at: `/workbench/campaigns/${campaign}/notices/${notice}` },
    { name: 'liaison-home-behind', as: aloof, at: '/workbench/' },
    { name: 'liaison-plan', as: liaison, at: `/workbench/campaigns/${campaign}/plan` },
    { name: 'liaison-reports', as: liaison, at: reports },
    { name: 'liaison-report-empty', as: aloof, at: cast.report('highlight', 'YZ300') },
    { name: 'liaison-report-overdue', as: aloof, at: cast.report('plan', 'YZ300') },
    {
      name: 'liaison-report-unopenable', as: liaisonOf('YZ310'), at: cast.report('highlight', 'YZ310'),
      act: async (page) => {
        await page.locator('input[type=file]').first().setInputFiles({ name: '情况.docx', mimeType: 'application/octet-stream', buffer: Buffer.alloc(2000, 'PK') })
        await page.getByText('打不开').first().waitFor()
      },
    },
    {
      name: 'liaison-report-refused', as: aloof, at: cast.report('highlight', 'YZ300'), refused: true,
      act: async (page) => {
        await page.locator('input[type=file]').first().setInputFiles({ name: '情况说明.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(2000, 1) })
        await page.getByRole('alert').first().waitFor()
      },
    },
    { name: 'liaison-report-differences', as: liaison, at: cast.report('highlight', 'YZ103') },
    {
      name: 'liaison-report-differences-table', as: liaison, at: cast.report('highlight', 'YZ103'),
      act: (page) => page.getByRole('region', { name: '两版差别' }).scrollIntoViewIfNeeded(),
    },
    { name: 'liaison-report-half', as: liaison, at: cast.report('summary', 'YZ103') },
    { name: 'liaison-report-log', as: liaison, at: `${cast.report('highlight', 'YZ103')}?tab=log` },
    { name: 'liaison-report-ready', as: ready.as, at: ready.at },
    { name: 'liaison-report-grey', as: grey.as, at: grey.at },
    { name: 'liaison-report-sent', as: sent.as, at: sent.at },
    { name: 'liaison-report-submitted', as: submitted.as, at: submitted.at },
    { name: 'liaison-report-returned', as: returned.as, at: returned.at },
    { name: 'liaison-report-adopted', as: adopted.as, at: adopted.at },
    { name: 'liaison-people', as: liaison, at: '/workbench/people' },
    { name: 'liaison-refused', as: liaison, at: '/workbench/audit', refused: true },
    { name: 'liaison-other-unit', as: liaison, at: cast.report('highlight', 'YZ104'), refused: true },
    { name: 'approver-home', as: approver, at: '/workbench/' },
    { name: 'approver-sign-offs', as: approverOf(sent.code), at: `/workbench/campaigns/${campaign}/sign-offs` },
    { name: 'approver-sign-offs-none', as: approver, at: `/workbench/campaigns/${campaign}/sign-offs` },
    { name: 'approver-sign-off', as: approverOf(sent.code), at: sent.at },
    {
      name: 'approver-sign-off-confirm', as: approverOf(sent.code), at: sent.at,
      act: (page) => page.getByRole('button', { name: '审签并报送' }).click(),
    },
    { name: 'approver-ledger', as: approver, at: `/workbench/campaigns/${campaign}/ledger` },
    { name: 'observer-home', as: observer, at: '/workbench/' },
    { name: 'observer-ledger', as: observer, at: `/workbench/campaigns/${campaign}/ledger` },
    { name: 'observer-receipts', as: observer, at: `/workbench/campaigns/${campaign}/receipts` },
    { name: 'observer-summary', as: observer, at: `/workbench/campaigns/${campaign}/summary` },
    { name: 'observer-compilation', as: observer, at: `/workbench/campaigns/${campaign}/summary/compilation` },
    { name: 'observer-archive', as: observer, at: `/workbench/campaigns/${campaign}/summary/archive` },
    { name: 'observer-plan', as: observer, at: `/workbench/campaigns/${campaign}/plan` },
    { name: 'department-home', as: department, at: '/workbench/' },
    { name: 'department-plan', as: department, at: `/workbench/campaigns/${campaign}/plan` },
    { name: 'department-inbox', as: department, at: '/workbench/inbox' },
  ]
}

/** The administrator. */
export function administratorScenes({ unit }: Cast): Scene[] {
  const as = accounts.administrator
  const units = '/workbench/units'
  return [
    { name: 'administrator-home', as, at: '/workbench/' },
    { name: 'administrator-units', as, at: units },
    { name: 'administrator-unit', as, at: `${units}?unit=${unit('YZ103')}` },
    { name: 'administrator-unit-children', as, at: `${units}?unit=1&tab=units` },
    { name: 'administrator-unit-log', as, at: `${units}?unit=1&tab=log` },
    { name: 'administrator-unit-more', as, at: `${units}?unit=${unit('YZ103')}`, act: (page) => page.getByRole('button', { name: '更多', exact: true }).click() },
    { name: 'administrator-unit-new', as, at: `${units}?unit=${unit('YZ103')}`, act: (page) => page.getByRole('button', { name: '下级单位', exact: true }).click() },
    { name: 'administrator-person-more', as, at: `${units}?unit=${unit('YZ103')}`, act: (page) => page.getByRole('button', { name: /：更多$/ }).first().click() },
    {
      name: 'administrator-person-edit', as, at: `${units}?unit=${unit('YZ103')}`,
      act: async (page) => {
        await page.getByRole('button', { name: /：更多$/ }).first().click()
        await page.getByRole('menuitem', { name: '修改' }).click()
      },
    },
    {
      name: 'administrator-person-roles', as, at: `${units}?unit=${unit('YZ103')}`,
      act: async (page) => {
        await page.getByRole('button', { name: /：更多$/ }).first().click()
        await page.getByRole('menuitem', { name: '角色' }).click()
      },
    },
    { name: 'administrator-account', as, at: '/workbench/account' },
    {
      name: 'administrator-account-totp', as, at: '/workbench/account', words: [/\b[A-Z2-7]{16,}\b/g, /\b[a-zA-Z0-9]{4,}(-[a-zA-Z0-9]{4,})+\b/g],
      act: async (page) => {
        await page.getByRole('button', { name: '开启动态码' }).click()
        await page.getByLabel('现在的密码').last().fill('Yunze-2026-demo')
        await page.getByRole('button', { name: '下一步' }).click()
        await page.getByLabel('6 位动态码').waitFor()
        await page.getByLabel('6 位动态码').scrollIntoViewIfNeeded()
      },
    },
    { name: 'administrator-audit', as, at: '/workbench/audit' },
    { name: 'administrator-import', as, at: `${units}/import` },
  ]
}
