import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { useLive } from '../../../workbench/live.ts'
import { Empty, Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { useSummary, type Summary } from './data.ts'
import { Editor } from './editor.tsx'
import './summary.css'

/** 总结: the campaign's own report, every figure bound to the rows behind it. */
export function SummaryPage() {
  const campaign = Number(useParams().campaign)
  const live = useLive(campaign)
  const queries = useQueryClient()
  const query = useSummary(campaign)
  const drafting = useMutation({
    mutationFn: () => got(api.POST('/api/campaigns/{campaign}/summary', { params: { path: { campaign } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaign', campaign, 'summary'] }),
  })
  if (query.isError && !query.data) return <><PageHead title="总结" /><div className="body"><RefusalAlert error={query.error} retry={() => void query.refetch()} /></div></>
  if (!query.data) return <><PageHead title="总结" /><div className="body"><Loading rows={10} /></div></>
  if (!query.data.summary)
    return (
      <>
        <PageHead title="总结" />
        <div className="body">
          {drafting.isError && <RefusalAlert error={drafting.error} />}
          {query.data.may.write
            ? <Empty action={<Button type="primary" loading={drafting.isPending} onClick={() => drafting.mutate()}>生成草稿</Button>}>还没有总结。草稿会用现在的数字、各模块的活动和已采用的亮点写成，再由您修改。</Empty>
            : <Empty>还没有总结。活动办生成草稿后，这里就能看。</Empty>}
        </div>
      </>
    )
  return <Editor key={campaign} campaign={campaign} data={query.data as Summary & { summary: NonNullable<Summary['summary']> }} connected={live.connected} failed={query.isError ? query.error : null} />
}
