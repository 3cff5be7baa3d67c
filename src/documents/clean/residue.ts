import type { Line } from './lines.ts'
import type { Residue } from './paragraph.ts'

const PAGE_NUMBER = /^(?:[-—–－―·~]+\d{1,4}[-—–－―·~]+|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|\d{1,3}\/\d{1,3}|第[一二三四五六七八九十]{1,3}页|[Pp]age\d{1,4}(?:of\d{1,4})?)$/
const BARE_NUMBER = /^[0-9０-９]{1,3}$/
const LINK = /^[<(（【[]?(?:mailto:|javascript:|https?:\/\/\S+$|file:\/\/)|^HYPERLINK/i
const RULE = /^[-—_=*＊·.。…─━]{4,}$|^\|?(?:[:：]?-{2,}[:：]?\|)+(?:[:：]?-{2,}[:：]?)?$/

// What web pages put around a notice. Every alternative is anchored, so that prose never matches.
const SITE = [
  /^(?:您)?(?:当前|现在)?(?:的)?(?:所在)?位置[:：是]/,
  /^(?:您|你)(?:当前|现在)?(?:所)?(?:在)?的?位置/,
  /^(?:网站)?首页[>＞»›\-–—→/|]/,
  /^(?:网站首页|首页|加入收藏|设为首页|返回首页|返回顶部|返回列表|打印本页|关闭窗口|打印|关闭|收藏|分享|无障碍浏览|网站地图)$/,
  /^[【[]?(?:字体|字号|文字大小)[:：]/,
  /^(?:【|\[)?(?:大|打印|关闭)(?:】|\])?(?:【|\[)?(?:中|关闭)(?:】|\])?(?:(?:【|\[)?小(?:】|\])?)?$/,
  /^(?:【|\[)(?:大中小|打印|关闭|字体|收藏|返回)/,
  /^(?:发布|发表|更新|录入|添加|公开|上传)(?:时间|日期|于)[:：]?/,
  /^(?:日期|时间|发文日期)[:：]\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?(?:来源|作者|浏览|点击|发布|字体|编辑|$)/,
  /^(?:文章|信息|稿件|内容)?来源[:：].{0,40}$/,
  /^(?:作者|编辑|责任编辑|审核|初审|复审|终审|发布者|发布人|供稿|撰稿|信息员)[:：].{0,40}$/,
  /^(?:浏览|点击|阅读|访问|查看)(?:次数|量|数|率)?[:：]/,
  /^(?:上|下)一(?:篇|条)[:：]?/,
  /^(?:相关(?:链接|阅读|文章|新闻|附件|信息)|分享到|扫一扫|手机(?:扫一扫|浏览|版)|微信扫|关注我们|友情链接)/,
  /^(?:版权所有|Copyright|©|ICP备|.{0,20}ICP备\d+|.{0,12}公网安备|网站标识码|技术支持[:：](?!.*\d{7})|主办单位[:：].{0,30}(?:承办单位|版权|ICP))/i,
  /^(?:索引号|信息索引|信息分类|主题分类|主题词|公开(?:方式|类别|目录|范围|属性|形式)|发布机构|发文机关|信息来源|成文日期|生成日期|生效日期|有效性|废止日期|体裁分类|组配分类|文号|发文字号|名称|标题|关键词|内容概述)[:：]/,
]

/** Decides which lines are residue of pages and sites; the others stay. */
export function findResidue(lines: Line[]): Map<Line, Residue> {
  const out = new Map<Line, Residue>()
  const rowsNumbered = numberedCellRows(lines)
  lines.forEach((line, i) => {
    const t = line.compact
    if (t.length <= 40 && PAGE_NUMBER.test(t)) out.set(line, 'page-number')
    else if (t.length <= 3 && BARE_NUMBER.test(t) && line.cells === null && !rowsNumbered.has(i)) out.set(line, 'page-number')
    else if (LINK.test(t)) out.set(line, 'link')
    else if (RULE.test(t.slice(0, 200))) out.set(line, 'rule')
    else if (t.length <= 160 && line.cells === null && (isSite(t, i, lines) || isMenu(line, i))) out.set(line, 'site')
  })
  footer(lines, out)
  for (const line of runningLines(lines, out)) out.set(line, 'running-line')
  return out
}

/** A menu: 首页 and further short words with spaces between them. */
const isMenu = (line: Line, i: number) => i < 6 && /^(?:网站)?首页/.test(line.compact) && line.gaps.length >= 2 && line.compact.length / (line.gaps.length + 1) <= 6

/** Below 上一篇 / 下一篇 or a copyright line, everything is the site's own. */
function footer(lines: Line[], out: Map<Line, Residue>) {
  const from = lines.findIndex((l, i) => i > lines.length * 0.4 && out.get(l) === 'site'
    && /^(?:上一篇|下一篇|上一条|下一条|版权所有|Copyright|©|相关链接|友情链接|相关阅读|.{0,20}ICP备)/i.test(l.compact))
  if (from < 0) return
  for (const l of lines.slice(from + 1)) if (l.compact.length <= 120 && l.cells === null && !out.has(l)) out.set(l, 'site')
}

function isSite(t: string, i: number, lines: Line[]): boolean {
  if (!SITE.some((rule) => rule.test(t))) return false
  // Labels such as 时间：, 名称： and 来源： also occur in notices; near the ends of the text they belong to the site.
  if (/^(?:名称|标题|日期|时间|关键词|主题词|成文日期|内容概述|来源|作者|审核|编辑)[:：]/.test(t)) return i < 8 || i >= lines.length - 4
  return true
}

/** Bare numbers that count the rows of a table drawn as one cell per line. */
function numberedCellRows(lines: Line[]): Set<number> {
  const keep = new Set<number>()
  let header = -100
  let expected = 1
  lines.forEach((line, i) => {
    if (/^(?:序号|编号|序|No\.?)$/i.test(line.compact)) {
      header = i
      expected = 1
    }
    if (!BARE_NUMBER.test(line.compact)) return
    const n = Number(line.compact.normalize('NFKC'))
    if (header >= 0 && i - header < 40 && n === expected) {
      keep.add(i)
      header = i
      expected = n + 1
    }
  })
  return keep
}

/** Headers and footers: the same short line, digits apart, next to page breaks or page numbers, three times or more. */
function runningLines(lines: Line[], residue: Map<Line, Residue>): Line[] {
  const groups = new Map<string, Line[]>()
  lines.forEach((line, i) => {
    if (line.compact.length > 40 || residue.has(line)) return
    const edge = line.pageAbove || i === 0 || lines[i + 1]?.pageAbove || i === lines.length - 1
      || isPage(residue, lines[i - 1]) || isPage(residue, lines[i + 1])
    if (!edge) return
    const key = line.compact.replace(/\d+/g, '#')
    const group = groups.get(key)
    if (group) group.push(line)
    else groups.set(key, [line])
  })
  return [...groups.values()].filter((g) => g.length >= 3).flatMap((g) => (g[0]!.index === lines[0]!.index ? g.slice(1) : g))
}

const isPage = (residue: Map<Line, Residue>, line: Line | undefined) => line !== undefined && residue.get(line) === 'page-number'
