import type { NoticePlan, NoticeTime, Report } from './schema.ts'

const KINDS: Record<NoticePlan['kind'], string> = { plan: '印发方案', activity: '部署活动', forward: '转发', collection: '征集报送', selection: '评选推荐' }
const REASONS: Record<string, string> = {
  lunar_or_holiday: '农历或节日，未写公历日期', relative_to_event: '随某件事而定', relative_weekday: '只写星期，没有日期', to_be_announced: '另行通知',
  vague: '说法不确切', conflict: '前后不一致', invalid: '没有这一天', no_year: '无法判定年份',
}
const EVERY = { day: '每天', week: '每周', month: '每月', quarter: '每季度', year: '每年' } as const

/** A time in words: the phrase, and in brackets the days it means. */
export function printTime(t: NoticeTime): string {
  const days = t.from && t.to ? (t.from === t.to ? t.from : `${t.from} 至 ${t.to}`) : t.to ? `${t.to} 之前（含当日）` : t.from ? `${t.from} 起` : ''
  const more = [days, t.time ?? '', t.every ? EVERY[t.every] : ''].filter(Boolean).join(' ')
  return more ? `${t.text}〔${more}〕` : `${t.text}〔日期待定〕`
}

/** The plan as readable Chinese text for a terminal. */
export function printPlan(plan: NoticePlan): string {
  const out: string[] = []
  const line = (label: string, value: string | null | undefined) => {
    if (value) out.push(`${label}：${value}`)
  }
  const block = (title: string, n: number) => out.push('', `${title}（${n}）`)
  out.push(plan.title.value, '─'.repeat(Math.min(40, plan.title.value.length * 2)))
  line('类型', KINDS[plan.kind])
  line('发文字号', plan.doc_number?.value)
  line('发文单位', plan.issuers.map((i) => i.name).join('、'))
  line('成文日期', plan.issued ? plan.issued.date ?? `${plan.issued.text}（看不清，待定）` : null)
  line('主送', plan.recipients.map((r) => r.name).join('、'))
  line('抄送', plan.cc.map((r) => r.name).join('、'))
  line('依据', plan.basis.map((b) => `《${b.title}》${b.number ? `（${b.number}）` : ''}`).join('、'))
  line('主题', plan.theme?.value)
  line('时间', plan.period ? printTime(plan.period) : null)
  if (plan.modules.length) {
    block('板块', plan.modules.length)
    for (const m of plan.modules) out.push(`  ${m.id}  ${m.name}${m.time.length ? `  ${m.time.map(printTime).join('；')}` : ''}`)
  }
  if (plan.activities.length) {
    block('活动', plan.activities.length)
    for (const a of plan.activities) {
      out.push(`  ${a.id}  ${a.name}${a.module ? `  〔${a.module}〕` : ''}`)
      detail(out, '时间', a.time.map(printTime))
      detail(out, '单位', a.owners.map((o) => `${o.name}（${o.role}）`))
      detail(out, '地点', a.places)
      detail(out, '形式', a.forms)
      detail(out, '对象', a.audience)
      detail(out, '平台', a.channels)
    }
  }
  if (plan.reports.length) {
    block('报送材料', plan.reports.length)
    for (const r of plan.reports) {
      out.push(`  ${r.id}  ${r.what}`)
      detail(out, '时限', r.due ? [printTime(r.due)] : [])
      detail(out, '报送单位', r.who)
      detail(out, '要求', demands(r))
      detail(out, '报至', r.to.map((t) => t.value))
    }
  }
  if (plan.contacts.length) {
    block('联系人', plan.contacts.length)
    for (const c of plan.contacts) out.push(`  ${[c.org, c.names.join('、'), c.phones.join('、'), c.fax.length ? `传真 ${c.fax.join('、')}` : '', c.emails.join('、'), c.address, c.postcode].filter(Boolean).join('  ')}`)
  }
  if (plan.attachments.length) {
    block('附件', plan.attachments.length)
    for (const a of plan.attachments) out.push(`  ${a.no === null ? '' : `${a.no}. `}${a.title}`)
  }
  if (plan.unresolved.length) {
    block('待确定', plan.unresolved.length)
    for (const u of plan.unresolved) {
      out.push(`  ${u.ref ?? '全文'}  ${u.text}：${REASONS[u.reason]}${u.candidates.length ? `（${u.candidates.map(printTime).join('；')}）` : ''}`)
    }
  }
  return `${out.join('\n')}\n`
}

function detail(out: string[], label: string, values: string[]) {
  if (values.length) out.push(`      ${label}：${values.join('、')}`)
}

function demands(r: Report): string[] {
  return [r.length?.text ?? '', ...r.formats, r.copies === null ? '' : `一式${r.copies}份`, ...r.extras].filter(Boolean)
}
