import { Button, Drawer, Dropdown, Select } from 'antd'
import { useEffect, useState } from 'react'
import { Link, NavLink, Outlet, useLocation, useNavigate, useParams } from 'react-router'
import { api } from './api.ts'
import { Icon, Mark } from './parts/icon.tsx'
import { Loading, RefusalAlert } from './parts/page.tsx'
import type { MenuItem, RoleName } from './screens.ts'
import { useCampaigns, useMe } from './session.tsx'

const sections = [
  { key: 'home', heading: null },
  { key: 'campaign', heading: '当前活动' },
  { key: 'manage', heading: '管理' },
] as const

const roleWords: Record<RoleName, string> = { office: '活动办公室', department: '部室', liaison: '联络员', approver: '审核人', observer: '领导', administrator: '管理员' }

/** The campaign in hand: the one in the address, else the one last opened, else the newest. */
function useCampaignInHand(): number | null {
  const { campaign } = useParams()
  const list = useCampaigns().data
  useEffect(() => {
    if (campaign) localStorage.setItem('campaign', campaign)
  }, [campaign])
  if (campaign) return Number(campaign)
  const last = Number(localStorage.getItem('campaign'))
  return list?.find((each) => each.id === last)?.id ?? list?.[0]?.id ?? null
}

/** Frame of every signed-in screen: menu on the left (a drawer on a phone), the screen on the right. */
export function Shell({ menu }: { menu: readonly MenuItem[] }) {
  const me = useMe()
  const [open, setOpen] = useState(false)
  const place = useLocation()
  useEffect(() => setOpen(false), [place])
  if (me.isError) return <div style={{ padding: 40, maxWidth: 560 }}><RefusalAlert error={me.error} retry={() => void me.refetch()} /></div>
  if (!me.data) return <div style={{ padding: 40 }}><Loading /></div>
  return (
    <div className="app">
      <header className="phonebar">
        <Button type="text" aria-label="打开菜单" icon={<Icon name="menu" />} onClick={() => setOpen(true)} />
        <b>{me.data.unit.name}</b>
      </header>
      <Drawer className="drawer-menu" placement="left" size={280} open={open} onClose={() => setOpen(false)} title={null} styles={{ body: { padding: 0 }, header: { display: 'none' } }}>
        <Side menu={menu} />
      </Drawer>
      <Side menu={menu} />
      <main className="main"><Outlet /></main>
    </div>
  )
}

function Side({ menu }: { menu: readonly MenuItem[] }) {
  const me = useMe().data
  const campaign = useCampaignInHand()
  const campaigns = useCampaigns().data ?? []
  const go = useNavigate()
  if (!me) return null
  const mine = menu.filter((item) => item.roles.some((role) => me.roles.includes(role)) && (campaign !== null || !item.to.includes(':campaign')))
  return (
    <aside className="side" aria-label="菜单">
      <Link className="brand" to="/" style={{ color: 'inherit' }}><Mark /><div><b>联动</b><span>{me.unit.name}</span></div></Link>
      <nav>
        {sections.map(({ key, heading }) => {
          const items = mine.filter((item) => item.section === key).sort((a, b) => a.order - b.order)
          if (items.length === 0) return null
          return (
            <div key={key}>
              {heading && <h6>{heading}</h6>}
              {key === 'campaign' && (
                <Select
                  className="camp" variant="borderless" aria-label="当前活动" value={campaign} style={{ width: 'calc(100% - 8px)', height: 34, padding: '0 8px' }}
                  options={campaigns.map((each) => ({ value: each.id, label: each.shortName }))}
                  onChange={(id: number) => go(`/campaigns/${id}`)}
                />
              )}
              {items.map((item) => (
                <NavLink key={item.to} to={item.to.replace(':campaign', String(campaign))} end={item.to === '/'} className={({ isActive }) => (isActive ? 'on' : '')} title={item.label}>
                  <Icon name={item.icon} /><span>{item.label}</span>{item.badge && <item.badge campaign={campaign} />}
                </NavLink>
              ))}
            </div>
          )
        })}
      </nav>
      <div className="me">
        <span className="ava" aria-hidden="true">{me.name.slice(0, 1)}</span>
        <div className="grow"><div className="cut">{me.name}</div><div className="cut mute" style={{ fontSize: 12 }}>{me.roles.map((role) => roleWords[role]).join('、')}</div></div>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'account', label: <Link to="/account">账号与安全</Link> },
              { key: 'out', label: '退出登录', onClick: () => void api.POST('/api/sign-out').then(() => location.assign('/workbench/sign-in')) },
            ],
          }}
        >
          <Button className="more" type="text" size="small" aria-label="我的账号" icon={<Icon name="more" />} />
        </Dropdown>
      </div>
    </aside>
  )
}
