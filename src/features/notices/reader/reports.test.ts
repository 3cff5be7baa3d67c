import { describe, expect, test } from 'vitest'
import { readNotice } from './index.ts'

const read = (body: string) => readNotice({
  format: 'txt', pages: null,
  lines: `关于开展2021年读书周活动的通知\n各县（市、区）文化局、旅游局，市直各单位：\n现将有关事项通知如下。\n一、有关要求\n${body}\n云川市文化局\n2021年4月1日`
    .split('\n').map((text) => ({ text, page: null, cells: null, table: null })),
}).plan
const reports = (body: string) => read(body).reports
const everyone = ['各县（市、区）文化局', '旅游局', '市直各单位']

describe('what is handed in', () => {
  test.each([
    ['2.报送工作方案。各单位要结合实际制定工作方案，于4月13日前报送（Word版）。', [['工作方案', '2021-04-13', 'Word版']]],
    ['2.报送活动总结。各单位务必于5月13日前报送市文化局。', [['活动总结', '2021-05-13', '']]],
    ['各单位要对活动进行梳理，形成书面总结。请于5月13日前报送市文化局。', [['总结', '2021-05-13', '']]],
    ['请各单位于5月10日前完成自查，形成自查报告，报市文化局。', [['自查报告', '2021-05-10', '']]],
    ['请于5月10日前报送书面报告一式两份，同时报送活动照片（不超过10张）。', [['书面报告', '2021-05-10', ''], ['活动照片', '2021-05-10', '']]],
    ['活动方案请于4月15日前、活动总结请于5月30日前报市文化局备案。', [['活动方案', '2021-04-15', ''], ['活动总结', '2021-05-30', '']]],
    ['各单位将《报名汇总表》和书画、摄影作品于5月1日前报市文化馆。', [['《报名汇总表》', '2021-05-01', ''], ['书画、摄影作品', '2021-05-01', '']]],
    ['请各单位于5月5日、6月5日前分别报送阶段性小结和全面总结。', [['阶段性小结', '2021-05-05', ''], ['全面总结', '2021-06-05', '']]],
    ['请填写《活动统计表》，连同活动总结于6月10日前一并报送。', [['《活动统计表》', '2021-06-10', ''], ['活动总结', '2021-06-10', '']]],
  ])('%s', (body, wanted) => {
    expect(reports(body).map((r) => [r.what, r.due?.to, r.formats.join()])).toEqual(wanted)
  })

  test('news in a paper and pictures enclosed are no pieces of their own', () => {
    expect(reports('在《云川日报》开设专栏，集中报道典型事迹，4月底前刊播不少于5期。')).toEqual([])
    expect(reports('各单位于6月14日前报送活动总结，不超过1000字，附图片3至4张。').map((r) => [r.what, r.extras])).toEqual([['活动总结', ['图片3至4张']]])
  })

  test('the bare noun behind a piece goes on about it', () => {
    expect(reports('各单位于5月15日前将宣传周活动总结报送市文化局，总结不少于1500字，以PDF版发送。')).toMatchObject([{ what: '宣传周活动总结', length: { min: 1500 }, formats: ['PDF版'] }])
  })
})

describe('who hands in', () => {
  test.each([
    ['各县区科协、高新区科协，各市级学会、协会，企事业科协于4月27日前报送活动总结。', ['各县区科协', '高新区科协', '各市级学会', '协会', '企事业科协']],
    ['各团组织请于4月28日前将《申报表》报市文化局。', ['各团组织']],
    ['各县（市、区）文化局牵头汇总本地区情况，于4月18日前将活动方案报市文化局。', ['各县（市、区）文化局']],
    ['各乡镇、街道和市直各单位于5月1日前报送活动总结。', ['各乡镇', '街道', '市直各单位']],
    ['请各地于5月10日前将活动总结报送市文化局。', ['各地']],
    ['请有意参加的单位于4月20日前向市文化馆报名。', ['有意参加的单位']],
    ['各单位活动总结请于5月30日前报市文化局。', ['各单位']],
    ['请于5月30日前将活动总结（2000字以内）报市文化局公共服务科。', everyone],
    ['县融媒体中心要跟踪报道。各镇于5月30日前将活动总结报市文化局。', ['各镇']],
  ])('%s', (body, who) => expect(reports(body)[0]!.who).toEqual(who))

  test('the nearest subject of the paragraph holds for the next sentence', () => {
    expect(reports('各单位于4月18日前报送活动方案；于5月20日前将活动总结（3000字以内）报市文化局群文科。').map((r) => r.who)).toEqual([['各单位'], ['各单位']])
  })
})

describe('where to and how', () => {
  test.each([
    ['各单位于5月1日前报送活动总结。以上材料均通过校内OA系统发至校科协秘书处。', [['org', '校科协秘书处'], ['platform', '校内OA系统']]],
    ['各单位于5月1日前报送活动总结，以PDF版发送。邮箱：a@example.org。', [['email', 'a@example.org']]],
    ['各单位于5月1日前将落实情况书面报告市文化局。', [['org', '市文化局']]],
    ['请于5月1日前将活动总结报我局公共服务科。', [['org', '我局公共服务科']]],
    ['请于5月1日前将工作负责人信息传真至0000-1000322。', [['fax', '0000-1000322']]],
  ])('%s', (body, to) => expect(reports(body)[0]!.to.map((t) => [t.kind, t.value])).toEqual(to))

  test('a contact block is no destination', () => {
    expect(reports('各单位于5月1日前报送活动总结。\n联系人：甄一，邮箱：a@example.org')[0]!.to).toEqual([])
  })

  test('ways stated before the material, and what is said of all pieces', () => {
    expect(reports('报送时间：2021年5月20日前。\n报送方式：电子版发送至a@example.org。\n报送材料：推荐表、事迹材料（2000字以内）。').map((r) => [r.what, r.due?.to, r.to[0]?.value]))
      .toEqual([['推荐表', '2021-05-20', 'a@example.org'], ['事迹材料', '2021-05-20', 'a@example.org']])
    expect(reports('5月31日前将活动小结（1000字左右）和《签到册》复印件送市文化局，均为纸质版一式两份。').map((r) => [r.copies, r.formats])).toEqual([[2, ['纸质版']], [2, ['纸质版']]])
    expect(reports('请于4月6日前报送活动计划，6月4日前报送活动总结，均以电子版发至a@example.org。').map((r) => [r.formats, r.to[0]?.value])).toEqual([[['电子版'], 'a@example.org'], [['电子版'], 'a@example.org']])
  })

  test.each([
    ['各单位限报5件，请于5月31日前将作品寄送至市文化馆。', ['各单位限报5件']],
    ['各单位于5月31日前报送活动总结、活动掠影（照片5张、视频2个）。', []],
    ['每个支部至少上报1篇活动信息（300字左右），5月1日前报市文化局。', ['每个支部至少上报1篇']],
  ])('demands: %s', (body, extras) => expect(reports(body)[0]!.extras).toEqual(extras))
})

describe('left to a later announcement', () => {
  test.each(['各项目比赛规程由承办单位另行制定下发。', '评选办法另文下发。'])('%s', (body) => {
    expect(read(body).unresolved).toMatchObject([{ field: 'other', ref: null, text: body.slice(0, -1), reason: 'to_be_announced' }])
  })
})

describe('who, where to and how long', () => {
  const told = (body: string) => reports(body).map((r) => [r.what, r.who.join(), r.to.map((t) => t.value).join(), r.length?.max ?? r.length?.about ?? null])
  test.each([
    ['拟参加交流的作者请于5月20日前提交论文摘要，字数600—800字。\n论文摘要发送至会务组邮箱lw@yunchuan.example。', [['论文摘要', '拟参加交流的作者', 'lw@yunchuan.example', 800]]],
    ['各单位于5月20日前报送活动总结，发送至邮箱a@yunchuan.example。请于6月10日前将活动照片发送至上述邮箱。', [['活动总结', '各单位', 'a@yunchuan.example', null], ['活动照片', '各单位', 'a@yunchuan.example', null]]],
    ['各单位于5月20日前将活动总结报市文化局，其中总结字数控制在1500字左右。', [['活动总结', '各单位', '市文化局', 1500]]],
    ['请各单位于5月20日前将论文及《论文汇总表》报送至市文化局，论文电子版发送至a@yunchuan.example。', [['论文', '各单位', '市文化局,a@yunchuan.example', null], ['《论文汇总表》', '各单位', '市文化局', null]]],
    ['各文化站于5月20日前将本镇参赛情况统计表报市文化局。', [['参赛情况统计表', '各文化站', '市文化局', null]]],
  ])('%s', (body, wanted) => expect(told(body)).toEqual(wanted))
})
