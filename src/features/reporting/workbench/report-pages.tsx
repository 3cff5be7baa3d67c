import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { pagesOf, pictureOf, sealsOf, type Key, type Version } from './report-data.ts'
import { sealWords } from './report-signatures.tsx'

/** How many thumbnails stand beside the page: those around it. */
const shown = 6

/** 盖章版 PDF, page by page as the server draws it, with the seals found on it. */
export function Pages({ at, version, page, turn }: { at: Key; version: Version; page: number; turn(page: number): void }) {
  const total = pagesOf(version)
  const seals = sealsOf(version)
  const stamp = encodeURIComponent(String(version.pdf?.at ?? ''))
  const picture = (number: number, width: number) => pictureOf(at, version, number, width)
  const first = Math.max(1, Math.min(page - 2, (total ?? 1) - shown + 1))
  const thumbs = Array.from({ length: Math.min(shown, total ?? 0) }, (_, index) => first + index)
  const sealed = (number: number) => seals.some((seal) => seal.page === number)
  return (
    <section className="rep-pages" aria-label="盖章版 PDF">
      <div className="hd">
        <b className="grow">盖章版 PDF</b>
        <span className="mute">第 {page} 页{total !== null && `，共 ${total} 页`}</span>
        <Button type="text" size="small" aria-label="上一页" disabled={page <= 1} icon={<Icon name="left" />} onClick={() => turn(page - 1)} />
        <Button type="text" size="small" aria-label="下一页" disabled={page >= (total ?? 1)} icon={<Icon name="right" />} onClick={() => turn(page + 1)} />
      </div>
      <div className={`stage${thumbs.length > 1 ? '' : ' single'}`}>
        {thumbs.length > 1 && (
          <div className="thumbs">
            {thumbs.map((number) => (
              <button key={number} type="button" className={number === page ? 'on' : ''} aria-label={`第 ${number} 页${sealed(number) ? '，有章' : ''}`} aria-current={number === page} onClick={() => turn(number)}>
                <img src={picture(number, 108)} alt="" loading="lazy" />
                <em>{number}{sealed(number) && ' · 有章'}</em>
              </button>
            ))}
          </div>
        )}
        <Sheet key={`${stamp}-${page}`} source={picture(page, 1000)} label={`第 ${page} 页的图像`}>
          {seals.filter((seal) => seal.page === page).map((seal) => {
            const pad = 2.5
            const share = (mm: number, of: number) => `${((100 * mm) / of).toFixed(2)}%`
            const left = seal.xMm - seal.diameterMm / 2 - pad
            const side = seal.diameterMm + 2 * pad
            return (
              <div
                key={`${seal.xMm} ${seal.yMm}`} className={`seal${left > seal.pageWidthMm * 0.55 ? ' end' : ''}`}
                style={{ left: share(left, seal.pageWidthMm), top: share(seal.yMm - seal.diameterMm / 2 - pad, seal.pageHeightMm), width: share(side, seal.pageWidthMm), height: share(side, seal.pageHeightMm) }}
              >
                <b title={sealWords(seal).more}>{sealWords(seal).label}</b>
              </div>
            )
          })}
        </Sheet>
      </div>
    </section>
  )
}

function Sheet({ source, label, children }: { source: string; label: string; children: React.ReactNode }) {
  const [state, set] = useState<'coming' | 'here' | 'failed'>('coming')
  return (
    <div className={`sheet ${state}`}>
      {state === 'failed' ? <p className="mute">这一页画不出来，请下载原件看。</p> : <img src={source} alt={label} onLoad={() => set('here')} onError={() => set('failed')} />}
      {state === 'here' && children}
    </div>
  )
}

/** The page in view: the first with a seal, else the last, as signatures stand there; kept while the file is the same. */
export function usePage(version: Version | undefined): [number, (page: number) => void] {
  const total = pagesOf(version)
  const file = `${version?.version} ${version?.pdf?.at} ${total}`
  const start = sealsOf(version)[0]?.page ?? total ?? 1
  const [page, turn] = useState(start)
  useEffect(() => turn(start), [file]) // eslint-disable-line react-hooks/exhaustive-deps -- only another file moves the reader
  return [Math.max(1, Math.min(page, total ?? 1)), turn]
}
