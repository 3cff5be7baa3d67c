import { Alert, Button, Popover } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { useLive } from '../../../workbench/live.ts'
import { countOf, momentOf } from '../../../workbench/parts/days.ts'
import { Empty, Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { Status } from '../../../workbench/parts/status.tsx'
import { Declined } from '../../../workbench/api.ts'
import { CitationDialog } from './citation-dialog.tsx'
import { useCitation, usePair, type WholePair } from './copying-data.ts'
import { shareOf, titleOf } from './copying-words.ts'
import { useKeys } from '../../../workbench/parts/keys.ts'
import { paragraphsOf, type Span } from './pieces.ts'
import './copying.css'

/** Two reports side by side, what they share tinted and numbered. N and P walk. */
export function PairPage() {
  const { campaign, pair } = useParams()
  const [at, id] = [Number(campaign), Number(pair)]
  useLive(at)
  const whole = usePair(at, id)
  const crumb = <><Link to={`/campaigns/${at}/ledger`}>报送台账</Link> / <Link to={`/campaigns/${at}/copying`}>雷同检查</Link></>
  if (!whole.data) {
    const gone = whole.error instanceof Declined && whole.error.status === 404 ? whole.error : null
    return (
      <>
        <PageHead title="雷同对照" crumb={crumb} />
        <div className="body">
          {gone ? <Empty action={<Link to={`/campaigns/${at}/copying`}><Button>回到雷同检查</Button></Link>}>{gone.message}{gone.hint}</Empty>
            : whole.isError ? <RefusalAlert error={whole.error} retry={() => void whole.refetch()} /> : <Loading rows={12} />}
        </div>
      </>
    )
  }
  return <Compared key={id} campaign={at} pair={whole.data} crumb={crumb} />
}

function Compared({ campaign, pair, crumb }: { campaign: number; pair: WholePair; crumb: ReactNode }) {
  const { later, earlier, passages } = pair
  const go = useNavigate()
  const [search, setSearch] = useSearchParams()
  const [citing, setCiting] = useState(false)
  const citation = useCitation(campaign, pair.id)
  const asked = Number(search.get('passage'))
  const current = Number.isInteger(asked) && asked >= 1 && asked <= passages.length ? asked : null
  const show = (number: number) => setSearch({ passage: String(number) }, { replace: true })
  const walk = (by: number) => passages.length > 0 && show(((current ?? (by > 0 ? 0 : 1)) - 1 + by + passages.length) % passages.length + 1)
  useKeys({ n: () => walk(1), p: () => walk(-1) })
  const now = new Date(pair.now)
  const decidable = later.state === 'submitted' || later.state === 'accepted'
  const own = later.unitId === earlier.unitId
  return (
    <>
      <PageHead
        crumb={crumb}
        title={own ? `${later.unitName}：有 ${shareOf(later.share)} 与本单位以前的材料相同` : `${later.unitName}有 ${shareOf(later.share)} 与${earlier.unitName}相同`}
        facts={<span className="mute">{countOf(passages.length)} 段，最长 {countOf(pair.longest)} 字</span>}
        actions={pair.may.decide && (
          <>
            {pair.citedBy === null && <Button onClick={() => setCiting(true)}>这是正常引用</Button>}
            {decidable && <Button onClick={() => void go(`/campaigns/${campaign}/reports/${later.requirementId}/${later.unitId}`)}>去审核页退回并说明</Button>}
          </>
        )}
      />
      <div className="cop-page body">
        {pair.citedBy !== null && (
          <Alert type="info" showIcon title={`${pair.citedBy}${pair.citedAt ? ` ${momentOf(pair.citedAt, now)} ` : ''}认定是正常引用：${pair.citedReason ?? ''}`}
            action={pair.may.decide && <Button size="small" loading={citation.isPending} onClick={() => citation.mutate(null)}>撤回认定</Button>} />
        )}
        {citation.isError && !citing && <RefusalAlert error={citation.error} />}
        <div className="row cop-keys">
          <span className="mute">只说明文字相同，谁用了谁的由您判断。</span>
          <Popover content={<div style={{ maxWidth: 340 }}>{pair.howCounted}</div>} trigger={['click', 'hover']} placement="bottomLeft"><button type="button" className="link">怎么数的</button></Popover>
          <span className="grow" />
          {passages.length > 1 && (
            <span className="mute">
              {current !== null && `第 ${current} 段，共 ${passages.length} 段　`}
              <button type="button" className="link" onClick={() => walk(1)}>下一段</button> <kbd>N</kbd> <button type="button" className="link" onClick={() => walk(-1)}>上一段</button> <kbd>P</kbd>
            </span>
          )}
        </div>
        <div className="cop-two">
          <TextSide label="后报的" side={later} campaign={campaign} now={now} text={pair.text} copied={pair.letters} current={current} show={show}
            spans={passages.map(({ aStart, aEnd }, index) => ({ start: aStart, end: aEnd, number: index + 1 }))} />
          <TextSide label="先报的" side={earlier} campaign={campaign} now={now} text={pair.otherText} copied={null} current={current} show={show}
            spans={passages.map(({ bStart, bEnd }, index) => ({ start: bStart, end: bEnd, number: index + 1 }))} />
        </div>
      </div>
      {citing && <CitationDialog pair={pair} citation={citation} onClose={() => { citation.reset(); setCiting(false) }} />}
    </>
  )
}

function TextSide({ label, side, campaign, now, text, copied, spans, current, show }: {
  label: string; side: WholePair['later']; campaign: number; now: Date; text: string; copied: number | null; spans: Span[]; current: number | null; show: (number: number) => void
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (current !== null) box.current?.querySelector(`[data-passage="${current}"]`)?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  }, [current])
  return (
    <section aria-label={`${label}：${side.unitName}`}>
      <header>
        <span className="row"><b className="cut grow">{side.unitName}{titleOf(side, campaign)}</b><Status standing={side.state} /></span>
        <small>{label} · {momentOf(side.submittedAt, now)} 报送第 {side.version} 稿 · {countOf(side.letters)} 字中{copied === null ? '' : ` ${countOf(copied)} 字相同，占`} {shareOf(side.share)}{copied === null && '相同'}{side.cut && ' · 太长，只比了开头'}</small>
      </header>
      <div className="song" ref={box}>
        {paragraphsOf(text, spans).map((pieces, index) => (
          <p key={index}>
            {pieces.map((piece, at) => (piece.number === null ? piece.text : (
              <mark key={at} data-passage={piece.number} className={piece.number === current ? 'on' : ''} onClick={() => show(piece.number!)}>
                {piece.first && <button type="button" className="n" aria-label={`第 ${piece.number} 段`} aria-pressed={piece.number === current} onClick={() => show(piece.number!)}>{piece.number}</button>}{piece.text}
              </mark>
            )))}
          </p>
        ))}
      </div>
    </section>
  )
}
