import type { Block, OfficialDocument } from '../../src/documents/official/index.ts'
import type { Random } from './random.ts'

/** Official documents of every style and length, the same for the same seed; people, places and numbers invented. */
const clauses = [
  '坚持需求在前', '组织科技志愿服务队到村镇、社区和学校', '开展义诊、农技指导、科普讲座', '把讲台搬到群众家门口', '群众需要什么就送什么', '每项活动至少准备一个替代办法', '明确负责人和办结时间',
  '会同县区科协、企业科协举办专题讲座', '鼓励一线工程师走上讲台', '收集意见诉求', '把优质资源用起来', '对行动不便的老人上门服务', '答不上来的问题都登记', '办一件销一件',
] as const
const heads = ['加强组织领导', '做好工作预案', '报送活动材料', '注重工作实效', '做好宣传总结', '明确责任分工', '把握时间节点', '严格遵守纪律'] as const
const places = ['云川市', '棠梨县', '蒹葭县', '望舒区', '青梧区'] as const
const bodies = ['科学技术协会', '教育局', '农业农村局', '卫生健康委员会', '人力资源和社会保障局'] as const
/** Characters of names that many fonts lack. */
export const rareCharacters = '镕喆堃昇玥淏祎垚彧珺'

export function anOfficialDocument(random: Random): OfficialDocument {
  const style = random.pick(['document', 'document', 'document', 'letter', 'minutes', 'none'] as const)
  const isUpward = style === 'document' && random.chance(0.25)
  const isJoint = style === 'document' && !isUpward && random.chance(0.25)
  const place = random.pick(places)
  const issuers = isJoint ? bodies.slice(0, 2 + Math.floor(random.between(0, 2))).map((body) => place + body) : [place + random.pick(bodies)]
  const day = `20${Math.floor(random.between(30, 60))}-0${Math.floor(random.between(1, 10))}-${Math.floor(random.between(10, 29))}`
  const kind = style === 'letter' ? 'letter' : style === 'minutes' ? 'minutes' : isUpward ? 'report' : 'notice'
  const word = { letter: '函', minutes: '会议纪要', report: '报告', notice: '通知' }[kind]
  const attachments = random.chance(0.35) ? Array.from({ length: Math.floor(random.between(1, 4)) }, (_, i) => anAttachment(random, i)) : []
  return {
    schema: 'official/1', kind, numbering: 'auto',
    letterhead: style === 'none' ? null : {
      issuers, style, docNumber: `${place.slice(0, 1)}科协发〔${day.slice(0, 4)}〕${Math.floor(random.between(1, 99))}号`,
      ...(random.chance(0.2) && { urgency: random.pick(['特急', '加急'] as const) }), ...(isUpward && { signatories: ['顾半夏', '江见白', '沈扶光'].slice(0, Math.floor(random.between(1, 4))) }),
    },
    title: `${random.chance(0.5) ? issuers[0]! : ''}关于${random.pick(['做好', '印发', '召开', '联合举办'])}${random.chance(0.5) ? `${day.slice(0, 4)}年` : ''}${random.pick(['全国科技工作者日活动', '“科技为民服务月”活动实施方案', '青少年科技创新大赛', '科普进校园系列活动'])}的${word}`,
    ...(kind !== 'minutes' && { addressees: random.pick(['各县区科协', '各县区科协、高新区科协，各市级学会、协会、研究会，企事业科协，机关各部室、直属事业单位', '云川市教育局']) }),
    body: aBody(random, Math.floor(random.between(3, 26)), style !== 'minutes' && random.chance(0.4)),
    attachments,
    signature: kind === 'minutes' ? null : { issuers, date: day, sealed: random.chance(0.7) },
    ...(random.chance(0.4) && { note: '联系人：江见白，电话：0000—8888021' }),
    imprint: style === 'none' ? null : { ...(random.chance(0.7) && { copyTo: '市委办公室、市政府办公室，市人大常委会办公室、市政协办公室，市纪委监委' }), printer: `${issuers[0]}办公室`, printedOn: day },
  }
}

function aBody(random: Random, paragraphs: number, hasTable: boolean): Block[] {
  const blocks: Block[] = [{ kind: 'paragraph', runs: [{ text: sentences(random, 3) }] }]
  for (let i = 0; i < paragraphs; i++) {
    if (i % 4 === 0) blocks.push({ kind: 'heading', level: 1, text: random.pick(heads) })
    else if (random.chance(0.25)) blocks.push({ kind: 'heading', level: 2, text: random.pick(heads) })
    blocks.push(random.chance(0.2) ? { kind: 'heading', level: 3, text: `${random.pick(heads)}。`, runIn: sentences(random, 2) } : { kind: 'paragraph', runs: [{ text: sentences(random, Math.floor(random.between(1, 6))) }] })
    if (hasTable && i === 3) blocks.push(aTable(random, Math.floor(random.between(3, 20)), 4))
  }
  blocks.push({ kind: 'paragraph', runs: [{ text: `参加人员：江${random.pick([...rareCharacters])}、沈${random.pick([...rareCharacters])}。` }] })
  return blocks
}

const anAttachment = (random: Random, i: number): OfficialDocument['attachments'][number] =>
  random.chance(0.3)
    ? { title: `活动情况统计表（${i + 1}）`, landscape: true, body: [aTable(random, Math.floor(random.between(3, 40)), 7)] }
    : { title: `${random.pick(['活动实施方案', '评审办法', '名额分配方案'])}（${i + 1}）`, body: aBody(random, Math.floor(random.between(2, 14)), false) }

const aTable = (random: Random, rows: number, columns: number): Block => ({
  kind: 'table', caption: '活动安排表', head: ['序号', '单位', '活动名称', '时间', '地点', '人次', '备注'].slice(0, columns),
  rows: Array.from({ length: rows }, (_, i) => [String(i + 1), random.pick(places), random.pick(heads), '6月3日', '文化礼堂', String(Math.floor(random.between(10, 900))), ''].slice(0, columns)),
})

function sentences(random: Random, count: number): string {
  let text = ''
  for (let i = 0; i < count; i++) {
    text += `${random.pick(clauses)}，${random.pick(clauses)}${random.chance(0.5) ? `，${random.pick(clauses)}` : ''}${random.chance(0.3) ? `，服务${Math.floor(random.between(10, 900))}人次` : ''}${random.chance(0.15) ? '；' : '。'}`
  }
  return text.replace(/；$/, '。')
}
