import { Alert, Button } from 'antd'
import { documentLines } from '../lines.rules.ts'
import type { Composition } from './data.ts'
import type { Saving } from './use-saving.ts'

/** Somebody saved first: whose text stands is for a person to say, and neither is lost. */
export function ConflictAlert({ saving, busy, onTheirs, onMine, onCopy, onReload }: {
  saving: Extract<Saving, { state: 'conflict' }>; busy: boolean; onTheirs: (theirs: Composition) => void; onMine: (theirs: Composition) => void; onCopy: () => void; onReload: () => void
}) {
  const { error, theirs } = saving
  const finished = theirs?.state === 'finished'
  const title = error?.message ?? (theirs ? `这台电脑上有您上次没存上的内容；${theirs.updatedBy}后来又存了一版。` : '同事先存了一版。')
  return (
    <Alert type="warning" showIcon role="alert" title={title} description={(
      <>
        <p>{finished ? '对方已经定稿。您写的还在这一页，可以另存一稿。' : error?.hint ?? '您写的在左边，对方写的在下面。'}</p>
        {theirs && <blockquote className="song">{documentLines(theirs.document).slice(0, 40).map((line, index) => <p key={index}>{line.text}</p>)}</blockquote>}
        <div className="row" style={{ flexWrap: 'wrap' }}>
          {theirs ? <Button size="small" onClick={() => onTheirs(theirs)}>用{theirs.updatedBy}的</Button> : <Button size="small" onClick={onReload}>看对方写的</Button>}
          {theirs && !finished && <Button size="small" onClick={() => onMine(theirs)}>用我写的</Button>}
          <Button size="small" type="primary" loading={busy} onClick={onCopy}>我写的另存一稿</Button>
        </div>
      </>
    )} />
  )
}
