import { Input, Modal } from 'antd'
import { useState } from 'react'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import type { useCitation, WholePair } from './copying-data.ts'

const examples = ['两家联合举办，共用一份材料。', '引用的是同一份公开文件。', '下属单位材料已并入本单位。']

/** 这是正常引用: why, in one sentence, and what follows from it. */
export function CitationDialog({ pair, citation, onClose }: { pair: WholePair; citation: ReturnType<typeof useCitation>; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const send = () => citation.mutate(reason, { onSuccess: onClose })
  return (
    <Modal open title="这是正常引用" okText="认定为正常引用" cancelText="先不认定" okButtonProps={{ loading: citation.isPending, disabled: reason.trim() === '' }} onOk={send} onCancel={onClose}>
      <p>认定以后，{pair.later.unitName}和{pair.earlier.unitName}这一对不再列出，“正常引用”里还能看到。两家中有一家报新的一稿，会重新比对。</p>
      <label className="h2" htmlFor="citation-reason" style={{ marginTop: 12 }}>为什么 <small>记入日志</small></label>
      <Input.TextArea id="citation-reason" autoFocus maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} value={reason} placeholder={`例如：${examples[0]}`}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && reason.trim() !== '') send() }} />
      <div className="row" style={{ flexWrap: 'wrap', marginTop: 8 }}>
        {examples.map((example) => <button key={example} type="button" className="link" onClick={() => setReason(example)}>{example}</button>)}
      </div>
      {citation.isError && <RefusalAlert error={citation.error} />}
    </Modal>
  )
}
