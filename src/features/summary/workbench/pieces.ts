import { figureText, type FigureId, type Paragraph, type Piece } from '../rules.ts'

/*
 * The text of a section as the browser edits it: one <p> per paragraph; figures are chips nobody can type into,
 * passages of others carry their source. Built and read here, never by React, so that what is being typed stays untouched.
 */

export function figureChip(piece: Extract<Piece, { kind: 'figure' }>): HTMLElement {
  const chip = document.createElement('span')
  chip.className = 'fig'
  chip.contentEditable = 'false'
  chip.dataset.figure = piece.figure
  chip.tabIndex = 0
  chip.setAttribute('role', 'button')
  setFigure(chip, piece.value, piece.typed)
  return chip
}

/** Gives a chip another value. */
export function setFigure(chip: HTMLElement, value: number, typed: boolean): void {
  chip.dataset.value = String(value)
  chip.dataset.typed = String(typed)
  chip.classList.toggle('typed', typed)
  chip.textContent = figureText(value)
  if (!typed) return
  const mark = document.createElement('sup')
  mark.textContent = '手填'
  chip.append(mark)
}

export function sourcePassage(piece: Extract<Piece, { kind: 'source' }>): HTMLElement {
  const passage = document.createElement('span')
  passage.className = 'cite'
  Object.assign(passage.dataset, { requirement: String(piece.requirementId), unit: String(piece.unitId), name: piece.unitName, version: String(piece.version) })
  passage.append(piece.text)
  const mark = document.createElement('sup')
  mark.contentEditable = 'false'
  mark.tabIndex = 0
  mark.setAttribute('role', 'button')
  mark.textContent = '来源'
  passage.append(mark)
  return passage
}

/** Fills `root` with the paragraphs; an empty section keeps one line to type in. */
export function build(root: HTMLElement, body: readonly Paragraph[]): void {
  root.replaceChildren(...(body.length > 0 ? body : [[]]).map((paragraph) => {
    const line = document.createElement('p')
    for (const piece of paragraph) line.append(piece.kind === 'text' ? piece.text : piece.kind === 'figure' ? figureChip(piece) : sourcePassage(piece))
    if (!line.hasChildNodes()) line.append(document.createElement('br'))
    return line
  }))
}

/** Reads the paragraphs back; whatever a browser left there besides, only words, chips and passages come out. */
export function read(root: HTMLElement): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let line: Paragraph | null = null
  const add = (piece: Piece) => {
    line ??= open()
    const last = line.at(-1)
    if (piece.kind === 'text' && last?.kind === 'text') last.text += piece.text
    else line.push(piece)
  }
  const open = () => {
    const fresh: Paragraph = []
    paragraphs.push(fresh)
    return fresh
  }
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const words = (node.textContent ?? '').replaceAll(/[\u200b\n]/g, '').replaceAll('\u00a0', ' ')
      if (words) add({ kind: 'text', text: words })
      return
    }
    if (!(node instanceof HTMLElement)) return
    if (node.dataset.figure) return add({ kind: 'figure', figure: node.dataset.figure as FigureId, value: Number(node.dataset.value), typed: node.dataset.typed === 'true' })
    if (node.classList.contains('cite')) return readPassage(node)
    if (node.tagName === 'BR' || node.tagName === 'SUP') return
    const block = node.tagName === 'P' || node.tagName === 'DIV'
    if (block) line = open()
    for (const child of node.childNodes) walk(child)
    if (block) line = null
  }
  const readPassage = (node: HTMLElement) => {
    const { requirement, unit, name = '', version } = node.dataset
    let words = ''
    const flush = () => {
      if (words) add({ kind: 'source', text: words, requirementId: Number(requirement), unitId: Number(unit), unitName: name, version: Number(version) })
      words = ''
    }
    const inside = (child: Node) => {
      if (child instanceof HTMLElement && child.dataset.figure) {
        flush()
        walk(child)
      } else if (child.nodeType === Node.TEXT_NODE) words += (child.textContent ?? '').replaceAll(/[\u200b\n]/g, '').replaceAll('\u00a0', ' ')
      else if (!(child instanceof HTMLElement && child.tagName === 'SUP')) for (const each of child.childNodes) inside(each)
    }
    for (const child of node.childNodes) inside(child)
    flush()
  }
  for (const child of root.childNodes) walk(child)
  // one empty line stands for an empty section
  return paragraphs.length === 1 && paragraphs[0]?.length === 0 ? [] : paragraphs
}

/** Numbers the sources through the whole text in order, and marks figures that have moved since they were written. */
export function mark(page: HTMLElement, now: Readonly<Record<FigureId, number>>, chosen: HTMLElement | null): void {
  const numbers = new Map<string, number>()
  for (const passage of page.querySelectorAll<HTMLElement>('.cite')) {
    const key = `${passage.dataset.requirement}/${passage.dataset.unit}`
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1)
    const sign = passage.querySelector('sup')
    const words = `来源 ${numbers.get(key)}`
    if (sign && sign.textContent !== words) sign.textContent = words
    passage.classList.toggle('on', passage === chosen)
  }
  for (const chip of page.querySelectorAll<HTMLElement>('.fig')) {
    const moved = chip.dataset.typed !== 'true' && Number(chip.dataset.value) !== now[chip.dataset.figure as FigureId]
    chip.classList.toggle('old', moved)
    chip.classList.toggle('on', chip === chosen)
  }
}

/** Types words at the caret as plain text, line by line; goes through the browser so that undo knows of it. */
export function typePlain(words: string): void {
  const lines = words.replaceAll(/\r\n?/g, '\n').split('\n').map((line) => line.trim()).filter((line, _, all) => line !== '' || all.length === 1)
  for (const [index, line] of lines.entries()) {
    if (index > 0) document.execCommand('insertParagraph')
    document.execCommand('insertText', false, line)
  }
}

/** Puts an element at the caret of `root`, else at the end of its last paragraph; the caret stands behind it. */
export function insertAt(root: HTMLElement, range: Range | null, element: HTMLElement): void {
  const place = range && root.contains(range.startContainer) ? range : endOf(root)
  const passage = (place.startContainer instanceof HTMLElement ? place.startContainer : place.startContainer.parentElement)?.closest('.cite')
  // a passage of one unit never takes in that of another
  if (passage && element.classList.contains('cite')) place.setStartAfter(passage)
  place.deleteContents()
  place.insertNode(element)
  const line = element.parentElement
  if (line?.lastChild instanceof HTMLElement && line.lastChild.tagName === 'BR') line.lastChild.remove()
  place.setStartAfter(element)
  place.collapse(true)
  getSelection()?.removeAllRanges()
  getSelection()?.addRange(place)
}

function endOf(root: HTMLElement): Range {
  const range = document.createRange()
  range.selectNodeContents(root.lastElementChild ?? root)
  range.collapse(false)
  return range
}
