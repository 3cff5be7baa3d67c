import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useEffect } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { Gate } from './gate.tsx'
import { PasswordFields } from './password-fields.tsx'

/** The page a one-time link opens: whose it is, and a password of one's own. */
export function Welcome() {
  const { token = '' } = useParams()
  const go = useNavigate()
  const queries = useQueryClient()
  const path = { params: { path: { token } } }
  const link = useQuery({ queryKey: ['welcome', token], queryFn: () => got(api.GET('/api/welcome/{token}', path)), staleTime: Infinity })
  const accept = useMutation({
    mutationFn: ({ password }: { password: string }) => got(api.POST('/api/welcome/{token}', { ...path, body: { password } })),
    onSuccess: ({ step }) => {
      // all that another person may have left behind, but not the link itself: asked again, it would say that it is used
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'welcome' })
      go(step === 'in' ? '/' : '/sign-in', { replace: true })
    },
  })
  useEffect(() => { document.title = '设置密码 · 联动' }, [])
  return (
    <Gate name={link.data?.unitName}>
      {link.isPending && <Loading rows={3} />}
      {link.isError && <><RefusalAlert error={link.error} /><p style={{ marginTop: 16 }}><Link to="/sign-in">去登录</Link></p></>}
      {link.data && (
        <>
          <h1 className="gate-title">{link.data.name}，您好</h1>
          <p className="lede">请给自己设一个密码。以后用账号 <b>{link.data.account}</b> 和它登录。</p>
          <Form layout="vertical" requiredMark={false} onFinish={(fields: { password: string }) => accept.mutate(fields)}>
            <input type="text" name="username" autoComplete="username" value={link.data.account} readOnly hidden />
            <PasswordFields label="密码" />
            {accept.isError && <div style={{ marginBottom: 16 }}><RefusalAlert error={accept.error} /></div>}
            <Button type="primary" htmlType="submit" size="large" block loading={accept.isPending}>设好密码并登录</Button>
          </Form>
        </>
      )}
    </Gate>
  )
}
