import { describe, expect, test } from 'vitest'
import type { SourceText } from '../../../documents/source.ts'
import { NoticePlan, printPlan, readNotice } from './index.ts'
import { findLengths } from './lengths.ts'

const source = (text: string): SourceText => ({ format: 'txt', pages: null, lines: text.split('\n').map((line) => ({ text: line, page: null, cells: null, table: null })) })
const read = (text: string) => readNotice(source(text)).plan

const notice = (body: string, title = '关于开展2021年读书周活动的通知') => `${title}
各县（市、区）文化局、旅游局，市直各单位：
现将有关事项通知如下。
${body}
云川市文化局
2021年4月1日`

describe('head and signature', () => {
  test('letterhead, number, title, recipients, signature and copies', () => {
    const plan = read(`云川市文化局文件
云文发〔2021〕8号
关于开展2021年读书周活动的通知
各县（市、区）文化局、旅游局，市直各单位：
现将有关事项通知如下。
云川市文化局（代章）　　云川市教育局
二〇二一年四月一日
抄送：市委宣传部，市教育局。`)
    expect(plan.doc_number?.value).toBe('云文发〔2021〕8号')
    expect(plan.title.value).toBe('关于开展2021年读书周活动的通知')
    expect(plan.recipients.map((r) => r.name)).toEqual(['各县（市、区）文化局', '旅游局', '市直各单位'])
    expect(plan.issuers.map((r) => r.name)).toEqual(['云川市文化局', '云川市教育局'])
    expect(plan.issued?.date).toBe('2021-04-01')
    expect(plan.cc.map((r) => r.name)).toEqual(['市委宣传部', '市教育局'])
  })

  test('a cited number is not the notice’s own', () => {
    const plan = read(notice('根据《关于全民阅读的意见》（川文〔2020〕3号），开展活动。'))
    expect(plan.doc_number).toBeNull()
    expect(plan.basis).toMatchObject([{ title: '关于全民阅读的意见', number: '川文〔2020〕3号' }])
  })

  test.each([
    ['关于印发《读书周活动方案》的通知', 'plan'], ['关于转发《关于开展读书周活动的通知》的通知', 'forward'], ['关于征集读书周作品的通知', 'collection'],
    ['关于评选书香家庭的通知', 'selection'], ['关于开展读书周活动的通知', 'activity'],
  ])('%s is a %s', (title, kind) => expect(read(notice('一、要求\n认真落实。', title)).kind).toBe(kind))
})

describe('activities', () => {
  test('item, description, owners by label and by word', () => {
    const plan = read(notice(`一、活动内容
1.启动仪式。4月20日上午9:00，在市图书馆广场举行，组织师生代表参加。（责任单位：市文化局；配合单位：市教育局）
2.阅读讲座。4月21日起，面向老年人开展讲座。由市图书馆牵头，市老年大学、市妇联配合。
二、有关要求
1.加强领导。各单位要高度重视。`))
    expect(plan.activities.map((a) => a.name)).toEqual(['启动仪式', '阅读讲座'])
    expect(plan.activities[0]!.owners.map((o) => [o.name, o.role])).toEqual([['市文化局', '责任'], ['市教育局', '配合']])
    expect(plan.activities[0]!.time).toMatchObject([{ from: '2021-04-20', to: '2021-04-20', time: '09:00' }])
    expect(plan.activities[0]!.places).toEqual(['市图书馆广场'])
    expect(plan.activities[1]!.owners.map((o) => [o.name, o.role])).toEqual([['市图书馆', '牵头'], ['市老年大学', '配合'], ['市妇联', '配合']])
    expect(plan.activities[1]!.audience).toEqual(['老年人'])
  })

  test('labelled lines and a table with one cell per line', () => {
    const labelled = read(notice('一、活动安排\n（一）诵读会\n时间：4月23日\n地点：市剧院\n内容：诵读经典诗文。\n主办单位：市文联\n（二）书展\n时间：4月24日至26日\n地点：市会展中心\n主办单位：市文化局'))
    expect(labelled.activities.map((a) => [a.name, a.places[0], a.owners[0]?.name])).toEqual([['诵读会', '市剧院', '市文联'], ['书展', '市会展中心', '市文化局']])
    const table = read(notice('一、活动安排\n序号\n活动名称\n时间\n地点\n责任单位\n1\n诵读会\n4月23日\n市剧院\n市文联\n2\n书展\n4月24日\n市文化局\n二、要求\n认真落实。'))
    expect(table.activities.map((a) => [a.name, a.places[0] ?? null, a.owners[0]?.name])).toEqual([['诵读会', '市剧院', '市文联'], ['书展', null, '市文化局']])
  })

  test('a collection has no activities', () => {
    expect(read(notice('一、征集内容\n1.散文。抒写家乡。\n2.诗歌。歌颂时代。\n二、报送要求\n请于5月1日前将作品报市文联。', '关于征集“我爱家乡”文学作品的通知')).activities).toEqual([])
  })
})

describe('reports', () => {
  test('two pieces in one sentence, each with its own measures', () => {
    const [a, b] = read(notice('一、要求\n请各单位于5月10日前报送活动总结（1200字以内，Word版）和活动照片（3至5张），发送至a@example.org。')).reports
    expect(a).toMatchObject({ what: '活动总结', length: { max: 1200 }, formats: ['Word版'], who: ['各单位'], due: { to: '2021-05-10' }, to: [{ kind: 'email', value: 'a@example.org' }] })
    expect(b).toMatchObject({ what: '活动照片', length: null, extras: ['3至5张'], due: { to: '2021-05-10' } })
  })

  test('two deadlines in one sentence', () => {
    const reports = read(notice('一、要求\n各单位要于4月20日前报送活动方案，于5月20日前报送活动总结，纸质版一式三份。')).reports
    expect(reports.map((r) => [r.what, r.due?.to, r.copies])).toEqual([['活动方案', '2021-04-20', null], ['活动总结', '2021-05-20', 3]])
  })

  test('two statements that disagree leave the deadline open with both as candidates', () => {
    const plan = read(notice('一、要求\n请于5月10日前报送活动总结。\n二、其他\n活动总结请务必于5月8日前发至a@example.org。'))
    expect(plan.reports).toHaveLength(1)
    expect(plan.reports[0]!.due).toBeNull()
    expect(plan.unresolved).toMatchObject([{ field: 'reports.due', reason: 'conflict', ref: 'r1' }])
    expect(plan.unresolved[0]!.candidates.map((c) => c.to)).toEqual(['2021-05-10', '2021-05-08'])
  })

  test.each([
    ['1000字以内', { max: 1000, min: null, about: null }], ['不超过三千字', { max: 3000, min: null, about: null }], ['不少于500字', { max: null, min: 500, about: null }],
    ['800字左右', { max: null, min: null, about: 800 }], ['1000—1500字', { max: 1500, min: 1000, about: null }], ['两千字以内', { max: 2000, min: null, about: null }],
  ])('limit %s', (text, length) => expect(findLengths(text)[0]?.length).toEqual(length))
})

describe('contacts', () => {
  test('names parted by a space, a number that is also the fax, one block per body', () => {
    const { contacts } = read(notice('一、联系方式\n市文化局\n联系人：甄一 甄小二\n电话：0000-1000001（兼传真）\n市教育局\n联系人：甄三\n电话：0000-1000002'))
    expect(contacts.map((c) => [c.org, c.names, c.phones, c.fax])).toEqual([
      ['市文化局', ['甄一', '甄小二'], ['0000-1000001'], ['0000-1000001']], ['市教育局', ['甄三'], ['0000-1000002'], []],
    ])
  })
})

describe('nothing is guessed', () => {
  test('what stays open is listed with its reason', () => {
    const plan = read(notice('一、活动内容\n1.灯会。元宵节当晚，在市民广场举办。由市文化局负责。\n2.讲座。具体时间、地点另行通知。由市图书馆负责。'))
    expect(plan.unresolved.map((u) => [u.field, u.ref, u.reason])).toEqual([
      ['activities.time', 'a1', 'lunar_or_holiday'], ['activities.time', 'a2', 'to_be_announced'], ['activities.places', 'a2', 'to_be_announced'],
    ])
  })

  test('a text without characters is refused, any other gives a valid plan', () => {
    expect(() => read(' \n　')).toThrow(expect.objectContaining({ code: 'notices/nothing-to-read' }))
    for (const s of ['a', '。', '：', '附件', '2020年5月1日', '关于', '1.', '|', '（', '《'.repeat(1e5), '时间：'.repeat(1e5), '市科协、'.repeat(1e5)]) {
      expect(NoticePlan.safeParse(read(s)).success, s.slice(0, 20)).toBe(true)
    }
  })

  test('every fact names its rule, and the plan prints', () => {
    const { plan, explanations } = readNotice(source(notice('一、活动内容\n1.灯会。4月20日，在市民广场举办。由市文化局负责。')))
    expect(explanations.find((e) => e.path === 'activities[0].owners[0]')).toMatchObject({ rule: 'owners.words' })
    expect(explanations.every((e) => e.text !== e.rule)).toBe(true)
    expect(printPlan(plan)).toContain('灯会')
  })
})
