import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { api, got } from '../../../workbench/api.ts'
import { momentOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { useMe } from '../../../workbench/session.tsx'
import { roleWords } from '../words.rules.ts'
import { PasswordFields } from './password-fields.tsx'
import { TotpCard } from './totp-card.tsx'
import './units.css'

/** 账号与安全: who one is here, password, second factor, open sessions. */
export function AccountPage() {
  const me = useMe().data
  if (!me) return <Loading />
  return (
    <>
      <PageHead title="账号与安全" />
      <div className="scroll"><div className="body narrow cards">
        <section className="card">
          <div className="h2">{me.name}</div>
          <dl className="facts">
            <dt>账号</dt><dd>{me.account}</dd><dt>单位</dt><dd>{me.unit.name}</dd>
            <dt>角色</dt><dd>{me.grants.length === 0 ? '还没有角色，请找本单位的管理员。' : me.grants.map((each) => `${roleWords[each.role]}（${each.unitName}${each.subtree ? '，含下级' : ''}）`).join('、')}</dd>
          </dl>
        </section>
        <PasswordCard />
        <TotpCard on={me.totp} />
        <SessionsCard />
      </div></div>
    </>
  )
}

function PasswordCard() {
  const [form] = Form.useForm<{ current: string; password: string }>()
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: ({ current, password }: { current: string; password: string }) => got(api.POST('/api/password', { body: { current, password } })),
    onSuccess: () => { form.resetFields(); void queries.invalidateQueries({ queryKey: ['sessions'] }) },
  })
  return (
    <section className="card">
      <div className="h2">改密码</div>
      <Form name="change" form={form} layout="vertical" requiredMark={false} onFinish={(fields) => save.mutate(fields)}>
        <Form.Item name="current" label="现在的密码" rules={[{ required: true, message: '请填写现在的密码。' }]}><Input.Password size="large" autoComplete="current-password" /></Form.Item>
        <PasswordFields />
        <RefusalAlert error={save.error} />
        {save.isSuccess && <p className="st ok" role="status"><Icon name="accepted" />密码已换。别处的登录都已退出。</p>}
        <Button htmlType="submit" loading={save.isPending}>换成新密码</Button>
      </Form>
    </section>
  )
}

function SessionsCard() {
  const queries = useQueryClient()
  const list = useQuery({ queryKey: ['sessions'], queryFn: () => got(api.GET('/api/sessions')) })
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['sessions'] })
  const end = useMutation({ mutationFn: (session: string) => got(api.DELETE('/api/sessions/{session}', { params: { path: { session } } })), onSuccess })
  const endAll = useMutation({ mutationFn: () => got(api.DELETE('/api/sessions')), onSuccess })
  const others = (list.data ?? []).filter((each) => !each.current)
  return (
    <section className="card">
      <div className="h2">登录着的设备{list.data && <small>{list.data.length} 处</small>}</div>
      {list.isError && <RefusalAlert error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading rows={2} />}
      <ul className="lines sessions">
        {(list.data ?? []).map((each) => (
          <li key={each.id}>
            <span className="lines-main"><b>{each.device}</b>{each.current && <span className="tag dai">这一台</span>}<span className="mute num">{each.address}</span></span>
            <span className="mute">最近使用 {momentOf(each.usedAt)} · 登录于 {momentOf(each.signedInAt)}</span>
            {!each.current && <Button size="small" loading={end.isPending && end.variables === each.id} onClick={() => end.mutate(each.id)}>退出</Button>}
          </li>
        ))}
      </ul>
      <RefusalAlert error={end.error ?? endAll.error} />
      {others.length > 0 && <Button loading={endAll.isPending} onClick={() => endAll.mutate()}>退出其他 {others.length} 处</Button>}
    </section>
  )
}
