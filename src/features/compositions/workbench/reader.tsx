import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown, Segmented } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { countOf, momentOf, sizeOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { findings } from '../check.rules.ts'
import { kindWords } from '../composition.rules.ts'
import { ChecksPane } from './checks.tsx'
import type { Composition, Preview } from './data.ts'
import { FollowUpDialog } from './follow-up-dialog.tsx'
import { PreviewPane } from './preview.tsx'
import { usePreview, type PageAsk } from './use-preview.ts'

/** A composition to look at: its pages, its files, and, once finished, where it can go. */
export function Reader({ composition }: { composition: Composition }) {
  const go = useNavigate()
  const queries = useQueryClient()
  const [search, setSearch] = useSearchParams()
  const zoom = Math.min(200, Math.max(50, Number(search.get('zoom')) || 100))
  const checks = search.get('side') === 'checks'
  const [following, setFollowing] = useState(false)
  const path = { composition: composition.id }
  const finished = composition.state === 'finished'
  const ask = useCallback((page: PageAsk): Promise<Preview> => got(api.GET('/api/compositions/{composition}/preview', { params: { path: { composition: composition.id }, query: page } })), [composition.id])
  const preview = usePreview(composition.revision, ask, zoom > 125 ? 1800 : 1100)
  const texts = preview.pages?.texts ?? null
  const found = useMemo(() => findings(composition.document, texts), [composition.document, texts])
  const copy = useMutation({
    mutationFn: () => got(api.POST('/api/compositions/{composition}/copies', { params: { path } })),
    onSuccess: ({ id }) => { void queries.invalidateQueries({ queryKey: ['compositions', 'list'] }); go(`/compositions/${id}`) },
  })
  const read = useMutation({
    mutationFn: () => got(api.POST('/api/compositions/{composition}/reading', { params: { path } })),
    onSuccess: ({ readingId }) => { void queries.invalidateQueries({ queryKey: ['compositions'] }); void queries.invalidateQueries({ queryKey: ['readings'] }); go(`/readings/${readingId}`) },
  })
  const sent = composition.readingId !== null || composition.noticeId !== null
  const files = composition.files.filter((file) => file.role !== 'enclosure' || composition.enclosures.includes(file.id))
  const address = (file: Composition['files'][number]) => (file.role === 'enclosure' ? `/api/compositions/${composition.id}/enclosures/${file.id}` : `/api/compositions/${composition.id}/document.${file.role}`)
  return (
    <div className="comp">
      <PageHead
        crumb={<><Link to="/compositions">文稿</Link> / {kindWords[composition.kind]}</>} title={composition.title.replaceAll('\n', '') || '没有标题'}
        facts={<span className="mute" style={{ fontSize: 13 }}>{finished ? `${composition.finishedBy ?? ''}${composition.finishedAt ? ` ${momentOf(composition.finishedAt)}` : ''} 定稿` : `草稿 · ${composition.updatedBy}写 · 只能看`} · {countOf(composition.characters)} 字</span>}
        actions={<>
          {finished && composition.may.write && (
            <Dropdown trigger={['click']} menu={{ items: [
              { key: 'copy', label: '再拟一稿', onClick: () => copy.mutate() },
              ...(composition.may.send && composition.noticeId === null ? [{ key: 'follow', label: '作为补充通知发出', onClick: () => setFollowing(true) }] : []),
            ] }}><Button loading={copy.isPending}>更多</Button></Dropdown>
          )}
          {finished && composition.may.send && composition.noticeId === null && <Button type="primary" loading={read.isPending} onClick={() => read.mutate()}>{composition.readingId !== null ? '接着核对、签发' : '按通知签发'}</Button>}
          {composition.noticeId !== null && composition.campaignId !== null && <Link to={`/campaigns/${composition.campaignId}/notices/${composition.noticeId}/recipients`}><Button type="primary">看补充通知</Button></Link>}
        </>}
      />
      <div className="comp-alerts">
        {(copy.isError || read.isError) && <RefusalAlert error={copy.error ?? read.error} />}
        {finished && <p className="comp-note"><Icon name="lock" />{sent ? composition.noticeId !== null ? '已做成补充通知。' : '已转去核对和签发。' : ''}定稿的文件原样留存，不能再改。</p>}
      </div>
      <div className="comp-view">
        <div className="comp-right">
          {!finished && <Segmented className="comp-sides" block aria-label="看什么" value={checks ? 'checks' : 'preview'} options={[{ value: 'preview', label: '预览' }, { value: 'checks', label: '版式检查' }]} onChange={(to) => setSearch(to === 'checks' ? { side: 'checks' } : {}, { replace: true })} />}
          {!finished && checks ? <ChecksPane found={found} /> : <PreviewPane preview={preview} zoom={zoom} onZoom={(to) => setSearch(to === 100 ? {} : { zoom: String(to) }, { replace: true })} />}
        </div>
        <aside>
          <section className="card soft" aria-label="文件">
            <h2 className="h2">{finished ? '定稿文件' : '文件'}</h2>
            <ul className="comp-files">
              {finished ? files.map((file) => <li key={file.id}><Button type="link" icon={<Icon name="download" />} href={address(file)} download={file.name}><span className="cut">{file.name}</span></Button><small>{[file.role === 'pdf' ? 'PDF' : file.role === 'docx' ? 'Word' : '随附', file.role === 'pdf' && file.pages ? `${file.pages} 页` : '', sizeOf(file.size)].filter(Boolean).join(' · ')}</small></li>) : <>
                <li><Button type="link" icon={<Icon name="download" />} href={`/api/compositions/${composition.id}/document.docx`} download>存为 Word（草稿）</Button></li>
                <li><Button type="link" icon={<Icon name="download" />} href={`/api/compositions/${composition.id}/document.pdf`} download>存为 PDF（草稿）</Button></li>
              </>}
            </ul>
          </section>
          {composition.copiedFrom !== null && <section className="card soft"><h2 className="h2">来历</h2><p><Link to={`/compositions/${composition.copiedFrom}`}>从前一稿再拟的</Link></p></section>}
        </aside>
      </div>
      {following && <FollowUpDialog composition={composition} onClose={() => setFollowing(false)} />}
    </div>
  )
}
