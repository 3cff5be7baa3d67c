import { useMutation } from '@tanstack/react-query'
import { Select } from 'antd'
import { api, got } from '../../../workbench/api.ts'
import { countOf, deadlineOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'

interface Scope { id: number; title: string; who: string[]; scope: number[] | null; dueAt: string | null; dueText: string | null; units: number }

/** 谁要报: for each piece of material, which of the addressees owe it. */
export function Scopes({ campaign, notice, scopes, addressees, byHand, readOnly, onSaved }: {
  campaign: number; notice: number; scopes: readonly Scope[]; addressees: readonly { id: number; phrase: string }[]; byHand: number; readOnly: boolean; onSaved: () => void
}) {
  const save = useMutation({
    mutationFn: ({ requirement, scope }: { requirement: number; scope: number[] }) => got(api.PUT('/api/campaigns/{campaign}/notices/{notice}/scopes/{requirement}', { params: { path: { campaign, notice, requirement } }, body: { scope } })),
    onSettled: onSaved,
  })
  const options = [{ value: -1, label: '全部收文单位' }, ...addressees.map((each) => ({ value: each.id, label: each.phrase })), ...(byHand > 0 ? [{ value: 0, label: '另外勾选的单位' }] : [])]
  return (
    <section style={{ marginTop: 20 }} aria-label="谁要报">
      <h2 className="h2">谁要报 <small>签发后进台账</small></h2>
      {save.isError && <RefusalAlert error={save.error} />}
      {scopes.map((scope) => (
        <div className="scope" key={scope.id}>
          <div className="row" style={{ alignItems: 'baseline', flexWrap: 'wrap' }}>
            <b className="grow">《{scope.title}》</b>
            {scope.scope === null ? <span className="st warn"><Icon name="ask" />待定</span> : <span>{countOf(scope.units)} 个单位</span>}
          </div>
          <div className="mute" style={{ fontSize: 13 }}>{scope.dueAt ? `${deadlineOf(scope.dueAt)} 截止` : scope.dueText ? `${scope.dueText}（未定到日）` : '没有写截止时间'}{scope.who.length > 0 && <> · 原文 <span className="song">“{scope.who.join('、')}”</span></>}</div>
          <Select
            mode="multiple" style={{ width: '100%', marginTop: 4 }} disabled={readOnly} aria-label={`《${scope.title}》谁要报`} placeholder="原文没有说清，请选" options={options} value={scope.scope ?? []}
            onChange={(value: number[]) => {
              if (value.length === 0) return
              const last = value.at(-1)
              save.mutate({ requirement: scope.id, scope: last === -1 ? [-1] : value.filter((each) => each !== -1) })
            }}
          />
        </div>
      ))}
    </section>
  )
}
