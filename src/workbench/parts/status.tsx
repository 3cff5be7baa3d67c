import { Icon, type IconName } from './icon.tsx'

/** Where a submission stands, in the ledger's words. `late` and `missing` are computed, never stored. */
export type Standing = 'empty' | 'draft' | 'signed_off' | 'submitted' | 'returned' | 'accepted' | 'adopted' | 'missing'

const looks: Record<Standing, { icon: IconName; word: string; tone: string }> = {
  empty: { icon: 'empty', word: '未报', tone: 'none' },
  draft: { icon: 'draft', word: '草稿', tone: 'draft' },
  signed_off: { icon: 'signed', word: '已审签', tone: 'sent' },
  submitted: { icon: 'submitted', word: '待审核', tone: 'sent' },
  returned: { icon: 'returned', word: '退回', tone: 'back' },
  accepted: { icon: 'accepted', word: '已收', tone: 'ok' },
  adopted: { icon: 'adopted', word: '采用', tone: 'star' },
  missing: { icon: 'late', word: '逾期未报', tone: 'late' },
}

/** Shape, word and colour of a standing: never colour alone. */
export function Status({ standing }: { standing: Standing }) {
  const look = looks[standing]
  return <span className={`st ${look.tone}`}><Icon name={look.icon} />{look.word}</span>
}

/** The word alone, for filters and sentences. */
export const standingWord = (standing: Standing) => looks[standing].word
