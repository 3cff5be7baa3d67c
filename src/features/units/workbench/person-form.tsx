import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input, Modal } from 'antd'
import { api, got } from '../../../workbench/api.ts'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import type { Person, Unit } from './types.ts'

interface Fields { name: string; duty: string | null; phone: string | null; email: string | null; isLiaison: boolean }

/** Adds a person to the unit, or corrects one. The phone stays unless a new one is written. */
export function PersonForm({ unit, person, onClose }: { unit: Unit; person?: Person; onClose: () => void }) {
  const [form] = Form.useForm<Fields>()
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (fields: Fields) => {
      const body = { name: fields.name, duty: fields.duty || null, phone: fields.phone || null, email: fields.email || null, isLiaison: fields.isLiaison ?? false }
      return got(person ? api.PUT('/api/people/{id}', { params: { path: { id: person.id } }, body }) : api.POST('/api/units/{id}/people', { params: { path: { id: unit.id } }, body }))
    },
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['people'] }), queries.invalidateQueries({ queryKey: ['units'] })])
      onClose()
    },
  })
  return (
    <Modal open title={person ? `修改${person.name}` : `给${unit.shortName ?? unit.name}加一个人`} okText={person ? '保存修改' : '加上'} cancelText="取消" confirmLoading={save.isPending} onCancel={onClose} onOk={() => form.submit()} destroyOnHidden>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={person ? { ...person, phone: '' } : { isLiaison: unit.counts.people === 0 }} onFinish={(fields) => save.mutate(fields)}>
        <div className="form-two">
          <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: '请填写姓名。' }]}><Input maxLength={50} autoFocus /></Form.Item>
          <Form.Item name="duty" label="职务（可空）"><Input maxLength={50} /></Form.Item>
          <Form.Item name="phone" label={person?.phone ? '手机（空着不改）' : '手机（可空）'} rules={[{ pattern: /^[+\d][\d \-()（）]{4,28}$/, message: '不像电话号码。' }]}><Input maxLength={30} inputMode="tel" placeholder={person?.phone ?? ''} /></Form.Item>
          <Form.Item name="email" label="邮箱（可空）" rules={[{ type: 'email', message: '不像邮箱地址。' }]}><Input maxLength={100} inputMode="email" /></Form.Item>
        </div>
        <Form.Item name="isLiaison" valuePropName="checked" extra="每个单位一位，台账和催办都找这个人。"><Checkbox>是本单位联络员</Checkbox></Form.Item>
        <RefusalAlert error={save.error} />
      </Form>
    </Modal>
  )
}
