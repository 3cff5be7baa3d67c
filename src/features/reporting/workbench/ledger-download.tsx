import { App, Button } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Declined } from '../../../workbench/api.ts'
import { sizeOf } from '../../../workbench/parts/days.ts'

interface Progress { bytes: number; size: number | null; rows: number | null }

/** Fetches a streamed file, says how far it is, and can be stopped; the file is saved only when all of it is here. */
export function DownloadButton({ url, fallbackName, icon, children }: { url: string; fallbackName: string; icon: ReactNode; children: string }) {
  const [progress, setProgress] = useState<Progress | null>(null)
  const stop = useRef<AbortController | null>(null)
  const { notification } = App.useApp()
  useEffect(() => () => stop.current?.abort(), [])

  async function run() {
    const control = new AbortController()
    stop.current = control
    setProgress({ bytes: 0, size: null, rows: null })
    try {
      const response = await fetch(url, { signal: control.signal })
      if (!response.ok || !response.body) throw new Declined(response.status, await response.json().catch(() => ({})))
      const size = Number(response.headers.get('content-length')) || null
      const rows = Number(response.headers.get('x-rows')) || null
      const parts: BlobPart[] = []
      let bytes = 0
      const reader = response.body.getReader()
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        parts.push(part.value as Uint8Array<ArrayBuffer>)
        bytes += part.value.length
        setProgress({ bytes, size, rows })
      }
      const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
      save(new Blob(parts, { type: response.headers.get('content-type') ?? '' }), name ? decodeURIComponent(name) : fallbackName)
    } catch (error) {
      if (control.signal.aborted) return
      const declined = error instanceof Declined ? error : null
      notification.warning({ title: declined?.message ?? '没有下载完，连接断了。', description: declined?.hint ?? '请检查网络后再点一次。', duration: 0 })
    } finally {
      stop.current = null
      setProgress(null)
    }
  }

  if (!progress) return <Button icon={icon} onClick={() => void run()}>{children}</Button>
  return (
    <span className="led-load" role="status">
      <span className="bar" style={{ width: 72 }}><i className="dai" style={{ width: progress.size ? `${Math.floor((100 * progress.bytes) / progress.size)}%` : '35%' }} /></span>
      <span>{progress.size ? `${Math.floor((100 * progress.bytes) / progress.size)}%` : progress.rows ? `${progress.rows} 个单位 · ${sizeOf(progress.bytes)}` : '正在准备'}</span>
      <Button size="small" onClick={() => stop.current?.abort()}>停下</Button>
    </span>
  )
}

function save(blob: Blob, name: string) {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // the browser reads the address after this turn
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
