import { Button, Drawer, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import type { Key, Mark, Submission, TakeStep, Version } from './report-data.ts'

interface Draft { reasons: string; marks: Mark[] }
const empty: Draft = { reasons: '', marks: [] }

/** The return being written, kept in this browser as it is typed. */
export function useReturnDraft(at: Key, version: number) {
  const slot = `liandong-return-${at.campaign}-${at.requirement}-${at.unit}-${version}`
  const [draft, set] = useState<Draft>(() => {
    try {
      return { ...empty, ...(JSON.parse(localStorage.getItem(slot) ?? '{}') as Partial<Draft>) }
    } catch {
      return empty
    }
  })
  useEffect(() => {
    if (draft.reasons === '' && draft.marks.length === 0) localStorage.removeItem(slot)
    else localStorage.setItem(slot, JSON.stringify(draft))
  }, [draft, slot])
  const mark = (texts: string[]) => set((now) => ({ ...now, marks: [...now.marks, ...texts.filter((text) => !now.marks.some((each) => each.text === text)).map((text) => ({ text, note: '' }))].slice(0, 50) }))
  return { draft, set, mark, clear: () => set(empty) }
}

/** 退回并说明: reasons in words, passages marked in the text, and who will be told. */
export function ReturnDrawer({ open, close, submission, version, step, writing: { draft, set, clear } }: {
  open: boolean; close(): void; submission: Submission; version: Version; step: TakeStep; writing: ReturnType<typeof useReturnDraft>
}) {
  const doubts = version.checks?.checks.filter((check) => check.verdict !== 'pass') ?? []
  // The standing this drawer was opened on; after a refusal, what the screen shows now.
  const seen = useRef<number | null>(null)
  const latest = useRef(submission.revision)
  latest.current = submission.revision
  useEffect(() => { if (open) seen.current = latest.current }, [open])
  const send = () => step.mutate({ do: 'return', reasons: draft.reasons, marks: draft.marks, revision: seen.current ?? submission.revision }, {
    onError: () => { seen.current = null },
    onSuccess: () => {
      clear()
      close()
    },
  })
  return (
    <Drawer
      title="退回并说明" size={460} open={open} onClose={close} rootClassName="rep-return"
      footer={(
        <div className="row" style={{ flexWrap: 'wrap' }}>
          <span className="mute grow">退回给{submission.unit.name}，联络员和审核人会收到消息</span>
          <Button type="primary" danger loading={step.isPending} disabled={draft.reasons.trim() === ''} onClick={send}>退回并说明</Button>
        </div>
      )}
    >
      <label className="h2" htmlFor="return-reasons">退回的原因 <small>单位照着改</small></label>
      <Input.TextArea
        id="return-reasons" autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} value={draft.reasons} placeholder="例如：请核实参加人次，并加盖公章。"
        onChange={(event) => set({ ...draft, reasons: event.target.value })}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && draft.reasons.trim() !== '') send() }}
      />
      {doubts.length > 0 && (
        <div className="doubts">
          <p className="mute">从核对结果里取</p>
          {doubts.map((check) => (
            <button key={check.id} type="button" className="link" onClick={() => set({ ...draft, reasons: `${draft.reasons}${draft.reasons && !draft.reasons.endsWith('\n') ? '\n' : ''}${check.reason}` })}>
              <Icon name="plus" /> {check.title}：{check.reason.split('。')[0]}
            </button>
          ))}
        </div>
      )}
      <h2 className="h2 rep-h">标出的段落 <small>{draft.marks.length > 0 ? `${draft.marks.length} 处` : '在“材料文字”里选中一段就能标'}</small></h2>
      <ul className="marks">
        {draft.marks.map((mark, index) => (
          <li key={mark.text}>
            <span className="song"><mark>{mark.text}</mark></span>
            <Button type="text" size="small" aria-label="去掉这处" icon={<Icon name="close" />} onClick={() => set({ ...draft, marks: draft.marks.filter((each) => each !== mark) })} />
            <Input value={mark.note} maxLength={500} placeholder="这里怎么改（可不填）" aria-label={`“${mark.text.slice(0, 20)}”怎么改`} onChange={(event) => set({ ...draft, marks: draft.marks.map((each, at) => (at === index ? { ...each, note: event.target.value } : each)) })} />
          </li>
        ))}
      </ul>
      {step.isError && step.variables?.do === 'return' && <RefusalAlert error={step.error} />}
    </Drawer>
  )
}
