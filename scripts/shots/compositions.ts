import type { Page } from 'playwright-core'
import type { Scene } from './camera.ts'
import { accounts, type Cast } from './cast.ts'

const drawn = (page: Page) => page.getByRole('img', { name: '第 1 页' }).waitFor()

/** 文稿: the list, the editor with each of its panes and dialogs, a finished one. */
export function compositionScenes({ draft, finished }: Cast): Scene[] {
  const as = accounts.office
  const at = `/workbench/compositions/${draft}`
  const pane = (side: string, tab: string) => `${at}?side=${side}&tab=${tab}`
  return [
    { name: 'compositions', as, at: '/workbench/compositions' },
    { name: 'compositions-none', as, at: `/workbench/compositions?q=${encodeURIComponent('没有这个')}` },
    { name: 'compositions-begin', as, at: '/workbench/compositions', act: (page) => page.getByRole('button', { name: '拟稿' }).click() },
    { name: 'composition-preview', as, at: pane('preview', 'preview'), act: drawn },
    { name: 'composition-checks', as, at: pane('checks', 'checks') },
    { name: 'composition-fonts', as, at: pane('fonts', 'fonts'), act: (page) => page.getByText('用在哪里').waitFor(), words: [/Noto (?:Serif|Sans)[A-Za-z ]*/g] },
    { name: 'composition-paper', as, at, only: 390 },
    {
      name: 'composition-table', as, at,
      act: async (page) => {
        await page.getByLabel(/表格 第 1 行第 1 列$/).click()
        await page.getByRole('toolbar', { name: '表格' }).waitFor()
      },
    },
    { name: 'composition-mend', as, at, act: (page) => page.getByRole('button', { name: '改成全角标点' }).click() },
    { name: 'composition-finish', as, at, act: (page) => page.getByRole('button', { name: '定稿' }).click() },
    { name: 'composition-finished', as, at: `/workbench/compositions/${finished}`, act: drawn },
    { name: 'composition-observer', as: accounts.observer, at, act: drawn },
    { name: 'compositions-liaison', as: accounts.liaison, at: '/workbench/compositions' },
  ]
}
