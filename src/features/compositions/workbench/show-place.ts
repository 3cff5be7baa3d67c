import type { Sheet } from '../sheet.rules.ts'

/** Brings a place of the document into sight and puts the caret there. @param at path into the document, such as ['body', 3, 'text'] */
export function showPlace(sheet: Sheet, at: readonly (string | number)[]): void {
  const element = elementAt(sheet, at)
  if (!element) return
  element.scrollIntoView({ block: 'center' })
  const target = element.matches('textarea, input, button') ? element : element.querySelector<HTMLElement>('textarea, input, button')
  target?.focus({ preventScroll: true })
  element.classList.add('shown')
  setTimeout(() => element.classList.remove('shown'), 1600)
}

function elementAt(sheet: Sheet, at: readonly (string | number)[]): HTMLElement | null {
  const [first, second, third, fourth] = at
  const items = first === 'body' ? sheet.items : first === 'attachments' && third === 'body' ? sheet.annexes[Number(second)]?.items : undefined
  const index = first === 'body' ? second : fourth
  const item = items && index !== undefined ? items[Number(index)] : undefined
  if (item) return document.querySelector<HTMLElement>(`[data-row="${item.id}"]`)
  if (first === 'attachments' && second !== undefined) return document.querySelector<HTMLElement>(`[data-place="attachments.${second}"]`)
  const exact = document.querySelector<HTMLElement>(`[data-place="${at.slice(0, 2).join('.')}"]`)
  return exact ?? document.querySelector<HTMLElement>(`[data-place^="${String(first)}"]`)
}
