/** What a font is for: 小标宋 for titles, 仿宋 for the text, 黑体 and 楷体 for headings. */
export const fontRoles = ['title', 'body', 'hei', 'kai'] as const
export type FontRole = (typeof fontRoles)[number]

export interface FontUse {
  role: FontRole
  /** The standard's name, such as 仿宋_GB2312. */
  wanted: string
  /** The family that stands on the page. */
  used: string
  substituted: boolean
}

/** How the fonts at hand served one document. */
export interface FontReport {
  roles: FontUse[]
  /** Characters that the family of their role lacks and another one drew, each once. */
  fellBack: { character: string; role: FontRole; used: string }[]
  /** Characters that no font at hand has: an empty box stands on the page. */
  missing: string[]
  /** Names of files in the site's own folder that are no readable fonts. */
  unreadable: string[]
}

const WHERE: Record<FontRole, string> = { title: '标题', body: '正文', hei: '一级标题', kai: '二级标题' }

export interface FontSentence {
  verdict: 'warn' | 'fail'
  /** What is so. */
  message: string
  /** What can be done. */
  hint: string
}

/** What people should know of the fonts, worst first; nothing when all is as the standard wants it. */
export function fontSentences({ roles, fellBack, missing, unreadable }: FontReport): FontSentence[] {
  const sentences: FontSentence[] = []
  if (missing.length > 0)
    sentences.push({ verdict: 'fail', message: `有 ${missing.length} 个字没有字体能显示：${listed(missing)}。PDF 里是空框。`, hint: '请把含这些字的字体放进字体文件夹，或改用 Word 文件在装有该字的电脑上打印。' })
  for (const use of roles)
    if (use.substituted) sentences.push({ verdict: 'warn', message: `${WHERE[use.role]}应当用${use.wanted}，没有找到，用${use.used}代替。`, hint: `请把${use.wanted}的字体文件放进字体文件夹，下次排版就会用上。` })
  const used = new Map<string, string[]>()
  for (const each of fellBack) used.set(each.used, [...(used.get(each.used) ?? []), each.character])
  for (const [family, characters] of used)
    sentences.push({ verdict: 'warn', message: `${listed([...new Set(characters)])} 所用字体里没有，这 ${new Set(characters).size} 个字用${family}补上。`, hint: '字没有丢，只是字形略有不同；请看一眼这些字。' })
  if (unreadable.length > 0)
    sentences.push({ verdict: 'warn', message: `字体文件夹里有 ${unreadable.length} 个文件不是能用的字体：${listed(unreadable)}。`, hint: '请换成 .ttf、.otf 或 .ttc 文件。' })
  return sentences
}

const listed = (items: readonly string[]): string => items.slice(0, 20).join('、') + (items.length > 20 ? ' 等' : '')
