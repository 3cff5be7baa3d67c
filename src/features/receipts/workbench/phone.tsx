import { useMutation } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { api, got } from '../../../workbench/api.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'

type Whose =
  | { person: number }
  | { campaign: number; notice: number; unit: number }

/** A masked number; shown on a click that is recorded, and then it can be dialled. */
export function Phone({ name, masked, whose, asButton }: { name: string; masked: string; whose: Whose; asButton?: boolean }) {
  const show = useMutation({
    mutationFn: async () => ('person' in whose
      ? got(api.POST('/api/people/{id}/phone-views', { params: { path: { id: whose.person } } }))
      : got(api.POST('/api/campaigns/{campaign}/notices/{notice}/receipts/{unit}/phone-views', { params: { path: { campaign: whose.campaign, notice: whose.notice, unit: whose.unit } } }))),
  })
  if (show.data) {
    const dial = `tel:${show.data.phone?.replaceAll(/[^0-9+]/g, '') ?? ''}`
    return asButton ? <Button href={dial} icon={<Icon name="phone" />} onClick={(event) => event.stopPropagation()}>{show.data.phone}</Button> : <a className="nowrap" href={dial}>{show.data.phone}</a>
  }
  const asked = (
    <Popconfirm title={`将显示${name}的手机号，这次查看会记入日志。`} okText="显示号码" cancelText="不看了" onConfirm={() => show.mutate()} onPopupClick={(event) => event.stopPropagation()}>
      {asButton
        ? <Button aria-label={`给${name}打电话`} icon={<Icon name="phone" />} loading={show.isPending} onClick={(event) => event.stopPropagation()} />
        : <button type="button" className="link" style={{ textDecoration: 'underline' }}>显示号码</button>}
    </Popconfirm>
  )
  return <>{!asButton && <span className="nowrap">{masked}</span>} {asked}{show.isError && <RefusalAlert error={show.error} />}</>
}
