import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { fontSentences, type FontReport } from '../../../documents/official/fonts.rules.ts'
import { api, got } from '../../../workbench/api.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import type { Finding } from '../check.rules.ts'
import type { Composition } from './data.ts'

/** 定稿: what is still not as the standard wants it, and what cannot be taken back. */
export function FinishDialog({ composition, found, fonts, pages, save, revision, onClose }: {
  composition: Composition; found: readonly Finding[]; fonts: FontReport | null; pages: number | null; save: () => Promise<boolean>; revision: () => number; onClose: () => void
}) {
  const queries = useQueryClient()
  const finish = useMutation({
    mutationFn: async () => {
      if (!(await save())) throw new Error('unsaved')
      return (await got(api.POST('/api/compositions/{composition}/finish', { params: { path: { composition: composition.id } }, body: { revision: revision() } }))) as Composition
    },
    onSuccess: (done) => {
      queries.setQueryData(['compositions', composition.id], done)
      void queries.invalidateQueries({ queryKey: ['compositions', 'list'] })
    },
  })
  const broken = found.filter((each) => each.verdict !== 'pass')
  const missing = fonts?.missing ?? []
  const substituted = fonts ? fontSentences(fonts).length - (missing.length > 0 ? 1 : 0) : 0
  return (
    <Modal open title="定稿" okText="定稿，做成 PDF 和 Word" cancelText="再看看" confirmLoading={finish.isPending} onOk={() => finish.mutate()} onCancel={onClose}>
      <p>定稿后不能再改，只能“再拟一稿”。程序会做成 PDF 和 Word 各一份{pages ? `，共 ${pages} 页` : ''}，原样留存。</p>
      {broken.length > 0 ? (
        <div className="comp-open"><p><Icon name="ask" /> 还有 {broken.length} 处不合版式要求，您可以先改，也可以就这样定：</p><ul>{broken.slice(0, 6).map((each) => <li key={`${each.id}${each.at?.join('.') ?? ''}`}>{each.reason}</li>)}{broken.length > 6 && <li>还有 {broken.length - 6} 处，在“版式检查”里</li>}</ul></div>
      ) : <p className="st ok"><Icon name="accepted" />版式检查没有发现问题。</p>}
      {missing.length > 0 && <p className="st late"><Icon name="late" />{missing.slice(0, 10).join('、')} 没有字体能显示，PDF 里会是空框。</p>}
      {substituted > 0 && <p className="mute">有 {substituted} 处用了代用字体，看“字体”。</p>}
      {finish.isError && <RefusalAlert error={finish.error} />}
    </Modal>
  )
}
