import type { Section } from './schema.ts'
import type { MarkerType } from './markers.ts'
import type { Item, Outline } from './outline.ts'
import type { Part } from './parts.ts'
import type { Script } from './script.ts'

// Numbers that make a heading of the first level even when text runs on behind them.
const RUNS_ON: ReadonlySet<MarkerType> = new Set(['cn', 'chapter', 'plain'])

/** Headings of the first level, part by part. */
export function readSections(script: Script, parts: { part: Part; outline: Outline }[]): Section[] {
  const out: Section[] = []
  for (const { part, outline } of parts) {
    if (part.form) continue
    const first = outline.top.filter((i) => i.level === 0)
    const cn = first.filter((i) => RUNS_ON.has(i.marker.type))
    const type = cn.length > 0 ? cn[0]!.marker.type : firstType(first)
    if (!type) continue
    for (const item of first) {
      if (item.marker.type !== type) continue
      if (!RUNS_ON.has(type) && !standsAlone(script, item)) continue
      const title = script.raw(item.head.a, item.head.b).replace(/[。：，；]$/, '')
      if (title.length === 0 || title.length > 60) continue
      out.push(script.why({ part: part.label, no: item.marker.no || null, title, quote: script.quote(item.a, item.head.b) }, 'sections.heading'))
    }
  }
  return out
}

function firstType(items: Item[]): MarkerType | null {
  const types = ['cnp', 'ar', 'arp', 'phase', 'named'] as const
  return types.find((t) => items.filter((i) => i.marker.type === t).length >= 1) ?? null
}

const standsAlone = (script: Script, item: Item) =>
  item.alone && item.head.b - item.head.a <= 24 && !/[，。；]/.test(script.at(item.head)) && (item.notes.length > 0 || item.children.length > 0)
