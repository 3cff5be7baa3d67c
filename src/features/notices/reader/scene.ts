import type { Draft, ModuleDraft } from './draft.ts'
import type { Item } from './outline.ts'
import type { NoticeKind } from './schema.ts'
import type { Script } from './script.ts'
import type { YearContext } from './years.ts'

export interface ReadActivities {
  drafts: Draft[]
  modules: ModuleDraft[]
}

/** What the readers of activities share while they go through a notice. */
export interface Scene {
  script: Script
  years: YearContext
  kind: NoticeKind
  out: ReadActivities
  /** Phases wait until it is known whether the notice lists anything else. */
  phases: Item[]
  /** Thematic blocks wait likewise. */
  blocks: Item[]
}
