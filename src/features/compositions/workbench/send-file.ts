import { Declined } from '../../../workbench/api.ts'

/** Sends a file as it is; its name travels beside it. @throws Declined */
export async function sendFile<T>(url: string, file: File): Promise<T> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) }, body: file })
  const body: unknown = await response.json().catch(() => ({}))
  if (!response.ok) throw new Declined(response.status, body as object)
  return body as T
}
