import { Button, Drawer, Form, Input, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import { dayDigits, groupWords, retentions, retentionWords } from '../rules.ts'
import type { Item, Said } from './types.ts'

/** One 件: what the index says of it, the reason of the suggestion, and what a person may say otherwise. */
export function ItemDrawer({ item, editable, busy, error, onClose, onSave }: { item: Item | null; editable: boolean; busy: boolean; error: unknown; onClose: () => void; onSave: (said: Said) => void }) {
  const [retention, setRetention] = useState<Item['retention']>('ten')
  const [secrecy, setSecrecy] = useState('')
  const [remark, setRemark] = useState('')
  useEffect(() => {
    if (!item) return
    setRetention(item.retention)
    setSecrecy(item.secrecy)
    setRemark(item.remark)
  }, [item?.key, item?.retention, item?.secrecy, item?.remark])
  const save = () => item && onSave({
    retention: retention === item.suggested ? null : retention,
    secrecy: secrecy.trim() === '' ? null : secrecy.trim(),
    ...(remark.trim() !== item.remark && { remark: remark.trim() }),
  })
  return (
    <Drawer size={420} open={item !== null} onClose={onClose} title={item && `第 ${item.number} 件`}
      footer={editable && <div className="row" style={{ justifyContent: 'flex-end' }}>{item?.changed && <Button disabled={busy} onClick={() => onSave({ retention: null, secrecy: null, remark: null })}>都用建议的</Button>}<Button type="primary" loading={busy} onClick={save}>存下</Button></div>}>
      {item && (
        <>
          <p className="song arc-song">{item.title}</p>
          <dl className="arc-facts">
            <dt>类别</dt><dd>{groupWords[item.group]}</dd>
            <dt>责任者</dt><dd>{item.responsible}</dd>
            <dt>文号</dt><dd>{item.docNumber || '—'}</dd>
            <dt>日期</dt><dd>{dayDigits(item.day) || '—'}</dd>
            <dt>文件</dt><dd>{item.files} 个{item.pages === null ? '' : ` · ${item.pages} 页`}</dd>
          </dl>
          {error !== null && <RefusalAlert error={error} />}
          {editable
            ? (
              <Form layout="vertical">
                <Form.Item label="保管期限" extra={`建议${retentionWords[item.suggested]}：${item.why}`}><Segmented aria-label="保管期限" value={retention} onChange={setRetention} options={retentions.map((value) => ({ value, label: retentionWords[value] }))} /></Form.Item>
                <Form.Item label="密级"><Input value={secrecy} maxLength={20} placeholder="没有就空着" onChange={(event) => setSecrecy(event.target.value)} /></Form.Item>
                <Form.Item label="备注"><Input.TextArea value={remark} maxLength={200} autoSize={{ minRows: 2 }} onChange={(event) => setRemark(event.target.value)} /></Form.Item>
              </Form>
            )
            : (
              <dl className="arc-facts">
                <dt>保管期限</dt><dd>{retentionWords[item.retention]}　<span className="mute">{item.why}</span></dd>
                <dt>密级</dt><dd>{item.secrecy || '—'}</dd>
                <dt>备注</dt><dd>{item.remark || '—'}</dd>
              </dl>
            )}
        </>
      )}
    </Drawer>
  )
}
