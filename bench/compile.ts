import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { AlignmentType, Document, HeadingLevel, ImageRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import sharp from 'sharp'
import { seeded } from '../test/makers/random.ts'
import type { Row } from './row.ts'

const REPORTS = 1000
/** Distinct files; each report reads its own copy. */
const FILES = 50
const MOST_MB = 700
const MOST_RATIO = 1.5

interface Measured { seconds: number; mb: number; pages: number }

/** 1,000 reports of two to three pages, one in ten with a photograph, bound to PDF and Word; each way in a process of its own. */
export async function compileRows(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'liandong-compile-'))
  try {
    await mkdir(join(folder, 'sources'))
    for (let i = 0; i < FILES; i++) await writeFile(join(folder, 'sources', `${i}.docx`), await report(i))
    const script = fileURLToPath(new URL('./compile.process.ts', import.meta.url))
    const measure = async (way: 'bind' | 'read' | 'whole'): Promise<Measured> => {
      const { stdout } = await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', script, way, folder, String(REPORTS), String(FILES)])
      return JSON.parse(stdout) as Measured
    }
    const [bound, read, whole] = [await measure('bind'), await measure('read'), await measure('whole')]
    const ratio = bound.seconds / (read.seconds + whole.seconds)
    return [
      {
        name: `${REPORTS} reports bound to PDF (${bound.pages} pages) and Word`, ours: bound.seconds, unit: 's',
        beside: [{ name: 'reading the sources, then typesetting all in one go', value: read.seconds + whole.seconds }, { name: 'reading the sources alone', value: read.seconds }],
        ratio, want: `≤ ${MOST_RATIO}`, ok: ratio <= MOST_RATIO,
      },
      { name: 'memory of that', ours: bound.mb, unit: 'MB', beside: [{ name: 'typesetting all in one go', value: whole.mb }], ratio: null, want: `≤ ${MOST_MB}`, ok: bound.mb <= MOST_MB },
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function report(seed: number): Promise<Buffer> {
  const random = seeded(seed)
  const words = ['全县共举办活动23场，参加1206人次。', '走访一线科技工作者41名，收到意见诉求17条，已办结12条。', '县农学会会员在三个镇讲水稻分蘖期管护，现场回答提问。', '征集技术需求14项，已与市级学会对接9项。', '下一步，将把“田间课堂”办成每月一期。']
  const text = (characters: number) => { let out = ''; while (out.length < characters) out += random.pick(words); return out }
  const heading = (level: 1 | 2, words: string) => new Paragraph({ heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, children: [new TextRun(words)] })
  const picture = seed % 10 === 0 ? await sharp({ create: { width: 2400, height: 1600, channels: 3, background: '#7799aa', noise: { type: 'gaussian', mean: 128, sigma: 40 } } }).jpeg({ quality: 85 }).toBuffer() : null
  return Packer.toBuffer(new Document({
    sections: [{
      children: [
        new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: `第${seed}号单位科技工作者日活动总结`, bold: true, size: 44 })] }),
        heading(1, '一、基本情况'), new Paragraph(text(250)), heading(1, '二、主要做法'), heading(2, '（一）走进基层'), new Paragraph(text(200)), heading(2, '（二）服务企业'), new Paragraph(text(random.between(200, 500))),
        new Table({ rows: Array.from({ length: 4 }, (_, i) => new TableRow({ children: ['项目', '场次', '人次'].map((word) => new TableCell({ children: [new Paragraph(i === 0 ? word : String(Math.floor(random.between(1, 500))))] })) })) }),
        ...(picture ? [new Paragraph({ children: [new ImageRun({ type: 'jpg', data: picture, transformation: { width: 450, height: 300 } })] })] : []),
        heading(1, '三、下一步打算'), new Paragraph(text(150)),
      ],
    }],
  }))
}
