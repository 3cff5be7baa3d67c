import { findLengths } from './lengths.ts'
import type { ClausePlace, ReportScene } from './reportdraft.ts'
import type { Range } from './script.ts'

/** Limits said of a piece named before: “其中总结字数控制在1500字左右”, “每篇不超过2000字”. */

const SAYS_NOTHING = /^(?:（[^（）]*）|[一二三四五六七八九十\d]{1,2}[.、]|其中|每[篇件份个]|单篇|文章|正文|全文|文字|字数|篇幅|长度|总字数|一般|原则上|控制|限制|限定|要求|限|在|为|以|应|请|须|需|：)*$/

/** Gives each limit of a clause without a piece of its own to the piece its words name, else to the one just named. */
export function limitEarlier(scene: ReportScene, r: Range, place: ClausePlace) {
  const { script, out } = scene
  const lengths = findLengths(script.at(r))
  // Several limits in a row are those of groups of authors.
  if (lengths.length !== 1) return
  const l = lengths[0]!
  const lead = script.n.slice(r.a, r.a + l.a).split(/[，；。]/).pop()!
  if (out.length === 0) {
    if (SAYS_NOTHING.test(lead) || /^(?:征文|论文|作品|稿件|文稿|来稿)[^，。；]{0,6}$/.test(lead)) scene.pending.length ??= { ...l.length, text: script.raw(r.a + l.a, r.a + l.b) }
    return
  }
  const near = out.filter((d) => place.paragraph - d.paragraph <= 3)
  const meant = near.findLast((d) => lead.includes(d.report.what.replace(/[》”]$/, '').slice(-2))) ?? (SAYS_NOTHING.test(lead) ? lone(near) : undefined)
  if (!meant || meant.report.length !== null) return
  meant.report.length = { ...l.length, text: script.raw(r.a + l.a, r.a + l.b) }
}

/** The last piece, when its clause asks for no other. */
function lone(near: ReportScene['out']) {
  const last = near[near.length - 1]
  return last && near.filter((d) => d.clause === last.clause).length === 1 ? last : undefined
}
