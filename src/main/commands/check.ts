import path from 'node:path'
import { checkPair, type Check, type Verdict } from '../../documents/check/index.ts'
import { isPicture, isWordKind, kindOf } from '../../documents/kind.ts'
import type { OcrPage } from '../../documents/ocr/index.ts'
import { certificateFiles } from '../../documents/signatures/index.ts'
import { bindPhotos } from '../../documents/write/photos.ts'
import { readConfig } from '../../platform/config.ts'
import { Refusal } from '../../platform/errors.ts'
import { bytesOf, json, wholeNumber, type Command } from './command.ts'
import { recognisedPages } from './recognise.ts'

const words: Record<Verdict, string> = { pass: '通过', warn: '提醒', fail: '不通过', 'cannot-tell': '看不出' }
/** Worst first. */
const order: readonly Verdict[] = ['fail', 'warn', 'cannot-tell', 'pass']

/** Checks a report's Word file, its stamped version, or both against each other. */
export const check: Command = {
  usage: [
    ['check 报告.docx [报告.pdf] [--max 1000]', '核对材料：字数、印章、电子签名、Word 与盖章版是否一致'],
    ['check … --json', '只打印 JSON：characters、limit、verdict 和逐项的 checks'],
  ],
  options: { json: { type: 'boolean' }, max: { type: 'string' }, min: { type: 'string' } },
  files: { least: 1, most: 2 },
  async run(given) {
    const max = wholeNumber(given, 'max') ?? null
    const min = wholeNumber(given, 'min') ?? null
    const named = await Promise.all(given.files.map(async (file) => ({ name: path.basename(file), bytes: await bytesOf(file) })))
    const isWord = named.map(isWordFile)
    if (named.length === 2 && isWord[0] === isWord[1])
      throw new Refusal('cli/not-a-pair', 400, isWord[0] ? '给的两个都是 Word 文件。' : '给的两个都不是 Word 文件。', '请给一个 Word 文件和它的盖章版；比较任意两个文件用 compare。')
    const word = named[isWord.indexOf(true)]
    const stamped = await pagesOf(named[isWord.indexOf(false)])
    const outcome = await checkPair({
      docx: word?.bytes ?? null, docxName: word?.name ?? null, needsWord: word !== undefined,
      pdf: stamped?.bytes ?? null, pdfName: stamped?.name ?? null, needsPdf: stamped !== undefined,
      ...(stamped && { recognised: await recognisedPages(stamped.bytes, stamped.name).catch(untilChecked) }),
      roots: await certificateFiles(readConfig(process.env, process.cwd()).trustedRootsDir),
      limit: max === null && min === null ? null : { max, min, about: null }, dueAt: null, now: new Date(),
    })
    // Nobody said when it is due.
    const checks = outcome.checks.filter(({ id }) => id !== 'time')
    const verdict = worst(checks)
    if (given.options.json) json({ files: named.map(({ name }) => name), characters: outcome.characters, limit: max, ...(min !== null && { least: min }), verdict, sentence: outcome.sentence, checks })
    else print(outcome.characters, verdict, checks)
    return verdict === 'fail' ? 1 : 0
  },
}

interface Named {
  name: string
  bytes: Uint8Array
}

/** By its content; a file that cannot be told, by its name: the check then says what is wrong with it. */
function isWordFile({ name, bytes }: Named): boolean {
  const named = /\.(docx?|wps|rtf)$/i.test(name)
  try {
    const kind = kindOf(bytes, name)
    return isWordKind(kind) || (kind === 'txt' && named)
  } catch (error) {
    if (error instanceof Refusal) return named
    throw error
  }
}

/** The stamped version as pages: a photograph is bound to a PDF, as an upload is. */
async function pagesOf(file: Named | undefined): Promise<Named | undefined> {
  if (!file || !isPhotograph(file)) return file
  const bound = await bindPhotos([file])
  if ('troubles' in bound) throw new Refusal('documents/not-a-photo', 422, bound.troubles.map(({ message }) => message).join(''), '')
  return { name: file.name, bytes: bound.pdf }
}

function isPhotograph({ name, bytes }: Named): boolean {
  try {
    return isPicture(kindOf(bytes, name))
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** A file that cannot be opened is told of by the checks, with what to do. */
function untilChecked(error: unknown): Map<number, OcrPage> {
  if (error instanceof Refusal) return new Map()
  throw error
}

const worst = (checks: readonly Check[]): Verdict => order.find((verdict) => checks.some((each) => each.verdict === verdict)) ?? 'pass'

function print(characters: number | null, verdict: Verdict, checks: readonly Check[]): void {
  console.log(`${words[verdict]}${characters === null ? '' : `　${characters} 字`}`)
  for (const each of checks) {
    console.log(`\n[${words[each.verdict]}] ${each.title}：${each.reason}`)
    if (each.data && 'differences' in each.data) for (const { note, page, word, pdf } of each.data.differences) console.log(`  · ${note}（第 ${page} 页）\n      Word  ${marked(word)}\n      盖章版 ${marked(pdf)}`)
  }
}

/** A passage with its marked stretch in brackets. */
export const marked = ({ text, start, end }: { text: string; start: number; end: number }): string =>
  `${text.slice(0, start)}【${text.slice(start, end)}】${text.slice(end)}`.replaceAll('\n', ' ')
