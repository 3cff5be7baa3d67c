import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select, Steps } from 'antd'
import { useEffect, useState } from 'react'
import { Link, Navigate, useNavigate } from 'react-router'
import { api, got } from '../../../workbench/api.ts'
import { Loading, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { unitLevels, type UnitLevel } from '../tables.ts'
import { levelWords } from '../words.rules.ts'
import { Gate } from './gate.tsx'
import { PasswordFields } from './password-fields.tsx'
import { RosterImport } from './roster-import.tsx'

interface Fields { organisation: string; shortName?: string; level: UnitLevel; name: string; account: string; password: string }

/** 首次启动: organisation and administrator, then the roster (optional), then the first notice. Open only while nothing is set up. */
export function FirstRun() {
  const state = useQuery({ queryKey: ['first-run'], queryFn: () => got(api.GET('/api/first-run')), staleTime: Infinity })
  const [unitId, setUnitId] = useState<number | null>(null)
  const [rosterDone, setRosterDone] = useState(false)
  const [imported, setImported] = useState(false)
  const queries = useQueryClient()
  const go = useNavigate()
  useEffect(() => { document.title = '首次启动 · 联动' }, [])
  if (state.isPending) return <Gate wide><Loading /></Gate>
  if (state.isError) return <Gate wide><RefusalAlert error={state.error} retry={() => void state.refetch()} /></Gate>
  if (!state.data.open && unitId === null) return <Navigate to="/" replace />
  return (
    <Gate wide name="三步就能开始，以后都能改">
      <Steps size="small" current={unitId === null ? 0 : imported ? 2 : 1} responsive={false} items={[{ title: '组织' }, { title: '名册' }, { title: '通知' }]} style={{ marginBottom: 20 }} />
      {unitId === null && <SetUp onDone={(id) => { queries.clear(); setUnitId(id) }} />}
      {unitId !== null && !imported && (
        <>
          <h1 className="gate-title">导入单位名册</h1>
          <RosterImport unitId={unitId} inSteps onDone={() => setRosterDone(true)} done={<Button type="primary" onClick={() => setImported(true)}>下一步</Button>} />
          {!rosterDone && <Button type="link" style={{ marginTop: 12, paddingInline: 0 }} onClick={() => setImported(true)}>以后再导入</Button>}
        </>
      )}
      {imported && (
        <>
          <h1 className="gate-title">可以开始了</h1>
          <p className="lede">把收到的通知拖进来，马上读出方案。联络员的账号在“单位与人员”里一次开好。</p>
          <div className="row" style={{ flexWrap: 'wrap' }}>
            <Button type="primary" size="large" onClick={() => go('/notices')}>读取第一份通知</Button>
            <Link to={`/units?unit=${unitId}`}><Button size="large">看单位与人员</Button></Link>
          </div>
        </>
      )}
    </Gate>
  )
}

function SetUp({ onDone }: { onDone: (unitId: number) => void }) {
  const save = useMutation({
    mutationFn: (fields: Fields) => got(api.POST('/api/first-run', {
      body: {
        organisation: { name: fields.organisation, shortName: fields.shortName || null, level: fields.level },
        administrator: { name: fields.name, account: fields.account, password: fields.password },
      },
    })),
    onSuccess: ({ unitId }) => onDone(unitId),
  })
  const required = (what: string) => [{ required: true, whitespace: true, message: `请填写${what}。` }]
  return (
    <Form layout="vertical" requiredMark={false} initialValues={{ level: 'city' }} onFinish={(fields: Fields) => save.mutate(fields)}>
      <h1 className="gate-title">您的组织</h1>
      <Form.Item name="organisation" label="全称" rules={[...required('组织全称'), { min: 2, message: '请写全称。' }]}><Input size="large" maxLength={100} autoFocus placeholder="例如 云岭市科学技术协会" /></Form.Item>
      <div className="form-two">
        <Form.Item name="shortName" label="简称（可空）"><Input size="large" maxLength={40} placeholder="例如 云岭市科协" /></Form.Item>
        <Form.Item name="level" label="层级"><Select size="large" options={unitLevels.map((value) => ({ value, label: levelWords[value][0] }))} /></Form.Item>
      </div>
      <h1 className="gate-title">您自己，第一位管理员</h1>
      <div className="form-two">
        <Form.Item name="name" label="姓名" rules={required('姓名')}><Input size="large" maxLength={50} autoComplete="name" /></Form.Item>
        <Form.Item name="account" label="账号" rules={[...required('账号'), { pattern: /^[a-z0-9][a-z0-9._-]{1,39}$/, message: '小写字母、数字、点、横线和下划线，2 到 40 个字符。' }]}><Input size="large" maxLength={40} autoComplete="username" autoCapitalize="none" /></Form.Item>
      </div>
      <PasswordFields label="密码" />
      {save.isError && <div style={{ marginBottom: 16 }}><RefusalAlert error={save.error} /></div>}
      <Button type="primary" htmlType="submit" size="large" loading={save.isPending}>建好组织，下一步</Button>
    </Form>
  )
}
