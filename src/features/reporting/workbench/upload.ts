import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { DetailedError, Upload } from 'tus-js-client'
import { Declined } from '../../../workbench/api.ts'
import type { Key } from './report-data.ts'
import { shelve, shelved, unshelve } from './upload-shelf.ts'

/** Where one file's upload stands. */
export type Uploading =
  | { state: 'idle' }
  | { state: 'sending' | 'waiting'; name: string; size: number; sent: number }
  | { state: 'refused'; name: string; error: Declined }

/** Files up to this go with the first request. */
const small = 1024 * 1024
const piece = 4 * 1024 * 1024

/** A server's refusal, if the error carries one. */
export function refusalOf(error: Error): Declined | null {
  const answer = error instanceof DetailedError ? error.originalResponse : null
  const status = answer?.getStatus() ?? 0
  if (!answer || status < 400 || status >= 500) return null
  try {
    return new Declined(status, JSON.parse(answer.getBody()) as { message?: string; hint?: string; code?: string })
  } catch {
    return new Declined(status, { message: '这个文件没有收下。', hint: '请再传一次，原来那份还在。' })
  }
}

/** Sends one kind of file of a submission: goes on after a broken line, and after a reload. */
export function useUpload(key: Key, kind: 'word' | 'pdf') {
  const queries = useQueryClient()
  const [uploading, set] = useState<Uploading>({ state: 'idle' })
  const running = useRef<Upload | null>(null)
  /** The library has given up for now: only then is it started anew, or two would send at a time. */
  const stopped = useRef(false)
  const slot = `${key.campaign}-${key.requirement}-${key.unit}-${kind}`

  const send = useCallback((file: File, from = 0) => {
    void running.current?.abort()
    const { name, size } = file
    const large = size > small
    set({ state: navigator.onLine ? 'sending' : 'waiting', name, size, sent: from })
    if (large) void shelve(slot, { file, sent: from })
    const done = () => {
      running.current = null
      void unshelve(slot)
    }
    const upload: Upload = new Upload(file, {
      endpoint: '/api/uploads',
      metadata: { campaign: String(key.campaign), requirement: String(key.requirement), unit: String(key.unit), kind, name },
      chunkSize: piece, uploadDataDuringCreation: !large, removeFingerprintOnSuccess: true,
      fingerprint: async (of) => `liandong-${slot}-${of.name}-${of.size}-${of.lastModified}`,
      retryDelays: [0, 1000, 3000, 5000, 10_000],
      onShouldRetry: (error) => navigator.onLine && (refusalOf(error)?.code ?? 'reporting/wrong-offset') === 'reporting/wrong-offset',
      // While the line is down the browser may still count what it has only put aside.
      onProgress: (sent, total) => set((now) => (navigator.onLine ? { state: 'sending', name, size: total, sent } : { state: 'waiting', name, size: total, sent: now.state === 'waiting' ? now.sent : sent })),
      onChunkComplete: (_, sent) => {
        if (large && sent < size) void shelve(slot, { file, sent })
      },
      onSuccess: () => {
        done()
        void queries.invalidateQueries({ queryKey: ['campaign', key.campaign] }).then(() => set({ state: 'idle' }))
      },
      onError: (error) => {
        const refusal = refusalOf(error)
        if (refusal) {
          done()
          set({ state: 'refused', name, error: refusal })
        } else {
          stopped.current = true
          set((now) => (now.state === 'sending' ? { ...now, state: 'waiting' } : now))
        }
      },
    })
    running.current = upload
    stopped.current = false
    void upload.findPreviousUploads().then(([last]) => {
      if (running.current !== upload) return
      if (last) upload.resumeFromPreviousUpload(last)
      upload.start()
    })
  }, [key.campaign, key.requirement, key.unit, kind, queries, slot])

  /** Goes on from what the server has. */
  const goOn = useCallback(() => {
    set((now) => (now.state === 'waiting' ? { ...now, state: 'sending' } : now))
    if (stopped.current) running.current?.start()
    stopped.current = false
  }, [])

  useEffect(() => {
    let here = true
    void shelved(slot).then((left) => {
      if (here && left && !running.current) send(left.file, left.sent)
    })
    return () => {
      here = false
      void running.current?.abort()
      running.current = null
    }
  }, [slot, send])

  useEffect(() => {
    const offline = () => set((now) => (now.state === 'sending' ? { ...now, state: 'waiting' } : now))
    addEventListener('online', goOn)
    addEventListener('offline', offline)
    return () => {
      removeEventListener('online', goOn)
      removeEventListener('offline', offline)
    }
  }, [goOn])

  const cancel = useCallback(() => {
    void running.current?.abort(true).catch(() => {})
    running.current = null
    void unshelve(slot)
    set({ state: 'idle' })
  }, [slot])

  return { uploading, send, goOn, cancel, dismiss: () => set({ state: 'idle' }) }
}
export type Sender = ReturnType<typeof useUpload>
