import { Button, Progress } from 'antd'
import { useId } from 'react'
import { countOf, sizeOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import { apiOf, usePhotoOrder, type Key, type Version } from './report-data.ts'
import type { PhotoSender } from './upload-photos.ts'

/** Photographed pages of the stamped version: in order, one more added, one taken out; what is on its way behind them. */
export function Photos({ at, version, revision, sender, add }: { at: Key; version: Version | undefined; revision: number; sender: PhotoSender; add(files: FileList | null): void }) {
  const order = usePhotoOrder(at, revision)
  const id = useId()
  const photos = version?.photos ?? []
  if (photos.length === 0 && sender.list.length === 0) return null
  const ids = photos.map((photo) => photo.id)
  const moved = (from: number, to: number) => {
    const next = [...ids]
    next.splice(to, 0, ...next.splice(from, 1))
    order.mutate(next)
  }
  const troubled = photos.filter((photo) => photo.trouble !== null)
  const left = sender.list.filter((each) => each.state !== 'refused')
  return (
    <section className="rep-photos" aria-label="照片">
      <div className="row">
        <b className="grow">盖章版照片 <small>{photos.length > 0 && `${countOf(photos.length)} 页，从左到右是第 1 页到第 ${photos.length} 页`}</small></b>
        <label className="link" htmlFor={id}>再加照片</label>
        <input id={id} className="sr" type="file" multiple accept=".jpg,.jpeg,.png,image/jpeg,image/png" onChange={(event) => { add(event.target.files); event.target.value = '' }} />
      </div>
      <ol>
        {photos.map((photo, index) => (
          <li key={photo.id} className={photo.trouble ? 'bad' : ''}>
            <img src={`${apiOf(at)}/versions/${version?.version}/photos/${photo.id}/picture?width=240`} alt={`第 ${index + 1} 页：${photo.name}`} loading="lazy" />
            <span className="cut" title={photo.name}>第 {index + 1} 页</span>
            <span className="acts">
              <Button type="text" size="small" aria-label={`第 ${index + 1} 页往前移`} disabled={index === 0 || order.isPending} icon={<Icon name="left" />} onClick={() => moved(index, index - 1)} />
              <Button type="text" size="small" aria-label={`第 ${index + 1} 页往后移`} disabled={index === photos.length - 1 || order.isPending} icon={<Icon name="right" />} onClick={() => moved(index, index + 1)} />
              <Button type="text" size="small" aria-label={`拿掉第 ${index + 1} 页`} disabled={order.isPending} icon={<Icon name="close" />} onClick={() => order.mutate(ids.filter((each) => each !== photo.id))} />
            </span>
          </li>
        ))}
      </ol>
      {troubled.map((photo) => <p key={photo.id} className="late" role="alert">第 {ids.indexOf(photo.id) + 1} 页“{photo.name}”：{photo.trouble}</p>)}
      {sender.list.map((each) => (
        <div key={each.id} className="sending" aria-live="polite">
          <span className="cut">{each.name}</span>
          {each.state === 'refused' && each.error ? <RefusalAlert error={each.error} /> : <Progress percent={Math.min(99, Math.floor((100 * each.sent) / Math.max(1, each.size)))} showInfo={false} size="small" />}
          {each.state === 'waiting' && <small>传到一半，联网后接着传</small>}
          {each.state === 'queued' && <small>排队等着传，{sizeOf(each.size)}</small>}
          <Button type="text" size="small" onClick={() => sender.drop(each.id)}>{each.state === 'refused' ? '知道了' : '取消'}</Button>
        </div>
      ))}
      {order.isError && <RefusalAlert error={order.error} />}
      <small className="mute">{left.length > 0 ? `还有 ${left.length} 张在传。` : !version?.pdf && troubled.length === 0 ? '正在合成一份 PDF，通常几秒钟。' : ''}每张照片的原件都会保留。</small>
    </section>
  )
}
