import { Icon } from '../../../workbench/parts/icon.tsx'
import type { Finding } from '../check.rules.ts'

const looks = { fail: { tone: 'late', icon: 'late', word: '不合' }, warn: { tone: 'warn', icon: 'ask', word: '提醒' }, pass: { tone: 'ok', icon: 'accepted', word: '符合' } } as const

/** 版式检查: rules the document breaks, worst first; a click goes to the place. */
export function ChecksPane({ found, onShow }: { found: readonly Finding[]; onShow?: (finding: Finding) => void }) {
  const broken = found.filter((each) => each.verdict !== 'pass')
  const kept = found.filter((each) => each.verdict === 'pass')
  return (
    <div className="comp-list">
      <p className="lede">{broken.length === 0 ? '没有发现不合版式要求的地方。' : `有 ${broken.length} 处要看。检查只是提醒，改不改由您定。`}</p>
      <ul>
        {broken.map((each, index) => {
          const look = looks[each.verdict]
          const text = <><p>{each.reason}</p><p className="mute">{each.rule}</p></>
          return (
            <li key={index}>
              <span className={`st ${look.tone}`}><Icon name={look.icon} />{look.word}</span>
              {onShow && each.at ? <button type="button" className="goto" onClick={() => onShow(each)}><b>{each.title}</b>{text}</button> : <div><b>{each.title}</b>{text}</div>}
            </li>
          )
        })}
      </ul>
      {kept.length > 0 && <>
        <h3>符合的 {kept.length} 项</h3>
        <ul className="quiet">{kept.map((each, index) => <li key={index}><span className="st ok"><Icon name="check" /></span><div>{each.title}<span className="mute">　{each.reason}</span></div></li>)}</ul>
      </>}
    </div>
  )
}
