import { useState } from 'react'
import { Link } from 'react-router'
import { countOf, dayOf, daysUntil, deadlineOf, momentOf } from '../../../workbench/parts/days.ts'
import { Icon, type IconName } from '../../../workbench/parts/icon.tsx'
import { UrgeDialog, type Aim } from '../../receipts/workbench/index.tsx'
import type { Todo } from '../rules.ts'
import { links } from './links.ts'

interface Line {
  icon: IconName
  tone: 'zhu' | 'teng' | 'dai' | ''
  title: string
  fact: string
  /** Where the rows behind it are. */
  rows?: { word: string; to: string }
  /** The one verb: a place to go, or a question whom to urge. */
  verb: { word: string; to: string } | { word: string; aim: Aim }
}

const others = (names: string[], count: number) => (count > names.length ? `${names.join('、')}等` : names.join('、'))
const urgedWords = (times: number, at: Date | string | null, now: Date) => (times > 0 && at ? `已催 ${times} 次，最近一次${momentOf(at, now)}` : '还没有催过')

/** What a to-do says and its verb. */
export function lineOf(todo: Todo, campaign: number, now: Date): Line {
  switch (todo.kind) {
    case 'review': return {
      icon: 'submitted', tone: '', title: `${countOf(todo.count)} 份材料待审核`,
      fact: `最早一份${todo.oldest.submittedAt ? momentOf(todo.oldest.submittedAt, now) : ''} 交来：${todo.oldest.unitName}《${todo.oldest.title}》`,
      verb: { word: '开始审核', to: links.review(campaign, todo.oldest.requirementId, todo.oldest.unitId) },
    }
    case 'overdue': {
      const days = -daysUntil(todo.dueAt, now)
      return {
        icon: 'clock', tone: 'zhu', title: `${countOf(todo.count)} 个单位的${todo.title}${days === 0 ? '今天已过截止时间' : `已逾期 ${days} 天`}`,
        fact: `${others(todo.names, todo.count)} · ${urgedWords(todo.urgedTimes, todo.urgedAt, now)}`,
        rows: { word: '看名单', to: links.ledger(campaign, { requirement: String(todo.requirementId), standing: 'overdue' }) },
        verb: { word: '催办', aim: { to: 'requirement', requirementId: todo.requirementId } },
      }
    }
    case 'due': {
      const [first] = todo.requirements
      const several = todo.requirements.length > 1
      const left = daysUntil(todo.dueAt, now)
      return {
        icon: 'bell', tone: 'teng', title: `${countOf(todo.count)} 个单位还没交齐${several ? `${todo.requirements.length} 份材料` : `《${first?.title}》`}，${left === 0 ? '今天截止' : `${dayOf(todo.dueAt, now).split(' ')[0]}截止`}`,
        fact: `${others(todo.names, todo.count)} · ${urgedWords(todo.urgedTimes, todo.urgedAt, now)}`,
        rows: { word: '看名单', to: links.ledger(campaign, { behind: 'true', ...(!several && first && { requirement: String(first.id) }) }) },
        verb: { word: '现在催办', aim: several || !first ? { to: 'missing', step: 'reported' } : { to: 'requirement', requirementId: first.id } },
      }
    }
    case 'unopened': return {
      icon: 'eye', tone: 'dai', title: `${countOf(todo.count)} 个单位收到通知 ${todo.hours} 小时还没打开`, fact: others(todo.names, todo.count),
      rows: { word: '看名单', to: links.receipts(campaign, { missing: 'opened' }) }, verb: { word: '提醒打开', aim: { to: 'missing', step: 'opened' } },
    }
    case 'unsigned': return {
      icon: 'notice', tone: 'dai', title: `${countOf(todo.count)} 个单位打开通知后 ${todo.hours} 小时未签收`, fact: others(todo.names, todo.count),
      rows: { word: '看名单', to: links.receipts(campaign, { stuck: 'acknowledged' }) }, verb: { word: '提醒签收', aim: { to: 'missing', step: 'acknowledged' } },
    }
    case 'reading': return {
      icon: 'ask', tone: 'teng', title: todo.undecided > 0 ? `《${todo.title || todo.fileName}》还有 ${todo.undecided} 处待定` : `《${todo.title || todo.fileName}》读好了，等您确认方案`,
      fact: `${todo.updatedBy} ${momentOf(todo.updatedAt, now)} 看过`, verb: { word: '接着看', to: links.reading(todo.id) },
    }
    case 'draft': return {
      icon: 'plan', tone: 'dai', title: `${todo.name}的方案还没有签发`, fact: '核对收文单位后就可以签发', verb: { word: '去签发', to: links.recipients(todo.campaignId) },
    }
  }
}

/** One to-do, one verb; only the first on the page is primary. What reaches others is asked about first. */
export function TodoLine({ todo, campaign, notice, first, now }: { todo: Todo; campaign: number; notice: number | null; first: boolean; now: Date }) {
  const [aim, setAim] = useState<Aim | null>(null)
  const line = lineOf(todo, campaign, now)
  const look = `btn s${first ? ' p' : ''}`
  return (
    <li>
      <span className={`ic ${line.tone}`}><Icon name={line.icon} /></span>
      <div><b>{line.title}</b><p>{line.fact}</p></div>
      <div className="row">
        {line.rows && <Link className="btn s t" to={line.rows.to}>{line.rows.word}</Link>}
        {'to' in line.verb ? <Link className={look} to={line.verb.to}>{line.verb.word}</Link> : <Ask line={line.verb} look={look} disabled={notice === null} onAsk={setAim} />}
      </div>
      {aim && notice !== null && <UrgeDialog campaign={campaign} notice={notice} aim={aim} onClose={() => setAim(null)} />}
    </li>
  )
}

const Ask = ({ line, look, disabled, onAsk }: { line: { word: string; aim: Aim }; look: string; disabled: boolean; onAsk: (aim: Aim) => void }) =>
  <button type="button" className={look} disabled={disabled} onClick={() => onAsk(line.aim)}>{line.word}</button>

/** The deadline the page counts down to. */
export function Countdown({ due, now }: { due: Date; now: Date }) {
  const days = daysUntil(due, now)
  return <span className="day"><span>距 {deadlineOf(due, now)}</span>{days === 0 ? <b>今天</b> : <><b>{days}</b><span>天</span></>}</span>
}
