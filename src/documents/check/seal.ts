import { list } from './pdf.ts'
import type { Check, SealData } from './types.ts'

const RULE =
  '从最后一页往前，最多看 30 页：找直径 26–62 毫米、有边圈、圈里有字的红色圆章或椭圆章。只说明“这里有章”，不判断真伪；方章、签名章、黑白扫描看不出来。'

/** What the search for seals comes to. */
export function checkSeal(data: SealData): Check {
  const check = (verdict: Check['verdict'], reason: string): Check => ({ id: 'seal', verdict, title: '印章', reason, rule: RULE, data })
  const { seals, unsure, searched, pages } = data
  if (seals.length > 0) return check('pass', `${where(seals)}，不判断真伪。`)
  const skipped = searched < pages ? `只看了最后 ${searched} 页，共 ${pages} 页。` : ''
  if (unsure.length > 0) return check('cannot-tell', `看不出有没有章，请人工看一眼。第 ${list(unsure)} 页没有颜色。${skipped}`)
  if (skipped !== '') return check('cannot-tell', `没有找到红章，请人工看一眼。${skipped}`)
  return check('fail', `${pages} 页里都没有找到红章。请确认已经盖章，并用彩色扫描。`)
}

function where(seals: SealData['seals']): string {
  const pages = [...new Set(seals.map((seal) => seal.page))]
  const [only] = seals
  if (seals.length === 1 && only) return `第 ${only.page} 页${corner(only)}有 1 枚红章`
  return pages.length === 1 ? `第 ${pages[0]} 页有 ${seals.length} 枚红章` : `第 ${list(pages)} 页共有 ${seals.length} 枚红章`
}

/** 左上, 中间, 右下 …: thirds of the page. */
function corner({ xMm, yMm, pageWidthMm, pageHeightMm }: SealData['seals'][number]): string {
  const third = (at: number, size: number, names: readonly [string, string, string]): string => names[at < size / 3 ? 0 : at > (size * 2) / 3 ? 2 : 1]
  const name = third(xMm, pageWidthMm, ['左', '', '右']) + third(yMm, pageHeightMm, ['上', '', '下'])
  return name === '' ? '中间' : name.length === 1 ? `${name}${name === '上' || name === '下' ? '部' : '侧'}` : name
}
