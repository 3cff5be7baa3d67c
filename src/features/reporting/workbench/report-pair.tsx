import { Segmented, Switch } from 'antd'
import { useEffect, useState } from 'react'
import { useNarrow } from '../../../workbench/parts/narrow.ts'
import { Differences, pairsOf } from './report-differences.tsx'
import { agreementOf, isDrawn, type Key, type Version } from './report-data.ts'
import { PairPage } from './report-pair-page.tsx'
import { PairText } from './report-pair-text.tsx'

/** Word text and stamped pages side by side, walked difference by difference; on a phone a list with cut-outs of the pages. */
export function PairView({ at, version, current, go, walk }: { at: Key; version: Version; current: number | null; go(index: number): void; walk(by: number): void }) {
  const agreement = agreementOf(version)
  const narrow = useNarrow()
  const [look, setLook] = useState<'list' | 'pages'>('list')
  const [page, turn] = useState(agreement?.differences[0]?.page ?? 1)
  const [asText, setAsText] = useState(false)
  const difference = current === null ? undefined : agreement?.differences[current]
  useEffect(() => { if (difference) turn(difference.page) }, [difference])
  if (!agreement || !version.word || !version.pdf) return null
  const { differences, count } = agreement
  // Verdicts kept before pages were recognised have no count of their own for what is hard to read.
  const unclear = agreement.unclear ?? 0
  const recognised = agreement.recognised ?? []
  const drawn = isDrawn(version)
  const verdict = [count > 0 && `这里不同 ${count} 处`, unclear > 0 && `看不清 ${unclear} 处`].filter(Boolean).join('，') || '同，没有不一样的地方'
  const title = count === 0 && unclear === 0 ? '两版对照' : '两版差别'
  if (narrow) return differences.length > 0 ? <Differences title={title} count={count + unclear} note={verdict} heads={[`Word 版（第 ${version.version} 稿）`, '盖章版']} pairs={pairsOf(differences, drawn ? { at, version, agreement } : null)} current={current} walk={walk} /> : null
  return (
    <>
      <div className="row rep-pair-head">
        <Segmented<'list' | 'pages'> aria-label="怎么看两版" value={look} onChange={setLook} options={[{ value: 'list', label: '只看差别' }, { value: 'pages', label: '两版并排' }]} />
        <span className="mute grow">{verdict}{recognised.length > 0 && ' · 盖章版是扫描件，文字由机器识别'}</span>
        {look === 'pages' && drawn && <label className="mute">看识别的文字 <Switch size="small" checked={asText} onChange={setAsText} /></label>}
        {look === 'pages' && differences.length > 1 && (
          <span className="mute keys"><button type="button" className="link" onClick={() => walk(1)}>下一处</button> <kbd>N</kbd> <button type="button" className="link" onClick={() => walk(-1)}>上一处</button> <kbd>P</kbd></span>
        )}
      </div>
      {look === 'list' ? (
        differences.length > 0 && <Differences title={title} count={count + unclear} note="空格、换行不计" heads={[`Word 版（第 ${version.version} 稿）`, '盖章 PDF 版']} pairs={pairsOf(differences, null)} current={current} walk={walk} />
      ) : (
        <section className="rep-pair" aria-label="两版并排">
          <PairText at={at} version={version} differences={differences} current={current} go={go} />
          <PairPage at={at} version={version} agreement={agreement} page={page} turn={turn} current={current} go={go} asText={asText || !drawn} />
        </section>
      )}
    </>
  )
}
