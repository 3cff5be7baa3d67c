import type { NoticePlan } from './schema.ts'
import type { Script } from './script.ts'

/** By which rule a fact was read. `path` is like `activities[2].owners[0]`. */
export interface Explanation {
  path: string
  rule: string
  /** The rule in words, for the person who checks the plan. */
  text: string
}

const WORDS: Record<string, string> = {
  'title.head': '正文之前以“通知、方案”等结尾的标题行',
  'doc_number.own-line': '单独成行或紧接标题的发文字号',
  'doc_number.site-field': '网页信息栏中的“文号”',
  'issuers.signature': '成文日期之上的落款',
  'issuers.letterhead': '没有落款，取版头',
  'recipients.line': '标题之后、冒号之前的主送机关，按顿号和逗号分开',
  'cc.line': '“抄送”一行',
  'issued.signature': '落款处的成文日期',
  'issued.year-of-title': '落款日期缺年份，取标题中的年份',
  'issued.unreadable': '落款日期缺字，不作推测',
  'basis.ground': '“根据、按照、贯彻”等之后书名号内的文件',
  'theme.section': '“活动主题”一节或一行',
  'theme.sentence': '“主题是…”“以…为主题”',
  'contacts.block': '“联系人、电话、邮箱、地址”等相连的几行',
  'sections.heading': '第一级序号的标题',
  'modules.section': '自成板块的一级标题，其下列有活动',
  'modules.group': '其下列有多项活动的标题',
  'modules.phase': '阶段，另有活动可做',
  'modules.block': '板块一节所列，活动另列',
  'modules.table-column': '表格的类别一栏',
  'activities.item': '活动一节中的编号项，句号或冒号之前为名称',
  'activities.running-item': '编号项整段叙述，取点明活动的短语',
  'activities.month-line': '月份之后所列',
  'activities.prose': '活动一节的叙述',
  'activities.table-row': '活动表的一行',
  'activities.announced-meeting': '“…拟于…召开”',
  'activities.whole-notice': '整份通知就是这一项活动',
  'owners.label': '“责任、牵头、配合”等标签之后',
  'owners.words': '“由…牵头”“…负责”',
  'owners.duties': '“职责分工”中点到的活动',
  'reports.act': '要求报备或报名',
  'owners.subject': '句子的主语',
  'owners.table-column': '表格的单位一栏',
  'reports.clause': '“报送、提交、发至”等所带的材料',
  'to.org': '“报、送”之后的单位', 'to.address': '单位之后的房间或地址', 'to.email': '句中的邮箱', 'to.fax': '句中的传真', 'to.platform': '句中的系统、平台或群',
  'attachments.line': '“附件”一行', 'attachments.label': '“附件”之下的标题',
  'unresolved.lunar_or_holiday': '农历或节日，原文没有写明公历日期',
  'unresolved.relative_to_event': '相对于某件事的时间',
  'unresolved.relative_weekday': '只写星期，没有日期',
  'unresolved.to_be_announced': '另行通知',
  'unresolved.vague': '说法不确切',
  'unresolved.conflict': '前后说法不一致',
  'unresolved.invalid': '日历上没有这一天',
  'unresolved.no_year': '无从判定年份',
}

/** Collects the rules remembered while reading, path by path. */
export function explain(script: Script, plan: NoticePlan): Explanation[] {
  const out: Explanation[] = []
  const walk = (x: unknown, path: string) => {
    if (Array.isArray(x)) x.forEach((v, i) => walk(v, `${path}[${i}]`))
    else if (x !== null && typeof x === 'object') {
      const rule = script.ruleOf(x)
      if (rule) out.push({ path, rule, text: WORDS[rule] ?? rule })
      for (const [k, v] of Object.entries(x)) if (v !== null && typeof v === 'object') walk(v, path ? `${path}.${k}` : k)
    }
  }
  walk(plan, '')
  return out
}
