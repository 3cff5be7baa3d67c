import { Tabs } from 'antd'
import type { ComponentType } from 'react'
import { Navigate, Outlet, useLocation, useNavigate, useParams } from 'react-router'
import type { MenuItem, RoleName, Screens } from '../screens.ts'
import { useMe } from '../session.tsx'

/** One screen of several that share a line of the menu. */
export interface ScreenTab {
  /** Below the line's own address; '' is the address itself. */
  path: string
  label: string
  roles: readonly RoleName[]
  load(): Promise<ComponentType>
}

/** Joins screens of several features under one line of the menu, as tabs; each person sees those of their roles. */
export function tabbedScreens(item: Omit<MenuItem, 'roles'>, tabs: readonly ScreenTab[]): Screens {
  return {
    routes: [{
      path: item.to, element: <TabFrame to={item.to} tabs={tabs} />,
      children: tabs.map(({ path, load }) => ({ ...(path === '' ? { index: true as const } : { path }), lazy: async () => ({ Component: await load() }) })),
    }],
    menu: [{ ...item, roles: [...new Set(tabs.flatMap(({ roles }) => roles))] }],
  }
}

function TabFrame({ to, tabs }: { to: string; tabs: readonly ScreenTab[] }) {
  const me = useMe().data
  const { campaign } = useParams()
  const { pathname } = useLocation()
  const go = useNavigate()
  const base = to.replace(':campaign', String(campaign))
  const mine = tabs.filter(({ roles }) => me && roles.some((role) => me.roles.includes(role)))
  const here = pathname.slice(base.length).replaceAll('/', '')
  // The line of the menu leads to the first tab; who has no right to it goes to the first of their own.
  if (here === '' && mine[0] && mine[0].path !== '') return <Navigate to={`${base}/${mine[0].path}`} replace />
  return (
    <>
      {mine.length > 1 && (
        <Tabs className="tab-frame" activeKey={here} onChange={(path) => void go(path === '' ? base : `${base}/${path}`)} items={mine.map(({ path, label }) => ({ key: path, label }))} />
      )}
      <Outlet />
    </>
  )
}
