import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Typography } from 'antd'
import { api, got } from '../../../workbench/api.ts'
import { momentOf } from '../../../workbench/parts/days.ts'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import type { Person } from './types.ts'

export interface Handed { account: string; url: string; expiresAt: string }

/** Makes an account, then shows the one-time link; or shows a link that was just made. */
export function AccountDialog({ person, unitCode, handed, onClose }: { person: Person; unitCode: string; handed: Handed | null; onClose: () => void }) {
  const [form] = Form.useForm<{ account: string }>()
  const queries = useQueryClient()
  const open = useMutation({
    mutationFn: (body: { account: string }) => got(api.POST('/api/people/{id}/account', { params: { path: { id: person.id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }),
  })
  const link: Handed | null = handed ?? open.data ?? null
  if (link)
    return (
      <Modal open title={`${person.name}的一次性链接`} footer={<Button type="primary" onClick={onClose}>完成</Button>} onCancel={onClose}>
        <p>请只发给{person.name}本人。打开后自己设密码，用一次就作废，{momentOf(link.expiresAt)} 前有效。</p>
        <dl className="facts"><dt>账号</dt><dd>{link.account}</dd><dt>链接</dt><dd><Typography.Text copyable={{ text: link.url, tooltips: ['复制链接', '已复制'] }} style={{ wordBreak: 'break-all' }}>{link.url}</Typography.Text></dd></dl>
        <p className="mute">关掉这个窗口就再也看不到它。没发出去可以再要一个新的。</p>
      </Modal>
    )
  const proposal = unitCode.toLowerCase().replaceAll(/[^a-z0-9._-]/g, '')
  return (
    <Modal open title={`给${person.name}开账号`} okText="开账号" cancelText="取消" confirmLoading={open.isPending} onCancel={onClose} onOk={() => form.submit()} destroyOnHidden>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ account: proposal }} onFinish={(body) => open.mutate(body)}>
        <Form.Item name="account" label="账号" extra="小写字母、数字、点、横线和下划线，2 到 40 个字符。" rules={[{ required: true, message: '请填写账号。' }]}><Input maxLength={40} autoFocus autoCapitalize="none" /></Form.Item>
        {person.grants.length === 0 && !person.isLiaison && <p className="mute">还没有角色，登录后什么也看不到。开好账号后请再授角色。</p>}
        <RefusalAlert error={open.error} />
      </Form>
    </Modal>
  )
}
