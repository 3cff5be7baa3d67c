import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { Fragment, useEffect } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { useLive } from '../../../workbench/live.ts'
import { dayOf, deadlineOf, leftOf, momentOf, sizeOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { Status } from '../../../workbench/parts/status.tsx'
import { SignCard } from './sign-card.tsx'
import './notice.css'

const useNotice = (campaign: number, notice: number, unit: number | null) => useQuery({
  queryKey: ['campaign', campaign, 'notice', notice, 'receipt', unit],
  queryFn: () => got(api.GET('/api/campaigns/{campaign}/notices/{notice}/receipt', { params: { path: { campaign, notice }, query: unit ? { unit } : {} } })),
})
export type NoticeSeen = NonNullable<ReturnType<typeof useNotice>['data']>

/** A notice as the unit that received it sees it: the paper, what to do, and the receipt. */
export function NoticePage() {
  const params = useParams()
  const campaign = Number(params.campaign)
  const notice = Number(params.notice)
  const [search, setSearch] = useSearchParams()
  const unit = Number(search.get('unit')) || null
  const queries = useQueryClient()
  const query = useNotice(campaign, notice, unit)
  useLive(campaign)
  const open = useMutation({
    mutationFn: () => got(api.POST('/api/campaigns/{campaign}/notices/{notice}/receipt/openings', { params: { path: { campaign, notice } }, body: unit ? { unit } : {} })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaign', campaign] }),
  })
  const it = query.data
  const unopened = it !== undefined && it.own && it.receipt.openedAt === null
  // seeing the paper is opening it: noted once, for the unit
  useEffect(() => { if (unopened && open.isIdle) open.mutate() }, [unopened, open])
  if (query.isError && !it) return <><PageHead title="通知" crumb={<Link to="/inbox">收件箱</Link>} /><div className="body"><RefusalAlert error={query.error} retry={() => void query.refetch()} /></div></>
  if (!it) return <div className="body" style={{ paddingTop: 28 }}><Loading rows={10} /></div>
  const now = new Date()
  return (
    <>
      <PageHead
        crumb={<><Link to="/inbox">收件箱</Link> / 通知</>}
        title={it.receipt.acknowledgedAt ? '已签收的通知' : it.maySign ? '新通知，请签收' : '通知'}
        facts={<span className="mute">{it.unit.name} · {dayOf(it.issuedAt, now)} 由{it.fromName || it.issuers[0]}发来</span>}
        actions={it.units.length > 1 && <Select aria-label="以哪个单位的身份看" value={it.unit.id} options={it.units.map((each) => ({ value: each.id, label: each.name }))} onChange={(id: number) => setSearch({ unit: String(id) }, { replace: true })} />}
      />
      <div className="scroll notice-cols">
        <article className="paper song" aria-label="通知正文">
          {it.issuers.length > 0 && <p className="issuers">{it.issuers.join('　')}</p>}
          <h2>{it.title}</h2>
          {it.docNumber && <p className="number">{it.docNumber}</p>}
          <Paragraphs list={it.paragraphs} title={it.title} />
          {it.paragraphs.length === 0 && <p className="mute">这份通知没有正文，请看附件。</p>}
        </article>
        <aside>
          {open.isError && <RefusalAlert error={open.error} retry={() => open.mutate()} />}
          <SignCard campaign={campaign} notice={notice} it={it} />
          {it.tasks.length > 0 && (
            <section className="card soft">
              <h2 className="h2">您单位要办的 <small>{it.tasks.length} 件</small></h2>
              <ul className="tasks">
                {it.tasks.map((task) => {
                  const done = task.state === 'submitted' || task.state === 'accepted'
                  const late = !done && task.dueAt !== null && new Date(task.dueAt) < now
                  return (
                    <li key={task.requirementId}>
                      <div className="row"><Link className="grow" to={`/campaigns/${campaign}/reports/${task.requirementId}/${it.unit.id}`}><b>{task.title}</b></Link>{done && <Status standing={task.adopted ? 'adopted' : task.state ?? 'empty'} />}{!done && task.dueAt && <span className={late ? 'days late' : 'days'}>{leftOf(task.dueAt, now)}</span>}</div>
                      <small>{[task.lengthText, task.needsWord && task.needsPdf ? 'Word 版和盖章 PDF 版' : task.needsWord ? 'Word 版' : task.needsPdf ? '盖章 PDF 版' : null, task.dueAt ? `${deadlineOf(task.dueAt, now)} 截止` : task.dueText ?? '没有定截止时间'].filter(Boolean).join(' · ')}</small>
                    </li>
                  )
                })}
              </ul>
            </section>
          )}
          {it.files.length > 0 && (
            <section className="card soft">
              <h2 className="h2">附件 <small>{it.files.length} 个</small></h2>
              <ul className="files">
                {it.files.map((file) => (
                  <li key={file.id}><Button type="link" icon={<Icon name="download" />} href={`/api/campaigns/${campaign}/notices/${notice}/receipt/files/${file.id}?unit=${it.unit.id}`} download={file.name}><span className="cut">{file.name}</span></Button><small>{sizeOf(file.size)}</small></li>
                ))}
              </ul>
            </section>
          )}
          {it.contacts.length > 0 && (
            <section className="card soft">
              <h2 className="h2">有问题找谁</h2>
              {it.contacts.map((each, index) => <p key={index} style={{ marginTop: 6 }}>{[each.org, each.names.join('、')].filter(Boolean).join(' ')}{each.phones.map((phone) => <a key={phone} style={{ display: 'block' }} href={`tel:${phone.replaceAll(/[^0-9+]/g, '')}`}>{phone}</a>)}{each.emails.map((email) => <span key={email} style={{ display: 'block' }}>{email}</span>)}</p>)}
            </section>
          )}
          <section className="card soft">
            <h2 className="h2">记录</h2>
            <ul className="log">
              <li>送达<small>{momentOf(it.receipt.deliveredAt, now)} · 站内</small></li>
              <li>{it.receipt.openedAt ? '打开' : '还没有打开'}{it.receipt.openedAt && <small>{momentOf(it.receipt.openedAt, now)} · {it.receipt.openedBy}</small>}</li>
              <li>{it.receipt.acknowledgedAt ? '签收' : '还没有签收'}{it.receipt.acknowledgedAt && <small>{momentOf(it.receipt.acknowledgedAt, now)} · {it.receipt.acknowledgedBy}</small>}</li>
            </ul>
          </section>
        </aside>
      </div>
    </>
  )
}

/** The words of the document; rows that belong to one table stand as a table. */
function Paragraphs({ list, title }: { list: NoticeSeen['paragraphs']; title: string }) {
  const bare = (text: string) => text.replaceAll(/\s/g, '')
  const groups: { table: number | null; rows: NoticeSeen['paragraphs'] }[] = []
  for (const each of list) {
    // the title stands above already
    if (bare(each.text) === bare(title)) continue
    const last = groups.at(-1)
    const table = each.kind === 'row' ? each.table : null
    if (last && table !== null && last.table === table) last.rows.push(each)
    else groups.push({ table, rows: [each] })
  }
  return groups.map((group, index) => (
    <Fragment key={index}>
      {group.table === null
        ? group.rows.map((each, at) => <p key={at} className={index === 0 && at === 0 && /[：:]$/.test(each.text) ? 'to' : undefined}>{each.text}</p>)
        : <div className="table"><table><tbody>{group.rows.map((row, at) => <tr key={at}>{(row.cells ?? [row.text]).map((cell, column) => <td key={column}>{cell}</td>)}</tr>)}</tbody></table></div>}
    </Fragment>
  ))
}
