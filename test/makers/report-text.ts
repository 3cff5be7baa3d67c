import { plainDocument, plainParagraph, type OfficialDocument } from '../../src/documents/official/index.ts'
import type { Random } from './random.ts'

/** A report's text as a unit would write it; every fact in it is invented. */
export interface Story {
  title: string
  paragraphs: string[]
  unit: string
  /** 2027年6月2日 */
  date: string
}

/** What is changed in one of the two files, in words for tables. */
export const CHANGES = ['one digit', 'one character of a name', 'a date', 'a dropped sentence', 'a dropped paragraph', 'an added word', 'two numbers swapped'] as const
export type Change = (typeof CHANGES)[number]

const counties = ['墨池', '蒹葭', '棠梨', '听澜', '鹿鸣', '竹里', '星垂', '松烟', '云栖', '白露', '青梧', '望舒']
const surnames = [...'闻白孟虞苏凤纪顾陆沈叶关柳江程骆容祝石温苗许尤简阮柏穆卓商封']
const given = ['有渔', '采芹', '春田', '归雁', '野苹', '知秋', '平川', '半夏', '微明', '扶光', '山越', '听雨', '晚舟', '云渡', '青禾', '见山', '若川', '鹭洲', '书遥', '南乔', '清和', '墨言', '棠溪', '远志', '海生', '国强', '建华', '晓梅']
const places = ['文化礼堂', '村部大院', '社区服务中心', '职工之家', '中心小学', '县科技馆', '果品合作社', '示范基地', '镇卫生院', '产业园区']
const topics = ['小麦越冬管护', '果树修剪', '用电安全', '慢性病防治', '反诈防骗', '垃圾分类', '新能源汽车保养', '青少年近视防控', '食品添加剂', '地震避险', '水质检测', '大棚保温', '水稻分蘖期管护', '森林防火']
const heads = ['坚持需求在前，把服务送到群众身边', '汇聚各方力量，让专家走到一线', '办好民生实事，解决急难愁盼', '强化宣传引导，营造尊重知识的氛围', '健全工作机制，推动活动常态长效']
const tails = ['群众反映讲得听懂、用得上。', '现场气氛热烈，不少人散场后仍围着专家提问。', '相关做法已在全县推广。', '有关问题逐一登记，明确了承办人和办结时限。', '活动得到了有关部门的大力支持。', '“田间课堂”将每月举办一期，意见诉求办理情况按季度公开。']

/** A report of about `paragraphs` paragraphs of body text. */
export function story(random: Random, paragraphs = 7): Story {
  const county = random.pick(counties)
  const number = (from: number, to: number): number => Math.floor(random.between(from, to))
  const name = (): string => random.pick(surnames) + random.pick(given)
  const day = (): string => `${number(5, 7)}月${number(1, 29)}日`
  const told: (() => string)[] = [
    () => `${day()}，在${random.pick(places)}举办“${random.pick(topics)}”专题讲座，由${name()}等${number(2, 9)}名专家现场讲解，群众提问${number(12, 98)}个，发放明白纸${number(200, 1900)}份。${random.pick(tails)}`,
    () => `组织科技志愿者${number(15, 160)}人到${random.pick(places)}开展义诊和咨询，服务群众${number(120, 980)}人次，建立健康档案${number(30, 390)}份，上门服务${number(5, 60)}户。${random.pick(tails)}`,
    () => `走访一线科技工作者${number(12, 85)}名，收到意见诉求${number(16, 60)}条，已办结${number(5, 15)}条；协会主席${name()}带队到${random.pick(places)}调研，与${name()}、${name()}等同志座谈。${random.pick(tails)}`,
    () => `征集技术需求${number(14, 85)}项，已与市级学会对接${number(5, 13)}项，签约金额${number(120, 990)}.${number(1, 10)}万元，同比增长${number(5, 48)}.${number(1, 10)}%。`,
    () => `围绕“${random.pick(topics)}”录制短视频${number(3, 22)}个，累计收看${number(1200, 98000)}次，${random.chance(0.5) ? '《云泽日报》' : '县融媒体中心'}于${day()}作了报道。${random.pick(tails)}`,
    () => `全县共举办活动${number(20, 99)}场，参加${number(1000, 9900)}人次，其中青少年${number(200, 990)}名，占${number(20, 60)}%。`,
  ]
  const body: string[] = [`按照市科协统一安排，${county}县科协于${day()}至${day()}开展“科技为民服务月”活动，现将有关情况报告如下。`]
  for (let i = 0; i < paragraphs; i++) {
    if (i % 2 === 0) body.push(`${'一二三四五六七八九十'[(i / 2) % 10]}、${heads[(i / 2 + number(0, 5)) % heads.length]}`)
    body.push(told[(i + number(0, 2)) % told.length]!())
  }
  return { title: `${county}县科协特色亮点活动情况`, paragraphs: body, unit: `${county}县科学技术协会`, date: `2027年${number(5, 8)}月${number(1, 29)}日` }
}

/** The same report with one thing changed in its body; null when it has nothing of the kind. */
export function withChange(told: Story, change: Change, random: Random): Story | null {
  const paragraphs = [...told.paragraphs]
  const at = (wanted: RegExp): { index: number; match: RegExpExecArray } | null => {
    const found = paragraphs.flatMap((text, index) => [...text.matchAll(wanted)].map((match) => ({ index, match })))
    return found.length > 0 ? random.pick(found) : null
  }
  const put = (index: number, from: number, length: number, text: string): void => {
    paragraphs[index] = paragraphs[index]!.slice(0, from) + text + paragraphs[index]!.slice(from + length)
  }
  switch (change) {
    case 'one digit': {
      const found = at(/\d/g)
      if (!found) return null
      put(found.index, found.match.index, 1, String((Number(found.match[0]) + 1 + Math.floor(random.next() * 9)) % 10))
      break
    }
    case 'one character of a name': {
      const found = at(/(?<=由|主席|与|、)[\u4e00-\u9fff]{3}(?=等|带队|、)/g)
      if (!found) return null
      const which = Math.floor(random.next() * 3)
      const other = random.pick([...(which === 0 ? surnames : given.flatMap((each) => [...each]))].filter((c) => c !== found.match[0][which]))
      put(found.index, found.match.index + which, 1, other)
      break
    }
    case 'a date': {
      const found = at(/(\d)月(\d+)日/g)
      if (!found) return null
      const day = Number(found.match[2])
      put(found.index, found.match.index + 2, found.match[2]!.length, String((day % 28) + 1))
      break
    }
    case 'a dropped sentence': {
      const found = at(/(?<=[。；])[^。；]{6,}[。；]/g)
      if (!found) return null
      put(found.index, found.match.index, found.match[0].length, '')
      break
    }
    case 'a dropped paragraph': {
      const long = paragraphs.flatMap((text, index) => (index > 0 && text.length > 30 ? [index] : []))
      if (long.length === 0) return null
      paragraphs.splice(random.pick(long), 1)
      break
    }
    case 'an added word': {
      const found = at(/，/g)
      if (!found) return null
      put(found.index, found.match.index + 1, 0, random.pick(['先后', '集中', '广泛', '认真', '初步', '基本', '大约', '至少']))
      break
    }
    case 'two numbers swapped': {
      const pairs = paragraphs.flatMap((text, index) => {
        const numbers = [...text.matchAll(/(?<![\d.])\d{2,}(?![\d.])/g)]
        return numbers.slice(1).flatMap((second, i) => (numbers[i]![0] !== second[0] ? [{ index, first: numbers[i]!, second }] : []))
      })
      if (pairs.length === 0) return null
      const { index, first, second } = random.pick(pairs)
      put(index, second.index, second[0].length, first[0])
      put(index, first.index, first[0].length, second[0])
      break
    }
  }
  return { ...told, paragraphs }
}

/** The report as our writers take it; numbered lines become headings. */
export const paperOf = ({ title, paragraphs, unit, date }: Story): OfficialDocument => plainDocument({
  title,
  body: paragraphs.map((text) => (/^[一二三四五六七八九十]+、/.test(text) ? { kind: 'heading', level: 1, text } : plainParagraph(text))),
  signature: { issuers: [unit], date, sealed: true },
})
