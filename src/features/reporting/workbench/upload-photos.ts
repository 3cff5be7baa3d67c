import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Upload } from 'tus-js-client'
import type { Declined } from '../../../workbench/api.ts'
import type { Key } from './report-data.ts'
import { refusalOf } from './upload.ts'

/** A photograph on its way. */
export interface PhotoSending {
  id: number
  name: string
  size: number
  sent: number
  state: 'queued' | 'sending' | 'waiting' | 'refused'
  error?: Declined
}

const small = 1024 * 1024
const piece = 4 * 1024 * 1024

/**
 * Sends photographs of pages one after the other, so that they stand in the order they were chosen. A broken line is waited
 * for; the one under way then goes on where it broke off.
 */
export function usePhotoUploads(key: Key) {
  const queries = useQueryClient()
  const [list, set] = useState<PhotoSending[]>([])
  const files = useRef(new Map<number, File>())
  const running = useRef<{ id: number; upload: Upload } | null>(null)
  const counter = useRef(0)
  const patch = useCallback((id: number, change: Partial<PhotoSending>) => set((now) => now.map((each) => (each.id === id ? { ...each, ...change } : each))), [])

  const next = useCallback(() => {
    if (running.current) return
    const first = [...files.current.keys()][0]
    const file = first === undefined ? undefined : files.current.get(first)
    if (first === undefined || !file) return
    const done = () => {
      files.current.delete(first)
      running.current = null
    }
    const upload = new Upload(file, {
      endpoint: '/api/uploads', chunkSize: piece, uploadDataDuringCreation: file.size <= small, removeFingerprintOnSuccess: true,
      metadata: { campaign: String(key.campaign), requirement: String(key.requirement), unit: String(key.unit), kind: 'photo', name: file.name },
      fingerprint: async (of) => `liandong-photo-${key.campaign}-${key.requirement}-${key.unit}-${of.name}-${of.size}-${of.lastModified}`,
      retryDelays: [0, 1000, 3000, 5000, 10_000],
      onShouldRetry: (error) => navigator.onLine && (refusalOf(error)?.code ?? 'reporting/wrong-offset') === 'reporting/wrong-offset',
      onProgress: (sent) => patch(first, { sent, state: navigator.onLine ? 'sending' : 'waiting' }),
      onSuccess: () => {
        done()
        void queries.invalidateQueries({ queryKey: ['campaign', key.campaign] }).then(() => set((now) => now.filter((each) => each.id !== first)))
        next()
      },
      onError: (error) => {
        const refusal = refusalOf(error)
        if (!refusal) {
          running.current = null
          patch(first, { state: 'waiting' })
          return
        }
        done()
        patch(first, { state: 'refused', error: refusal })
        next()
      },
    })
    running.current = { id: first, upload }
    patch(first, { state: 'sending' })
    void upload.findPreviousUploads().then(([last]) => {
      if (running.current?.upload !== upload) return
      if (last) upload.resumeFromPreviousUpload(last)
      upload.start()
    })
  }, [key.campaign, key.requirement, key.unit, patch, queries])

  const add = useCallback((chosen: readonly File[]) => {
    const fresh = chosen.map((file): PhotoSending => {
      const id = ++counter.current
      files.current.set(id, file)
      return { id, name: file.name, size: file.size, sent: 0, state: 'queued' }
    })
    set((now) => [...now.filter((each) => each.state !== 'refused'), ...fresh])
    next()
  }, [next])

  /** Shows a refusal the browser can tell by itself, as of a HEIC photograph. */
  const refuse = useCallback((name: string, error: Declined) => set((now) => [...now, { id: ++counter.current, name, size: 0, sent: 0, state: 'refused', error }]), [])

  const drop = useCallback((id: number) => {
    if (running.current?.id === id) {
      void running.current.upload.abort(true).catch(() => {})
      running.current = null
    }
    files.current.delete(id)
    set((now) => now.filter((each) => each.id !== id))
    next()
  }, [next])

  useEffect(() => {
    addEventListener('online', next)
    return () => {
      removeEventListener('online', next)
      void running.current?.upload.abort()
      running.current = null
      files.current.clear()
    }
  }, [next])

  return { list, add, drop, refuse, goOn: next }
}
export type PhotoSender = ReturnType<typeof usePhotoUploads>
