import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, QRCode, Typography } from 'antd'
import { useState } from 'react'
import { api, got } from '../../../workbench/api.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'

/** 动态码: turned on in two steps (password, then a code that proves the phone has it), turned off with the password. */
export function TotpCard({ on }: { on: boolean }) {
  const [asking, setAsking] = useState(false)
  const queries = useQueryClient()
  const refresh = async () => {
    setAsking(false)
    await Promise.all([queries.invalidateQueries({ queryKey: ['me'] }), queries.invalidateQueries({ queryKey: ['sessions'] })])
  }
  const begin = useMutation({ mutationFn: (body: { password: string }) => got(api.POST('/api/totp', { body })) })
  const confirm = useMutation({ mutationFn: (body: { code: string }) => got(api.PUT('/api/totp', { body })), onSuccess: async () => { begin.reset(); await refresh() } })
  const end = useMutation({ mutationFn: (body: { password: string }) => got(api.DELETE('/api/totp', { body })), onSuccess: refresh })
  return (
    <section className="card">
      <div className="h2">动态码{on ? <span className="st ok"><Icon name="accepted" />已开启</span> : <small>没有开启</small>}</div>
      {begin.data && !on ? (
        <>
          <p>用手机上的验证器扫这个码，再把显示的 6 位数字填在下面。</p>
          <div className="totp">
            <QRCode value={begin.data.uri} size={180} bordered errorLevel="M" />
            <div className="grow">
              <p className="mute">扫不了就手工输入密钥</p>
              <Typography.Text copyable style={{ wordBreak: 'break-all' }}>{begin.data.secret}</Typography.Text>
              <p className="mute" style={{ marginTop: 12 }}>备用码：手机不在身边时每个可用一次，请抄下来收好，以后不再显示。</p>
              <Typography.Text copyable={{ text: begin.data.recoveryCodes.join('\n') }} className="recovery">{begin.data.recoveryCodes.join('  ')}</Typography.Text>
            </div>
          </div>
          <Form name="totp-code" layout="vertical" requiredMark={false} onFinish={(body: { code: string }) => confirm.mutate(body)}>
            <Form.Item name="code" label="6 位动态码" rules={[{ required: true, pattern: /^\s*\d{3}\s?\d{3}\s*$/, message: '请填写 6 位数字。' }]}><Input size="large" inputMode="numeric" autoComplete="one-time-code" style={{ maxWidth: 200 }} /></Form.Item>
            <RefusalAlert error={confirm.error} />
            <div className="row"><Button type="primary" htmlType="submit" loading={confirm.isPending}>开启动态码</Button><Button onClick={() => { begin.reset(); setAsking(false) }}>先不开</Button></div>
          </Form>
        </>
      ) : asking ? (
        <Form name="totp" layout="vertical" requiredMark={false} onFinish={(body: { password: string }) => (on ? end.mutate(body) : begin.mutate(body))}>
          <Form.Item name="password" label="现在的密码" rules={[{ required: true, message: '请填写现在的密码。' }]}><Input.Password size="large" autoFocus autoComplete="current-password" /></Form.Item>
          <RefusalAlert error={on ? end.error : begin.error} />
          <div className="row"><Button type="primary" htmlType="submit" loading={begin.isPending || end.isPending}>{on ? '关掉动态码' : '下一步'}</Button><Button onClick={() => setAsking(false)}>取消</Button></div>
        </Form>
      ) : (
        <>
          <p className="lede">登录时除了密码，再填手机验证器上的 6 位数字。密码被人知道也进不来。</p>
          <Button onClick={() => setAsking(true)}>{on ? '关掉动态码' : '开启动态码'}</Button>
        </>
      )}
    </section>
  )
}
