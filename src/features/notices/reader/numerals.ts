const DIGITS: Record<string, number> = {
  '○': 0, '〇': 0, 'Ｏ': 0, 'O': 0, 'o': 0, '零': 0, '0': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
}

/** A whole number written in Arabic (also full-width) or Chinese figures: 12, １２, 十二, 二十二, 三千, 两千五百, 廿三. Null otherwise. */
export function parseNumber(text: string): number | null {
  const s = text.normalize('NFKC').replace(/[,，]/g, '')
  if (/^\d+$/.test(s)) return Number(s)
  if (/^\d+(?:\.\d+)?[万千]$/.test(s)) return Math.round(Number(s.slice(0, -1)) * (s.endsWith('万') ? 10_000 : 1000))
  if (/^[○〇零一二三四五六七八九]+$/.test(s) && s.length > 1) return Number([...s].map((c) => DIGITS[c]).join(''))
  let total = 0
  let section = 0
  let digit = 0
  for (const c of s) {
    const d = DIGITS[c]
    if (d !== undefined) digit = d
    else if (c === '廿') section += 20
    else if (c === '卅') section += 30
    else if (c === '十') { section += (digit || 1) * 10; digit = 0 }
    else if (c === '百') { section += (digit || 1) * 100; digit = 0 }
    else if (c === '千') { section += (digit || 1) * 1000; digit = 0 }
    else if (c === '万') { total += (section + digit || 1) * 10_000; section = 0; digit = 0 }
    else return null
  }
  return s === '' ? null : total + section + digit
}

/** A year written in figures: 2020, 二〇二〇, 二○二O. Null when it is not four figures long. */
export function parseYear(text: string): number | null {
  const figures = [...text.normalize('NFKC')].map((c) => (/\d/.test(c) ? Number(c) : DIGITS[c]))
  if (figures.length !== 4 || figures.some((f) => f === undefined)) return null
  return Number(figures.join(''))
}
