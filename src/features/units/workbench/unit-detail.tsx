import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown, Tabs } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { countOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Empty, Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { kindWords, levelWords } from '../words.rules.ts'
import { AuditLines } from './audit-lines.tsx'
import { takeFile } from './files.ts'
import { Pager } from './pager.tsx'
import { PeopleList } from './people-list.tsx'
import type { Unit } from './types.ts'
import { MoveUnit, UnitForm } from './unit-forms.tsx'

/** One unit: what it is, who is in it, what was done. */
export function UnitDetail({ unit, onChoose }: { unit: Unit; onChoose: (id: number) => void }) {
  const [search, setSearch] = useSearchParams()
  const [dialog, setDialog] = useState<'add' | 'edit' | 'move' | null>(null)
  const queries = useQueryClient()
  const { modal } = App.useApp()
  const refresh = () => queries.invalidateQueries({ queryKey: ['units'] })
  const closing = useMutation({
    mutationFn: () => got(unit.state === 'active' ? api.PUT('/api/units/{id}/closure', { params: { path: { id: unit.id } } }) : api.DELETE('/api/units/{id}/closure', { params: { path: { id: unit.id } } })),
    onSuccess: refresh,
  })
  const links = useMutation({ mutationFn: () => takeFile(`/api/units/${unit.id}/account-links`), onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }) })
  const { may } = unit
  const tab = search.get('tab') ?? 'people'
  const more = [
    ...(may.manage && unit.trail.length > 0 ? [{ key: 'move', label: '移到别的上级', onClick: () => setDialog('move') }] : []),
    ...(may.manage ? [
      { key: 'import', label: <Link to={`/units/import?unit=${unit.id}`}>导入名册</Link> },
      { key: 'export', label: <a href={`/api/units/${unit.id}/roster`} download>导出名册</a> },
    ] : []),
    ...(may.accounts ? [{
      key: 'links', label: '给联络员开账号',
      onClick: () => void modal.confirm({
        title: `给${unit.shortName ?? unit.name}及下级的联络员开账号`,
        content: '还不能登录的联络员各得一个账号和一次性链接，下载成一张表。先前没用过的链接同时作废。请分别发给本人。', okText: '开账号并下载', cancelText: '先不开', onOk: () => links.mutate(),
      }),
    }] : []),
    ...(may.close ? [{
      key: 'close', label: unit.state === 'active' ? '撤销单位' : '恢复单位', danger: unit.state === 'active',
      onClick: () => (unit.state === 'closed' ? closing.mutate() : void modal.confirm({
        title: `撤销${unit.name}`, content: '撤销后不再收到通知和任务，以前的材料和记录都在。可以再恢复。', okText: '撤销', cancelText: '不撤销', onOk: () => closing.mutate(),
      })),
    }] : []),
  ]
  return (
    <>
      <div className="unit-head">
        <div className="grow">
          {unit.trail.length > 0 && <div className="crumb">{unit.trail.map((each) => <button key={each.id} type="button" className="link" onClick={() => onChoose(each.id)}>{each.name}</button>)}</div>}
          <h2>{unit.name}</h2>
          <div className="row unit-facts">
            {unit.state === 'closed' && <span className="tag zhu">已撤销</span>}
            <span className="tag dai">{kindWords[unit.kind][0]}</span><span className="tag">{levelWords[unit.level][0]}</span>
            <span className="mute">代码 {unit.code}</span>{unit.shortName && <span className="mute">简称 {unit.shortName}</span>}
          </div>
        </div>
        <div className="row">
          {may.manage && <Button onClick={() => setDialog('edit')}>修改</Button>}
          {may.manage && unit.state === 'active' && <Button icon={<Icon name="plus" />} onClick={() => setDialog('add')}>下级单位</Button>}
          {more.length > 0 && <Dropdown trigger={['click']} menu={{ items: more }}><Button aria-label="更多" icon={<Icon name="more" />} /></Dropdown>}
        </div>
      </div>
      {(closing.isError || links.isError) && <RefusalAlert error={closing.error ?? links.error} />}
      <Tabs
        activeKey={tab} onChange={(key) => setSearch({ unit: String(unit.id), tab: key })}
        items={[
          ...(may.readPeople ? [{ key: 'people', label: `人员 ${countOf(unit.counts.people)}`, children: <PeopleList unit={unit} /> }] : []),
          { key: 'units', label: `下级单位 ${countOf(unit.counts.children)}`, children: <Children unit={unit} onChoose={onChoose} /> },
          ...(may.accounts ? [{ key: 'log', label: '记录', children: <AuditLines unit={unit.id} /> }] : []),
        ]}
      />
      {dialog === 'add' && <UnitForm parent={unit} onClose={() => setDialog(null)} onSaved={(id) => { setDialog(null); void refresh(); onChoose(id) }} />}
      {dialog === 'edit' && <UnitForm unit={unit} onClose={() => setDialog(null)} onSaved={() => { setDialog(null); void refresh() }} />}
      {dialog === 'move' && <MoveUnit unit={unit} onClose={() => setDialog(null)} onSaved={() => { setDialog(null); void refresh() }} />}
    </>
  )
}

function Children({ unit, onChoose }: { unit: Unit; onChoose: (id: number) => void }) {
  const [page, setPage] = useState(1)
  const size = 50
  const list = useQuery({ queryKey: ['units', 'children', unit.id, page], queryFn: () => got(api.GET('/api/units', { params: { query: { parent: unit.id, page, size } } })), placeholderData: (before) => before })
  if (list.isError) return <RefusalAlert error={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <Loading />
  if (list.data.total === 0) return <Empty>还没有下级单位。</Empty>
  const pages = Math.ceil(list.data.total / size)
  return (
    <>
      <p className="mute unit-note">直属 {countOf(list.data.total)} 个，连下级共 {countOf(unit.counts.subtree)} 个单位，按序号排列</p>
      <ul className="lines">
        {list.data.items.map((each) => (
          <li key={each.id}>
            <button type="button" className="link lines-main" onClick={() => onChoose(each.id)}>{each.name}</button>
            <span className="mute">{kindWords[each.kind][0]}{each.state === 'closed' && ' · 已撤销'}</span>
            <span>{each.liaison ? <>{each.liaison.name} <span className="mute num">{each.liaison.phone}</span></> : <span className="mute">没有联络员</span>}</span>
            <span className="mute">{each.children > 0 && `下级 ${countOf(each.children)} 个`}</span>
          </li>
        ))}
      </ul>
      {pages > 1 && <Pager page={page} pages={pages} onPage={setPage} />}
    </>
  )
}
