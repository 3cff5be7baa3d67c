import type { NoticeKind } from './schema.ts'

/** What a notice does, told from its title: what it passes on or sends out weighs more than what that speaks of. */
export function kindOf(title: string): NoticeKind {
  const outer = title.replace(/《[^》]*》/g, '《》').replace(/〈[^〉]*〉/g, '')
  if (/转发|批转/.test(outer)) return 'forward'
  if (/印发|下发|发布《/.test(outer)) return 'plan'
  if (/(?:评选|推荐|申报|推选|遴选|选拔|评审|提名|选树|评比|认定|选推|寻找|评优|创建命名)/.test(outer) && !/(?:推荐活动周|报送.*总结)/.test(outer)) return 'selection'
  if (/(?:征集|征文|报送|上报|征求|填报|收集|统计|调查|报名|投稿|征稿|提交|汇总|报告)/.test(outer)) return 'collection'
  if (/(?:方案|办法|细则|规则|规程|计划|安排|要点|意见)(?:（[^（）]*）)?$/.test(outer)) return 'plan'
  return 'activity'
}
