import { Refusal } from '../../platform/errors.ts'

export const arrangements = ['module', 'unit'] as const
/** By module, units of no one module behind; or by kind of unit. */
export type Arrangement = (typeof arrangements)[number]
export const editionStates = ['waiting', 'running', 'done', 'failed', 'stopped'] as const
export type EditionState = (typeof editionStates)[number]
export const fileFormats = ['pdf', 'docx'] as const
export type FileFormat = (typeof fileFormats)[number]

/** More than this makes no book. */
export const mostReports = 5000

/** An accepted report that may go in. */
export interface Candidate {
  requirementId: number
  requirement: string
  unitId: number
  unitName: string
  /** Word for the unit's kind. */
  kind: string
  version: number
  adopted: boolean
  /** The file that goes in: Word, else the stamped PDF; null when there is none. */
  fileName: string | null
  sha256: string | null
}

export type ReportKey = Pick<Candidate, 'requirementId' | 'unitId'>
export const keyText = ({ requirementId, unitId }: ReportKey): string => `${requirementId}/${unitId}`

/** What tells to which module a report belongs. */
export interface ModuleHints {
  modules: readonly { id: number; name: string }[]
  /** Title and words of each requirement. */
  requirements: readonly { id: number; title: string; quote: string }[]
  /** Modules of the activities each unit holds or answers for. */
  unitModules: ReadonlyMap<number, readonly number[]>
}

/**
 * The module of a report: the one its requirement names; else the one all activities of the unit belong to. Null when that is not one alone:
 * a report of several modules is not put into any of them.
 */
export function moduleOf({ requirementId, unitId }: ReportKey, { modules, requirements, unitModules }: ModuleHints): number | null {
  const requirement = requirements.find(({ id }) => id === requirementId)
  const named = modules.filter(({ name }) => name !== '' && (requirement?.title.includes(name) || requirement?.quote.includes(name)))
  if (named.length === 1) return named[0]!.id
  const own = new Set(unitModules.get(unitId) ?? [])
  return own.size === 1 ? ([...own][0] ?? null) : null
}

export interface Part<T> {
  /** '' when there is only one part, which needs no name. */
  name: string
  reports: T[]
}

/** Candidates in parts: modules in the plan's order, then by kind of unit what belongs to none; within a part in the order given. */
export function inParts<T extends Candidate>(candidates: readonly T[], arrangement: Arrangement, hints: ModuleHints): Part<T>[] {
  const rank = new Map(hints.modules.map(({ id }, i) => [id, i]))
  const names = new Map(hints.modules.map(({ id, name }) => [id, name]))
  const kinds: string[] = []
  const groups = Map.groupBy(candidates, (candidate) => {
    const module = arrangement === 'module' ? moduleOf(candidate, hints) : null
    if (module !== null) return rank.get(module)!
    if (!kinds.includes(candidate.kind)) kinds.push(candidate.kind)
    return hints.modules.length + kinds.indexOf(candidate.kind)
  })
  const parts = [...groups].sort(([a], [b]) => a - b)
  return parts.map(([place, reports]) => ({ name: names.get(hints.modules[place]?.id ?? -1) ?? reports[0]!.kind, reports }))
}

/**
 * Puts the chosen reports into their parts. The order chosen by hand stands within each part; parts follow the first of theirs.
 * @throws Refusal `compilation/nothing` when none is chosen, `compilation/not-accepted` (409) when one is no longer accepted or adopted
 */
export function chosen<T extends Candidate>(parts: readonly Part<T>[], wanted: readonly ReportKey[]): { parts: Part<T>[]; leftOut: Part<T>[] } {
  if (wanted.length === 0) throw new Refusal('compilation/nothing', 400, '一份材料也没有选，没有可以汇编的。', '请至少选一份已收下的材料。')
  const place = new Map(wanted.map((key, i) => [keyText(key), i]))
  if (place.size !== wanted.length) throw new Refusal('compilation/twice', 400, '有一份材料选了两次。', '请刷新页面后重新选。')
  const known = new Set(parts.flatMap(({ reports }) => reports.map(keyText)))
  const gone = wanted.filter((key) => !known.has(keyText(key))).length
  if (gone > 0)
    throw new Refusal('compilation/not-accepted', 409, `选好的材料里有 ${gone} 份现在不是“已收”或“采用”了。`, '可能刚刚退回或取消了采用。请刷新后看现在的清单，再生成。')
  const first = (reports: readonly T[]) => Math.min(...reports.map((report) => place.get(keyText(report)) ?? Infinity))
  const split = parts.map(({ name, reports }) => ({
    name, in: reports.filter((report) => place.has(keyText(report))).sort((a, b) => place.get(keyText(a))! - place.get(keyText(b))!), out: reports.filter((report) => !place.has(keyText(report))),
  }))
  return {
    parts: split.filter((part) => part.in.length > 0).sort((a, b) => first(a.in) - first(b.in)).map((part) => ({ name: part.name, reports: part.in })),
    leftOut: split.filter((part) => part.out.length > 0).map((part) => ({ name: part.name, reports: part.out })),
  }
}

/** The order of the edition before, as far as its reports are still there; new ones behind those of their part. */
export function asBefore<T extends Candidate>(parts: readonly Part<T>[], before: readonly (ReportKey & { leftOut: boolean })[]): Part<T & { leftOut: boolean; fresh: boolean }>[] {
  const place = new Map(before.map((key, i) => [keyText(key), { i, leftOut: key.leftOut }]))
  return parts.map(({ name, reports }) => ({
    name,
    reports: reports
      .map((report, i) => ({ report, i, known: place.get(keyText(report)) }))
      .sort((a, b) => (a.known?.i ?? Infinity) - (b.known?.i ?? Infinity) || a.i - b.i)
      .map(({ report, known }) => ({ ...report, leftOut: known?.leftOut ?? false, fresh: before.length > 0 && known === undefined })),
  }))
}

/** Whoever works on an edition shows a sign of life at least this often, in milliseconds. */
export const beatTime = 15_000
/** After so long without one it is thought dead, in milliseconds. */
export const silence = 60_000
/** Tries before an edition counts as failed. */
export const mostTurns = 3

export interface EditionStanding {
  state: EditionState
  turn: number
  beatAt: Date | null
}

/** Whether a job may take the work up: nobody has, or whoever did is silent. */
export const mayTake = ({ state, beatAt }: EditionStanding, now: Date): boolean =>
  (state === 'waiting' || state === 'running') && (beatAt === null || now.getTime() - beatAt.getTime() > silence)

/** @throws Refusal `compilation/under-way` with who and how far */
export function expectNoneUnderWay(edition: { createdBy: string; done: number; total: number } | undefined): void {
  if (!edition) return
  const share = edition.total > 0 ? Math.floor((100 * edition.done) / edition.total) : 0
  throw new Refusal('compilation/under-way', 409, `${edition.createdBy}正在生成汇编，已完成 ${share}%。`, '请等这一版做完，或请对方停下，再生成新的一版。')
}

/** @throws Refusal `compilation/not-under-way` */
export function expectUnderWay(state: EditionState): void {
  if (state !== 'waiting' && state !== 'running') throw new Refusal('compilation/not-under-way', 409, '这一版已经不在生成了。', '请看它现在的状态。')
}
