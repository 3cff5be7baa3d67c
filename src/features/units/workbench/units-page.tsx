import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { UnitDetail } from './unit-detail.tsx'
import { UnitTree } from './unit-tree.tsx'
import './units.css'

/** 单位与人员: the tree on the left, the chosen unit on the right; on a phone one after the other. */
export function UnitsPage() {
  const [search, setSearch] = useSearchParams()
  const own = useLocation().pathname === '/people'
  const [first, setFirst] = useState<number | null>(null)
  const named = Number(search.get('unit')) || null
  const chosen = named ?? first
  const unit = useQuery({ queryKey: ['units', 'one', chosen], queryFn: () => got(api.GET('/api/units/{id}', { params: { path: { id: chosen ?? 0 } } })), enabled: chosen !== null })
  const choose = useCallback((id: number) => setSearch({ unit: String(id) }), [setSearch])
  return (
    <>
      <PageHead title={own ? '本单位人员' : '单位与人员'} />
      <div className={`units-split${named ? ' has-unit' : own ? ' own' : ''}`}>
        <UnitTree chosen={chosen} trail={unit.data?.trail.map((each) => each.id) ?? []} onChoose={choose} onFirst={setFirst} />
        <section className="unit-detail scroll">
          <button type="button" className="link unit-back" onClick={() => setSearch({})}><Icon name="left" />全部单位</button>
          {unit.isError && <RefusalAlert error={unit.error} retry={() => void unit.refetch()} />}
          {unit.isPending && chosen !== null && <Loading />}
          {unit.data && <UnitDetail key={unit.data.id} unit={unit.data} onChoose={choose} />}
        </section>
      </div>
    </>
  )
}
