import type { Block, DocumentKind, Letterhead, OfficialDocument } from '../../documents/official/model.ts'

/** What a skeleton needs to know of whoever begins. */
export interface Frame {
  kind: DocumentKind
  unitName: string
  now: Date
}

/** YYYY-MM-DD in China. */
export const dayOf = (moment: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(moment)

const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })

/** Which letterhead a kind goes out under; what stays in the house has none. */
function letterheadOf({ kind, unitName }: Frame): Letterhead | null {
  switch (kind) {
    case 'notice': case 'report': return { issuers: [unitName], style: 'document', docNumber: '', ...(kind === 'report' && { signatories: [''] }) }
    case 'letter': return { issuers: [unitName], style: 'letter', docNumber: '' }
    case 'minutes': return { issuers: [unitName], style: 'minutes', mark: `${unitName}会议纪要`.slice(0, 60) }
    default: return null
  }
}

/** An empty document of a kind, signed by the unit today. */
export function blank(frame: Frame): OfficialDocument {
  const day = dayOf(frame.now)
  const goesOut = frame.kind === 'notice' || frame.kind === 'letter' || frame.kind === 'report'
  return {
    schema: 'official/1', kind: frame.kind, letterhead: letterheadOf(frame), title: '', ...(goesOut && { addressees: '' }), numbering: 'auto', body: [paragraph('')], attachments: [],
    signature: frame.kind === 'minutes' ? null : { issuers: [frame.unitName], date: day, sealed: goesOut },
    ...(frame.kind === 'notice' && { note: '' }), imprint: goesOut ? { copyTo: '', printer: frame.unitName.slice(0, 60), printedOn: day } : null,
  }
}

/** A document to write on from: the parts a kind has, each with a sentence that says what belongs there. */
export function skeleton(frame: Frame): OfficialDocument {
  const year = dayOf(frame.now).slice(0, 4)
  const start = blank(frame)
  switch (frame.kind) {
    case 'notice': return {
      ...start, title: `关于开展${year}年×××活动的通知`, addressees: '各县（市、区）科协，各学会、协会、研究会，有关单位：', note: '联系人：×××　联系电话：×××××××',
      body: [
        paragraph('为深入贯彻×××精神，进一步×××，经研究，决定开展×××活动。现将有关事项通知如下。'),
        heading(1, '活动主题'), paragraph('×××'), heading(1, '活动时间'), paragraph(`${year}年×月×日至×月×日。`),
        heading(1, '主要内容'), heading(2, '×××'), paragraph('写清做什么、谁负责、什么时候办。'), heading(2, '×××'), paragraph('写清做什么、谁负责、什么时候办。'),
        heading(1, '有关要求'), heading(2, '加强组织领导'), paragraph('各单位要明确负责人和联络员，细化安排，抓好落实。'),
        heading(2, '按时报送材料'), paragraph('请于×月×日前报送工作方案，于×月×日前报送活动总结（1500字以内，盖章PDF版和Word版）。'),
      ],
    }
    case 'plan': return {
      ...start, title: `${year}年×××活动实施方案`,
      body: [
        paragraph('为×××，结合实际，制定本方案。'), heading(1, '指导思想'), paragraph('×××'), heading(1, '活动主题和时间'), paragraph(`主题：×××。时间：${year}年×月×日至×月×日。`),
        heading(1, '活动安排'), heading(2, '×××'), paragraph('内容、时间、地点、责任部门。'), heading(2, '×××'), paragraph('内容、时间、地点、责任部门。'),
        heading(1, '实施步骤'), heading(2, '准备阶段'), paragraph('×月上旬，×××。'), heading(2, '实施阶段'), paragraph('×月中旬至下旬，×××。'), heading(2, '总结阶段'), paragraph('×月×日前，×××。'),
        heading(1, '保障措施'), paragraph('×××'),
      ],
    }
    case 'letter': return {
      ...start, title: '关于商请×××的函', addressees: '×××：',
      body: [paragraph('为×××，我单位定于×月×日开展×××。'), paragraph('现商请贵单位×××。具体事项如下：'), { kind: 'list', ordered: true, items: ['×××', '×××'] }, paragraph('妥否，请函复。')],
    }
    case 'minutes': return {
      ...start, title: '×××会议纪要',
      body: [
        paragraph(`${year}年×月×日，×××主持召开×××会议，研究×××。现将会议议定事项纪要如下。`), heading(1, '关于×××'), paragraph('会议认为，×××。会议决定，×××。由×××牵头，×月×日前完成。'),
        heading(1, '关于×××'), paragraph('会议认为，×××。会议决定，×××。'), paragraph('出席：×××、×××、×××。'), paragraph('列席：×××、×××。'), paragraph('记录：×××。'),
      ],
      imprint: { copyTo: '', printer: frame.unitName.slice(0, 60), printedOn: dayOf(frame.now) },
    }
    case 'summary': return {
      ...start, title: `${year}年×××活动总结`,
      body: [
        paragraph('概括活动的时间、规模和总的成效。'), heading(1, '基本情况'), paragraph('开展了多少项活动，多少人参加。数字要与台账一致。'), heading(1, '主要做法'), heading(2, '×××'), paragraph('×××'), heading(2, '×××'), paragraph('×××'),
        heading(1, '特色亮点'), paragraph('×××'), heading(1, '存在问题和下一步打算'), paragraph('×××'),
      ],
    }
    case 'report': return {
      ...start, title: '关于×××情况的报告', addressees: '×××：',
      body: [paragraph('按照×××要求，现将×××情况报告如下。'), heading(1, '工作开展情况'), paragraph('×××'), heading(1, '存在的问题'), paragraph('×××'), heading(1, '下一步工作安排'), paragraph('×××'), paragraph('特此报告。')],
    }
    case 'other': return start
  }
}
