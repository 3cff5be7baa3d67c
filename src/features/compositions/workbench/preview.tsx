import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Empty, Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import type { usePreview } from './use-preview.ts'

const zooms = [50, 75, 100, 125, 150, 200] as const

/** The pages as they will be printed. 100 % is the width of the pane. */
export function PreviewPane({ preview, zoom, onZoom }: { preview: ReturnType<typeof usePreview>; zoom: number; onZoom: (zoom: number) => void }) {
  const { pages, error, busy, see, retry } = preview
  const desk = useRef<HTMLDivElement>(null)
  const [here, setHere] = useState(1)
  const total = pages?.total ?? 0
  useEffect(() => {
    const root = desk.current
    if (!root || total === 0) return
    const shares = new Map<number, number>()
    const watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const page = Number((entry.target as HTMLElement).dataset.page)
        shares.set(page, entry.intersectionRect.height)
        if (entry.isIntersecting) see(page)
      }
      const most = [...shares].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]
      if (most && most[1] > 0) setHere(most[0])
    }, { root, threshold: [0, 0.25, 0.5, 0.75, 1] })
    for (const page of root.querySelectorAll('[data-page]')) watcher.observe(page)
    return () => watcher.disconnect()
  }, [total, see])
  const step = (by: -1 | 1) => onZoom(zooms[Math.min(zooms.length - 1, Math.max(0, zooms.findIndex((each) => each >= zoom) + by))] ?? 100)
  return (
    <div className="comp-preview">
      <div className="bar2">
        <span className="nowrap" aria-live="polite">{total === 0 ? '预览' : `第 ${Math.min(here, total)} 页，共 ${total} 页`}</span>
        <span className="mute" role="status">{busy ? '正在排版' : ''}</span>
        <span className="row end">
          <Button size="small" aria-label="缩小" disabled={zoom <= zooms[0]} onClick={() => step(-1)}>−</Button>
          <span className="num nowrap">{zoom}%</span>
          <Button size="small" aria-label="放大" disabled={zoom >= (zooms.at(-1) ?? 200)} onClick={() => step(1)}>＋</Button>
          {zoom !== 100 && <Button size="small" type="text" onClick={() => onZoom(100)}>适合宽度</Button>}
        </span>
      </div>
      {error !== null && <div className="pad"><RefusalAlert error={error} retry={retry} /></div>}
      <div className="desk" ref={desk}>
        {!pages && error === null && <div className="pad"><Loading rows={14} /></div>}
        {pages && total === 0 && <Empty>还没有一页。</Empty>}
        {pages && Array.from({ length: total }, (_, index) => index + 1).map((page) => {
          const image = pages.images.get(page)
          return <div key={page} className="sheet" data-page={page} style={{ width: `${zoom}%` }}>{image ? <img src={image} alt={`第 ${page} 页`} /> : <span className="sr">第 {page} 页还没有排好</span>}</div>
        })}
      </div>
    </div>
  )
}
