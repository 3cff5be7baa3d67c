import { Form, Input } from 'antd'

/** A new password, typed twice; what makes it good is said beside it. */
export function PasswordFields({ label = '新密码' }: { label?: string }) {
  return (
    <>
      <Form.Item name="password" label={label} extra="至少 8 个字符。几个不相干的词连起来，好记也难猜。" rules={[{ required: true, min: 8, message: '至少 8 个字符。' }]}>
        <Input.Password size="large" autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="again" label="再写一遍" dependencies={['password']}
        rules={[{ required: true, message: '请再写一遍。' }, ({ getFieldValue }) => ({ validator: (_, value: string) => (!value || getFieldValue('password') === value ? Promise.resolve() : Promise.reject(new Error('两遍不一样。'))) })]}
      >
        <Input.Password size="large" autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </>
  )
}
