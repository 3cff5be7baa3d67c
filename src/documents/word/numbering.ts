import { TagCursor, type XmlSource } from './cursor.ts'
import type { ReadParagraph } from './story.ts'
import { chainOf, type WordStyles } from './styles.ts'
import { numeral } from './numerals.ts'
import { TAG } from './tags.ts'

export interface Level {
  start: number
  format: string
  /** Pattern such as `第%1章` or `%1.%2`. */
  text: string
  /** 1-based level whose numbers restart this one; null = any higher level; 0 = never. */
  restart: number | null
  /** Legal style: all places in Arabic numerals. */
  legal: boolean
  suffix: string
  style: string | null
}

interface ListDefinition {
  levels: (Level | undefined)[]
  /** The definition lives with this numbering style. */
  styleLink: string | null
}

interface ListUse {
  definition: string | null
  starts: (number | undefined)[]
  levels: (Level | undefined)[]
}

/** numbering.xml: list definitions and the lists that use them. */
export interface Numbering {
  definitions: Map<string, ListDefinition>
  lists: Map<string, ListUse>
}

const newLevel = (): Level => ({ start: 0, format: 'decimal', text: '', restart: null, legal: false, suffix: 'tab', style: null })

/** Reads numbering.xml. */
export function readNumbering(xml: XmlSource): Numbering {
  const cursor = new TagCursor(xml)
  const definitions: Numbering['definitions'] = new Map()
  const lists: Numbering['lists'] = new Map()
  let definition: ListDefinition | null = null
  let list: ListUse | null = null
  let level: Level | null = null
  let override = 0
  while (cursor.next()) {
    const { tag } = cursor
    if (tag === TAG['w:lvl'] && (cursor.closing || cursor.empty)) level = null
    if (cursor.closing) continue
    const value = (): string => cursor.attribute('val') ?? ''
    if (tag === TAG['w:abstractNum']) {
      list = null
      definition = { levels: [], styleLink: null }
      definitions.set(cursor.attribute('abstractNumId') ?? '', definition)
    } else if (tag === TAG['w:num']) {
      definition = null
      list = { definition: null, starts: [], levels: [] }
      lists.set(cursor.attribute('numId') ?? '', list)
    } else if (tag === TAG['w:lvl']) {
      level = newLevel()
      const at = levelIndex(cursor.attribute('ilvl'))
      ;(list ?? definition)!.levels[at] = level
    } else if (tag === TAG['w:abstractNumId'] && list) list.definition = value()
    else if (tag === TAG['w:lvlOverride']) override = levelIndex(cursor.attribute('ilvl'))
    else if (tag === TAG['w:startOverride'] && list) list.starts[override] = Number(value()) || 0
    else if (tag === TAG['w:numStyleLink'] && definition) definition.styleLink = value()
    else if (level === null) continue
    else if (tag === TAG['w:start']) level.start = Number(value()) || 0
    else if (tag === TAG['w:numFmt']) level.format = value()
    else if (tag === TAG['w:lvlText']) level.text = value()
    else if (tag === TAG['w:lvlRestart']) level.restart = Number(value())
    else if (tag === TAG['w:isLgl']) level.legal = cursor.isOn()
    else if (tag === TAG['w:suff']) level.suffix = value()
    else if (tag === TAG['w:pStyle']) level.style = value()
  }
  return { definitions, lists }
}

const levelIndex = (value: string | null): number => Math.min(8, Math.max(0, Number(value) || 0))

/** A paragraph as far as its number goes. */
export type NumberedParagraph = Pick<ReadParagraph, 'text' | 'number' | 'key'>

/** Counts through the paragraphs in order and writes each one's automatic number. */
export function writeNumbers(paragraphs: readonly NumberedParagraph[], numbering: Numbering, styles: WordStyles): void {
  const counters = new Map<ListDefinition, (number | undefined)[]>()
  const started = new Set<string>()
  for (const paragraph of paragraphs) {
    const place = placeOf(paragraph, numbering, styles)
    if (!place) continue
    const { numId, list, definition, at } = place
    const counter = counters.get(definition) ?? []
    counters.set(definition, counter)

    const levels = Array.from({ length: 9 }, (_, i) => list.levels[i] ?? definition.levels[i] ?? newLevel())
    const startAt = list.starts[at]
    if (startAt !== undefined && !started.has(`${numId}/${at}`)) counter[at] = startAt
    else counter[at] = counter[at] === undefined ? levels[at]!.start : counter[at] + 1
    started.add(`${numId}/${at}`)

    for (let deeper = at + 1; deeper < 9; deeper++) {
      const restart = levels[deeper]!.restart
      if (restart === null || (restart > 0 && at < restart)) counter[deeper] = undefined
    }
    for (let higher = 0; higher < at; higher++) counter[higher] ??= levels[higher]!.start
    paragraph.number = writeLevel(levels, at, counter, paragraph.text)
  }
}

interface ListPlace {
  numId: string
  list: ListUse
  definition: ListDefinition
  at: number
}

/** Which list and level a paragraph belongs to: its own word first, then its style's and that style's bases. */
function placeOf(paragraph: NumberedParagraph, numbering: Numbering, styles: WordStyles): ListPlace | null {
  let { numId, level } = paragraph.key
  let byStyle: string | null = null
  for (const [id, style] of chainOf(styles, paragraph.key.style ?? styles.defaultParagraph)) {
    if (numId === null && style.numId !== null) {
      numId = style.numId
      byStyle = id
    }
    level ??= style.level
  }
  // numId 0 takes a paragraph out of its style's list.
  if (numId === null || numId === '0') return null
  const list = numbering.lists.get(numId)
  const definition = list && definitionOf(list, numbering, styles)
  if (!list || !definition) return null
  const bound = byStyle === null ? -1 : definition.levels.findIndex((each) => each?.style === byStyle)
  const at = bound >= 0 ? bound : Math.min(8, Math.max(0, level || 0))
  return { numId, list, definition, at }
}

function definitionOf(list: ListUse, numbering: Numbering, styles: WordStyles): ListDefinition | null {
  let definition = numbering.definitions.get(list.definition ?? '')
  // A definition may point to a numbering style, whose own list has the levels; follow a few steps at most.
  for (let hops = 0; hops < 4 && definition?.styleLink && definition.levels.length === 0; hops++) {
    const style = styles.byId.get(definition.styleLink)
    definition = numbering.definitions.get(numbering.lists.get(style?.numId ?? '')?.definition ?? '')
  }
  return definition ?? null
}

function writeLevel(levels: readonly Level[], at: number, counter: readonly (number | undefined)[], text: string): string {
  const level = levels[at]!
  if (level.format === 'bullet' || level.text === '') return ''
  const number = level.text.replace(/%([1-9])/g, (_, place: string) => {
    const i = Number(place) - 1
    return numeral(counter[i] ?? levels[i]!.start, level.legal ? 'decimal' : levels[i]!.format)
  })
  if (level.suffix === 'nothing' || number === '') return number
  // Keep "1" and "2020年" apart, and "1." and "5G"; 一、 and （一） need no gap.
  const bare = /[\p{L}\p{N}]$/u.test(number)
  return bare || (number.endsWith('.') && /^\d/.test(text)) ? `${number} ` : number
}
