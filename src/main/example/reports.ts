import { plainDocument, plainParagraph as text, type Block, type OfficialDocument } from '../../documents/official/index.ts'
import { chance, type Calendar } from './days.ts'

export type ReportKind = 'plan' | 'highlight' | 'summary'

export interface ReportUnit {
  code: string
  name: string
  shortName: string
  kind: string
}

const highlights: Record<string, readonly string[]> = {
  county_association: ['把会场搬到田埂上', '科普大集赶到村口', '院士专家工作站开进果园', '夜校办在文化礼堂', '科技特派员带徒弟'],
  society: ['专家轮值接听热线', '开放实验室周', '把学术年会办进县城', '一名专家带一个村', '学会服务站进园区'],
  enterprise_association: ['车间里的公开课', '工程师开放日', '班组难题揭榜', '职工科普小分队', '技术能手讲绝活'],
}
const places = ['文化礼堂', '村部大院', '社区服务中心', '职工之家', '中心小学', '县科技馆', '果品合作社', '示范基地']
const topics = ['小麦越冬管护', '果树修剪', '用电安全', '慢性病防治', '反诈防骗', '垃圾分类', '新能源汽车保养', '青少年近视防控', '食品添加剂', '地震避险', '水质检测', '大棚保温']

const practice = [
  '坚持需求在前。每项活动办之前先发一张单子，把群众想学的、想看的、想问的收上来，照着单子请人、备课、备料，讲完了再对着单子看一遍有没有落下的。',
  '坚持力量在一起。把学会的专家、企业的能手、学校的老师编成小组，各讲各的拿手课；县乡两级的科技志愿者跟着学、帮着做，专家走了，本地还有人接着讲。',
  '坚持办事有回音。现场答不上来的问题都登记，写明谁来答、哪天答；涉及其他部门的，随单转过去，并把办理情况告诉提问的人，不让一条意见没有下文。',
  '坚持节俭办活动。场地用现成的，横幅只做一条，资料印双面，能在网上看的不再印；省下的钱用来买实验器材，活动结束后留给学校和社区继续用。',
] as const

/** Two counties whose summaries tell the same story: the later one took it from the earlier and changed the names. */
const orchard: Record<string, { town: string; teacher: string }> = { YZ105: { town: '桑林镇', teacher: '一位退休的植保站长' }, YZ102: { town: '柳河镇', teacher: '一位返乡的农技推广员' } }

const orchardStory = ({ town, teacher }: { town: string; teacher: string }, number: (from: number, to: number) => number): string[] => [
  `${town}的果农白天离不开园子，夜校就把课桌摆进了包装棚：晚上七点半开讲，讲到大家没有问题为止，最晚的一次散场时已经十点，棚外的路灯是村里临时接上的。`,
  `讲课的是${teacher}，带来的不是讲稿，是一筐剪下来的病枝。他让每户挑一根，说说自家树上是不是也这样，${number(20, 40)}户轮着讲下来，黑痘和炭疽的分别谁也没再弄混。`,
  `第二讲改成了算账。会计把三户人家去年的药钱、工钱和卖价写在黑板上，一笔一笔对着看，得出的办法是少打两遍药、多疏一次果，当场有${number(9, 18)}户签了互相监督的条子。`,
  `有位老人连来四晚，每次都坐在门口，问他才知道是替在外打工的儿子听的。夜校于是开了直播，儿子在工地宿舍里看，第二天打电话回来安排剪枝，这件事在村里传开，报名的人多了一倍。`,
  `遇到讲不明白的，不硬讲。关于新品种嫁接口流胶的问题，夜校把样品寄给省里的专家，第六天收到回信，附了手画的刀口示意图，原样贴在棚里，到现在还有人拿手机去拍。`,
  `结业没有证书，发的是一把修枝剪，剪刀柄上刻着编号。领剪刀的人要带两个徒弟，徒弟也来领时，夜校就算又办了一期；这样滚下来，全镇已有${number(60, 110)}把剪刀对得上号。`,
  `走访时有户人家提出，冷库排队排到半夜，果子在车上就软了。夜校把这话带给了合作社，合作社改成网上取号，按村错开时段，最忙的那几天再没有车在路边过夜。`,
]

/** Paragraphs that fill a report, each with its own facts, so that no two units write the same. */
function passages(unit: ReportUnit, on: Calendar): string[] {
  const roll = chance(`${unit.code}p`)
  const pick = <T,>(list: readonly T[]): T => list[roll(list.length)] as T
  const number = (from: number, to: number) => from + roll(to - from)
  const day = () => on.words(-1 - roll(16))
  return [
    `${day()}，在${pick(places)}举办“${pick(topics)}”专题讲座，${number(2, 6)}名专家现场讲解，群众提问${number(12, 60)}个，都得到了答复，发放明白纸${number(200, 900)}份。`,
    `${day()}，组织科技志愿者${number(15, 60)}人到${pick(places)}开展义诊和咨询，服务群众${number(120, 480)}人，建立健康档案${number(30, 90)}份，对行动不便的老人上门服务${number(5, 20)}户。`,
    `围绕“${pick(topics)}”录制短视频${number(3, 12)}个，在本单位公众号连续推出，累计收看${number(1200, 9800)}次，留言里问得多的问题，请专家再讲了一遍。`,
    `走访一线科技工作者${number(12, 45)}名，收集意见诉求${number(6, 20)}条，能当场答复的${number(3, 6)}条，其余列出清单，明确了承办人和办结时间。`,
    `与本地高校和企业对接技术需求${number(4, 15)}项，已达成合作意向${number(2, 4)}项，一家企业的老难题在现场找到了办法。`,
    `青少年科学课走进${number(3, 9)}所学校，${number(300, 900)}名学生动手做实验，老师们把教案带了回去，准备长期开下去。`,
    `针对冬季火灾多发，请消防和电力方面的专家到${pick(places)}演示隐患排查，检查老旧线路${number(40, 160)}处，当场更换插座${number(20, 80)}个。`,
    `挖掘宣传优秀科技工作者${number(2, 6)}名，他们的故事在当地媒体刊发，${pick(places)}的宣传栏同步展出，路过的群众都愿意停下来看一看。`,
  ]
}

/** How many activities and how much attendance the unit claims; told again in its text. */
export function figuresOf(unit: ReportUnit): { activities: number; people: number } {
  const roll = chance(`${unit.code}f`)
  return { activities: 6 + roll(20), people: 320 + roll(1900) }
}

/** One report as its unit would write it. `version` 1 of a returned one lacks its figures sentence's care. */
export function report(kind: ReportKind, unit: ReportUnit, on: Calendar, dayOffset: number): OfficialDocument {
  const { activities, people } = figuresOf(unit)
  const same = kind === 'summary' ? orchard[unit.code] : undefined
  const told = same ? orchardStory(same, (from, to) => from + chance(`${unit.code}o`)(to - from)) : passages(unit, on)
  const roll = chance(`${unit.code}${kind}`)
  const themes = highlights[unit.kind] ?? highlights.society ?? []
  const theme = themes[roll(themes.length)] ?? ''
  const heading = (words: string): Block => ({ kind: 'heading', level: 1, text: words })
  const sum = `服务月期间，共举办活动${activities}场，参加${people}人次。`
  const blocks: Record<ReportKind, () => Block[]> = {
    plan: () => [
      text(`按照市科协统一安排，${unit.shortName}结合实际，制定本工作方案。`),
      heading('一、工作安排'), text(`计划开展活动${activities}场，安排在${on.words(-20)}至${on.words(8)}之间，以小型、分散、管用为主。`), ...told.slice(3, 5).map((line) => text(line.replace(/^[^，]*，/, '计划'))),
      heading('二、保障措施'), text('成立工作小组，主要负责同志牵头，每周碰头一次；每项活动都有人负责、有替代办法、有安全措施；活动后三日内整理好照片和签到表。'),
    ],
    highlight: () => [
      text(`${unit.shortName}以“${theme}”为抓手，把服务送到群众身边，做法和成效如下。`),
      heading(`一、${theme}`), text(`过去办活动，多是把人请到会场里来；这一次，把讲台搬到群众家门口。活动前先到${places[roll(places.length)]}听意见，问清大家最想听什么、什么时候有空，再请专家按题备课。`), text(told[0] ?? ''), text(told[1] ?? ''), text(told[6] ?? ''),
      heading('二、让群众唱主角'), text('每场活动留出一半时间给群众提问，答不上来的记在本子上，七日内书面答复；愿意当帮手的群众编进志愿服务队，本村本社区的事自己讲、自己办。'), text(told[2] ?? ''), text(told[5] ?? ''), ...(roll(2) ? [text(told[4] ?? '')] : []),
      heading('三、取得的成效'), text(told[3] ?? ''), text(sum), text('群众说，专家讲的听得懂、用得上。下一步，将把好的做法固定下来，每月办一期，把意见诉求的办理情况按季度公开。'),
    ],
    summary: () => [
      text(`按照《${on.year}年云泽市“科技为民服务月”活动实施方案》要求，${unit.shortName}精心组织、扎实推进，现将活动开展情况总结如下。`),
      heading('一、基本情况'), text(sum), text(`成立了由主要负责同志任组长的工作小组，制定方案，明确分工，参与的科技工作者${40 + roll(120)}名。`),
      heading('二、主要做法'), ...told.flatMap((line, i) => [text(line), ...(i % 2 ? [text(practice[(i + roll(practice.length)) % practice.length] ?? '')] : [])]),
      heading('三、存在问题'), text('一是参加活动的年轻人还不够多，时间多排在工作日；二是有的活动热闹过后缺少跟进；三是信息报道不够及时。'),
      heading('四、下一步打算'), text('把群众欢迎的活动常态化，周末和晚上多安排一些；建立问题台账，办一件销一件；与媒体约定每月一次集中报道，让更多科技工作者被看见。'),
    ],
  }
  const titles: Record<ReportKind, string> = {
    plan: `${unit.shortName}“科技为民服务月”工作方案`, highlight: `${unit.shortName}“科技为民服务月”特色亮点活动情况`, summary: `${unit.shortName}“科技为民服务月”活动总结报告`,
  }
  return plainDocument({ kind: kind === 'plan' ? 'plan' : 'report', title: titles[kind], body: blocks[kind](), signature: { issuers: [unit.name], date: on.full(dayOffset), sealed: true } })
}

/** The same report with one figure changed, as happens when the Word file is edited after printing. */
export function withOtherFigure(paper: OfficialDocument, people: number): OfficialDocument {
  const other = String(people).replace(/(\d)(\d)$/, '$2$1')
  const changed = `参加${other === String(people) ? people + 9 : other}人次`
  const body = paper.body.map((block) => (block.kind === 'paragraph' ? { ...block, runs: block.runs.map((run) => ({ ...run, text: run.text.replace(`参加${people}人次`, changed) })) } : block))
  return { ...paper, body }
}
