import { useQueryClient } from '@tanstack/react-query'
import { Progress, Upload } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import { acceptedFiles, declinedAtOnce, looksLikePicture, sendFile } from './send-file.ts'

interface Work {
  name: string
  share: number
}

/** 把文件拖进来，马上读出方案. Several photographs become one notice, put in order on the next page. */
export function DropZone({ first }: { first: boolean }) {
  const go = useNavigate()
  const queries = useQueryClient()
  const [work, setWork] = useState<Work | null>(null)
  const [error, setError] = useState<unknown>(null)
  const send = async (files: readonly File[]) => {
    const declined = declinedAtOnce(files)
    setError(declined)
    const [file] = files
    if (declined || !file) return
    const several = files.length > 1
    const total = files.reduce((sum, each) => sum + each.size, 0)
    let sent = 0
    const report = (each: File, share: number) => setWork({ name: several ? `${files.length} 张照片` : file.name, share: (sent + each.size * share) / Math.max(1, total) })
    report(file, 0)
    let id: number | null = null
    try {
      for (const each of files) {
        if (id === null) id = (await sendFile(`/api/readings${several ? '?collect=true' : ''}`, each, (share) => report(each, share))).id
        else await sendFile<{ number: number }>(`/api/readings/${id}/pictures`, each, (share) => report(each, share))
        sent += each.size
      }
      await queries.invalidateQueries({ queryKey: ['readings'] })
      go(`/readings/${id}`)
    } catch (failure) {
      setError(failure)
      setWork(null)
      // what was sent waits in the list: the rest can be added there
      if (id !== null) await queries.invalidateQueries({ queryKey: ['readings'] })
    }
  }
  return (
    <div className="drop">
      <Upload.Dragger
        accept={acceptedFiles} multiple showUploadList={false} disabled={work !== null}
        beforeUpload={(file, files) => {
          // called once for each file of a drop; the first speaks for all
          if (file === files[0]) void send([...files].sort((a, b) => (files.every(looksLikePicture) ? a.name.localeCompare(b.name, 'zh-CN', { numeric: true }) : 0)))
          return false
        }}
      >
        {work ? (
          <div role="status"><p>{work.share < 1 ? `正在上传 ${work.name}` : `正在读 ${work.name}，几秒钟就好`}</p><Progress percent={Math.round(work.share * 100)} status="active" showInfo={work.share < 1} style={{ maxWidth: 360 }} /></div>
        ) : (
          <>
            <p style={{ fontSize: 16, lineHeight: '24px' }}><Icon name="upload" /> {first ? '还没有通知。把文件拖进来，马上读出方案。' : '把文件拖进来，马上读出方案'}</p>
            <p className="mute" style={{ fontSize: 13 }}>.docx、.doc、.wps、.rtf、.pdf、.ofd、.txt，扫描件和 .jpg、.png 照片也可以；200 MB 以内</p>
            <p className="mute" style={{ fontSize: 13 }}>同一份通知拍了几张，就一起拖进来</p>
          </>
        )}
      </Upload.Dragger>
      {error !== null && <div style={{ marginTop: 10 }}><RefusalAlert error={error} /></div>}
    </div>
  )
}
