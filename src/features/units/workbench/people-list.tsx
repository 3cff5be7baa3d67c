import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { api, got } from '../../../workbench/api.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Empty, Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { roleWords } from '../words.rules.ts'
import { AccountDialog, type Handed } from './account-dialog.tsx'
import { PersonForm } from './person-form.tsx'
import { RolesDialog } from './roles-dialog.tsx'
import { Pager } from './pager.tsx'
import type { Person, Unit } from './types.ts'

const standingWords = { none: '没有账号', waiting: '等本人设密码', ready: '' }

/** People of a unit: contact, account, roles. */
export function PeopleList({ unit }: { unit: Unit }) {
  const [page, setPage] = useState(1)
  const [adding, setAdding] = useState(false)
  const size = 50
  const list = useQuery({ queryKey: ['people', unit.id, page], queryFn: () => got(api.GET('/api/people', { params: { query: { unit: unit.id, page, size } } })), placeholderData: (before) => before })
  if (list.isError) return <RefusalAlert error={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <Loading />
  const add = unit.may.managePeople && unit.state === 'active' && <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>加一个人</Button>
  const pages = Math.ceil(list.data.total / size)
  return (
    <>
      {list.data.total === 0
        ? <Empty action={add}>还没有人员。</Empty>
        : (
          <>
            <div className="row unit-note"><span className="mute grow">{list.data.total} 人，联络员在前。手机号点一下才显示，查看会记入日志。</span>{add}</div>
            <ul className="lines people">{list.data.items.map((person) => <Line key={person.id} person={person} unit={unit} />)}</ul>
            {pages > 1 && <Pager page={page} pages={pages} onPage={setPage} />}
          </>
        )}
      {adding && <PersonForm unit={unit} onClose={() => setAdding(false)} />}
    </>
  )
}

function Line({ person, unit }: { person: Person; unit: Unit }) {
  const [dialog, setDialog] = useState<'edit' | 'roles' | 'account' | null>(null)
  const [handed, setHanded] = useState<Handed | null>(null)
  const queries = useQueryClient()
  const { modal } = App.useApp()
  const path = { params: { path: { id: person.id } } }
  const after = { onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: ['people'] }), queries.invalidateQueries({ queryKey: ['units'] })]) }
  const leave = useMutation({ mutationFn: () => got(api.PUT('/api/people/{id}/departure', path)), ...after })
  const close = useMutation({ mutationFn: () => got(api.DELETE('/api/people/{id}/account', path)), ...after })
  const totp = useMutation({ mutationFn: () => got(api.DELETE('/api/people/{id}/totp', path)), ...after })
  const link = useMutation({ mutationFn: () => got(api.POST('/api/people/{id}/welcome-links', path)), onSuccess: setHanded })
  const { may } = unit
  const ask = (title: string, content: string, okText: string, onOk: () => void) => void modal.confirm({ title, content, okText, cancelText: '取消', onOk })
  const more = [
    ...(may.managePeople ? [{ key: 'edit', label: '修改', onClick: () => setDialog('edit') }] : []),
    ...(may.grant.length > 0 ? [{ key: 'roles', label: '角色', onClick: () => setDialog('roles') }] : []),
    ...(may.accounts && person.standing === 'none' ? [{ key: 'account', label: '开账号', onClick: () => setDialog('account') }] : []),
    ...(may.accounts && person.standing !== 'none' ? [
      { key: 'link', label: '一次性链接', onClick: () => link.mutate() },
      { key: 'totp', label: '关掉动态码', onClick: () => ask(`关掉${person.name}的动态码`, '本人换了手机、备用码也用完时才关。关掉后只凭密码登录。', '关掉', () => totp.mutate()) },
      { key: 'close', label: '停用账号', danger: true, onClick: () => ask(`停用${person.name}的账号`, `账号 ${person.account} 马上退出登录，不能再用。人员和记录都在。`, '停用', () => close.mutate()) },
    ] : []),
    ...(may.managePeople ? [{ key: 'leave', label: '离开本单位', danger: true, onClick: () => ask(`${person.name}离开${unit.shortName ?? unit.name}`, '账号马上停用，角色全部收回。以前签收、报送的记录仍写着这个名字。', '确认离开', () => leave.mutate()) }] : []),
  ]
  const failed = leave.error ?? close.error ?? totp.error ?? link.error
  return (
    <li>
      <span className="lines-main"><b>{person.name}</b>{person.isLiaison && <span className="tag dai">联络员</span>}<span className="mute">{person.duty}</span></span>
      <span><Phone person={person} reveal={may.reveal} />{person.email && <span className="mute cut"> {person.email}</span>}</span>
      <span>{person.account ?? ''} <span className="mute">{standingWords[person.standing]}</span></span>
      <span className="row lines-roles">{person.grants.map((grant) => (
        <span key={`${grant.unitId}${grant.role}`} className="tag" title={grant.unitName}>{roleWords[grant.role]}{grant.unitId !== person.unitId && ` · ${grant.unitName}`}{grant.subtree && ' · 含下级'}</span>
      ))}</span>
      {more.length > 0 && <Dropdown trigger={['click']} menu={{ items: more }}><Button type="text" aria-label={`${person.name}：更多`} icon={<Icon name="more" />} /></Dropdown>}
      {failed && <div className="lines-wide"><RefusalAlert error={failed} /></div>}
      {dialog === 'edit' && <PersonForm unit={unit} person={person} onClose={() => setDialog(null)} />}
      {dialog === 'roles' && <RolesDialog person={person} unit={unit} onClose={() => setDialog(null)} />}
      {(dialog === 'account' || handed) && <AccountDialog person={person} unitCode={unit.code} handed={handed} onClose={() => { setDialog(null); setHanded(null) }} />}
    </li>
  )
}

/** A masked phone; a click shows it and is recorded. */
export function Phone({ person, reveal }: { person: { id: number; name: string; phone: string | null }; reveal: boolean }) {
  const view = useMutation({ mutationFn: () => got(api.POST('/api/people/{id}/phone-views', { params: { path: { id: person.id } } })) })
  if (!person.phone) return <span className="mute">没有手机号</span>
  if (view.data?.phone) return <a className="num" href={`tel:${view.data.phone}`}>{view.data.phone}</a>
  if (!reveal) return <span className="num">{person.phone}</span>
  return (
    <button type="button" className="link num" title={`将显示${person.name}的手机号，这次查看会记入日志。`} disabled={view.isPending} onClick={() => view.mutate()}>
      {person.phone}{view.isError && '（没有显示出来，再点一次）'}
    </button>
  )
}
