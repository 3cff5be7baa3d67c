import { useMutation, useQuery, useQueryClient, keepPreviousData } from '@tanstack/react-query'
import { Button, Pagination, Segmented, Select } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { countOf, momentOf } from '../../../workbench/parts/days.ts'
import { Icon, type IconName } from '../../../workbench/parts/icon.tsx'
import { Empty, Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import './messages.css'

const kinds = {
  notice: { word: '通知', icon: 'notice', tone: 'dai' },
  urging: { word: '催办', icon: 'bell', tone: 'teng' },
  returned: { word: '退回', icon: 'returned', tone: 'zhu' },
  accepted: { word: '收下', icon: 'accepted', tone: 'ok' },
  adopted: { word: '采用', icon: 'adopted', tone: 'ok' },
  sign_off: { word: '审签', icon: 'signed', tone: 'shi' },
  other: { word: '其他', icon: 'chat', tone: 'shi' },
} as const satisfies Record<string, { word: string; icon: IconName; tone: string }>
type Kind = keyof typeof kinds
const isKind = (text: string | null): text is Kind => text !== null && text in kinds

/** 收件箱: what my unit was told, unread first. */
export function Inbox() {
  const [search, setSearch] = useSearchParams()
  const queries = useQueryClient()
  const go = useNavigate()
  const show = search.get('show') === 'unread' ? 'unread' as const : 'all' as const
  const kindText = search.get('kind')
  const kind = isKind(kindText) ? kindText : undefined
  const page = Math.max(1, Number(search.get('page')) || 1)
  const list = useQuery({
    queryKey: ['messages', show, kind ?? '', page],
    queryFn: () => got(api.GET('/api/messages', { params: { query: { show, page, ...(kind && { kind }) } } })),
    placeholderData: keepPreviousData, refetchInterval: 60_000,
  })
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ['messages'] })
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'campaign' && queryKey[2] === 'messages' })
  }
  const read = useMutation({ mutationFn: (id: number) => got(api.POST('/api/messages/{id}/reads', { params: { path: { id } } })), onSuccess: refresh })
  const readAll = useMutation({ mutationFn: (upTo: number) => got(api.POST('/api/messages/reads', { body: { upTo } })), onSuccess: refresh })
  const set = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(search)
    for (const [key, value] of Object.entries({ page: null, ...changes })) {
      if (value === null) next.delete(key)
      else next.set(key, value)
    }
    setSearch(next)
  }
  const { data } = list
  const newest = Math.max(0, ...(data?.items.map((each) => each.id) ?? []))
  return (
    <>
      <PageHead
        title={data ? (data.unread > 0 ? `${countOf(data.unread)} 条消息还没看` : '消息都看过了') : '收件箱'}
        crumb="收件箱"
        actions={data && data.unread > 0 && <Button loading={readAll.isPending} onClick={() => readAll.mutate(newest)}>全部标为已读</Button>}
      />
      <div className="inbox-tools">
        <Segmented aria-label="看哪些" value={show} onChange={(value) => set({ show: value === 'unread' ? 'unread' : null })} options={[{ value: 'all', label: '全部' }, { value: 'unread', label: '未读' }]} />
        <Select
          allowClear placeholder="类别：全部" aria-label="类别" value={kind} style={{ width: 132 }} onChange={(value?: Kind) => set({ kind: value ?? null })}
          options={Object.entries(kinds).map(([value, { word }]) => ({ value: value as Kind, label: word }))}
        />
        <span className="grow" />
        {data && <span className="mute">{countOf(data.total)} 条，未读在前，新的在前</span>}
      </div>
      <div className="scroll body">
        {list.isError && <RefusalAlert error={list.error} retry={() => void list.refetch()} />}
        {(read.isError || readAll.isError) && <RefusalAlert error={read.error ?? readAll.error} />}
        {list.isPending && <Loading />}
        {data?.items.length === 0 && (
          show === 'unread' || kind
            ? <Empty action={<Button onClick={() => setSearch({})}>清除筛选</Button>}>{show === 'unread' && !kind ? '没有未读的消息。' : '这个条件下没有消息。'}</Empty>
            : <Empty>还没有消息。有新通知、催办或审核结果，会先到这里。</Empty>
        )}
        <ul className="inbox">
          {data?.items.map((message) => {
            const look = kinds[message.kind]
            return (
              <li key={message.id} className={message.readAt ? 'read' : ''}>
                <button
                  type="button"
                  onClick={() => {
                    if (!message.readAt) read.mutate(message.id)
                    if (message.link) void go(message.link)
                  }}
                >
                  <span className={`ic ${look.tone}`}><Icon name={look.icon} label={look.word} /></span>
                  <span className="grow">
                    <b>{!message.readAt && <i className="dot" role="img" aria-label="未读" />}{message.title}</b>
                    {message.body && <span className="words">{message.body}</span>}
                    <small>{[message.fromName, momentOf(message.createdAt), data.severalUnits && `发给${message.unitName}`].filter(Boolean).join(' · ')}</small>
                  </span>
                  {message.link && <Icon name="right" />}
                </button>
              </li>
            )
          })}
        </ul>
        {data && data.total > data.pageSize && (
          <Pagination align="end" current={page} total={data.total} pageSize={data.pageSize} showSizeChanger={false} onChange={(next) => set({ page: next === 1 ? null : String(next) })} style={{ marginTop: 16 }} />
        )}
      </div>
    </>
  )
}
