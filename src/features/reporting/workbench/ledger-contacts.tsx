import { useMutation } from '@tanstack/react-query'
import { Button, Drawer, Popconfirm } from 'antd'
import { api, got } from '../../../workbench/api.ts'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import type { LedgerRow } from './ledger-data.ts'

/** Liaisons of the chosen units; a number is shown on a click that is recorded. */
export function Contacts({ rows, onClose }: { rows: LedgerRow[]; onClose: () => void }) {
  return (
    <Drawer open size={400} title={`${rows.length} 个单位的联络员`} onClose={onClose}>
      <ul className="led-people">
        {rows.map((row) => (
          <li key={row.id}>
            <div><b>{row.name}</b></div>
            {row.liaison ? <Line id={row.liaison.id} name={row.liaison.name} duty={row.liaison.duty} masked={row.liaison.phone} /> : <div className="mute">没有登记联络员</div>}
          </li>
        ))}
      </ul>
    </Drawer>
  )
}

function Line({ id, name, duty, masked }: { id: number; name: string; duty: string | null; masked: string | null }) {
  const show = useMutation({ mutationFn: () => got(api.POST('/api/people/{id}/phone-views', { params: { path: { id } } })) })
  return (
    <>
      <div className="row">
        <span className="grow">{name}{duty && <span className="mute">　{duty}</span>}</span>
        {show.data ? <a className="nowrap" href={`tel:${show.data.phone?.replaceAll(/[^0-9+]/g, '') ?? ''}`}>{show.data.phone}</a> : <span className="nowrap">{masked ?? '没有电话'}</span>}
        {masked && !show.data && (
          <Popconfirm title={`将显示${name}的手机号，这次查看会记入日志。`} okText="显示号码" cancelText="不看了" onConfirm={() => show.mutate()}>
            <Button size="small" loading={show.isPending}>显示号码</Button>
          </Popconfirm>
        )}
      </div>
      {show.isError && <RefusalAlert error={show.error} />}
    </>
  )
}
