import { Button } from 'antd'
import { Link, Navigate, useParams } from 'react-router'
import { Empty, Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { pathOf, useReviews } from './report-data.ts'

/** 开始审核: opens what has waited longest. */
export function ReviewQueue() {
  const campaign = Number(useParams().campaign)
  const queue = useReviews(campaign)
  const first = queue.data?.items[0]
  if (first) return <Navigate replace to={pathOf({ campaign, requirement: first.requirementId, unit: first.unitId })} />
  return (
    <>
      <PageHead title={queue.data ? '没有等您审核的材料' : '审核材料'} crumb="审核材料" />
      <div className="body">
        {queue.isError ? <RefusalAlert error={queue.error} retry={() => void queue.refetch()} />
          : queue.isPending ? <Loading /> : <Empty action={<Link to={`/campaigns/${campaign}/ledger`}><Button>看报送台账</Button></Link>}>报来的材料都审完了，有新的会出现在工作台。</Empty>}
      </div>
    </>
  )
}

/** Where this submission stands in the queue, and its neighbours; once decided it is gone, and the next stands in its place. */
export function neighbours(items: readonly { requirementId: number; unitId: number }[], at: { requirement: number; unit: number }, lastSeen: number) {
  const here = items.findIndex((each) => each.requirementId === at.requirement && each.unitId === at.unit)
  const index = here >= 0 ? here : Math.min(lastSeen, items.length)
  return { here, index, next: (here >= 0 ? items[here + 1] : items[index] ?? items[0]) ?? null, previous: items[index - 1] ?? null }
}
