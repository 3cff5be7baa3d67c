import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Modal, Pagination, Segmented, Select, Table } from 'antd'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { useLive } from '../../../workbench/live.ts'
import { countOf, sizeOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { useNarrow } from '../../../workbench/parts/narrow.ts'
import { Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { dayDigits, groups, groupWords, retentions, retentionWords, type ItemGroup, type Retention } from '../rules.ts'
import './archive.css'
import { ItemDrawer } from './item-drawer.tsx'
import type { Item, Said } from './types.ts'

const size = 50

/** 归档: the index as the archivist will see it, what is missing, and the folder. */
export function ArchivePage() {
  const campaign = Number(useParams().campaign)
  const [search, setSearch] = useSearchParams()
  const queries = useQueryClient()
  const narrow = useNarrow()
  const [selected, setSelected] = useState<string[]>([])
  const [asking, setAsking] = useState(false)
  useLive(campaign)
  const group = groups.find((each) => each === search.get('group')) ?? null
  const page = Math.max(1, Number(search.get('page')) || 1)
  const key = ['campaign', campaign, 'archive']
  const query = useQuery({
    queryKey: [...key, group, page], placeholderData: (before) => before,
    queryFn: () => got(api.GET('/api/campaigns/{campaign}/archive', { params: { path: { campaign }, query: { ...(group && { group }), limit: size, offset: (page - 1) * size } } })),
  })
  const describe = useMutation({
    mutationFn: ({ keys, ...said }: { keys: string[] } & Said) => got(api.PATCH('/api/campaigns/{campaign}/archive/items', { params: { path: { campaign } }, body: { keys, ...said } })),
    onSuccess: () => setSelected([]),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  if (query.isError && !query.data) return <><PageHead title="归档" /><div className="body"><RefusalAlert error={query.error} retry={() => void query.refetch()} /></div></>
  if (!query.data) return <><PageHead title="归档" /><div className="body"><Loading rows={10} /></div></>

  const { data } = query
  const editable = data.may.export
  const total = data.groups.reduce((sum, each) => sum + each.items, 0)
  const show = (next: { group?: ItemGroup | null; page?: number; item?: string | null }) => setSearch((before) => {
    const params = new URLSearchParams(before)
    for (const [name, value] of Object.entries(next)) if (value === null || value === undefined) params.delete(name); else params.set(name, String(value))
    return params
  }, { replace: true })
  const options = [{ value: 'all', label: `全部 ${total}` }, ...data.groups.map((each) => ({ value: each.group as string, label: `${groupWords[each.group]} ${each.items}` }))]
  const choose = (value: string) => show({ group: groups.find((each) => each === value) ?? null, page: 1 })
  const opened = data.items.find((item) => item.key === search.get('item')) ?? null
  const retention = (item: Item) => editable
    ? <Select<Retention> aria-label={`${item.title}的保管期限`} size="small" style={{ width: 88 }} value={item.retention} options={retentions.map((value) => ({ value, label: retentionWords[value] }))}
        onChange={(value) => describe.mutate({ keys: [item.key], retention: value === item.suggested ? null : value })} />
    : retentionWords[item.retention]
  return (
    <div className="scroll">
      <PageHead title={`归档目录 ${countOf(total)} 件`} facts={<span className="mute">{countOf(data.files)} 个文件 · 原件约 {sizeOf(data.bytes)}</span>}
        actions={editable && <Button type="primary" icon={<Icon name="folder" />} onClick={() => setAsking(true)}>导出归档</Button>} />
      <div className="body arc-body">
        {query.isError && <RefusalAlert error={query.error} retry={() => void query.refetch()} />}
        {describe.isError && <RefusalAlert error={describe.error} />}
        {data.absent.length > 0 && <Alert type="warning" showIcon title={data.absent.join('')} description="可以现在导出，也可以等齐了再导。说明里会写明导出时还没有的。" />}
        <div className="row arc-bar">
          {narrow
            ? <Select aria-label="看哪一类" value={group ?? 'all'} style={{ width: '100%' }} onChange={choose} options={options} />
            : <Segmented aria-label="看哪一类" value={group ?? 'all'} onChange={choose} options={options} />}
          {selected.length > 0 && <span className="row"><span>选了 {selected.length} 件，保管期限都定为</span>{retentions.map((value) => <Button key={value} size="small" loading={describe.isPending} onClick={() => describe.mutate({ keys: selected, retention: value })}>{retentionWords[value]}</Button>)}</span>}
        </div>
        {narrow
          ? (
            <ul className="arc-cards">
              {data.items.map((item) => (
                <li key={item.key}><button type="button" onClick={() => show({ item: item.key })}><b>{item.number} · {item.title}</b><span className="mute">{[item.responsible, dayDigits(item.day), retentionWords[item.retention], item.remark].filter(Boolean).join(' · ')}</span></button></li>
              ))}
            </ul>
          )
          : (
            <Table<Item>
              rowKey="key" dataSource={data.items} pagination={false} loading={query.isPlaceholderData}
              {...(editable && { rowSelection: { selectedRowKeys: selected, onChange: (keys) => setSelected(keys.map(String)) } })}
              columns={[
                { title: '件号', dataIndex: 'number', width: 64, align: 'right' },
                { title: '题名', render: (_, item) => <Button type="link" className="arc-title" onClick={() => show({ item: item.key })}>{item.title}</Button> },
                { title: '责任者', dataIndex: 'responsible', width: 176 },
                { title: '文号', width: 120, render: (_, item) => item.docNumber || '—' },
                { title: '日期', width: 96, render: (_, item) => dayDigits(item.day) },
                { title: '页数', width: 64, align: 'right', render: (_, item) => item.pages ?? <span className="mute" title="导出时按 PDF 数">—</span> },
                { title: '保管期限', width: 108, render: (_, item) => retention(item) },
                { title: '密级', width: 64, render: (_, item) => item.secrecy || '—' },
                { title: '备注', width: 150, render: (_, item) => item.remark },
              ]}
            />
          )}
        {data.total > size && <Pagination current={page} pageSize={size} total={data.total} showSizeChanger={false} onChange={(next) => { setSelected([]); show({ page: next }) }} />}
        <p className="mute">按形成的先后排列，每件里正件在前、附件在后，定稿在前、历次稿在后。保管期限按国家档案局令第8号建议，由归档人核定。</p>
      </div>
      <ItemDrawer item={opened} editable={editable} busy={describe.isPending} error={describe.error} onClose={() => show({ item: null })} onSave={(said) => opened && describe.mutate({ keys: [opened.key], ...said }, { onSuccess: () => show({ item: null }) })} />
      <Modal open={asking} title="导出归档" okText={`导出 ${countOf(total)} 件`} cancelText="先不导" onCancel={() => setAsking(false)}
        okButtonProps={{ href: `/api/campaigns/${campaign}/archive.zip`, onClick: () => setAsking(false) }}>
        <p>将导出 {countOf(total)} 件、{countOf(data.files)} 个文件，约 {sizeOf(data.bytes)}，打成一个 zip。</p>
        <p>里面有姓名、电话等个人信息，这次导出会记入日志。</p>
        {data.absent.length > 0 && <p style={{ color: 'var(--teng)' }}>{data.absent.join('')}</p>}
      </Modal>
    </div>
  )
}
