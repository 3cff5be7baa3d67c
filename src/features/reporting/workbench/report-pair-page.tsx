import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { AgreementData } from '../../../documents/check/types.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { pagesOf, pictureOf, usePageText, type Key, type Version } from './report-data.ts'

/** A stamped page beside the Word text: its picture with a box around each difference, or its text as the machine read it. */
export function PairPage({ at, version, agreement, page, turn, current, go, asText }: {
  at: Key; version: Version; agreement: AgreementData; page: number; turn(page: number): void; current: number | null; go(index: number): void; asText: boolean
}) {
  const total = pagesOf(version) ?? 1
  const text = usePageText(at, version, page, asText)
  return (
    <div className="rep-pair-page">
      <div className="hd">
        <b className="grow">盖章版</b>
        <span className="mute">第 {page} 页，共 {total} 页</span>
        <Button type="text" size="small" aria-label="盖章版上一页" disabled={page <= 1} icon={<Icon name="left" />} onClick={() => turn(page - 1)} />
        <Button type="text" size="small" aria-label="盖章版下一页" disabled={page >= total} icon={<Icon name="right" />} onClick={() => turn(page + 1)} />
      </div>
      {!asText ? <Picture key={`${page} ${version.pdf?.at}`} at={at} version={version} agreement={agreement} page={page} current={current} go={go} />
        : text.isError ? <RefusalAlert error={text.error} retry={() => void text.refetch()} />
          : !text.data ? <Loading rows={10} /> : (
            <div className="lines song" tabIndex={0} aria-label="识别的文字">
              {text.data.recognised && <p className="mute hint">机器识别的文字，下划虚线的字没有把握。</p>}
              {text.data.lines.map((line, index) => <p key={index}>{doubtful(line.text, line.unsure)}</p>)}
              {text.data.lines.length === 0 && <p className="mute">这一页没有文字。</p>}
            </div>
          )}
    </div>
  )
}

function doubtful(text: string, unsure: readonly (readonly number[])[]) {
  const parts: React.ReactNode[] = []
  let from = 0
  for (const [begin = 0, end = 0] of unsure) {
    parts.push(text.slice(from, begin), <u key={begin}>{text.slice(begin, end)}</u>)
    from = end
  }
  return [...parts, text.slice(from)]
}

function Picture({ at, version, agreement, page, current, go }: { at: Key; version: Version; agreement: AgreementData; page: number; current: number | null; go(index: number): void }) {
  const [state, set] = useState<'coming' | 'here' | 'failed'>('coming')
  const stage = useRef<HTMLDivElement>(null)
  const sheet = agreement.sheets?.find((each) => each.page === page)
  useEffect(() => {
    if (state === 'here') stage.current?.querySelector('.on')?.scrollIntoView({ block: 'center', inline: 'center', behavior: 'smooth' })
  }, [current, state])
  // Zoomed while one difference is walked to, so that a digit can be read.
  const zoomed = current !== null && sheet !== undefined && (agreement.differences[current]?.boxes ?? []).some((box) => box.page === page)
  return (
    <div className="stage" ref={stage} tabIndex={0} aria-label={`第 ${page} 页`}>
      <div className={`sheet ${state}${zoomed ? ' zoomed' : ''}`}>
        {state === 'failed' ? <p className="mute">这一页画不出来，请下载原件看。</p> : <img src={pictureOf(at, version, page, 1600)} alt={`第 ${page} 页的图像`} onLoad={() => set('here')} onError={() => set('failed')} />}
        {state === 'here' && sheet && agreement.differences.flatMap((difference, index) => (difference.boxes ?? []).filter((box) => box.page === page).map((box, part) => {
          const share = (points: number, of: number) => `${((100 * points) / of).toFixed(2)}%`
          const pad = 2
          return (
            <button
              key={`${index} ${part}`} type="button" title={difference.note} aria-label={`第 ${index + 1} 处：${difference.note}`} onClick={() => go(index)}
              className={`box ${difference.verdict ?? 'differs'}${index === current ? ' on' : ''}`}
              style={{ left: share(box.left - pad, sheet.width), top: share(box.top - pad, sheet.height), width: share(box.right - box.left + 2 * pad, sheet.width), height: share(box.bottom - box.top + 2 * pad, sheet.height) }}
            />
          )
        }))}
      </div>
    </div>
  )
}
