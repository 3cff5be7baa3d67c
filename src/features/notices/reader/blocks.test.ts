import { describe, expect, test } from 'vitest'
import { readNotice } from './index.ts'

const read = (body: string) => readNotice({
  format: 'txt', pages: null,
  lines: `关于开展2021年读书周活动的通知\n各县文化局：\n现将有关事项通知如下。\n${body}\n云川市文化局\n2021年4月1日`.split('\n').map((text) => ({ text, page: null, cells: null, table: null })),
}).plan

const DONE = '三、重点活动\n1.启动仪式。4月20日上午，在市图书馆举行。责任单位：市文化局\n2.阅读讲座。4月下旬举办。责任单位：市图书馆'

describe('directions beside a list of activities are modules', () => {
  test.each([
    ['二、总体安排\n活动时间为4月20日至26日。各单位围绕三个模块开展活动。\n1.书香社区\n走进社区，采用座谈、诵读等形式。\n2.书香校园\n走进校园。\n3.书香机关\n走进机关。'],
    ['二、重点方向\n围绕以下方面开展活动。\n（一）书香社区。面向居民开展阅读服务。\n（二）书香校园。面向学生开展阅读服务。\n（三）书香机关。面向职工开展阅读服务。'],
    ['二、活动安排\n1.书香社区\n走进社区。\n2.书香校园\n走进校园。\n3.书香机关\n走进机关。'],
  ])('%s', (section) => {
    const plan = read(`${section}\n${DONE}`)
    expect(plan.modules.map((m) => m.name)).toEqual(['书香社区', '书香校园', '书香机关'])
    expect(plan.activities.map((a) => a.name)).toEqual(['启动仪式', '阅读讲座'])
  })

  test('without another list they are what is done', () => {
    expect(read('二、活动安排\n1.诵读会\n走进社区开展诵读。\n2.书展\n在校园举办书展。').modules).toEqual([])
  })
})

describe('phases', () => {
  test('keep their names, and stand beside a list of activities', () => {
    const plan = read(`二、实施步骤\n（一）第一阶段：宣传发动（4月1日至10日）\n1.发布倡议。4月2日，发布倡议书。责任单位：市文化局\n2.骨干培训。4月3日举办。责任单位：市图书馆\n（二）第二阶段：集中活动（4月11日至26日）\n3.诵读会。4月20日举办。责任单位：市文联\n4.书展。4月21日举办。责任单位：市图书馆`)
    expect(plan.modules.map((m) => [m.name, m.time[0]?.from])).toEqual([['第一阶段：宣传发动', '2021-04-01'], ['第二阶段：集中活动', '2021-04-11']])
    expect(plan.activities.map((a) => a.module)).toEqual(['m1', 'm1', 'm2', 'm2'])
    const beside = read(`二、步骤\n（一）动员阶段（4月上旬）。层层发动。\n（二）基层活动阶段（4月中旬）。因地制宜开展活动。\n${DONE}`)
    expect(beside.modules.map((m) => m.name)).toEqual(['动员阶段', '基层活动阶段'])
    expect(beside.activities).toHaveLength(2)
  })
})

describe('the period', () => {
  test.each(['活动时间为4月20日至26日。', '本次活动时间为4月20日至4月26日。', '读书周活动时间定为4月20日至26日。'])('%s', (sentence) => {
    expect(read(`二、总体安排\n${sentence}各单位认真安排。\n1.书香社区\n走进社区。\n2.书香校园\n走进校园。\n${DONE}`).period).toMatchObject({ from: '2021-04-20', to: '2021-04-26' })
  })
})

describe('owners in brackets', () => {
  test('each body keeps its role, whatever kind of body it is', () => {
    const plan = read('二、活动内容\n1.集中示范。4月20日，在文化广场举行。（市文化局牵头，东镇人民政府承办，市文化馆、新华书店协办）')
    expect(plan.activities[0]!.owners.map((o) => [o.name, o.role])).toEqual([['市文化局', '牵头'], ['东镇人民政府', '承办'], ['市文化馆', '协办'], ['新华书店', '协办']])
  })
})
