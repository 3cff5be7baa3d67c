import { emptyParagraph, type Annex, type Edited, type Sheet } from './sheet.rules.ts'

/** An empty attachment behind the others. */
export const addAnnex = (sheet: Sheet): Edited => ({
  sheet: { ...sheet, annexes: [...sheet.annexes, { id: sheet.next, title: '', landscape: false, by: 'text', items: [{ id: sheet.next + 1, block: emptyParagraph }], file: null }], next: sheet.next + 2 },
})

/** Written here it has a paragraph to write in. */
export function changeAnnex(sheet: Sheet, id: number, change: Partial<Annex>): Sheet {
  const annexes = sheet.annexes.map((annex) => (annex.id === id ? { ...annex, ...change } : annex))
  const bare = annexes.find((annex) => annex.id === id && annex.by === 'text' && annex.items.length === 0)
  if (!bare) return { ...sheet, annexes }
  return { ...sheet, annexes: annexes.map((annex) => (annex === bare ? { ...annex, items: [{ id: sheet.next, block: emptyParagraph }] } : annex)), next: sheet.next + 1 }
}

export const removeAnnex = (sheet: Sheet, id: number): Sheet => ({ ...sheet, annexes: sheet.annexes.filter((annex) => annex.id !== id) })

export function moveAnnex(sheet: Sheet, id: number, by: -1 | 1): Sheet {
  const index = sheet.annexes.findIndex((annex) => annex.id === id)
  const [mine, other] = [sheet.annexes[index], sheet.annexes[index + by]]
  if (!mine || !other) return sheet
  return { ...sheet, annexes: sheet.annexes.map((annex, at) => (at === index ? other : at === index + by ? mine : annex)) }
}
