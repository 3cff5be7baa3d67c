/** What a recogniser takes for one another whatever it says of its confidence: reports never turn on the difference. */
const SAME = classes(['0Oo〇D', '1lI|!', '2Z', '5Ss', '8B', 'Cc', 'Kk', 'Pp', 'Uu', 'Vv', 'Ww', 'Xx', 'Zz', '-一_~', '。o〇', 'xX×', '口囗□', '卜ト', '工エ', '二ニ', '八ハ', '力カ', '夕タ', '三ミ'])

/** Hanzi that differ by a stroke: a recogniser that is not very sure may have taken one for the other. */
const NEAR = classes([
  '己已巳', '未末', '土士', '日曰目', '人入八', '干千于', '天夭', '大太犬丈', '王玉主', '戊戌戍', '侯候', '田由甲申', '免兔', '鸟乌', '今令', '贝见', '刀力', '九几儿', '午牛',
  '矢失', '且目', '自白', '折拆', '准淮', '冶治', '洒酒', '拔拨', '辩辨辫', '晴睛', '栗粟', '风凤', '间问', '住往', '扬杨', '坏环', '沈沉', '圆园', '话活', '科料', '幕暮墓慕',
  '析折', '微徽', '微薇', '祟崇', '赢羸', '裁栽载', '崖涯', '形彤', '汨汩', '贷货', '情请清', '提堤', '技枝', '柱桂', '竞竟', '茶荼', '盲肓', '育盲', '材村',
  '抗杭', '桅梔', '扰拢', '抢抡', '仓仑', '困因', '弋戈', '兵乒乓', '毋母', '市巿', '杂朵', '密蜜', '优忧', '历厉', '屋层', '暑署', '常尝', '赏常', '撤撒', '徒徙', '处外', '练炼', '代伐',
])

function classes(lists: readonly string[]): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>()
  for (const list of lists) for (const c of list) for (const other of list) map.set(c, (map.get(c) ?? new Set()).add(other))
  return map
}

/** Whether two folded characters look the same on paper: O for 0, a dash for 一. Two different digits never do. */
export const looksSame = (a: string, b: string): boolean => a === b || (SAME.get(a)?.has(b) ?? false)

/** Whether two hanzi differ by so little that only a sure recogniser tells them apart. */
export const looksNear = (a: string, b: string): boolean => NEAR.get(a)?.has(b) ?? false

/** The 6,763 hanzi of GB 2312: those every recogniser was taught. Rarer ones (镕 喆 堃) come out as something else. */
let taught: Set<string> | null = null
export function isRareHanzi(c: string): boolean {
  if (!/\p{Script=Han}/u.test(c)) return false
  if (!taught) {
    const bytes: number[] = []
    for (let high = 0xb0; high <= 0xf7; high++) for (let low = 0xa1; low <= 0xfe; low++) bytes.push(high, low)
    taught = new Set(new TextDecoder('gb18030').decode(new Uint8Array(bytes)))
  }
  return !taught.has(c)
}
