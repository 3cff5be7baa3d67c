import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, Link, RouterProvider } from 'react-router'
import { Declined } from '../../workbench/api.ts'
import { Empty } from '../../workbench/parts/page.tsx'
import { Shell } from '../../workbench/shell.tsx'
import '../../workbench/styles.css'
import { theme } from '../../workbench/theme.ts'
import { open, screens } from './screens.ts'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // a refusal will not change by asking again; a broken line may
      retry: (times, error) => !(error instanceof Declined) && times < 2,
      refetchOnWindowFocus: false,
    },
  },
})
const menu = screens.flatMap((feature) => feature.menu)
const router = createBrowserRouter(
  [...open.flatMap((feature) => feature.routes), { element: <Shell menu={menu} />, hydrateFallbackElement: <></>, children: [...screens.flatMap((feature) => feature.routes), { path: '*', element: <Missing /> }] }],
  { basename: '/workbench' },
)

function Missing() {
  return <Empty action={<Link to="/">回到工作台</Link>}>没有这个页面，可能网址有误。</Empty>
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
        <App style={{ height: '100%' }}><RouterProvider router={router} /></App>
      </ConfigProvider>
    </QueryClientProvider>
  </StrictMode>,
)
