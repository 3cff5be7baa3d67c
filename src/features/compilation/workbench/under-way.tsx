import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { api, got } from '../../../workbench/api.ts'
import { Bar } from '../../../workbench/parts/bar.tsx'
import { countOf, percentOf } from '../../../workbench/parts/days.ts'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import type { Edition } from './data.ts'

/** How far the edition being made is; it goes on whether anyone looks or not. */
export function UnderWay({ campaign, edition, mayStop }: { campaign: number; edition: Edition; mayStop: boolean }) {
  const queries = useQueryClient()
  const stop = useMutation({
    mutationFn: () => got(api.POST('/api/campaigns/{campaign}/compilations/{edition}/stop', { params: { path: { campaign, edition: edition.edition } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaign', campaign, 'compilations'] }),
  })
  const share = percentOf(edition.done, edition.total)
  const half = edition.total / 2
  const words = edition.state === 'waiting' ? '正在排队' : edition.done < half ? `正在读取和排版，${countOf(Math.min(edition.reports, edition.done))} / ${countOf(edition.reports)} 份` : '正在写 Word 文件'
  return (
    <section className="comp-way" aria-live="polite">
      <div className="row">
        <b className="grow">第 {edition.edition} 版 · {edition.title}</b>
        {mayStop && <Button size="small" loading={stop.isPending} onClick={() => stop.mutate()}>停下</Button>}
      </div>
      <Bar parts={[{ tone: 'dai', count: edition.done }]} total={edition.total} />
      <p className="mute">{words} · {share}% · {edition.createdBy}生成 · 可以离开这一页，做好后在这里下载</p>
      {stop.isError && <RefusalAlert error={stop.error} />}
    </section>
  )
}
