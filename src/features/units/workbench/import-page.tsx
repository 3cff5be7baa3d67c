import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { RosterImport } from './roster-import.tsx'
import './units.css'

/** 导入名册: below the unit named in the address, else the topmost one may see. */
export function ImportPage() {
  const [search] = useSearchParams()
  const named = Number(search.get('unit')) || null
  const top = useQuery({ queryKey: ['units', 'top'], queryFn: () => got(api.GET('/api/units', { params: { query: { size: 1 } } })), enabled: named === null })
  const id = named ?? top.data?.items[0]?.id ?? null
  const unit = useQuery({ queryKey: ['units', 'one', id], queryFn: () => got(api.GET('/api/units/{id}', { params: { path: { id: id ?? 0 } } })), enabled: id !== null })
  return (
    <>
      <PageHead crumb={<Link to={id === null ? '/units' : `/units?unit=${id}`}>单位与人员</Link>} title="导入名册" facts={unit.data && <span className="mute">没写上级的单位挂在“{unit.data.name}”下</span>} />
      <div className="scroll"><div className="body narrow">
        {unit.isError && <RefusalAlert error={unit.error} retry={() => void unit.refetch()} />}
        {unit.isPending && <Loading />}
        {unit.data && <RosterImport unitId={unit.data.id} done={<Link to={`/units?unit=${unit.data.id}&tab=units`}><Button type="primary">看导入的单位</Button></Link>} />}
      </div></div>
    </>
  )
}
