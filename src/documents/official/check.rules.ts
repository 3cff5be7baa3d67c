import { endingRules } from './check-ending.ts'
import { headRules } from './check-head.ts'
import { pageRules } from './check-pages.ts'
import { textRules } from './check-text.ts'
import type { OfficialDocument } from './model.ts'
import type { Place } from './texts.ts'

/** One thing looked at. The machine advises, a person decides. */
export interface Finding {
  /** Stable, such as 'number-form'; several findings may share one. */
  id: string
  verdict: 'pass' | 'warn' | 'fail'
  /** What was looked at, such as 发文字号. */
  title: string
  /** What is so and, unless it passes, what to do. */
  reason: string
  /** Where the rule stands. */
  rule: string
  at?: Place
}

/** A rule gives what is wrong; none wrong is a pass. Null: the rule does not concern this document. */
export interface Rule {
  id: string
  title: string
  rule: string
  /** Said when nothing is wrong. */
  fine: string
  look(document: OfficialDocument, pages: readonly string[] | null): Wrong[] | null
}

export interface Wrong {
  verdict: 'warn' | 'fail'
  reason: string
  at?: Place
}

/** No one reads more of a kind. */
const MOST_OF_A_KIND = 20

/**
 * What a document breaks of GB/T 9704-2012 and of custom, worst first, then what it keeps. Pure: also runs in the browser.
 * @param pages text of each typeset page, for what only typesetting shows; left out while there is none
 */
export function checkOfficial(document: OfficialDocument, pages: readonly string[] | null = null): Finding[] {
  const found = [...headRules, ...textRules, ...endingRules, ...pageRules].flatMap(({ id, title, rule, fine, look }): Finding[] => {
    const wrong = look(document, pages)
    if (wrong === null) return []
    if (wrong.length === 0) return [{ id, verdict: 'pass', title, reason: fine, rule }]
    return wrong.slice(0, MOST_OF_A_KIND).map((each) => ({ id, title, rule, ...each }))
  })
  const order = { fail: 0, warn: 1, pass: 2 }
  return found.sort((a, b) => order[a.verdict] - order[b.verdict])
}
