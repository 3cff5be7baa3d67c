import { AlignmentType, LevelFormat, LevelSuffix, type IStylesOptions, type INumberingOptions } from 'docx'
import { BODY, EM, FONTS, exactly } from './docx-parts.ts'
import { LAYOUT } from './model.ts'

const LINE = exactly(LAYOUT.linePt)
const HEADING_FACES = [FONTS.hei, FONTS.kai, FONTS.body, FONTS.body] as const
const INDENT = { firstLine: 2 * EM, left: 0 }
/** 156 mm hold 28 characters of 15.79 pt; Word sets whole twentieths of a point. */
const TRACKING = -5

/**
 * What the library has no options for: body text with no gaps between hanzi and digits or Latin letters, so that a line
 * holds 28 characters.
 */
export const NORMAL =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:style></w:styles>'

/** @param automatic the headings' styles carry their numbers, so that a heading added in Word is numbered too */
export function styles(automatic: boolean): IStylesOptions {
  const heading = (level: number) => ({
    run: { font: HEADING_FACES[level]!, size: BODY, bold: false, color: '000000' },
    paragraph: { spacing: LINE, indent: INDENT, keepNext: true, ...(automatic && { numbering: { reference: 'headings', level, instance: 0 } }) },
  })
  return {
    default: {
      document: {
        run: { font: FONTS.body, size: BODY, characterSpacing: TRACKING, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        paragraph: { spacing: LINE, indent: { firstLine: 2 * EM }, alignment: AlignmentType.BOTH },
      },
      title: {
        run: { font: FONTS.title, size: 2 * LAYOUT.titlePt, characterSpacing: 0, bold: false, color: '000000' },
        paragraph: { alignment: AlignmentType.CENTER, indent: { firstLine: 0 }, spacing: exactly(33) },
      },
      heading1: heading(0), heading2: heading(1), heading3: heading(2), heading4: heading(3),
    },
    paragraphStyles: [
      { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', run: { font: FONTS.kai, size: BODY }, paragraph: { alignment: AlignmentType.CENTER, indent: { firstLine: 0 } } },
      {
        id: 'TableText', name: '表格文字', basedOn: 'Normal', run: { font: FONTS.body, size: 2 * LAYOUT.tablePt, characterSpacing: 0 },
        paragraph: { alignment: AlignmentType.LEFT, indent: { firstLine: 0 }, spacing: exactly(17.4) },
      },
      {
        id: 'TableCaption', name: '表题', basedOn: 'Normal', run: { font: FONTS.hei, size: 28, characterSpacing: 0 },
        paragraph: { alignment: AlignmentType.CENTER, indent: { firstLine: 0 }, keepNext: true },
      },
      { id: 'Imprint', name: '版记', basedOn: 'Normal', run: { font: FONTS.body, size: 28, characterSpacing: 0 }, paragraph: { indent: { firstLine: 0 }, spacing: exactly(24) } },
    ],
  }
}

/** Numbers of headings and of lists. Heading 1 to 4 are 一、 （一） 1. （1）. */
export function numbering(automatic: boolean): INumberingOptions {
  const heading = (level: number, format: (typeof LevelFormat)['CHINESE_COUNTING_THOUSAND' | 'DECIMAL'], text: string) => ({
    level, format, text, alignment: AlignmentType.LEFT, suffix: LevelSuffix.NOTHING,
    style: { style: `Heading${level + 1}`, paragraph: { indent: INDENT }, run: { font: HEADING_FACES[level]! } },
  })
  const list = (format: (typeof LevelFormat)['DECIMAL' | 'BULLET'], text: string) => [{
    level: 0, format, text, alignment: AlignmentType.LEFT, suffix: LevelSuffix.NOTHING, style: { paragraph: { indent: INDENT }, run: { font: FONTS.body } },
  }]
  return {
    config: [
      ...(automatic ? [{
        reference: 'headings',
        levels: [
          heading(0, LevelFormat.CHINESE_COUNTING_THOUSAND, '%1、'), heading(1, LevelFormat.CHINESE_COUNTING_THOUSAND, '（%2）'),
          heading(2, LevelFormat.DECIMAL, '%3.'), heading(3, LevelFormat.DECIMAL, '（%4）'),
        ],
      }] : []),
      { reference: 'ordered', levels: list(LevelFormat.DECIMAL, '%1.') },
      { reference: 'bullets', levels: list(LevelFormat.BULLET, '•') },
    ],
  }
}
