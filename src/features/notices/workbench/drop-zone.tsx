import { useQueryClient } from '@tanstack/react-query'
import { Progress, Upload } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Declined } from '../../../workbench/api.ts'
import { sizeOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'

/** Sends a file as it is and says how far it is; the name travels beside it. */
export function sendFile(url: string, file: File, onProgress: (share: number) => void): Promise<{ id: number }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.responseType = 'json'
    request.upload.addEventListener('progress', (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0))
    request.addEventListener('load', () => (request.status < 300 ? resolve(request.response as { id: number }) : reject(new Declined(request.status, (request.response ?? {}) as object))))
    request.addEventListener('error', () => reject(new Error('network')))
    request.send(file)
  })
}

const largest = 200 * 1024 * 1024

/** 把文件拖进来，马上读出方案. */
export function DropZone({ first }: { first: boolean }) {
  const go = useNavigate()
  const queries = useQueryClient()
  const [work, setWork] = useState<{ name: string; share: number } | null>(null)
  const [error, setError] = useState<unknown>(null)
  const send = async (file: File) => {
    if (file.size > largest) {
      setError(new Declined(413, { code: 'files/too-large', message: `这个文件有 ${sizeOf(file.size)}，超过 200 MB。`, hint: '请把正文单独导出成 .docx、.pdf 或 .txt 再传。' }))
      return
    }
    setError(null)
    setWork({ name: file.name, share: 0 })
    try {
      const { id } = await sendFile('/api/readings', file, (share) => setWork({ name: file.name, share }))
      await queries.invalidateQueries({ queryKey: ['readings'] })
      go(`/readings/${id}`)
    } catch (failure) {
      setError(failure)
      setWork(null)
    }
  }
  return (
    <div className="drop">
      <Upload.Dragger accept=".docx,.pdf,.txt,.doc" showUploadList={false} disabled={work !== null} beforeUpload={(file) => { void send(file); return false }}>
        {work ? (
          <div role="status"><p>{work.share < 1 ? `正在上传 ${work.name}` : `正在读 ${work.name}，几秒钟就好`}</p><Progress percent={Math.round(work.share * 100)} status="active" showInfo={work.share < 1} style={{ maxWidth: 360 }} /></div>
        ) : (
          <><p style={{ fontSize: 16, lineHeight: '24px' }}><Icon name="upload" /> {first ? '还没有通知。把文件拖进来，马上读出方案。' : '把文件拖进来，马上读出方案'}</p><p className="mute" style={{ fontSize: 13 }}>.docx、.pdf、.txt，200 MB 以内；也可以点这里选文件</p></>
        )}
      </Upload.Dragger>
      {error !== null && <div style={{ marginTop: 10 }}><RefusalAlert error={error} /></div>}
    </div>
  )
}
