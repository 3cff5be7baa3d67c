import type { NoticePlan } from './reader/schema.ts'

/** Words of one field of work; a module whose text holds some draws activities whose text holds others. */
const fields: readonly (readonly string[])[] = [
  ['志愿', '下乡', '义诊', '培训', '科普', '讲座', '课堂', '服务', '为民', '惠民', '便民', '帮扶', '咨询', '群众'],
  ['宣传', '典型', '表彰', '表扬', '先进', '优秀', '一封信', '新闻', '报道', '媒体', '公示', '评选', '事迹', '发布会'],
  ['走访', '慰问', '看望', '座谈', '引领', '宣讲', '报告会', '精神', '思想', '关怀', '领导同志', '调研'],
  ['合作', '交流', '论坛', '联合', '国际', '跨区域', '学术', '大讲堂', '研讨', '对接'],
  ['建家', '阵地', '办实事', '诉求', '权益', '意见建议', '之家', '归属'],
  ['竞赛', '比武', '技能', '演练', '隐患', '安全'],
  ['生态', '环境', '河', '垃圾', '绿', '卫生'],
  ['启动', '部署', '动员', '发动', '总结', '验收'],
]

/** Pairs every notice is full of. */
const common = new Set(['开展', '展活', '活动', '组织', '积极', '工作', '作者', '进行', '举办', '召开', '推动', '加强', '相关', '单位', '各级', '结合'])
/** The pairs of characters of a text that may tell one module from another. */
const pairsOf = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)).filter((pair) => /^\p{Script=Han}{2}$/u.test(pair) && !common.has(pair)))

/**
 * Suggests a module for each activity that names none: by the words both use, weighed by how few modules use them, and by fields of work.
 * Says nothing unless one module is clearly ahead. A suggestion is shown as one (推断) and a person may change it.
 * @returns activity id → module id
 */
export function suggestModules(plan: Pick<NoticePlan, 'modules' | 'activities'>): Record<string, string> {
  if (plan.modules.length < 2) return {}
  const modules = plan.modules.map((module) => {
    const text = module.name + (module.description ?? '') + module.forms.join('')
    return { id: module.id, name: module.name, text, pairs: pairsOf(text), namePairs: pairsOf(module.name) }
  })
  const spread = (pair: string) => modules.filter((module) => module.pairs.has(pair)).length
  const suggested: Record<string, string> = {}
  for (const activity of plan.activities) {
    if (activity.module !== null) continue
    const name = pairsOf(activity.name + activity.forms.join(''))
    const rest = pairsOf(activity.description ?? '')
    const scores = modules.map((module) => {
      let score = 0
      for (const pair of module.pairs) {
        const rarity = spread(pair) === 1 ? 1 : spread(pair) === 2 ? 0.3 : 0
        const weight = module.namePairs.has(pair) ? 3 : 1
        if (name.has(pair)) score += 2 * rarity * weight
        else if (rest.has(pair)) score += 0.4 * rarity * weight
      }
      for (const field of fields) {
        const said = field.filter((word) => activity.name.includes(word)).length * 2 + field.filter((word) => activity.description?.includes(word)).length * 0.5
        const meant = field.filter((word) => module.name.includes(word)).length * 2 + Math.min(2, field.filter((word) => module.text.includes(word)).length * 0.5)
        score += Math.min(said, 4) * Math.min(meant, 3) * 0.5
      }
      return { id: module.id, score }
    }).sort((a, b) => b.score - a.score)
    const [best, second] = scores
    if (best && second && best.score >= 3 && best.score >= 1.25 * second.score) suggested[activity.id] = best.id
  }
  return suggested
}
