import type { Report } from './schema.ts'
import type { Material } from './material.ts'
import { dueOpen, whoOf, type ClausePlace, type ReportScene } from './reportdraft.ts'
import type { Range } from './script.ts'
import type { ReadTime } from './timing.ts'

/** 报备, 报名: the act itself is what is handed in. Returns whether the clause orders one. */
export function readAct(scene: ReportScene, r: Range, place: ClausePlace, times: ReadTime[], to: Report['to'], beside: Material[]): boolean {
  const { script } = scene
  const s = script.at(r)
  const act = /报备|报名|备案(?!登记)/.exec(s)
  if (!act || /^(?:表|费|时间|方式|条件|截止|者|人员|参加|对象|系统|情况|工作|单位|回执)/.test(s.slice(act.index + 2)) || times.length === 0) return false
  // 报市科协备案 hands in something else.
  if (act[0] === '备案' && /(?:报|送|交)[^，。；]{2,20}$/.test(s.slice(0, act.index))) return false
  if (beside.some((m) => m.name.a - r.a <= act.index && m.name.b - r.a > act.index) || (beside.length > 0 && !/^(?:[，。；（]|$)/.test(s.slice(act.index + 2)))) return false
  const name = { a: r.a + act.index, b: r.a + act.index + 2 }
  const due = times.filter((t) => t.b <= name.a).pop() ?? times[0]!
  const near = to.filter((t) => script.compact.indexOf(t.value, r.a) < name.b + (beside.length ? 14 : 40))
  const report: Report = script.why({
    id: '', what: script.raw(name.a, name.b), who: whoOf(scene, place), length: null, formats: [], copies: null,
    extras: [], due: due.weekdayConflict ? null : due.time, to: near, quote: script.quote(r.a, Math.min(r.b, name.b + 20)).replace(/[。；，]$/, ''),
  }, 'reports.act')
  scene.out.push({ report, open: dueOpen(script, due), at: name.a, due, paragraph: place.paragraph, clause: place.clause, ordered: true, named: true, own: true })
  return true
}
