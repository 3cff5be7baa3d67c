/** Control words that write a character. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t', line: '\n', page: '\n', column: '\n', softline: '\n', emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”',
  bullet: '•', emspace: '\u2003', enspace: '\u2002', qmspace: '\u2005',
}

/** Groups whose text is not the document's: tables of the file, pictures, headers, comments, second spellings. */
export const SKIPPED = new Set([
  'colortbl', 'stylesheet', 'info', 'pict', 'object', 'header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf', 'filetbl', 'revtbl',
  'rsidtbl', 'listtable', 'listoverridetable', 'private', 'xe', 'tc', 'rxe', 'bkmkstart', 'bkmkend', 'annotation', 'atnid', 'atnauthor', 'atndate', 'atnref', 'template',
  'nonshppict', 'shppict', 'shprslt', 'sp', 'nonesttables', 'nesttableprops', 'ftnsep', 'ftnsepc', 'aftnsep', 'aftnsepc', 'ftncn', 'aftncn', 'pnseclvl', 'pgdsctbl',
  'themedata', 'datastore', 'latentstyles', 'generator', 'fontemb', 'fontfile', 'falt', 'panose', 'mmathPict', 'background',
])

/** Groups behind \* that hold text all the same; every other one is skipped, as the standard says. */
export const STARRED = new Set(['shpinst', 'do', 'ud', 'moMath', 'moMathPara', 'fldinst', 'dptxbxtext', 'footnote', 'annotation'])
