import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Upload } from 'antd'
import { useState } from 'react'
import { api, got } from '../../../workbench/api.ts'
import { sizeOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import { PagePicture } from './page-picture.tsx'
import { acceptedPictures, declinedAtOnce, sendFile } from './send-file.ts'
import type { Reading } from './types.ts'

/** The photographs of one notice, page by page: moved, left out, more of them added. */
export function Pictures({ reading, readOnly }: { reading: Reading; readOnly: boolean }) {
  const queries = useQueryClient()
  const { pictures } = reading
  const [adding, setAdding] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const arrange = useMutation({
    mutationFn: (order: number[]) => got(api.PUT('/api/readings/{reading}/pictures', { params: { path: { reading: reading.id } }, body: { order } })),
    onSuccess: (now) => queries.setQueryData(['reading', reading.id], now),
    onError: () => void queries.invalidateQueries({ queryKey: ['reading', reading.id] }),
  })
  const numbers = pictures.map((picture) => picture.number)
  const move = (at: number, to: number) => arrange.mutate(numbers.with(at, numbers[to]!).with(to, numbers[at]!))
  const add = async (files: readonly File[]) => {
    const declined = declinedAtOnce(files)
    setError(declined)
    if (declined) return
    try {
      for (const [i, file] of files.entries()) {
        setAdding(`正在上传第 ${i + 1} 张，共 ${files.length} 张`)
        await sendFile<{ number: number }>(`/api/readings/${reading.id}/pictures`, file, () => {})
      }
    } catch (failure) {
      setError(failure)
    } finally {
      setAdding(null)
      await queries.invalidateQueries({ queryKey: ['reading', reading.id] })
    }
  }
  return (
    <>
      {arrange.isError && <RefusalAlert error={arrange.error} />}
      {error !== null && <RefusalAlert error={error} />}
      <ol className="pictures">
        {pictures.map((picture, at) => (
          <li key={`${picture.number} ${picture.name} ${picture.size}`}>
            <a href={`/api/readings/${reading.id}/pictures/${picture.number}/file`} title="下载原照片"><PagePicture reading={reading.id} page={picture.number} width={320} /></a>
            <div className="row"><b>第 {at + 1} 页</b><span className="mute cut grow">{picture.name}，{sizeOf(picture.size)}</span></div>
            {!readOnly && (
              <div className="row">
                <Button size="small" icon={<Icon name="left" />} aria-label={`第 ${at + 1} 页往前移`} disabled={at === 0 || arrange.isPending} onClick={() => move(at, at - 1)} />
                <Button size="small" icon={<Icon name="right" />} aria-label={`第 ${at + 1} 页往后移`} disabled={at === pictures.length - 1 || arrange.isPending} onClick={() => move(at, at + 1)} />
                <Button size="small" icon={<Icon name="close" />} aria-label={`去掉第 ${at + 1} 页`} disabled={pictures.length === 1 || arrange.isPending} onClick={() => arrange.mutate(numbers.toSpliced(at, 1))} />
              </div>
            )}
          </li>
        ))}
      </ol>
      {!readOnly && (
        <Upload accept={acceptedPictures} multiple showUploadList={false} disabled={adding !== null} beforeUpload={(file, files) => { if (file === files[0]) void add(files); return false }}>
          <Button icon={<Icon name="plus" />} loading={adding !== null}>{adding ?? '添照片'}</Button>
        </Upload>
      )}
    </>
  )
}
