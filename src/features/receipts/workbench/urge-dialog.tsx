import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Modal } from 'antd'
import { api, got } from '../../../workbench/api.ts'
import { countOf } from '../../../workbench/parts/days.ts'
import { Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import type { Step } from '../ladder.rules.ts'
import './urge-dialog.css'

/** Whom the person wants to urge. */
export type Aim = { to: 'behind' } | { to: 'missing'; step: Step } | { to: 'requirement'; requirementId: number } | { to: 'units'; unitIds: number[]; only?: 'material' }

/** 催办: first how many, whom and in which words; the button repeats the number; afterwards who was left out. */
export function UrgeDialog({ campaign, notice, aim, onClose }: { campaign: number; notice: number; aim: Aim; onClose: () => void }) {
  const queries = useQueryClient()
  const path = { campaign, notice }
  const draft = useQuery({
    queryKey: ['urging-draft', campaign, notice, aim],
    queryFn: () => got(api.POST('/api/campaigns/{campaign}/notices/{notice}/urging-drafts', { params: { path }, body: aim })),
    staleTime: 0, gcTime: 0,
  })
  const urge = useMutation({
    mutationFn: () => got(api.POST('/api/campaigns/{campaign}/notices/{notice}/urgings', { params: { path }, body: { targets: draft.data?.targets ?? [] } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaign', campaign] }),
  })
  const count = draft.data?.count ?? 0
  const done = urge.data
  return (
    <Modal
      open width={560} onCancel={onClose} title={done ? (done.urged > 0 ? `已催办 ${countOf(done.urged)} 个单位` : '没有要催的了') : draft.data ? `催办 ${countOf(count)} 个单位` : '催办'}
      okText={done || count === 0 ? '知道了' : `催办 ${countOf(count)} 个单位`} cancelButtonProps={{ style: done || count === 0 ? { display: 'none' } : {} }} cancelText="先不催"
      okButtonProps={{ loading: urge.isPending, disabled: draft.isPending }}
      onOk={() => (done || count === 0 ? onClose() : urge.mutate())}
    >
      {draft.isPending && <Loading rows={3} />}
      {draft.isError && <RefusalAlert error={draft.error} retry={() => void draft.refetch()} />}
      {urge.isError && <RefusalAlert error={urge.error} />}
      {done && (
        <div role="status">
          {done.urged > 0 && <p>已发到这些单位的收件箱，并记入各单位的催办记录。</p>}
          {done.sentence && <Alert style={{ marginTop: 10 }} type="info" showIcon title={done.sentence} description={done.exempt.slice(0, 12).map((each) => each.name).join('、') + (done.exempt.length > 12 ? ' 等' : '')} />}
        </div>
      )}
      {!done && draft.data && (count === 0
        ? <p>{draft.data.done > 0 ? '选中的单位都已经办完，不用催。' : '没有落后的单位。'}</p>
        : (
          <div className="urge-groups">
            {draft.data.done > 0 && <p className="mute">另有 {draft.data.done} 个已经办完，不催。</p>}
            {draft.data.groups.map((group) => (
              <section key={group.words}>
                <p className="mute">将发给 {group.names.join('、')}{group.count > group.names.length ? ` 等 ${countOf(group.count)} 个单位` : ''}（站内收件箱）</p>
                <p>{group.words}</p>
              </section>
            ))}
          </div>
        ))}
    </Modal>
  )
}
