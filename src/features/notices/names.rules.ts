/**
 * How names of bodies are compared: the long and the short form of the same kind of body are one
 * (科学技术协会 = 科协), and the place may be left out by those who stand in it (市科协 in 云泽市).
 */

/** Long forms and the short one they are folded to. General words of public bodies, never a place. */
const shortForms: readonly (readonly [RegExp, string])[] = [
  [/(?:中国)?共(?:产主义)?青(?:年)?团(.+?)委员会$/, '$1团委'],
  [/^团(.{0,6}[省市区县旗镇乡])委$/, '$1团委'],
  [/科学技术协会/g, '科协'],
  [/妇女联合会/g, '妇联'],
  [/文学艺术界联合会/g, '文联'],
  [/残疾人联合会/g, '残联'],
  [/归国华侨联合会/g, '侨联'],
  [/工商业联合会/g, '工商联'],
  [/社会科学界联合会/g, '社科联'],
  [/总工会/g, '工会'],
  [/卫生健康(?:委员会|局|委)|卫健[委局]/g, '卫健委'],
  [/发展和?改革(?:委员会|局|委|部门)|发改[委局]/g, '发改委'],
  [/教育体育局/g, '教体局'],
  [/人力资源(?:和|与)?社会保障局/g, '人社局'],
  [/住房(?:和|与)?城乡建设局/g, '住建局'],
  [/市场监督管理局/g, '市场监管局'],
  [/文化(?:和|与)?旅游局/g, '文旅局'],
  [/应急管理局/g, '应急局'],
  [/高新技术(?:产业)?(?:开发)?区/g, '高新区'],
  [/经济技术开发区|经济开发区/g, '经开区'],
  [/管理委员会/g, '管委会'],
  [/社区居民委员会|社区居委会/g, '社区'],
  [/街道办事处/g, '街道'],
  [/村民委员会/g, '村'],
  [/委员会办公室/g, '委办'],
]

/** Half-width, no white space, brackets and quotation marks dropped, long forms folded to short ones. */
export function shortName(name: string): string {
  let folded = name.normalize('NFKC').replace(/[\s"'“”‘’「」《》]/g, '').replace(/[()（）]/g, '')
  for (const [long, short] of shortForms) folded = folded.replace(long, short)
  return folded
}

/** 云泽市科学技术协会 → 云泽市: the place a body's name begins with, or null. */
export function placeOf(name: string): string | null {
  return /^(.{1,8}?(?:自治[区州县]|[省市区县州盟旗镇乡]|街道))/.exec(shortName(name))?.[1] ?? null
}

/** The forms under which a name may be met inside the place: whole, without the place, without 市 / 本市 in front. */
export function formsOf(name: string, place: string | null): Set<string> {
  const whole = shortName(name)
  const forms = new Set([whole])
  const cut = (prefix: string) => {
    if (prefix && whole.startsWith(prefix) && whole.length > prefix.length + 1) forms.add(whole.slice(prefix.length))
  }
  if (place) {
    cut(place)
    if (place.length > 2) cut(place.slice(0, -1))
  }
  for (const form of Array.from(forms)) {
    const bare = form.replace(/^[本我全]?[省市区县州旗](?=.{2,})/, '')
    if (bare !== form) forms.add(bare)
  }
  return forms
}

/** Whether two names name the same body for someone standing in `place`. */
export function sameBody(a: string, b: string, place: string | null): boolean {
  const forms = formsOf(a, place)
  for (const form of formsOf(b, place)) if (forms.has(form)) return true
  return false
}

/** Pairs of characters that say nothing about which body it is. */
const commonPairs = new Set(['工作', '作部', '办公', '公室', '委员', '员会', '协会', '学会', '中心', '服务', '管理', '有限', '限公', '公司', '科协', '研究', '究会', '联合', '合会', '单位', '工会', '团委'])

/** The pairs of characters that tell a name from others, in order, without doubles. */
export function tellingPairs(name: string, place: string | null): string[] {
  const [shortest] = [...formsOf(name, place)].sort((a, b) => a.length - b.length)
  const of = shortest ?? ''
  const pairs = Array.from({ length: Math.max(0, of.length - 1) }, (_, i) => of.slice(i, i + 2))
  return [...new Set(pairs)].filter((pair) => !commonPairs.has(pair))
}

/** 0 to 1: how much two names share of what tells them from others (Dice's coefficient of their telling pairs). */
export function likeness(a: string, b: string, place: string | null): number {
  const [one, other] = [tellingPairs(a, place), tellingPairs(b, place)]
  if (one.length === 0 || other.length === 0) return 0
  const shared = one.filter((pair) => other.includes(pair)).length
  return (2 * shared) / (one.length + other.length)
}
