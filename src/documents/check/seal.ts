import { list } from './pdf.ts'
import type { Check, FoundSeal, SealData } from './types.ts'

const RULE =
  '从最后一页往前，最多看 30 页：找直径 26–62 毫米、有边圈、圈里有字的红色圆章或椭圆章。只说明“这里有章”，不判断真伪；方章、签名章、黑白扫描看不出来。贴在页上、没有电子签名的章叫图像印章。页边上几页能拼成一枚的，是骑缝章，不算在内。'

/** What the search for seals comes to. */
export function checkSeal(data: SealData): Check {
  const check = (verdict: Check['verdict'], reason: string): Check => ({ id: 'seal', verdict, title: '印章', reason, rule: RULE, data })
  const { seals, riding = [], unsure, searched, pages } = data
  const bonus = riding.map(({ from, to }) => `骑缝章 第${from}–${to}页。`).join('')
  if (seals.length > 0) return check('pass', `${where(seals)}，不判断真伪。${kindOf(seals)}${placed(seals)}${bonus}`)
  const skipped = searched < pages ? `只看了最后 ${searched} 页，共 ${pages} 页。` : ''
  if (unsure.length > 0) return check('cannot-tell', `看不出有没有章，请人工看一眼。第 ${list(unsure)} 页没有颜色。${skipped}`)
  if (bonus !== '') return check('warn', `只有${bonus}没有找到盖在署名处的章，请看一眼。`)
  if (skipped !== '') return check('cannot-tell', `没有找到红章，请人工看一眼。${skipped}`)
  return check('fail', `${pages} 页里都没有找到红章。请确认已经盖章，并用彩色扫描。`)
}

function where(seals: readonly FoundSeal[]): string {
  const pages = [...new Set(seals.map((seal) => seal.page))]
  const [only] = seals
  if (seals.length === 1 && only) return `第 ${only.page} 页${corner(only)}有 1 枚红章`
  return pages.length === 1 ? `第 ${pages[0]} 页有 ${seals.length} 枚红章` : `第 ${list(pages)} 页共有 ${seals.length} 枚红章`
}

/** A picture put on the page proves nothing; a signature's verdict stands in its own check. */
function kindOf(seals: readonly FoundSeal[]): string {
  const pictures = seals.filter(({ kind }) => kind === 'picture').length
  const signed = seals.filter(({ kind }) => kind === 'signature').length
  const some = (count: number): string => (count === seals.length ? '' : `其中 ${count} 枚`)
  return [
    pictures > 0 && `${some(pictures)}是图像印章：贴在页上的图，没有电子签名。`,
    signed > 0 && `${some(signed)}是电子签名的外观，见“电子签名”一项。`,
  ].filter((part) => part !== false).join('')
}

/** 骑年盖月: said when a name or a date was found near a seal. One seal in its place is enough. */
function placed(seals: readonly FoundSeal[]): string {
  const known = seals.flatMap(({ covers }) => (covers ? [covers] : []))
  if (known.length === 0) return ''
  const name = known.some((covers) => covers.name)
  const date = known.some((covers) => covers.date)
  if (!name && !date) return '章没有压在署名和日期上。'
  return `章压住${name && date ? '署名和日期' : name ? '署名' : '日期'}。`
}

/** 左上, 中间, 右下 …: thirds of the page. */
function corner({ xMm, yMm, pageWidthMm, pageHeightMm }: FoundSeal): string {
  const third = (at: number, size: number, names: readonly [string, string, string]): string => names[at < size / 3 ? 0 : at > (size * 2) / 3 ? 2 : 1]
  const name = third(xMm, pageWidthMm, ['左', '', '右']) + third(yMm, pageHeightMm, ['上', '', '下'])
  return name === '' ? '中间' : name.length === 1 ? `${name}${name === '上' || name === '下' ? '部' : '侧'}` : name
}
