import type { OwnerRole } from './schema.ts'
import { roleOf } from './labels.ts'

/** Header rows of activity tables. */

/** What a column of an activity table holds. */
export type Column = 'no' | 'name' | 'time' | 'place' | 'owner' | 'audience' | 'form' | 'content' | 'module' | 'channel' | 'other'

export interface Header {
  columns: Column[]
  roles: (OwnerRole | null)[]
}

const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  ['no', /^(?:序号|编号|序|No\.?|项次)$/i],
  ['module', /^(?:类别|板块|模块|专题|活动类别|活动类型|类型|系列|阶段|活动阶段|活动板块|主题板块|项目类别|版块|篇章|分类)$/],
  ['time', /^(?:活动|举办|开展|实施|完成|起止|计划|拟定|具体|展出|集合|讲座|播出|授课)?(?:时间|日期|时限|期限|时间安排|月份)(?:安排)?$/],
  ['place', /^(?:活动|举办|开展|实施|展出|具体|主要|授课)?(?:地点|场地|场所|地址|位置)$/],
  ['audience', /^(?:活动|参加|参与|面向|服务|参赛|受众|培训)?(?:对象|人员|群体|人群|受众|范围|对象及人数|人员范围)$/],
  ['form', /^(?:活动|开展|主要)?(?:形式|方式)$/],
  ['channel', /^(?:发布|宣传|直播|播出)?(?:平台|渠道|媒体)$/],
  ['name', /^(?:活动名称|项目名称|活动项目|活动主题|名称|项目|活动|任务|工作任务|重点任务|任务名称|活动事项|事项|讲座题目|题目|课程|课程名称|主题|工作项目|主要活动|重点活动|节目|活动名)$/],
  ['content', /^(?:活动|主要|工作|具体|任务|服务|活动主要)?(?:内容|说明|简介|安排|要求|措施|内容及要求|内容和要求|内容简介|内容及形式)$/],
]

export function columnOf(cell: string): { column: Column; role: OwnerRole | null } | null {
  const s = cell.replace(/[（(].*$/, '').replace(/[：:]/g, '')
  if (s.length > 10) return null
  for (const [column, rule] of COLUMNS) if (rule.test(s)) return { column, role: null }
  const role = roleOf(s)
  if (role) return { column: 'owner', role }
  return /^(?:备注|联系人|联系电话|人数|参加人数|数量|经费|预算|电话|规模|责任领导|分管领导|负责人及电话|人数规模|名额)$/.test(s) ? { column: 'other', role: null } : null
}

/** A header when at least half its cells, and a name or content column, are known. */
export function headerOf(cells: string[]): Header | null {
  const found = cells.map((c) => columnOf(c))
  const known = found.filter((f) => f !== null).length
  if (cells.length < 2 || known < 2 || known < cells.length * 0.6) return null
  const columns = found.map((f) => f?.column ?? 'other')
  if (!columns.includes('name')) {
    const i = columns.indexOf('content')
    if (i < 0) return null
    columns[i] = 'name'
  }
  if (!columns.some((c) => c === 'time' || c === 'place' || c === 'owner')) return null
  return { columns, roles: found.map((f) => f?.role ?? null) }
}
