/** Names of a document's parts, as the composer shows them. */
const parts: Record<string, string> = {
  letterhead: '版头', issuers: '发文机关', style: '版头样式', mark: '纪要标志', copyNumber: '份号', secrecy: '密级', urgency: '紧急程度', docNumber: '发文字号', signatories: '签发人',
  title: '标题', subtitle: '副标题', addressees: '主送机关', signature: '署名', date: '成文日期', sealed: '是否盖章', note: '附注', imprint: '版记', copyTo: '抄送', printer: '印发机关', printedOn: '印发日期',
  numbering: '编号方式', kind: '文种', head: '表头', caption: '表题', widths: '列宽', landscape: '横排', level: '级别', runIn: '标题后的正文', schema: '格式版本',
}

/** A path into the document → 附件2 第3段 第4行: what a person looks for on the screen. */
export function placeInWords(path: readonly PropertyKey[]): string {
  const words: string[] = []
  let within: PropertyKey = ''
  for (const part of path) {
    if (typeof part === 'number') words.push(numbered(within, part))
    else if (part === 'body') words.push('正文')
    else if (part === 'kind' && words.length > 0) words.push('类型')
    else if (parts[String(part)]) words.push(parts[String(part)] as string)
    within = typeof part === 'number' ? `${String(within)}[]` : part
  }
  if (words[1]?.startsWith('附件')) words.shift()
  return words.join(' ').replace(/^附件(\d+) 正文/, '附件$1') || '文稿'
}

function numbered(within: PropertyKey, index: number): string {
  switch (within) {
    case 'attachments': return `附件${index + 1}`
    case 'rows': return `第 ${index + 1} 行`
    case 'rows[]': case 'head': case 'widths': return `第 ${index + 1} 列`
    default: return within === 'body' ? `第 ${index + 1} 段` : `第 ${index + 1} 项`
  }
}
