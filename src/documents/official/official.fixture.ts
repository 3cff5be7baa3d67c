import type { Block, OfficialDocument } from './model.ts'
import { plainParagraph } from './plain.ts'

/** Documents that tests and measures typeset; people and places invented. */
export const words = '为深入贯彻落实全市科技工作会议精神，把科技工作者的智慧送到群众身边，市科协决定在全市开展“科技为民服务月”活动，组织科技志愿服务队到村镇、社区和学校，开展义诊、农技指导、科普讲座，群众需要什么就送什么。'

export const heading = (level: 1 | 2 | 3 | 4, text: string, runIn?: string): Block => ({ kind: 'heading', level, text, ...(runIn !== undefined && { runIn }) })

const table: Block = { kind: 'table', caption: '活动安排表', head: ['序号', '活动', '时间', '责任部室'], rows: Array.from({ length: 6 }, (_, i) => [String(i + 1), '云泽科学大讲堂', '5月下旬', '科普部、学会部']) }

/** Two pages: letterhead, headings of four levels, a list, a table, signature, 附注, 版记. */
export const notice: OfficialDocument = {
  schema: 'official/1', kind: 'notice', numbering: 'auto',
  letterhead: { issuers: ['云川市科学技术协会'], style: 'document', docNumber: '云科协发〔2031〕5号', copyNumber: '000012', secrecy: '秘密★1年', urgency: '特急' },
  title: '云川市科学技术协会关于印发《2031年云川市“科技为民服务月”活动实施方案》的通知',
  addressees: '各县区科协、高新区科协，各市级学会、协会、研究会，企事业科协，机关各部室、直属事业单位',
  body: [
    plainParagraph(`${words}现将有关事项通知如下。`), heading(1, '有关要求'), heading(2, '加强组织领导'), plainParagraph(words), heading(2, '做好预案'),
    heading(3, '看天气', '户外活动要提前看天气、看场地。'), heading(3, '登记', '答不上来的问题都登记。'), heading(4, '登记簿', '写明谁来答、哪天答。'), heading(4, '回音', '把结果告诉提问的人。'),
    { kind: 'list', ordered: true, items: ['镕喆堃昇玥淏祎垚彧珺等参加。', '带齐材料。'] }, table, heading(1, '联系方式'), plainParagraph('联系人：江见白，联系电话：0000—8888021。'),
  ],
  attachments: [],
  signature: { issuers: ['云川市科学技术协会'], date: '2031-06-05', sealed: true },
  note: '此件公开发布',
  imprint: { copyTo: '市委办公室、市政府办公室，市人大常委会办公室、市政协办公室', printer: '云川市科学技术协会办公室', printedOn: '2031-06-05' },
}

export const withAttachments: OfficialDocument = {
  ...notice,
  attachments: [
    { title: '2031年云川市“科技为民服务月”活动实施方案', body: [heading(1, '指导思想'), plainParagraph(words), heading(1, '活动模块'), plainParagraph(words)] },
    { title: '活动情况统计表', landscape: true, body: [{ kind: 'table', head: ['序号', '单位', '活动名称', '时间', '地点', '参加人次', '联系人', '备注'], rows: Array.from({ length: 30 }, (_, i) => [String(i + 1), '棠梨县科协', '把会场搬到田埂上', '6月3日', '文化礼堂', '120', '顾半夏', '']) }] },
  ],
}

export const joint: OfficialDocument = {
  ...notice, title: '关于联合举办青少年科技创新大赛的通知', body: notice.body.slice(0, 4),
  letterhead: { issuers: ['云川市科学技术协会', '云川市教育局', '云川市人力资源和社会保障局'], style: 'document', docNumber: '云科协发〔2031〕6号' },
  signature: { issuers: ['云川市科学技术协会', '云川市教育局', '云川市人社局'], date: '2031-06-05', sealed: true },
}

export const upward: OfficialDocument = {
  ...notice, kind: 'report', title: '关于2031年全国科技工作者日活动情况的报告', addressees: '云川市委、市政府',
  letterhead: { issuers: ['云川市科学技术协会'], style: 'document', docNumber: '云科协报〔2031〕6号', signatories: ['顾半夏', '江见白', '沈扶光'] },
  attachments: [{ title: '活动情况统计表', body: [] }], signature: { issuers: ['云川市科学技术协会'], date: '2031-12-15', sealed: false },
}

export const letter: OfficialDocument = {
  ...notice, kind: 'letter', title: '关于商请支持云川科学大讲堂的函', addressees: '云川市教育局',
  letterhead: { issuers: ['云川市科学技术协会'], style: 'letter', docNumber: '云科协函〔2031〕6号', urgency: '加急' }, imprint: { copyTo: '市委办公室' },
}

export const minutes: OfficialDocument = {
  ...notice, kind: 'minutes', title: '关于科技为民服务月的会议纪要', signature: null, addressees: '',
  letterhead: { issuers: ['云川市科学技术协会'], style: 'minutes', mark: '云川市科协主席办公会议纪要', docNumber: '〔2031〕3号' },
}

export const documents = { notice, withAttachments, joint, upward, letter, minutes }
