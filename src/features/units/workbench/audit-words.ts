/** What people read for the actions of the log. One that is not here is shown by its code. */
export const actionWords: Record<string, string> = {
  'account.sign_in': '登录', 'account.sign_in_failed': '登录没有成功', 'account.sign_out': '退出登录', 'account.set_password': '设置密码', 'account.end_sessions': '退出其他登录',
  'account.totp_on': '开启动态码', 'account.totp_off': '关掉动态码', 'account.drop_totp': '替人关掉动态码', 'account.create': '开账号', 'account.link': '给一次性链接', 'account.link_liaisons': '给联络员开账号',
  'account.close': '停用账号', 'unit.create': '新增单位', 'unit.edit': '修改单位', 'unit.move': '移动单位', 'unit.close': '撤销单位', 'unit.reopen': '恢复单位',
  'person.create': '新增人员', 'person.edit': '修改人员', 'person.depart': '人员离开', 'person.view_phone': '查看手机号', 'role.grant': '授予角色', 'role.revoke': '收回角色',
  'roster.import': '导入名册', 'roster.export': '导出名册', 'first_run.set_up': '首次设置',
}

const groups: readonly [string, string][] = [
  ['account.', '账号与登录'], ['unit.', '单位'], ['person.', '人员'], ['role.', '角色'], ['roster.', '名册'], ['notice.', '通知'], ['receipt.', '签收'], ['campaign.', '活动'], ['submission.', '材料'], ['ledger.', '台账'], ['summary.', '总结'],
]
export const actionGroups = groups.map(([value, label]) => ({ value, label }))

const fieldWords: Record<string, string> = {
  name: '姓名或名称', account: '账号', address: '地址', reason: '原因', code: '代码', parent: '上级', from: '原上级', to: '新上级', role: '角色', unit: '单位', subtree: '含下级', added: '新增', changed: '更新', unchanged: '不变',
  liaisons: '联络员', created: '新开', renewed: '换新', ended: '退出数', by: '方式', organisation: '组织', administrator: '管理员', before: '原来', after: '改为', title: '标题', count: '数量', units: '单位数', people: '人数', file: '文件',
}

/** The details of a line in one sentence. */
export function detailsOf(details: Record<string, unknown>): string {
  const text = (value: unknown): string =>
    value === null || value === '' ? '空' : typeof value === 'boolean' ? (value ? '是' : '否') : typeof value === 'object' ? JSON.stringify(value) : String(value)
  return Object.entries(details).map(([key, value]) => `${fieldWords[key] ?? key}：${text(value)}`).join('，')
}
