import { Button, Table } from 'antd'
import { countOf, momentOf, sizeOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { useNarrow } from '../../../workbench/parts/narrow.ts'
import { fileUrl, type Compilations, type Edition } from './data.ts'

/** Every edition, newest first; those that came to nothing say why. */
export function EditionList({ campaign, data, onOpen }: { campaign: number; data: Compilations; onOpen: (edition: number) => void }) {
  const narrow = useNarrow()
  const rows = data.editions.filter(({ state }) => state !== 'waiting' && state !== 'running')
  if (rows.length === 0) return null
  const when = (edition: Edition) => `${edition.createdBy} · ${momentOf(edition.finishedAt ?? edition.createdAt, new Date(data.now), data.zone)}`
  if (narrow)
    return (
      <ul className="comp-cards">
        {rows.map((edition) => (
          <li key={edition.edition}>
            <div className="row"><b className="grow">第 {edition.edition} 版</b><State edition={edition} /></div>
            <p>{edition.title}</p>
            <p className="mute">{made(edition)} · {when(edition)}</p>
            <div className="row"><Files campaign={campaign} edition={edition} /><Button type="link" onClick={() => onOpen(edition.edition)}>编了哪些</Button></div>
          </li>
        ))}
      </ul>
    )
  return (
    <Table<Edition>
      rowKey="edition" dataSource={rows} pagination={false}
      columns={[
        { title: '版次', width: 84, render: (_, edition) => `第 ${edition.edition} 版` },
        { title: '名称', render: (_, edition) => <><div>{edition.title}</div><div className="mute">{edition.state === 'failed' ? `${edition.failure ?? ''}${edition.failureHint ?? ''}` : when(edition)}</div></> },
        { title: '状态', width: 128, render: (_, edition) => <State edition={edition} /> },
        { title: '编入', width: 168, render: (_, edition) => <><div>{made(edition)}</div>{edition.leftOut > 0 && <div className="mute">手工去掉 {countOf(edition.leftOut)} 份</div>}</> },
        { title: '', width: 290, align: 'right', render: (_, edition) => <div className="row" style={{ justifyContent: 'flex-end' }}><Files campaign={campaign} edition={edition} /><Button type="link" onClick={() => onOpen(edition.edition)}>编了哪些</Button></div> },
      ]}
    />
  )
}

const made = ({ reports, pages }: Edition): string => `${countOf(reports)} 份${pages === null ? '' : ` · ${countOf(pages)} 页`}`

export function State({ edition }: { edition: Edition }) {
  if (edition.state === 'done')
    return edition.problems > 0
      ? <span className="st warn"><Icon name="ask" />{countOf(edition.problems)} 份没读出</span>
      : <span className="st ok"><Icon name="accepted" />已编成</span>
  if (edition.state === 'failed') return <span className="st late"><Icon name="late" />没有编成</span>
  return <span className="st none"><Icon name="pause" />已停下</span>
}

export function Files({ campaign, edition }: { campaign: number; edition: Edition }) {
  if (edition.state !== 'done') return null
  return (
    <>
      <Button size="small" icon={<Icon name="download" />} href={fileUrl(campaign, edition.edition, 'docx')} download title={edition.docxSize === null ? '' : sizeOf(edition.docxSize)}>Word</Button>
      <Button size="small" icon={<Icon name="download" />} href={fileUrl(campaign, edition.edition, 'pdf')} download title={edition.pdfSize === null ? '' : sizeOf(edition.pdfSize)}>PDF</Button>
    </>
  )
}
