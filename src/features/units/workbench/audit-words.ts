import { roleWords } from '../words.rules.ts'

/** What people read for the actions of the log. One that is not here is shown by its code. */
export const actionWords: Record<string, string> = {
  'account.sign_in': '登录', 'account.sign_in_failed': '登录没有成功', 'account.sign_out': '退出登录', 'account.set_password': '设置密码', 'account.end_sessions': '退出其他登录',
  'account.totp_on': '开启动态码', 'account.totp_off': '关掉动态码', 'account.drop_totp': '替人关掉动态码', 'account.create': '开账号', 'account.link': '给一次性链接', 'account.link_liaisons': '给联络员开账号',
  'account.close': '停用账号', 'unit.create': '新增单位', 'unit.edit': '修改单位', 'unit.move': '移动单位', 'unit.close': '撤销单位', 'unit.reopen': '恢复单位',
  'person.create': '新增人员', 'person.edit': '修改人员', 'person.depart': '人员离开', 'person.view_phone': '查看手机号', 'role.grant': '授予角色', 'role.revoke': '收回角色',
  'roster.import': '导入名册', 'roster.export': '导出名册', 'first_run.set_up': '首次设置', 'phone.view': '查看手机号', 'message.read': '读消息', 'message.read_all': '消息全部读过',
  'reading.create': '读取通知', 'reading.save': '改读出的方案', 'reading.decide': '决定待定项', 'reading.discard': '不要这份读取', 'reading.add_picture': '添通知照片', 'reading.arrange': '排照片顺序', 'reading.recognise': '开始识别', 'reading.recognised': '识别完成', 'reading.fail': '没有识别成', 'campaign.confirm': '确认方案', 'campaign.withdraw': '退回去改方案', 'campaign.change_state': '改活动状态', 'example.settle': '装入示例',
  'activity.change': '改活动安排', 'requirement.settle_scope': '定报送范围', 'notice.compose': '起草通知', 'notice.save': '改通知', 'notice.attach': '加附件', 'notice.detach': '去掉附件', 'notice.discard': '不要通知草稿',
  'notice.decide_addressee': '定收文单位', 'notice.issue': '签发通知', 'notice.open': '打开通知', 'notice.acknowledge': '签收通知', 'notice.urge': '催办', 'notice.call': '记电话', 'receipts.export': '导出签收情况',
  'composition.begin': '起草文稿', 'composition.save': '写文稿', 'composition.copy': '再拟一稿', 'composition.discard': '删掉文稿草稿', 'composition.enclose': '传随附文件', 'composition.finish': '文稿定稿', 'composition.export': '下载文稿', 'composition.read': '文稿转去签发', 'composition.follow_up': '文稿做成补充通知',
  'submission.upload': '上传材料', 'submission.figures': '填活动数据', 'submission.send': '送审', 'submission.sign_off': '审签', 'submission.sign_off_and_submit': '审签并报送', 'submission.submit': '报送', 'submission.withdraw': '撤回', 'submission.accept': '收下材料',
  'submission.return': '退回材料', 'submission.adopt': '采用', 'submission.download': '下载材料', 'ledger.export': '导出台账', 'ledger.mend': '核对台账计数', 'originals.export': '打包原件',
  'copying.cite': '认定正常引用', 'copying.uncite': '撤回正常引用的认定', 'copying.recompare': '重新比对雷同',
  'summary.draft': '起草总结', 'summary.write': '写总结', 'summary.head': '改总结标题', 'summary.refresh': '更新总结数字', 'summary.export': '导出总结', 'figure.export': '导出数字明细',
  'compilation.make': '生成汇编', 'compilation.done': '汇编生成好', 'compilation.failed': '汇编没有生成成', 'compilation.stop': '停下生成汇编', 'compilation.download': '下载汇编', 'archive.describe': '改归档目录', 'archive.export': '导出归档',
}

const groups: readonly [string, string][] = [
  ['account.', '账号与登录'], ['unit.', '单位'], ['person.', '人员'], ['role.', '角色'], ['roster.', '名册'], ['notice.', '通知'], ['receipts.', '签收'], ['reading.', '读取通知'], ['campaign.', '活动'], ['composition.', '文稿'], ['submission.', '材料'], ['ledger.', '台账'], ['copying.', '雷同检查'], ['summary.', '总结'],
]
export const actionGroups = groups.map(([value, label]) => ({ value, label }))

const fieldWords: Record<string, string> = {
  name: '名称', shortName: '简称', kind: '类别', level: '层级', position: '序号', phoneChanged: '换了手机号', liaison: '联络员', account: '账号', address: '地址', reason: '原因', code: '代码', parent: '上级', from: '原上级', to: '新上级', role: '角色', unit: '单位', subtree: '含下级', added: '新增', changed: '更新', unchanged: '不变',
  liaisons: '联络员', created: '新开', renewed: '换新', ended: '退出数', by: '方式', organisation: '组织', administrator: '管理员', before: '原来', after: '改为', title: '标题', count: '数量', units: '单位数', people: '人数', file: '文件', activities: '活动', reports: '报送要求', requirements: '报送要求', version: '第几稿', state: '状态', reasons: '原因', responsible: '负责人', person: '负责人', rows: '行数',
  urged: '催了', left: '不再催', words: '内容', phrase: '收文字样', answer: '答复', item: '条目', key: '待定项', scope: '范围', follows: '补充的通知', reading: '读取号', byHand: '手工', characters: '字数', between: '两个单位', waiting: '待比对', revision: '第几次存', pages: '页数', notice: '通知号', of: '原文稿号', composed: '在这里拟的', pdf: 'PDF 校验',
}
/** Of use to a machine only. */
const hidden = new Set(['sha256', 'docx', 'figures', 'choice', 'candidates'])

const valueWords: Record<string, string> = {
  ...roleWords, link: '一次性链接', self: '本人', 'sign-in/wrong': '账号或密码不对', 'sign-in/locked': '已锁住', 'sign-in/wrong-code': '动态码不对', 'sign-in/step-over': '动态码这一步过期', 'sign-in/closed': '账号已停用', draft: '草稿', signed_off: '已审签', submitted: '待审核', returned: '退回', accepted: '已收',
  aside: '先搁置', chosen: '选定', filled: '填写', planned: '计划中', announced: '已公布', finished: '已结束', postponed: '延期', cancelled: '取消', moved_online: '改线上', issued: '已签发', running: '进行中', collecting: '收材料', closed: '已结束', archived: '已归档', word: 'Word', pdf: 'PDF',
}

/** The details of a line in one sentence. */
export function detailsOf(details: Record<string, unknown>): string {
  const text = (value: unknown): string => {
    if (value === null || value === '') return '空'
    if (typeof value === 'boolean') return value ? '是' : '否'
    if (typeof value === 'object') return Array.isArray(value) ? value.map(text).join('、') : `（${detailsOf(value as Record<string, unknown>)}）`
    const plain = String(value)
    return valueWords[plain] ?? (/^[0-9a-f]{64}$/.test(plain) ? `${plain.slice(0, 12)}…` : plain)
  }
  return Object.entries(details).filter(([key]) => !hidden.has(key)).map(([key, value]) => {
    // what an answer is, in a word
    if (key === 'as') return text(value)
    // a question is named by its words: field|item|words
    if (key === 'key' && typeof value === 'string') return `${fieldWords.key}：“${value.split('|').at(-1)}”`
    if (key === 'units' && Array.isArray(value)) return `${fieldWords.units}：${value.length}`
    return `${fieldWords[key] ?? key}：${text(value)}`
  }).join('，')
}
