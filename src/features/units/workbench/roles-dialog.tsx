import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Modal, Select } from 'antd'
import { api, got } from '../../../workbench/api.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import type { Role } from '../tables.ts'
import { roleWords } from '../words.rules.ts'
import type { Person, Unit } from './types.ts'
import { UnitPicker } from './unit-picker.tsx'

interface Fields { role: Role; unitId: number; subtree: boolean }

/** Roles a person holds; each can be taken back, one more can be granted. */
export function RolesDialog({ person, unit, onClose }: { person: Person; unit: Unit; onClose: () => void }) {
  const [form] = Form.useForm<Fields>()
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['people'] })
  const grant = useMutation({
    mutationFn: (fields: Fields) => got(api.POST('/api/people/{id}/grants', { params: { path: { id: person.id } }, body: { ...fields, subtree: fields.subtree ?? false } })),
    onSuccess: () => { form.resetFields(['role']); return onSuccess() },
  })
  const revoke = useMutation({
    mutationFn: (held: { unitId: number; role: Role }) => got(api.DELETE('/api/people/{id}/grants/{unit}/{role}', { params: { path: { id: person.id, unit: held.unitId, role: held.role } } })),
    onSuccess,
  })
  return (
    <Modal open title={`${person.name}的角色`} footer={<Button onClick={onClose}>完成</Button>} onCancel={onClose} destroyOnHidden>
      {person.grants.length === 0 ? <p className="mute">还没有角色，登录后什么也看不到。</p> : (
        <ul className="lines roles">
          {person.grants.map((held) => (
            <li key={`${held.unitId}${held.role}`}>
              <span className="lines-main"><b>{roleWords[held.role]}</b><span className="mute">{held.unitName}{held.subtree ? '，含下级' : ''}</span></span>
              <Button size="small" icon={<Icon name="close" />} loading={revoke.isPending && revoke.variables.role === held.role && revoke.variables.unitId === held.unitId} onClick={() => revoke.mutate(held)}>收回</Button>
            </li>
          ))}
        </ul>
      )}
      <RefusalAlert error={revoke.error} />
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ unitId: unit.id, subtree: false }} onFinish={(fields) => grant.mutate(fields)} style={{ marginTop: 16 }}>
        <div className="form-two">
          <Form.Item name="role" label="再授一个角色" rules={[{ required: true, message: '请选择角色。' }]}><Select placeholder="选择角色" options={unit.may.grant.map((value) => ({ value, label: roleWords[value] }))} /></Form.Item>
          <Form.Item name="unitId" label="管哪个单位" rules={[{ required: true, message: '请选择单位。' }]}><UnitPicker start={{ id: unit.id, name: unit.name }} /></Form.Item>
        </div>
        <Form.Item name="subtree" valuePropName="checked"><Checkbox>含它的全部下级单位</Checkbox></Form.Item>
        <RefusalAlert error={grant.error} />
        <Button htmlType="submit" loading={grant.isPending} style={{ marginTop: 8 }}>授予角色</Button>
      </Form>
    </Modal>
  )
}
