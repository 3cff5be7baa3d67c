import type { Random } from './random.ts'

/** Text whose 字数 is known by how it was made: signs that count one each, runs that count one together, gaps that count nothing. */
export interface Token {
  text: string
  kind: 'each' | 'run' | 'gap'
}

/** How a stretch of a paragraph stands in the file. Those below `hidden` are not shown. */
export const SHOWN = [
  'plain', 'split runs', 'insertion', 'move target', 'field, simple', 'field, complex', 'field within a code', 'ruby', 'content control', 'hyperlink', 'smart tag', 'equation', 'symbol', 'alternate content', 'vanish off',
] as const
export const UNSEEN = ['deletion', 'move source', 'hidden', 'hidden by style', 'field code', 'pinyin', 'comment mark'] as const
export type Construct = (typeof SHOWN)[number] | (typeof UNSEEN)[number] | 'text box' | 'footnote' | 'endnote'

export interface Stretch {
  construct: Construct
  tokens: Token[]
}

export interface CountedParagraph {
  kind: 'paragraph'
  stretches: Stretch[]
  /** Its automatic number never counts. */
  numbered: boolean
  /** Its mark is deleted: the text runs on into the next paragraph, which is one of these too. */
  markDeleted: boolean
  /** Its style hides all of it. */
  hidden: boolean
  /** In a content control of its own. */
  controlled: boolean
}

export interface CountedTable {
  kind: 'table'
  rows: { deleted: boolean; cells: CountedBlock[][] }[]
}

export type CountedBlock = CountedParagraph | CountedTable

const HANZI = '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙飞'
const SIGNS = '，。、；：？！“”‘’（）《》【】—…·％１２Ａ①㈠〇々'
const RUNS = ['2027', '98.5%', '9704-2012', 'App', 'e-mail', '5', 'A4', 'GB/T', '1,260', '+', '&', 'km', 'v1.0']
const GAPS = [' ', '  ', '\u3000', '\u00a0']
const RARE = ['\u{20bb7}', '\u{2a6d6}', '䶮']

function token(random: Random): Token {
  const roll = random.next()
  if (roll < 0.6) return { kind: 'each', text: Array.from({ length: 1 + Math.floor(random.next() * 12) }, () => HANZI[Math.floor(random.next() * HANZI.length)]!).join('') }
  if (roll < 0.75) return { kind: 'each', text: SIGNS[Math.floor(random.next() * SIGNS.length)]! }
  if (roll < 0.92) return { kind: 'run', text: random.pick(RUNS) }
  return roll < 0.94 ? { kind: 'each', text: random.pick(RARE) } : { kind: 'gap', text: random.pick(GAPS) }
}

const tokens = (random: Random, most: number): Token[] => Array.from({ length: 1 + Math.floor(random.next() * most) }, () => token(random))

function stretch(random: Random, aside: boolean): Stretch {
  const roll = random.next()
  const construct: Construct = roll < 0.3 ? 'plain' : roll < 0.68 ? random.pick(SHOWN) : roll < 0.92 || aside ? random.pick(UNSEEN) : random.pick(['text box', 'footnote', 'endnote'] as const)
  // A symbol is one sign of its font, which joins the run it stands in.
  return { construct, tokens: construct === 'symbol' ? [{ kind: 'run', text: '\uf0fc' }] : tokens(random, 4) }
}

function paragraph(random: Random, inCell: boolean, aside = false): CountedParagraph {
  return {
    kind: 'paragraph', stretches: Array.from({ length: Math.floor(random.next() * 7) }, () => stretch(random, aside)),
    numbered: random.chance(0.15), markDeleted: !inCell && random.chance(0.05), hidden: random.chance(0.04), controlled: !inCell && random.chance(0.08),
  }
}

function table(random: Random, depth: number): CountedTable {
  const columns = 1 + Math.floor(random.next() * 3)
  return {
    kind: 'table',
    rows: Array.from({ length: 1 + Math.floor(random.next() * 3) }, () => {
      // Notes and text boxes of a deleted row are kept by readers, which count them apart; none are put there.
      const deleted = depth === 0 && random.chance(0.12)
      const cell = (): CountedBlock[] => [
        ...(depth < 2 && !deleted && random.chance(0.1) ? [table(random, depth + 1)] : []), ...Array.from({ length: 1 + Math.floor(random.next() * 2) }, () => paragraph(random, true, deleted)),
      ]
      return { deleted, cells: Array.from({ length: columns }, cell) }
    }),
  }
}

/** A document of every construct, in an order of chance. */
export function countedDocument(random: Random): CountedBlock[] {
  const blocks: CountedBlock[] = []
  for (let n = 2 + Math.floor(random.next() * 12); n > 0; n--) {
    const last = blocks.at(-1)
    // A deleted mark joins two paragraphs; before a table there is nothing to run on into.
    if (random.chance(0.12) && !(last?.kind === 'paragraph' && last.markDeleted)) blocks.push(table(random, 0))
    blocks.push(paragraph(random, false))
  }
  const last = blocks.at(-1)
  if (last?.kind === 'paragraph') last.markDeleted = false
  return blocks
}

/** 字数 as made: of the main text, the text boxes, the notes. */
export interface KnownCount {
  main: number
  textBoxes: number
  notes: number
}

/** Counts tokens in the order they are shown; `joined` says whether a run stands before them. */
class Tally {
  words = 0
  joined = false
  add(all: readonly Token[]): void {
    for (const { kind, text } of all) {
      if (kind === 'each') this.words += [...text].length
      else if (kind === 'run' && !this.joined) this.words++
      this.joined = kind === 'run'
    }
  }
}

const isUnseen = (construct: Construct): boolean => (UNSEEN as readonly string[]).includes(construct)

/** What a reader must find. */
export function knownCount(blocks: readonly CountedBlock[]): KnownCount {
  const known: KnownCount = { main: 0, textBoxes: 0, notes: 0 }
  const main = new Tally()
  const aside = (all: readonly Token[]): number => {
    const tally = new Tally()
    tally.add(all)
    return tally.words
  }
  const walk = (block: CountedBlock): void => {
    if (block.kind === 'table') {
      for (const row of block.rows) if (!row.deleted) for (const cell of row.cells) cell.forEach(walk)
      return
    }
    for (const { construct, tokens } of block.stretches) {
      if (construct === 'text box') known.textBoxes += aside(tokens)
      else if (construct === 'footnote' || construct === 'endnote') known.notes += aside(tokens)
      else if (!isUnseen(construct) && (!block.hidden || construct === 'vanish off')) main.add(tokens)
    }
    if (!block.markDeleted) main.joined = false
  }
  blocks.forEach(walk)
  known.main = main.words
  return known
}

export const textOf = (all: readonly Token[]): string => all.map(({ text }) => text).join('')
