import { plainDocument, plainParagraph as text, type OfficialDocument } from '../../documents/official/index.ts'
import type { Calendar } from './days.ts'

/** When things happen, in days from today. */
export const schedule = { issued: -24, planDue: -10, opens: -20, due: 3, closes: 8 }

/** The example's notice with its enclosed plan: written for this project, in the shape such notices have. */
export function notice(on: Calendar): OfficialDocument {
  const { year } = on
  const right = (words: string) => ({ kind: 'paragraph' as const, runs: [{ text: words }], align: 'right' as const })
  const heading = (words: string) => ({ kind: 'heading' as const, level: 1 as const, text: words })
  const planTitle = `${year}年云泽市“科技为民服务月”活动实施方案`
  return plainDocument({
    kind: 'notice', title: `云泽市科学技术协会关于印发《${planTitle}》的通知`,
    addressees: '各县区科协、高新区科协，各市级学会、协会、研究会，企事业科协，机关各部室、直属事业单位',
    body: [
      text('为把科技工作者的智慧送到群众身边，市科协决定在全市开展“科技为民服务月”活动。现将实施方案印发给你们，并就有关事项通知如下。'),
      heading('一、有关要求'),
      text('1.做好工作预案。户外和聚集性活动要提前看天气、看场地，每项活动至少准备一个替代办法，情况有变时及时调整并告知参加的人。'),
      text(`2.报送工作方案。请各县区科协、高新区科协，各市级学会、协会、研究会、企事业科协结合实际安排活动，并于${on.words(schedule.planDue)}前报送工作方案（Word版）。`),
      text(`3.报送活动材料。请各县区科协、高新区科协，各市级学会、协会、研究会、企事业科协认真总结，并于${on.words(schedule.due)}前报送特色亮点活动情况（1000字以内，盖章PDF版和Word版）和活动总结报告（2000字以内，盖章PDF版和Word版）。`),
      heading('二、联系方式'),
      text('联系人：江见白　沈扶光'),
      text('联系电话：0000—8888021'),
      text('邮箱：fuwuyue@yunze-kexie.example'),
      text('地址：云泽市望舒区示例路0号科技馆1007室'),
      text(`附件：${planTitle}`),
      right('云泽市科学技术协会'),
      right(on.full(schedule.issued)),
      { kind: 'page-break' },
      text('附件'),
      { kind: 'paragraph', runs: [{ text: planTitle }], align: 'center' },
      heading('一、指导思想'),
      text('紧紧围绕全市中心工作，坚持面向基层、面向群众，发挥各级科协组织联系广泛的优势，让科技工作者有舞台，让群众得实惠，把服务月办成科技工作者和群众共同的节日。'),
      heading('二、活动模块'),
      text(`活动时间为${on.words(schedule.opens)}至${on.words(schedule.closes)}。全市各级科协组织围绕五个模块开展活动，做到县县有安排、周周有活动、项项有人管。`),
      text('1.团结引领'),
      text('走进车间、田间和实验室，采用座谈交流、事迹宣讲、走访慰问等形式，听科技工作者说心里话，讲科技工作者的故事。'),
      text('2.建家办事'),
      text('办好科技工作者之家，梳理科技工作者反映集中的问题，能办的马上办，一时办不了的说明原因、列出时间。'),
      text('3.为民服务'),
      text('组织科技志愿服务队到村镇、社区和学校，开展义诊、农技指导、科普讲座，群众需要什么就送什么。'),
      text('4.开放合作'),
      text('联合高校、企业和媒体，共同举办技术对接、成果展示和开放参观活动，把优质资源用起来。'),
      text('5.表彰宣传'),
      text('挖掘身边的优秀科技工作者，通过报纸、网站和公众号讲好他们的故事，形成尊重知识、尊重人才的氛围。'),
      heading('三、市主会场活动'),
      text(`1.举办服务月启动仪式。${on.words(schedule.opens)}上午，在市科技馆举行启动仪式，为科技志愿服务队授旗，发布活动安排。责任部室：办公室`),
      text('2.开设“科技进万家”云课堂。在市科协网站和微信公众号开设专栏，邀请市级学会专家讲农技、讲健康、讲安全，供各类人群收看。责任部室：科普部'),
      text(`3.举办云泽科学大讲堂。${on.third(-6)}起，会同县区科协、企业科协举办专题讲座，鼓励一线工程师走上讲台。责任部室：科普部、学会部`),
      text(`4.集中走访一线科技工作者。${on.third(2)}，邀请市领导到车间、田头和实验室看望科技工作者，收集意见诉求。责任部室：办公室`),
      text(`5.召开科技工作者状况调查新闻发布会。${on.words(1)}上午，在市学术交流中心发布调查报告，为新建的科技工作者之家揭牌。责任部室：调宣部`),
      text(`6.刊发致全市科技工作者的一封信。${on.words(2)}，在《云泽日报》、市政府网站、市科协网站和微信公众号同时刊发。责任部室：调宣部`),
      text(`7.开展“送科技下乡”活动。${on.words(4)}至${on.words(6)}，组织农、林、水、医等领域科技工作者到棠梨县、蒹葭县的乡镇，现场答疑、现场示范。责任部室：学会部；配合单位：市农村科普站`),
      heading('四、活动要求'),
      text('1.加强组织领导。各单位要把服务月摆上重要位置，明确负责人，细化任务分工，保证各项活动落到实处。'),
      text('2.注重工作实效。从群众的需要出发安排活动，不搞形式、不走过场，让群众真正得到帮助。'),
      text('3.做好宣传总结。及时报道活动情况，总结好的做法，为以后的工作提供借鉴。'),
    ],
  })
}

/** A second notice, just received and not yet confirmed: some of it is left open on purpose. */
export function secondNotice(on: Calendar): string {
  return [
    `云泽市科学技术协会关于开展${on.year}年冬季科普进社区活动的通知`, '',
    '各县区科协，各市级学会：', '',
    `　　为丰富冬季群众文化生活，市科协决定开展科普进社区活动。现将有关事项通知如下。`,
    '　　一、活动安排',
    `　　（一）科普大篷车进社区。${on.words(12)}起，到青梧区、望舒区的社区巡展。责任部室：科普部`,
    '　　（二）冬季健康讲座。元旦前后，邀请市医学会专家讲冬季保健。责任部室：学会部',
    '　　（三）家庭科学实验展演。时间、地点另行通知。责任单位：市科技馆',
    '　　二、材料报送',
    `　　各单位于${on.words(30)}前报送活动总结（800字以内，Word版）。活动结束后5个工作日内报送活动照片。`,
    '　　三、联系方式',
    '　　联系人：沈扶光　联系电话：0000—8888022', '',
    '云泽市科学技术协会', on.full(-1), '',
  ].join('\n')
}
