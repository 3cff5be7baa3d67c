import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import { Gate } from './gate.tsx'

/** 登录: account and password, then the code on its own step. */
export function SignIn() {
  const [step, setStep] = useState<'password' | 'code'>('password')
  const about = useQuery({ queryKey: ['sign-in'], queryFn: () => got(api.GET('/api/sign-in')) })
  const [search] = useSearchParams()
  const go = useNavigate()
  const queries = useQueryClient()
  useEffect(() => { document.title = '登录 · 联动' }, [])
  if (about.data?.firstRun) return <Navigate to="/first-run" replace />
  const entered = () => {
    queries.clear()
    go(placeAfter(search.get('to')), { replace: true })
  }
  return (
    <Gate name={about.data?.organisation}>
      {step === 'password'
        ? <PasswordStep examples={about.data?.examples ?? []} onIn={entered} onCode={() => setStep('code')} />
        : <CodeStep onIn={entered} onBack={() => setStep('password')} />}
    </Gate>
  )
}

/** Only a path inside the workbench; an address from elsewhere would lead people away. */
function placeAfter(to: string | null): string {
  return to?.startsWith('/workbench/') && !to.startsWith('/workbench/sign-in') ? to.slice('/workbench'.length) : '/'
}

interface Example { account: string; password: string; name: string; role: string }

function PasswordStep({ examples, onIn, onCode }: { examples: Example[]; onIn: () => void; onCode: () => void }) {
  const [form] = Form.useForm<{ account: string; password: string }>()
  const enter = useMutation({
    mutationFn: (body: { account: string; password: string }) => got(api.POST('/api/sign-in', { body })),
    onSuccess: ({ step }) => (step === 'in' ? onIn() : onCode()),
    onError: () => form.setFieldValue('password', ''),
  })
  return (
    <>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => enter.mutate(body)}>
        <Form.Item name="account" label="账号" rules={[{ required: true, message: '请填写账号。' }]}><Input size="large" autoComplete="username" autoFocus autoCapitalize="none" /></Form.Item>
        <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码。' }]}><Input.Password size="large" autoComplete="current-password" /></Form.Item>
        {enter.isError && <div style={{ marginBottom: 16 }}><RefusalAlert error={enter.error} /></div>}
        <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>登录</Button>
      </Form>
      <p className="mute" style={{ marginTop: 14, fontSize: 13 }}>还没有账号，或忘了密码：请找本单位的管理员要一次性链接。</p>
      {examples.length > 0 && (
        <section className="examples" aria-label="示例账号">
          <div className="h2">示例账号<small>这是虚构的城市，随便试</small></div>
          <ul>
            {examples.map((each) => (
              <li key={each.account}>
                <button type="button" disabled={enter.isPending} onClick={() => { form.setFieldsValue(each); enter.mutate({ account: each.account, password: each.password }) }}>
                  <b>{each.role}</b><span className="grow cut">{each.name}</span><span className="mute">{each.account}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function CodeStep({ onIn, onBack }: { onIn: () => void; onBack: () => void }) {
  const enter = useMutation({ mutationFn: (body: { code: string }) => got(api.POST('/api/sign-in/totp', { body })), onSuccess: onIn })
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(body: { code: string }) => enter.mutate(body)}>
      <Form.Item name="code" label="动态码" extra="手机验证器上的 6 位数字。手机不在身边，可以填一个备用码。" rules={[{ required: true, min: 6, message: '请填写 6 位动态码，或一个备用码。' }]}>
        <Input size="large" autoFocus autoComplete="one-time-code" />
      </Form.Item>
      {enter.isError && <div style={{ marginBottom: 16 }}><RefusalAlert error={enter.error} /></div>}
      <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>登录</Button>
      <Button type="link" block style={{ marginTop: 8 }} onClick={onBack}>换一个账号</Button>
    </Form>
  )
}
