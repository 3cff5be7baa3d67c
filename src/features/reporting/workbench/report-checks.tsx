import { Popover, Progress } from 'antd'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../../workbench/parts/icon.tsx'
import type { SignatureData } from '../../../documents/check/types.ts'
import { charactersOf, sealsOf, type Version } from './report-data.ts'
import { Signatures } from './report-signatures.tsx'

type Checked = NonNullable<Version['checks']>
type Check = Checked['checks'][number]

const looks: Record<Check['verdict'], { icon: IconName; word: string; tone: string }> = {
  pass: { icon: 'accepted', word: '通过', tone: 'ok' },
  warn: { icon: 'late', word: '提醒', tone: 'warn' },
  fail: { icon: 'late', word: '不通过', tone: 'late' },
  'cannot-tell': { icon: 'ask', word: '看不出', tone: 'warn' },
}

/** 机器核对: worst first, each with its reason and, on demand, its rule. */
export function Checks({ version, show }: { version: Version; show: { differences(): void; page(page: number): void } }) {
  if (!version.checks) return null
  const { took } = version.checks
  // A file that is not there yet is said on top of the page; here it would look like a fault.
  const checks = version.checks.checks.filter((check) => !(check.id === 'pdf-opens' && !version.pdf) && !(check.id === 'word-opens' && !version.word))
  const count = (verdict: Check['verdict']) => checks.filter((check) => check.verdict === verdict && !check.pending).length
  const tally = (['pass', 'fail', 'warn', 'cannot-tell'] as const).filter((verdict) => count(verdict) > 0).map((verdict) => `${count(verdict)} 项${looks[verdict].word}`)
  const [seal] = sealsOf(version)
  return (
    <section aria-label="机器核对">
      <h2 className="h2 rep-h">机器核对 <small>{checks.length} 项 · 用时 {Math.max(0.1, took / 1000).toFixed(1)} 秒 · {tally.join('，')}</small></h2>
      <ul className="rep-checks">
        {checks.map((check) => {
          const look = check.pending ? { icon: 'clock' as const, word: '识别中', tone: 'wait' } : looks[check.verdict]
          const [first, rest] = sentences(check)
          return (
            <li key={check.id}>
              <span className={`st ${look.tone}`}><Icon name={look.icon} />{look.word}</span>
              <b>{check.title}</b>
              <div>
                {check.pending && version.checks?.recognising ? <Recognising {...version.checks.recognising} /> : isTold(check) ? <Signatures check={check} show={show.page} /> : first}
                {check.id === 'characters' && <Gauge check={check} />}
                {rest && !isTold(check) && <div className="why">{rest}</div>}
              </div>
              <span className="rep-links">
                {check.id === 'agreement' && check.data !== undefined && check.verdict !== 'pass' && <button type="button" className="link" onClick={show.differences}>看差别</button>}
                {check.id === 'seal' && seal && <button type="button" className="link" onClick={() => show.page(seal.page)}>看位置</button>}
                <Rule text={check.rule}>{check.id === 'characters' ? '怎么数的' : '规则'}</Rule>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** 正在识别盖章版 第 2 页，共 5 页. Nothing waits for it. */
function Recognising({ done, total }: { done: number; total: number }) {
  return (
    <div aria-live="polite">
      正在识别盖章版 第 {Math.min(total, done + 1)} 页，共 {total} 页
      <Progress percent={Math.round((100 * done) / total)} showInfo={false} size="small" />
    </div>
  )
}

/** Signatures are told one by one; when none could be verified the reason says why. */
const isTold = (check: Check): boolean => check.id === 'signature' && ((check.data as SignatureData | undefined)?.signatures.length ?? 0) > 0

function Rule({ text, children }: { text: string; children: ReactNode }) {
  return (
    <Popover content={<div style={{ maxWidth: 340 }}>{text}</div>} trigger={['click', 'hover']} placement="topRight">
      <button type="button" className="link">{children}</button>
    </Popover>
  )
}

/** The finding, then what to do about it. Of a seal we say once, in full, what finding one does not mean. */
function sentences({ id, verdict, reason }: Check): [string, string] {
  if (id === 'seal' && verdict === 'pass') {
    const [found = '', more = ''] = reason.split('，不判断真伪。')
    return [found, `只说明“这里有章”，不判断真伪。${more}`]
  }
  const end = reason.indexOf('。')
  return end < 0 ? [reason, ''] : [reason.slice(0, end), reason.slice(end + 1)]
}

/** 字数 on a scale that holds the limit inside, so that too much is seen as too much. */
function Gauge({ check }: { check: Check }) {
  const data = charactersOf(check)
  const mark = data?.max ?? data?.min ?? data?.about
  if (!data || !mark) return null
  const scale = Math.max(mark * 1.1, data.words * 1.03)
  const at = (words: number) => `${((100 * words) / scale).toFixed(1)}%`
  const word = data.max ? '上限' : data.min ? '下限' : '要求'
  return (
    <div className={`rep-gauge ${check.verdict}`} role="img" aria-label={`${data.words} 字，${word} ${mark} 字`}>
      <i style={{ width: at(data.words) }} /><u style={{ left: at(mark) }} /><span style={{ left: at(mark) }}>{word} {mark}</span><span style={{ left: 0, transform: 'none' }}>0</span>
    </div>
  )
}
