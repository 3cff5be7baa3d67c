import type { Candidate, Candidates } from './data.ts'

/** A line of the list being put in order. */
export type Line = { kind: 'part'; key: string; name: string; chosen: number } | { kind: 'report'; key: string; part: string; first: boolean; last: boolean; report: Candidate }

export const keyOf = ({ requirementId, unitId }: Pick<Candidate, 'requirementId' | 'unitId'>) => `${requirementId}/${unitId}`

export interface Order {
  parts: { name: string; reports: Candidate[] }[]
  out: ReadonlySet<string>
}

/** As the server suggests: the order of the last edition, and what was left out of it. */
export const startOf = ({ parts }: Candidates): Order => ({ parts, out: new Set(parts.flatMap(({ reports }) => reports.filter(({ leftOut }) => leftOut).map(keyOf))) })

export const linesOf = ({ parts, out }: Order): Line[] => parts.flatMap(({ name, reports }): Line[] => [
  { kind: 'part', key: `part ${name}`, name, chosen: reports.filter((report) => !out.has(keyOf(report))).length },
  ...reports.map((report, i): Line => ({ kind: 'report', key: keyOf(report), part: name, first: i === 0, last: i === reports.length - 1, report })),
])

/** Moves a report by `steps` within its part; beyond an end it stays at that end. */
export function moved({ parts, out }: Order, key: string, steps: number): Order {
  return {
    out,
    parts: parts.map((part) => {
      const from = part.reports.findIndex((report) => keyOf(report) === key)
      if (from < 0) return part
      const to = Math.max(0, Math.min(part.reports.length - 1, from + steps))
      const reports = part.reports.filter((_, i) => i !== from)
      reports.splice(to, 0, part.reports[from]!)
      return { ...part, reports }
    }),
  }
}

/** Moves a whole part. */
export function movedPart({ parts, out }: Order, name: string, steps: number): Order {
  const from = parts.findIndex((part) => part.name === name)
  const to = Math.max(0, Math.min(parts.length - 1, from + steps))
  const rest = parts.filter((_, i) => i !== from)
  rest.splice(to, 0, parts[from]!)
  return { parts: rest, out }
}

export function toggled({ parts, out }: Order, keys: readonly string[], wanted: boolean): Order {
  const next = new Set(out)
  for (const key of keys) if (wanted) next.delete(key); else next.add(key)
  return { parts, out: next }
}

/** What is to go in, in order. */
export const chosenOf = ({ parts, out }: Order) => parts.flatMap(({ reports }) => reports.filter((report) => !out.has(keyOf(report))).map(({ requirementId, unitId }) => ({ requirementId, unitId })))
