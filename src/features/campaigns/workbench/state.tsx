import { Icon, type IconName } from '../../../workbench/parts/icon.tsx'
import type { ActivityState } from '../plan.rules.ts'

/** Icon, word and colour of each state: never colour alone. */
export const activityLooks: Record<ActivityState, { word: string; icon: IconName; tone: string }> = {
  planned: { word: '计划中', icon: 'empty', tone: 'none' },
  announced: { word: '已公布', icon: 'calendar', tone: 'sent' },
  running: { word: '进行中', icon: 'live', tone: 'sent' },
  finished: { word: '已结束', icon: 'accepted', tone: 'ok' },
  postponed: { word: '延期', icon: 'pause', tone: 'warn' },
  cancelled: { word: '取消', icon: 'close', tone: 'none' },
  moved_online: { word: '改线上', icon: 'link', tone: 'warn' },
}

export function ActivityStateTag({ state }: { state: ActivityState }) {
  const look = activityLooks[state]
  return <span className={`st ${look.tone}`}><Icon name={look.icon} />{look.word}</span>
}
