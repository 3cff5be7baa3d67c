import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Progress } from 'antd'
import { Link, useNavigate } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { useMe } from '../../../workbench/session.tsx'
import { PagePicture } from './page-picture.tsx'
import { Pictures } from './pictures.tsx'
import type { Reading } from './types.ts'

/** A scan or photographs before they are read: put in order, being recognised, or why it did not work. */
export function RecognitionPage({ reading }: { reading: Reading }) {
  const { state, pagesDone, pagesTotal, format, failure } = reading
  const readOnly = !useMe().data?.roles.includes('office')
  const queries = useQueryClient()
  const begin = useMutation({
    mutationFn: () => got(api.POST('/api/readings/{reading}/recognition', { params: { path: { reading: reading.id } } })),
    onSuccess: (now) => queries.setQueryData(['reading', reading.id], now),
  })
  const count = reading.pictures.length
  const page = Math.min(pagesDone + 1, Math.max(1, pagesTotal))
  const title = state === 'collecting' ? `${count} 张照片，按页排好顺序` : state === 'failed' ? '没有识别成' : `正在识别 第 ${page} 页，共 ${pagesTotal} 页`
  return (
    <>
      <PageHead
        crumb={<><Link to="/notices">通知</Link> / {reading.fileName}</>} title={title}
        actions={!readOnly && (
          <>
            {state === 'collecting' && <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>识别这 {count} 张照片</Button>}
            {state === 'failed' && <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>再识别一次</Button>}
            <Discard reading={reading} />
          </>
        )}
      />
      <div className="scroll body">
        {begin.isError && <RefusalAlert error={begin.error} />}
        {state === 'failed' && failure && <Alert type="warning" showIcon role="alert" title={failure.message} description={failure.hint} />}
        {state === 'reading' && (
          <div className="recognising">
            <div role="status">
              <Progress percent={Math.round((pagesDone / Math.max(1, pagesTotal)) * 100)} status="active" format={() => `${pagesDone} / ${pagesTotal} 页`} style={{ maxWidth: 480 }} />
              <p className="mute">文件已经存好，一页一页识别，可以先去做别的，识别完在“通知”里等您核对。</p>
            </div>
            <PagePicture reading={reading.id} page={pageShown(reading, page)} width={900} />
          </div>
        )}
        {state !== 'reading' && format === 'picture' && <Pictures reading={reading} readOnly={readOnly} />}
      </div>
    </>
  )
}

/** Of a PDF only its scanned pages are counted; which page is at work is then not known, so the first is shown. */
const pageShown = (reading: Reading, page: number): number => (reading.format === 'picture' ? page : 1)

function Discard({ reading }: { reading: Reading }) {
  const { modal } = App.useApp()
  const queries = useQueryClient()
  const go = useNavigate()
  const ask = () => modal.confirm({
    title: '删掉这次读取？', content: '识别会停下，原文件不会再列出。', okText: '删掉', okButtonProps: { danger: true }, cancelText: '留着',
    onOk: async () => {
      await api.DELETE('/api/readings/{reading}', { params: { path: { reading: reading.id } } })
      await queries.invalidateQueries({ queryKey: ['readings'] })
      go('/notices')
    },
  })
  return <Button danger onClick={() => void ask()}>删掉</Button>
}
