/** 保管期限 by order No. 8 (2006) of the National Archives: 永久, 定期 30 年, 定期 10 年. */
export const retentions = ['permanent', 'thirty', 'ten'] as const
export type Retention = (typeof retentions)[number]
export const retentionWords: Record<Retention, string> = { permanent: '永久', thirty: '30年', ten: '10年' }

/** The folders of an archive, in its order: papers that caused the campaign first, what came of it last. */
export const groups = ['notice', 'plan', 'contacts', 'report', 'compilation', 'summary', 'ledger', 'audit'] as const
export type ItemGroup = (typeof groups)[number]
export const groupWords: Record<ItemGroup, string> = {
  notice: '通知', plan: '活动方案', contacts: '联系人名册', report: '各单位报送', compilation: '材料汇编', summary: '总结', ledger: '报送台账', audit: '操作日志摘录',
}

/** One 件 of the index: what belongs together is one item, whatever its number of files. */
export interface Item {
  key: string
  group: ItemGroup
  /** 责任者 */
  responsible: string
  /** 文号, '' for none. */
  docNumber: string
  /** 题名 */
  title: string
  /** YYYY-MM-DD; null = unknown. */
  day: string | null
  pages: number | null
  suggested: Retention
  /** Why, in a sentence. */
  why: string
  /** What the index says of it unless a person says otherwise. */
  remark: string
}

export type ReportStanding = 'submitted' | 'returned' | 'accepted' | 'adopted' | 'draft' | 'signed_off'

/** The suggestion of an item's 保管期限 and its reason. */
export function suggestion(group: ItemGroup, standing?: ReportStanding): { suggested: Retention; why: string } {
  switch (group) {
    case 'notice':
    case 'plan':
      return { suggested: 'permanent', why: '本机关组织重大活动的主要文件，永久保管。' }
    case 'summary':
    case 'compilation':
      return { suggested: 'permanent', why: '活动的总结和成果材料，永久保管。' }
    case 'report':
      return standing === 'adopted'
        ? { suggested: 'thirty', why: '采用的材料是总结的依据，保管30年。' }
        : { suggested: 'ten', why: '下级单位报送的一般材料，保管10年。' }
    case 'ledger':
    case 'audit':
      return { suggested: 'thirty', why: '办理情况的凭证，保管30年。' }
    case 'contacts':
      return { suggested: 'ten', why: '一般事务材料，保管10年。' }
  }
}

export const standingWords: Record<ReportStanding, string> = { submitted: '待审核', returned: '已退回', accepted: '已收', adopted: '采用', draft: '退回后重报中', signed_off: '退回后重报中' }

export interface Override {
  key: string
  retention: Retention | null
  secrecy: string | null
  remark: string | null
}

export interface IndexedItem extends Item {
  /** 件号, from 1 in the archive's order. */
  number: number
  retention: Retention
  /** 密级, '' for none. */
  secrecy: string
  /** Whether a person set any of these. */
  changed: boolean
}

/** Items in their order, numbered, with what people said differently. */
export function indexed(items: readonly Item[], overrides: readonly Override[]): IndexedItem[] {
  const byKey = new Map(overrides.map((override) => [override.key, override]))
  return items.map((item, i) => {
    const override = byKey.get(item.key)
    return {
      ...item, number: i + 1, retention: override?.retention ?? item.suggested, secrecy: override?.secrecy ?? '', remark: override?.remark ?? item.remark,
      changed: override !== undefined && (override.retention !== null || override.secrecy !== null || override.remark !== null),
    }
  })
}

/** Eight digits, as an index of files writes a day. */
export const dayDigits = (day: string | null): string => day?.replaceAll('-', '') ?? ''

/** A step of a path short enough that the whole stays below what Windows takes, its extension kept. */
export function shortStep(name: string, most: number): string {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const stem = [...name.slice(0, name.length - extension.length).replaceAll(/[/\\\r\n]/g, '_')]
  return (stem.length > most ? `${stem.slice(0, most - 1).join('')}…` : stem.join('')) + extension
}
