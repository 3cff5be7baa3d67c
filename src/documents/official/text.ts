/**
 * What neither Word nor a PDF can hold goes: controls, and marks that turn the order of reading, by which a text can show
 * something else than it says. A lone half of a pair becomes the replacement character.
 */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, '')
    .toWellFormed()

export const oneLine = (text: string): string => cleanText(text).replace(/\s*\n\s*/g, ' ').trim()

/** Width in characters: a Latin letter or digit is half as wide as a hanzi. */
export const widthOf = (text: string): number => Array.from(text).reduce((width, sign) => width + (sign < '\u0100' ? 0.5 : 1), 0)
