import { writeWorkbook, type Cell } from '../../documents/sheets/index.ts'
import type { Context } from '../../platform/context.ts'
import { activitiesOf, modulesOf, requirementsOf, type Campaign } from '../campaigns/index.ts'
import { auditOf, contactsOf } from './store.ts'

type Content = AsyncGenerator<Uint8Array, void>

/** 活动方案 as it stands: modules, activities, what was to be handed in. */
export async function planWorkbook(ctx: Context, campaign: Campaign): Promise<Content> {
  const [modules, activities, requirements] = await Promise.all([modulesOf(ctx.db, campaign.id), activitiesOf(ctx.db, campaign.id), requirementsOf(ctx.db, campaign.id)])
  const moduleName = new Map(modules.map(({ id, name }) => [id, name]))
  return writeWorkbook([
    {
      name: '活动', title: `${campaign.name} 活动`,
      columns: [{ title: '模块', width: 16 }, { title: '活动', width: 40, wrap: true }, { title: '首日', kind: 'date', width: 12 }, { title: '末日', kind: 'date', width: 12 }, { title: '时间（原文）', width: 24, wrap: true }, { title: '责任单位', width: 30, wrap: true }, { title: '地点', width: 24, wrap: true }, { title: '状态', width: 10 }, { title: '内容', width: 60, wrap: true }],
      rows: activities.map((each): Cell[] => [
        moduleName.get(each.moduleId ?? 0) ?? null, each.name, each.firstDay, each.lastDay, each.times.map(({ text }) => text).join('；'), each.owners.map(({ name }) => name).join('、'), each.places.join('、'), activityWords[each.state] ?? each.state, each.description,
      ]),
    },
    { name: '模块', columns: [{ title: '模块', width: 20 }, { title: '说明', width: 80, wrap: true }], rows: modules.map((each): Cell[] => [each.name, each.description]) },
    {
      name: '报送要求', columns: [{ title: '材料', width: 40, wrap: true }, { title: '字数要求', width: 14 }, { title: '格式', width: 20 }, { title: '截止', kind: 'moment', width: 18 }, { title: '截止（原文）', width: 18 }, { title: '谁报', width: 40, wrap: true }],
      rows: requirements.map((each): Cell[] => [each.title, each.lengthText, each.formats.join('、'), each.dueAt, each.dueText, each.who.join('、')]),
    },
  ], { now: ctx.now() })
}

const activityWords: Record<string, string> = { planned: '计划中', announced: '已公布', running: '进行中', finished: '已结束', postponed: '延期', cancelled: '取消', moved_online: '改线上' }

/** 联系人名册: names and numbers in full, which is why the export is in the log. */
export async function contactsWorkbook(ctx: Context, campaign: Campaign): Promise<Content> {
  const lines = await contactsOf(ctx.db, campaign.id)
  return writeWorkbook([{
    name: '联系人', title: `${campaign.name} 联系人名册`, note: '含个人信息，按规定保管。',
    columns: [{ title: '单位', width: 34 }, { title: '联络员', width: 10 }, { title: '职务', width: 16 }, { title: '电话', width: 16 }, { title: '邮箱', width: 26 }, { title: '本次负责人', width: 12 }, { title: '负责人电话', width: 16 }],
    rows: lines.map((each): Cell[] => [each.unitName, each.liaison, each.duty, each.phone, each.email, each.responsible, each.responsiblePhone]),
  }], { now: ctx.now() })
}

/** The campaign's lines of the audit log, for reading. */
export function auditWorkbook(ctx: Context, campaign: Campaign): Content {
  async function* rows(): AsyncGenerator<Cell[]> {
    for await (const batch of auditOf(ctx.db, campaign.id))
      for (const line of batch) yield [line.id, line.at, line.personName, line.action, line.object, line.details, line.previous, line.hash]
  }
  return writeWorkbook([{
    name: '操作日志', title: `${campaign.name} 操作日志摘录`, note: '每行的校验值由本行各栏与上一行的校验值算出；核对用同名的 .jsonl 文件。',
    columns: [{ title: '编号', kind: 'number', width: 10 }, { title: '时间', kind: 'moment', width: 18 }, { title: '谁', width: 12 }, { title: '动作', width: 24 }, { title: '对象', width: 26 }, { title: '内容', width: 60, wrap: true }, { title: '上一行校验值', width: 24 }, { title: '本行校验值', width: 24 }],
    rows: rows(),
  }], { now: ctx.now() })
}

/** The same lines, each as what its hash is taken of and the hash, so that anyone can count it again. */
export async function* auditLines(ctx: Context, campaign: Campaign): Content {
  for await (const batch of auditOf(ctx.db, campaign.id))
    yield Buffer.from(batch.map(({ hash, ...line }) => `${JSON.stringify({
      hashed: [line.id, line.at.toISOString(), line.action, line.personId, line.personName, line.unitId, line.campaignId, line.object, line.details, line.previous], hash,
    })}\n`).join(''))
}

/** Text files open in every editor on Windows with its mark in front and its line ends. */
export const textFile = (lines: readonly string[]): Uint8Array => Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)
