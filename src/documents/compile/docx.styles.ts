import { HEAD, NAMESPACES } from './docx.parts.ts'

interface Style {
  id: string
  /** As people see it in the list of styles. */
  name: string
  eastAsia?: string
  /** Half points. */
  size?: number
  bold?: boolean
  colour?: string
  paragraph: string
  next?: string
}

const EXACT = (twentieths: number) => `<w:spacing w:before="0" w:after="0" w:line="${twentieths}" w:lineRule="exact"/>`
const FLUSH = '<w:ind w:firstLine="0"/>'
const INDENT = '<w:ind w:firstLine="640"/>'
const CENTRE = '<w:jc w:val="center"/>'
const outline = (level: number) => `<w:outlineLvl w:val="${level}"/>`
/** The order of elements within w:pPr is fixed: keepNext, pageBreakBefore, pBdr, tabs, spacing, ind, jc, outlineLvl. */
const STYLES: readonly Style[] = [
  { id: 'Heading1', name: 'heading 1', eastAsia: '方正小标宋简体', size: 56, paragraph: `<w:keepNext/><w:pageBreakBefore/><w:spacing w:before="3400" w:after="0" w:line="800" w:lineRule="atLeast"/>${FLUSH}${CENTRE}${outline(0)}` },
  { id: 'Heading2', name: 'heading 2', eastAsia: '方正小标宋简体', size: 44, paragraph: `<w:keepNext/><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="640" w:lineRule="atLeast"/>${FLUSH}${CENTRE}${outline(1)}`, next: 'ReportUnit' },
  { id: 'Heading3', name: 'heading 3', eastAsia: '黑体', size: 32, paragraph: `<w:keepNext/>${EXACT(579)}${INDENT}${outline(2)}` },
  { id: 'Heading4', name: 'heading 4', eastAsia: '楷体_GB2312', size: 32, paragraph: `<w:keepNext/>${EXACT(579)}${INDENT}${outline(3)}` },
  { id: 'Heading5', name: 'heading 5', eastAsia: '仿宋_GB2312', size: 32, paragraph: `<w:keepNext/>${EXACT(579)}${INDENT}${outline(4)}` },
  { id: 'Heading6', name: 'heading 6', eastAsia: '仿宋_GB2312', size: 32, paragraph: `<w:keepNext/>${EXACT(579)}${INDENT}${outline(5)}` },
  { id: 'Title', name: 'Title', eastAsia: '方正小标宋简体', size: 64, paragraph: `<w:spacing w:before="2600" w:after="0" w:line="900" w:lineRule="atLeast"/>${FLUSH}${CENTRE}` },
  { id: 'Subtitle', name: 'Subtitle', eastAsia: '楷体_GB2312', size: 40, paragraph: `<w:spacing w:before="560" w:after="0" w:line="600" w:lineRule="atLeast"/>${FLUSH}${CENTRE}` },
  { id: 'CoverLine', name: '封面落款', eastAsia: '楷体_GB2312', size: 36, paragraph: `<w:spacing w:before="0" w:after="0" w:line="600" w:lineRule="atLeast"/>${FLUSH}${CENTRE}` },
  { id: 'ContentsTitle', name: '目录标题', eastAsia: '方正小标宋简体', size: 44, paragraph: `<w:pageBreakBefore/><w:spacing w:before="0" w:after="400" w:line="640" w:lineRule="atLeast"/>${FLUSH}${CENTRE}` },
  { id: 'TOC1', name: 'toc 1', eastAsia: '黑体', size: 28, paragraph: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs><w:spacing w:before="160" w:after="0" w:line="420" w:lineRule="atLeast"/>${FLUSH}<w:jc w:val="left"/>` },
  { id: 'TOC2', name: 'toc 2', eastAsia: '仿宋_GB2312', size: 28, paragraph: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs><w:spacing w:before="0" w:after="0" w:line="420" w:lineRule="atLeast"/><w:ind w:left="280" w:firstLine="0"/><w:jc w:val="left"/>` },
  { id: 'ReportUnit', name: '报送单位', eastAsia: '楷体_GB2312', size: 32, paragraph: `<w:spacing w:before="0" w:after="320" w:line="579" w:lineRule="exact"/>${FLUSH}${CENTRE}`, next: 'Normal' },
  { id: 'Remark', name: '编者说明', eastAsia: '楷体_GB2312', size: 28, colour: '595959', paragraph: `${EXACT(579)}${FLUSH}` },
  { id: 'Picture', name: '图片', paragraph: `<w:keepNext/><w:spacing w:before="160" w:after="160" w:line="240" w:lineRule="auto"/>${FLUSH}${CENTRE}` },
  { id: 'TableText', name: '表格文字', size: 24, paragraph: `<w:spacing w:before="40" w:after="40" w:line="320" w:lineRule="atLeast"/>${FLUSH}<w:jc w:val="left"/>` },
  { id: 'PageNumber', name: '页码', eastAsia: '宋体', size: 28, paragraph: `<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>${FLUSH}` },
  { id: 'RunningHead', name: '页眉文字', size: 21, colour: '595959', paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="969696"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="8844"/></w:tabs><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>${FLUSH}<w:jc w:val="left"/>` },
]

/** Official fonts are licensed, so they are only named; digits and Latin letters stand in Times New Roman as is usual. */
const fonts = (eastAsia: string) => `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${eastAsia}"/>`

export function stylesXml(): string {
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${fonts('仿宋_GB2312')}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`
  const normal = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${EXACT(579)}${INDENT}<w:jc w:val="both"/></w:pPr></w:style>`
  const others = STYLES.map(({ id, name, eastAsia, size, bold, colour, paragraph, next }) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="${next ?? 'Normal'}"/><w:qFormat/><w:pPr>${paragraph}</w:pPr>` +
    `<w:rPr>${eastAsia ? fonts(eastAsia) : ''}${bold ? '<w:b/>' : ''}${colour ? `<w:color w:val="${colour}"/>` : ''}${size ? `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` : ''}</w:rPr></w:style>`)
  return `${HEAD}<w:styles ${NAMESPACES}>${defaults}${normal}${others.join('')}</w:styles>`
}
