import { Declined } from '../../../workbench/api.ts'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function orDeclined(response: Response): Promise<Response> {
  if (response.ok) return response
  throw new Declined(response.status, await response.json().catch(() => ({})))
}

/** Sends a sheet as the body of a request and reads the JSON answer. */
export async function sendSheet<T>(url: string, file: File): Promise<T> {
  const response = await orDeclined(await fetch(url, { method: 'POST', headers: { 'content-type': sheetType }, body: file }))
  return (await response.json()) as T
}

/** Asks for a file by POST and hands it to the browser's downloads. */
export async function takeFile(url: string): Promise<void> {
  const response = await orDeclined(await fetch(url, { method: 'POST' }))
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = name ? decodeURIComponent(name) : 'export.xlsx'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
