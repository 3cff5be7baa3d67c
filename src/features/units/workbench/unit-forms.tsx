import { useMutation } from '@tanstack/react-query'
import { Form, Input, InputNumber, Modal, Select } from 'antd'
import { api, got } from '../../../workbench/api.ts'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import { unitKinds, unitLevels, type UnitKind, type UnitLevel } from '../tables.ts'
import { kindWords, levelWords } from '../words.rules.ts'
import type { Unit } from './types.ts'
import { UnitPicker } from './unit-picker.tsx'

interface Fields { code: string; name: string; shortName: string | null; kind: UnitKind; level: UnitLevel; position: number }

const required = (what: string) => [{ required: true, whitespace: true, message: `请填写${what}。` }]

/** Makes a unit under `parent`, or corrects `unit`. */
export function UnitForm({ unit, parent, onClose, onSaved }: { unit?: Unit; parent?: Unit; onClose: () => void; onSaved: (id: number) => void }) {
  const [form] = Form.useForm<Fields>()
  const save = useMutation({
    mutationFn: (fields: Fields) => {
      const body = { ...fields, shortName: fields.shortName || null, position: fields.position ?? 0 }
      return got(unit ? api.PUT('/api/units/{id}', { params: { path: { id: unit.id } }, body }) : api.POST('/api/units', { body: { ...body, parentId: parent?.id ?? 0 } }))
    },
    onSuccess: ({ id }) => onSaved(id),
  })
  const start: Partial<Fields> = unit ?? { kind: 'other', level: parent?.level ?? 'county', position: (parent?.counts.children ?? 0) + 1 }
  return (
    <Modal open title={unit ? `修改${unit.name}` : `在${parent?.shortName ?? parent?.name}下新增单位`} okText={unit ? '保存修改' : '新增单位'} cancelText="取消" confirmLoading={save.isPending} onCancel={onClose} onOk={() => form.submit()} destroyOnHidden>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={start} onFinish={(fields) => save.mutate(fields)}>
        <Form.Item name="name" label="单位名称" rules={required('单位名称')}><Input maxLength={100} autoFocus /></Form.Item>
        <div className="form-two">
          <Form.Item name="shortName" label="简称（可空）"><Input maxLength={40} /></Form.Item>
          <Form.Item name="code" label="单位代码" rules={required('单位代码')}><Input maxLength={40} /></Form.Item>
          <Form.Item name="kind" label="类别"><Select options={unitKinds.map((value) => ({ value, label: kindWords[value][0] }))} /></Form.Item>
          <Form.Item name="level" label="层级"><Select options={unitLevels.map((value) => ({ value, label: levelWords[value][0] }))} /></Form.Item>
          <Form.Item name="position" label="序号"><InputNumber min={0} max={999_999} precision={0} style={{ width: '100%' }} /></Form.Item>
        </div>
        <RefusalAlert error={save.error} />
      </Form>
    </Modal>
  )
}

/** Moves a unit with all below it. */
export function MoveUnit({ unit, onClose, onSaved }: { unit: Unit; onClose: () => void; onSaved: () => void }) {
  const [form] = Form.useForm<{ parentId: number }>()
  const save = useMutation({ mutationFn: (body: { parentId: number }) => got(api.PUT('/api/units/{id}/parent', { params: { path: { id: unit.id } }, body })), onSuccess: onSaved })
  const below = unit.counts.subtree
  return (
    <Modal open title={`移动${unit.name}`} okText={below > 0 ? `移动这 ${below + 1} 个单位` : '移动'} cancelText="取消" confirmLoading={save.isPending} onCancel={onClose} onOk={() => form.submit()} destroyOnHidden>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => save.mutate(body)}>
        <Form.Item name="parentId" label="新的上级单位" rules={[{ required: true, message: '请选择新的上级单位。' }]} extra={below > 0 ? `它的 ${below} 个下级单位一起移过去。以前的材料和记录不变。` : '以前的材料和记录不变。'}><UnitPicker /></Form.Item>
        <RefusalAlert error={save.error} />
      </Form>
    </Modal>
  )
}
