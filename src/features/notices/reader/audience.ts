import type { Range, Script } from './script.ts'
import { splitOutside } from './script.ts'

/** Whom an activity is for or who attends: a soft fact, as worded. */

const PEOPLE = '劳动者|公民|农户手中|职工代表|新闻媒体|官兵|科研人员|医务人员|居家老人|留守儿童|种养大户|上班族|责任人|监测人|科技工作者|工作者|志愿者|居民群众|居民|村民|市民|农民|群众|学生|师生|教师|老师|党员|干部职工|干部|职工|员工|家庭|儿童|少年|青少年|老人|老年人|夫妇|妇女|青年|团员|少先队员|家长|长辈|孩子|幼儿|新生|毕业生|军人|退役军人|游客|观众|公众|农户|贫困户|困难户|残疾人|工人|企业主|负责人|代表|从业人员|管理人员|管理员|人员|人群|驾驶员|司机|经营者|经营户|商户|骨干|技术员|爱好者|用户|读者|选手|运动员|小朋友|亲子|大户|消费者|农民工|务工人员|求职者|考生|初中生|高中生|小学生|中小学生|大学生|联络员|网格员|业主|宣讲员|讲解员|辅导员|班主任|校长|书记|体验员|监督员|作者|婴幼儿|孕妇|患者|户主|租户|学员|球迷|诗友|戏迷|影迷|母亲|父母|乡亲|牧民|渔民|船员|旅客|乘客|外来务工者|新市民|少年儿童|未成年人|经纪人|企业家|创业者|班组长|安全员|户'
const NOUNS = `(?:${PEOPLE})`
const GROUP = `((?:[^，。；：（）到将把于]{0,16}?${NOUNS})(?:(?:、|和|及|与|以及)[^，。；：（）、]{0,10}?${NOUNS})*)`
const NEXT = '(?![一-龥]{0,2}(?:负责人|代表|骨干|家庭|家长|之家|文化|节|心|们的|证|服务|队伍|团队|协会|专家|合法|权益|满意|反映|活动中心|教育|宫|用品|体质|素质|日))'
const AUDIENCE: readonly (readonly [RegExp, 'any' | 'guest'])[] = [
  [new RegExp(`(?:面向|对象为|对象是|吸引|方便)(?:广大|各类|全体|辖区|社会|全[市区县省])?${GROUP}${NEXT}`, 'g'), 'any'],
  [new RegExp(`(?:为|给|向|教(?!育|室|师|学|工|职|授)|帮助|引导|鼓励|慰问|看望|走访|关爱|服务(?!站|中心|点|队|平台|团|器|台|月|周)|招募|培训|指导|提醒|针对)(?:广大|各类|辖区|部分|全体|全[市区县]|\\d{1,5}余?[户名位个对]|[一二三四五六七八九十百千]+余?[户名位个对])?${GROUP}${NEXT}(?!代表(?:授|颁))`, 'g'), 'any'],
  [new RegExp(`(?:组织|邀请|动员|发动|请|安排|选派|选拔)(?:各[^，。；、]{1,10}?(?:组织|派|选派))?(?:广大|部分|辖区|优秀|\\d{1,5}余?[家户名位个对])?${GROUP}(?:[\\d一二三四五六七八九十百—\\-]{0,6}[名人余]左?右?)?${NEXT}(?=[一-龥“《])`, 'g'), 'guest'],
  [new RegExp(`(?:^|[，。；])(?:全体|各[^，。；、]{0,8}|部分|广大|每[^，。；]{0,6})?${GROUP}(?:各\\d+[名人]|[共约]?\\d+余?[名人](?:左右)?|代表)?(?:均可|可|共同|积极|统一|自愿)?(?:参加|参与|出席|列席|参会|报名)(?!单位|方式)`, 'g'), 'any'],
]

export function readAudience(script: Script, r: Range): string[] {
  const s = script.at(r)
  const out: string[] = []
  for (const [rule, kind] of AUDIENCE) {
    rule.lastIndex = 0
    for (let m = rule.exec(s); m; m = rule.exec(s)) {
      for (const part of groupParts(m[1]!)) {
        const v = part.replace(/^(?:组织|邀请|动员|请|的|慰问|看望|走访|辖区|广大|各单位组织|由|对|全体|各类|社会|部分|选派|师(?=志愿)|辖区内?|\d+名|\d+余?[户名位个对家])+/, '').replace(/(?:各)?\d+余?[名人户个](?:左右|以上)?$/, '')
        if (v.length < 2 || /^(?:人员|代表|对象|负责人|骨干|作者们?)$/.test(v)) continue
        if (kind === 'guest' && /(?:专家|志愿者|医务人员|讲解员|宣讲员|教官|律师|队伍|老师|教师|科技工作者|工作人员|技术员|专业人员|执法人员)$/.test(v)) continue
        if (/(?:组织|开展|举办|提供|参与|进行|通过|举行|讲解|提高|增强)/.test(v)) continue
        if (!out.some((o) => o.includes(v) || v.includes(o))) out.push(v)
      }
    }
    if (out.length >= 3) break
  }
  return out.slice(0, 3)
}

const NAMED = new RegExp(`^[“]?(?:青少年|大学生|中小学生|少年儿童|老年人|残疾人|农民工|职工|教师|青年|妇女|学生|党员|干部|家长|市民|村民|居民|少儿|儿童|老年|退役军人|企业家|团员|少先队员)(?=[^，。；]{0,8}(?:讲堂|沙龙|论坛|讲座|培训班?|竞赛|大赛|比赛|运动会|座谈会|课堂|夏令营|训练营|读书会|技能|征文|演讲|联谊|书画展?|合唱))`)

/** 教师读书沙龙: whom the name of an activity says it is for. */
export function audienceOfName(name: string): string[] {
  const m = NAMED.exec(name)
  return m ? [m[0].replace('“', '')] : []
}

const ENDS_PEOPLE = new RegExp(`${NOUNS}$`)

/** 市民和中小学生 are two; 建筑施工、监理企业技术骨干 is one; what 的 leads in belongs to the last. */
function groupParts(s: string): string[] {
  const of = s.lastIndexOf('的')
  const text = of > 0 && s.slice(0, of).includes('、') ? s.slice(of + 1) : s
  const out: string[] = []
  let held = ''
  for (const piece of text.split(/(、|以及|(?<=[一-龥]{2})[和及与](?=[一-龥]{2}))/)) {
    if (/^(?:、|以及|[和及与])$/.test(piece)) {
      if (held !== '') held += piece
      continue
    }
    held += piece
    if (ENDS_PEOPLE.test(held)) {
      out.push(held)
      held = ''
    }
  }
  return out
}

/** Splits a labelled audience (参加对象：) and leaves head counts out. */
export function splitAudience(script: Script, r: Range): string[] {
  return splitOutside(script.n, r, '、，；。').map((p) => stripCount(script.raw(p.a, p.b))).filter((v) => v.length >= 2 && !/^(?:约|共|限|每)?[\d一二三四五六七八九十百]+[余]?[人名]?$/.test(v))
}

const stripCount = (s: string) => s.replace(/（[^（）]*\d[^（）]*[人名][^（）]*）/g, '').replace(/(?:各|共|约|限)?[\d一二三四五六七八九十百千]+余?(?:人|名|户|对|组|个家庭)(?:左右|以内|以上)?$/, '').replace(/^\d+余?[名户位](?=[一-龥]{2})/, '')

