import {
  AlignmentType, BorderStyle, Document, Footer, FrameAnchorType, FrameWrap, HeadingLevel, PageNumber, PageOrientation, Packer, Paragraph, SectionType, TextRun,
  type FileChild, type ISectionOptions,
} from 'docx'
import { bodyOf } from './docx-body.ts'
import { attachmentListOf, imprintOf, signatureOf } from './docx-end.ts'
import { headOf } from './docx-head.ts'
import { FONTS, RED, blank, exactly, flush, line, runs, space, twips } from './docx-parts.ts'
import { NORMAL, numbering, styles } from './docx-styles.ts'
import { refuseTooLong } from './limits.ts'
import { LAYOUT, type OfficialDocument } from './model.ts'
import { prepare, type Prepared } from './prepare.ts'

/**
 * Writes a Word file laid out by GB/T 9704-2012, for Word and WPS: real heading styles, automatic numbers when the
 * document asks for them, 版头 and 版记 as text that can be edited, each attachment a section, page numbers outside.
 * @throws Refusal documents/too-long
 */
export async function writeOfficialDocx(document: OfficialDocument): Promise<Uint8Array> {
  refuseTooLong(document)
  const prepared = prepare(document)
  const automatic = document.numbering === 'auto'
  const file = new Document({
    creator: '联动',
    title: prepared.title.join(''),
    evenAndOddHeaderAndFooters: true,
    externalStyles: NORMAL,
    styles: styles(automatic),
    numbering: numbering(automatic),
    sections: sectionsOf(prepared, automatic),
  })
  return new Uint8Array(await Packer.toBuffer(file, undefined, [{ path: 'word/settings.xml', data: SETTINGS }]))
}

/** What the library cannot say: Chinese punctuation is compressed, and line breaking follows Chinese rules. */
const SETTINGS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>' +
  '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
  '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'

function sectionsOf(prepared: Prepared, automatic: boolean): ISectionOptions[] {
  const { head, attachments, imprint, signature } = prepared
  let lists = 0
  const shared = { nextList: () => ++lists }
  const isLetter = head?.style === 'letter'
  const main: FileChild[] = [
    ...(head ? headOf(head) : []),
    ...titleOf(prepared.title),
    ...(prepared.subtitle ? [new Paragraph({ style: 'Subtitle', children: runs(prepared.subtitle) })] : []),
    blank(),
    ...(prepared.addressees ? [line(prepared.addressees)] : []),
    ...bodyOf(prepared.body, { ...shared, landscape: false, numbers: automatic ? 0 : null, keepsNext: signature !== null }),
    ...attachmentListOf(prepared),
    ...(signature ? signatureOf(signature) : []),
    ...(prepared.note ? [new Paragraph({ children: runs(prepared.note) })] : []),
  ]
  const sections = [section(main, false, isLetter ? { firstPage: letterFooter() } : {})]
  for (const [i, each] of attachments.entries())
    sections.push(section([
      line(each.label, { role: 'hei' }), blank(), ...titleOf(each.title), blank(),
      ...bodyOf(each.body, { ...shared, landscape: each.landscape, numbers: automatic ? i + 1 : null, keepsNext: false }),
    ], each.landscape))
  if (imprint) {
    const parts = imprintOf(imprint, !isLetter)
    // 版记 stands upright: behind a landscape attachment it has a page of its own.
    if (attachments.at(-1)?.landscape) sections.push(section(parts, false))
    else sections[sections.length - 1] = { ...sections.at(-1)!, children: [...sections.at(-1)!.children, ...parts] }
  }
  return sections
}

const titleOf = (lines: readonly string[]): Paragraph[] => [new Paragraph({ heading: HeadingLevel.TITLE, children: runs(lines.join('\n')) })]

function section(children: FileChild[], landscape: boolean, { firstPage }: { firstPage?: Footer } = {}): ISectionOptions {
  const { top, bottom, left, right } = LAYOUT.marginMm
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      ...(firstPage && { titlePage: true }),
      page: {
        size: { width: twips(210), height: twips(297), orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: landscape
          ? { top: twips(left), bottom: twips(right), left: twips(bottom), right: twips(top), footer: twips(8) }
          : { top: twips(top), bottom: twips(bottom), left: twips(left), right: twips(right), footer: twips(bottom - 7) - 20 * 8 },
      },
    },
    footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT), ...(firstPage && { first: firstPage }) },
    children: children.length > 0 ? children : [space(1)],
  }
}

function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const aside = 20 * LAYOUT.pageNumberPt
  return new Footer({
    children: [flush({
      alignment, spacing: exactly(16),
      indent: alignment === AlignmentType.LEFT ? { firstLine: 0, left: aside } : { firstLine: 0, right: aside },
      children: [new TextRun({ font: FONTS.song, size: 2 * LAYOUT.pageNumberPt, characterSpacing: 0, children: ['— ', PageNumber.CURRENT, ' —'] })],
    })],
  })
}

/** The first page of a letter bears no number but the lower double line, 20 mm above the edge of the paper (10.1). */
const letterFooter = (): Footer => new Footer({
  children: [
    new Paragraph({
      frame: { type: 'absolute', position: { x: twips(20), y: twips(297 - 20) }, width: twips(170), height: 20, wrap: FrameWrap.NONE, anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE } },
      indent: { firstLine: 0 }, spacing: exactly(1), border: { top: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, color: RED, space: 0 } }, children: [],
    }),
    space(1),
  ],
})
