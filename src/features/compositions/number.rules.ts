/** A 发文字号 in its parts: 云科协发 2031 5. */
export interface DocNumber {
  word: string
  year: string
  serial: string
}

const form = /^(.*?)[〔［[（(【](\d{0,4})[〕］\]）)】]第?(\d{0,6})号?$/

/** Reads a 发文字号 as people type it, with whatever brackets; null when it is none. */
export function docNumberParts(text: string): DocNumber | null {
  const found = form.exec(text.replaceAll(/\s/g, ''))
  return found ? { word: found[1] ?? '', year: found[2] ?? '', serial: (found[3] ?? '').replace(/^0+(?=\d)/, '') } : null
}

/** 云科协发〔2031〕5号: six-cornered brackets, the whole year, no 第, no zeros before. Empty when nothing of it is written. */
export function docNumberOf({ word, year, serial }: DocNumber): string {
  if (word.trim() === '' && serial.trim() === '') return ''
  return `${word.trim()}〔${year.trim()}〕${serial.trim().replace(/^0+(?=\d)/, '')}号`
}
