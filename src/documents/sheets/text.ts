/** What XML cannot hold (controls, lone halves of a pair) and the escape that would be taken for one. */
const SPECIAL = /[&<>\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_/
const PIECES = /[\ud800-\udbff][\udc00-\udfff]|[&<>\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)/g
const CUT = '…（下略）'

/** `<t>` with the text in it, cut with a visible mark where Excel would refuse the whole file. */
export function escapeText(text: string, longest: number): string {
  let plain = text
  if (plain.length > longest) plain = plain.slice(0, longest - CUT.length).replace(/[\ud800-\udbff]$/, '') + CUT
  if (plain.includes('\r')) plain = plain.replace(/\r\n?/g, '\n')
  if (SPECIAL.test(plain)) plain = plain.replace(PIECES, escapePiece)
  return /^\s|\s$|\n/.test(plain) ? `<t xml:space="preserve">${plain}</t>` : `<t>${plain}</t>`
}

function escapePiece(piece: string): string {
  if (piece.length === 2) return piece
  if (piece === '&') return '&amp;'
  if (piece === '<') return '&lt;'
  if (piece === '>') return '&gt;'
  if (piece >= '\ud800' && piece <= '\udfff') return '\ufffd'
  return `_x${piece.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

/** For attribute values. */
export const escapeAttribute = (text: string): string =>
  text.replace(/[&<>"\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`)
