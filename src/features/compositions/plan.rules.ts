import type { Block, OfficialDocument } from '../../documents/official/model.ts'

interface PlannedTime { text: string }

/** A campaign's plan, as far as a document tells it. */
export interface PlanGiven {
  campaign: { name: string }
  details: { theme: string | null; period: PlannedTime | null; contacts: readonly { names: readonly string[]; phones: readonly string[] }[] }
  modules: readonly { id: number; name: string; description: string | null; times: readonly PlannedTime[] }[]
  activities: readonly { name: string; moduleId: number | null; description: string | null; times: readonly PlannedTime[]; owners: readonly { name: string; role: string }[]; places: readonly string[] }[]
  requirements: readonly { title: string; dueText: string | null; lengthText: string | null; formats: readonly string[]; who: readonly string[] }[]
}

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
const ended = (text: string) => (/[。！？；]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`)
const worded = (times: readonly PlannedTime[]) => times.map((time) => time.text).filter(Boolean).join('、')

/** Writes the plan of a campaign out as a document: nothing is added that the plan does not say. */
export function documentOfPlan(start: OfficialDocument, plan: PlanGiven): OfficialDocument {
  const { campaign, details, modules, activities, requirements } = plan
  const name = campaign.name.replace(/(实施|活动|工作)?方案$/, '')
  const title = start.kind === 'notice' ? `关于开展${name}${name.endsWith('活动') ? '' : '活动'}的通知` : start.kind === 'plan' ? `${name}${name.endsWith('活动') ? '' : '活动'}实施方案` : campaign.name
  const body: Block[] = []
  if (start.kind === 'notice') body.push(paragraph(`决定开展${name}${name.endsWith('活动') ? '' : '活动'}，现将有关事项通知如下。`))
  if (details.theme) body.push(heading(1, '活动主题'), paragraph(ended(details.theme)))
  if (details.period?.text) body.push(heading(1, '活动时间'), paragraph(ended(details.period.text)))
  if (activities.length > 0) {
    body.push(heading(1, '活动安排'))
    const loose = activities.filter((activity) => !modules.some((module) => module.id === activity.moduleId))
    for (const module of modules) {
      body.push(heading(2, module.name))
      if (module.description) body.push(paragraph(ended(module.description)))
      for (const activity of activities.filter((each) => each.moduleId === module.id)) body.push(activityBlock(3, activity))
    }
    if (loose.length > 0 && modules.length > 0) body.push(heading(2, '其他活动'))
    for (const activity of loose) body.push(activityBlock(modules.length > 0 ? 3 : 2, activity))
  }
  if (requirements.length > 0) {
    body.push(heading(1, '报送要求'))
    const rows = requirements.map((each) => [each.title, each.who.join('、'), each.dueText ?? '', [each.lengthText, each.formats.join('、')].filter(Boolean).join('，')])
    body.push(paragraph('请按下表报送材料。'), { kind: 'table', head: ['材料', '报送单位', '时间', '要求'], rows, widths: [3, 4, 3, 4] })
  }
  const contact = details.contacts[0]
  const note = contact ? [contact.names.length > 0 && `联系人：${contact.names.join('、')}`, contact.phones.length > 0 && `联系电话：${contact.phones.join('、')}`].filter(Boolean).join('　') : ''
  return { ...start, title, body: body.length > 0 ? body : start.body, ...(note && { note }) }
}

function activityBlock(level: 2 | 3, activity: PlanGiven['activities'][number]): Block {
  const owners = new Map<string, string[]>()
  for (const owner of activity.owners) owners.set(owner.role, [...(owners.get(owner.role) ?? []), owner.name])
  const facts = [
    activity.description ? ended(activity.description) : '', activity.times.length > 0 ? `时间：${worded(activity.times)}。` : '', activity.places.length > 0 ? `地点：${activity.places.join('、')}。` : '',
    ...[...owners].map(([role, names]) => `${role}单位：${names.join('、')}。`),
  ].join('')
  return { kind: 'heading', level, text: ended(activity.name), ...(facts && { runIn: facts }) }
}
