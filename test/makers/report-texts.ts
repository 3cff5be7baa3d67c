import { seeded, type Random } from './random.ts'

/**
 * Made texts of reports, as many as wanted, each of its own words: a small grammar over the vocabulary of such reports,
 * with the sentences everybody writes mixed in. The same seed gives the same texts on every machine.
 */

export const towns = ['上湾', '下湾', '石桥', '枫林', '白鹭', '青石', '龙潭', '杨树', '双溪', '黄泥', '云岭', '竹坪', '梅岭', '沙洲', '东坪', '西堰', '南坡', '北渡', '柳荫', '麻园', '桐木', '荷塘', '松坎', '铁炉', '瓦窑', '油坊', '磨盘', '马尾', '凤凰', '金鸡', '螺蛳', '斗笠']
const venues = ['文化礼堂', '村部大院', '社区服务中心', '职工之家', '中心小学', '科技馆', '果品合作社', '示范基地', '农贸市场', '工业园', '敬老院', '卫生院', '滨河公园', '产业学院', '茶山脚下', '渔港码头', '老戏台', '报告厅', '管护站', '服务区', '书屋', '水库大坝', '葡萄长廊', '少年宫']
export const callings = ['退休教师', '农技员', '工程师', '返乡青年', '志愿者', '院士团队', '博士服务团', '技术能手', '乡村医生', '气象专家', '学会会员', '企业骨干', '大学生', '非遗传人', '消防队员', '地质队员', '营养师', '园艺师傅', '护林员', '种粮大户', '质检员', '咨询师', '测绘队员', '船长们']
const ways = ['手把手', '对着样品', '连夜', '分三批', '挨家挨户', '架起镜头', '画成图册', '编成快板', '摆开展台', '带着仪器', '用方言', '围着火塘', '请进实验室', '列出清单', '划片包干', '先试种再', '按时令', '借邻县的场子', '拆开机器', '照着旧账本']
const deeds = ['教', '讲', '解答', '轮训', '演示', '录成音频讲', '体验', '逐条办', '推广', '算给大家听', '会诊', '排成课表讲', '比划', '问卷摸底', '改良', '试给人看', '传给徒弟', '对照着查']
const fields = ['小麦', '果树', '电路', '慢性病', '反诈', '垃圾', '新能源车', '近视', '添加剂', '地震', '水质', '大棚', '稻虾', '手机', '滑坡', '蜜蜂', '旧电池', '无人机', '茶叶', '急救', '灌溉', '古桥', '岩石', '海带', '机床', '柑橘', '土壤', '星空', '药材', '燃气']
const works = ['管护', '修剪', '排查', '防治', '辨识', '分拣', '保养', '监测', '检测', '保温', '授粉', '回收', '飞防', '杀青', '演练', '校准', '改良', '观测', '育苗', '处置', '建档', '加固']
const things = ['样品', '订单', '家长们', '老人们', '水费', '废品率', '孩子们', '邻村', '图纸', '两户人家', '旧机器', '药农', '河面', '投诉电话', '厂里', '年轻人', '展板', '合作社', '村口', '路灯', '账本', '苗床', '渔网', '病历', '看台', '灶台', '蜂箱', '公厕']
const turns = ['带回去化验了', '比往年来得早', '围着不肯走', '省下两成', '降了一半', '写进了日记', '也来要课表', '当天就改了', '和好如初', '又转了起来', '补上三亩', '清亮了许多', '明显少了', '添了一间屋', '报名接了班', '被借到外乡', '换成新的', '立起了牌子', '修好了七处', '让人眼前一亮', '排到了月底', '自己算清楚了']
const openers = ['入夏以来', '开班那天', '雨后初晴', '赶集的日子', '放学以后', '农闲时分', '交接班间隙', '周末两天', '台风过后', '开渔之前', '采茶季里', '接到来信后', '听说消息后', '月初', '中秋前夜', '清早六点', '冬至前后', '年货节上', '回去的路上', '隔了一周', '事后回访', '算总账时', '收尾那几天', '试点户里', '群里接龙时', '复盘会上', '写小结的晚上']
const guests = ['老支书', '头一排的人', '抱孩子的', '外村来的', '几个学徒', '食堂师傅', '值班医生', '跑运输的', '供销社的', '两位翻译', '放映员', '戴草帽的', '轮椅上的', '打工回来的', '摆渡的', '守仓库的', '裁缝铺的', '村小校长', '修车的', '卖豆腐的', '炊事班', '会计']
const acts = ['举手追问', '不肯坐前排', '把录音转到家族群', '搬来门板当桌子', '端出热茶', '挪到院里听', '席地而坐', '自己凑钱买耗材', '带头写下承诺', '把录像放了三遍', '当场掏出本子', '抢着要登记表', '起初摇头', '拦下车再问一遍', '第二天又来', '替大家说了心里话', '把稿子改成了顺口溜', '站到散场', '画了一张草图', '打电话叫来邻居']

/** What everybody writes: plans' phrases, promises, ways of speaking. */
export const boilerplate = [
  '高度重视，精心组织，成立由主要负责同志任组长的工作小组，制定方案，明确分工，确保各项工作落到实处。',
  '坚持以人民为中心的服务理念，把群众满意不满意作为检验工作的根本标准，力戒形式主义。',
  '一是参加活动的年轻人还不够多，二是有的活动热闹过后缺少跟进，三是信息报道不够及时。',
  '下一步，我们将认真总结经验，查找不足，建立长效机制，推动科普工作再上新台阶。',
  '通过一系列活动的开展，进一步弘扬了科学精神，营造了尊重知识、尊重人才的良好氛围。',
  '充分利用微信公众号、电子屏、宣传栏等载体，多渠道多角度开展宣传报道，扩大活动影响力。',
  '把活动与日常工作结合起来，统筹安排时间和力量，做到两不误、两促进、两提高。',
  '加强与有关部门的沟通协调，形成上下联动、左右协同、齐抓共管的工作格局。',
] as const

const digits = (random: Random, low: number, high: number) => Math.floor(random.between(low, high))

/** One sentence of some 25 to 60 letters, its parts in an order of their own. */
export function sentenceOf(random: Random): string {
  const { pick } = random
  const count = () => digits(random, 3, 900)
  const place = () => `${pick(towns)}${pick(venues)}`
  const matter = () => `${pick(fields)}${pick(works)}`
  const deed = () => `${pick(ways)}${pick(deeds)}`
  const of = () => (random.chance(0.6) ? pick(towns) : '')
  const scene = () => `${of()}${pick(guests)}${pick(acts)}`
  const result = () => `${of()}${pick(things)}${pick(turns)}`
  const parts = [
    () => `${pick(callings)}在${place()}${deed()}${matter()}`, () => `${pick(callings)}${deed()}${matter()}`, () => `${place()}来了${count()}人`,
    scene, scene, result, result, () => `${pick(openers)}${scene()}`, () => `${pick(openers)}${result()}`, () => `${matter()}请的是${pick(callings)}`,
  ]
  return `${Array.from({ length: digits(random, 3, 5) }, () => pick(parts)()).join('，')}。`
}

export interface MadeReport {
  /** Sentences of its own and those of everybody, in their order. */
  sentences: string[]
  text: string
}

/**
 * A report of about `length` letters; roughly a fifth of it is boilerplate.
 * @param seed the same number, the same report
 */
export function reportOf(seed: number, length = 1000): MadeReport {
  const random = seeded(seed)
  const sentences: string[] = []
  for (let size = 0; size < length; ) {
    const sentence = random.chance(0.18) ? random.pick(boilerplate) : sentenceOf(random)
    if (sentences.includes(sentence)) continue
    sentences.push(sentence)
    size += sentence.length
  }
  return { sentences, text: textOf(sentences) }
}

/** Sentences as a report's paragraphs, three or four to each. */
export const textOf = (sentences: readonly string[]): string =>
  Array.from({ length: Math.ceil(sentences.length / 4) }, (_, i) => sentences.slice(4 * i, 4 * i + 4).join('')).join('\n')

/** The same sentences as someone writes them who hides where they come from: other figures, other towns, other people. */
export const disguised = (sentences: readonly string[], random: Random): string[] => sentences.map((sentence) => {
  let words = sentence.replaceAll(/\d+/g, () => String(digits(random, 3, 900)))
  for (const names of [towns, callings])
    for (const name of names) if (words.includes(name) && random.chance(0.7)) words = words.replace(name, random.pick(names))
  return words
})
