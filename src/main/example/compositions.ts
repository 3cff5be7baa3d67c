import type { Block, OfficialDocument } from '../../documents/official/model.ts'
import { finishComposition } from '../../features/compositions/finish.actions.ts'
import { composeFrom } from '../../features/compositions/write.actions.ts'
import type { Context } from '../../platform/context.ts'
import type { Calendar } from './days.ts'
import type { Cast } from './people.ts'

const heading = (level: 1 | 2 | 3, text: string, runIn?: string): Block => ({ kind: 'heading', level, text, ...(runIn && { runIn }) })
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
const unitName = '云泽市科学技术协会'

/** A notice half written: some of it still breaks the standard's rules, so that there is something to check. */
const draft = (on: Calendar): OfficialDocument => ({
  schema: 'official/1', kind: 'notice', numbering: 'auto', letterhead: { issuers: [unitName], style: 'document', docNumber: `云科协发〔${on.year}〕21号` },
  title: `关于做好${on.year}年“科技为民服务月”总结工作的通知`, addressees: '各县区科协、高新区科协，各市级学会、协会、研究会，企事业科协：',
  body: [
    paragraph('“科技为民服务月”活动即将结束。为总结经验、用好成果,现就做好总结工作的有关事项通知如下。'),
    heading(1, '总结内容'),
    heading(2, '基本情况。', '开展了多少项活动、参加多少人次，数字以签到和现场记录为准。'),
    heading(2, '主要做法。', '写清谁来办、怎么办、群众得到什么，每项做法配一个实例。'),
    heading(2, '意见建议。', '如实反映困难，提出可行的办法。'),
    heading(1, '报送要求'),
    paragraph('请按下表准备材料。'),
    { kind: 'table', caption: '总结材料一览', head: ['材料', '字数', '格式', '时间'], rows: [['活动总结报告', '2000字以内', '盖章PDF版和Word版', `${on.words(3)}前`], ['特色亮点活动情况', '1000字以内', '盖章PDF版和Word版', `${on.words(3)}前`], ['现场照片', '不超过5张', 'JPG，注明时间地点', `${on.words(3)}前`]], widths: [4, 3, 5, 3] },
    heading(1, '宣传推广'),
    paragraph('市科协将从报送材料中选取一批好做法,在网站和公众号陆续刊发。'),
  ],
  attachments: [{ title: '特色亮点活动情况（提纲）', body: [heading(1, '活动概况'), paragraph('时间、地点、参加对象和人数。'), heading(1, '主要做法'), paragraph('最有特点的一两个环节。'), heading(1, '群众反映'), paragraph('参加者说了什么、解决了什么问题。')] }],
  signature: { issuers: [unitName], date: on.day(0), sealed: true }, note: '联系人：沈扶光　联系电话：0000-8888022', imprint: { copyTo: '市委办公室，市政府办公室。', printer: '云泽市科学技术协会办公室', printedOn: on.day(0) },
})

/** A letter that went out, as a finished document is kept. */
const letter = (on: Calendar): OfficialDocument => ({
  schema: 'official/1', kind: 'letter', numbering: 'auto', letterhead: { issuers: [unitName], style: 'letter', docNumber: `云科协函〔${on.year}〕12号` },
  title: '关于商请支持“送科技下乡”活动的函', addressees: '云泽市卫生健康委员会：',
  body: [
    paragraph(`为把优质医疗服务送到乡村，我会定于${on.words(4)}至${on.words(6)}组织“送科技下乡”活动，地点在棠梨县、蒹葭县的六个乡镇。`),
    paragraph('现商请贵委支持以下事项：'),
    { kind: 'list', ordered: true, items: ['选派内科、骨科、妇产科、中医科专家共12名，参加义诊和健康讲座。', '协调两县医院做好转诊衔接，义诊中发现的重点患者及时随访。', '提供常见病防治宣传资料，每个乡镇500份。'] },
    paragraph('交通和食宿由我会负责安排。专家名单请于活动前三日告知我会学会部。'),
    paragraph('妥否，请函复。'),
  ],
  attachments: [], signature: { issuers: [unitName], date: on.day(-6), sealed: true }, note: '联系人：江见白　联系电话：0000-8888021', imprint: { printer: '云泽市科学技术协会办公室', printedOn: on.day(-6) },
})

/** 文稿 of the office: one being written, one finished. */
export async function compose(then: (moment: Date) => Context, cast: Cast, on: Calendar): Promise<void> {
  const unitId = cast.office.unit.id
  const finished = await composeFrom(then(on.at(-6, 9, 20)), cast.office, { unitId, document: letter(on) })
  await finishComposition(then(on.at(-6, 10, 5)), cast.office, finished, 1)
  await composeFrom(then(on.at(-1, 15, 40)), cast.deputy, { unitId, document: draft(on) })
}
