import type { UnitKind, UnitLevel } from '../units/index.ts'
import { formsOf, likeness, placeOf, sameBody, shortName } from './names.rules.ts'

/** Which units a phrase means: those of a kind, of a level, whose names hold one of these words. Empty lists and null ask for nothing. */
export interface Group {
  kinds: UnitKind[]
  level: UnitLevel | null
  /** Endings of the unit's name, in short forms as well as long ones. */
  endings: string[]
  /** Words one of which the name must hold. */
  words: string[]
}

/** What a doubtful phrase may mean. */
export type Candidate =
  | { group: Group; label: string; count: number }
  | { unit: number; label: string }

/** How one phrase, or several that belong together (学会、协会、研究会), was understood. */
export interface ReadAddressee {
  phrase: string
  /** The pieces as the notice gives them. */
  parts: string[]
  as: 'group' | 'name' | 'unclear'
  group: Group | null
  /** The body's name without its place, as in 科协 of 各县区科协; null when the phrase names only a kind. */
  body: string | null
}

/** The unit that issues: what “市级” means and whose kind of body 科协 is depends on it. */
export interface Issuer {
  name: string
  level: UnitLevel
}

const anyone: Group = { kinds: [], level: null, endings: [], words: [] }
const everybody = /^(?:各?(?:有关|相关|参与|参赛|推荐|成员|会员|责任|牵头|承办|申报|参加|报送)*(?:地(?:区|方)?、?)?各?(?:有关|相关|成员|会员)?单位|各有关部门、?各?单位|各地|各级|各部门|各有关方面|所有单位)$/
const determiner = /^(?:请|致|全[省市县区]|我[省市县区]|本[省市县区])?(?:各|有关|相关|所有|辖区内?各?|所属各?)+/
const societyWord = /^(?:市|县|区|省|全国|级|各|属|所)*(?:学会|协会|研究会|学术团体|学协会|学会协会研究会|学会、?协会|社会组织|社团|联合会|促进会|科技社团)+$/
const departmentWord = /(?:机关各?(?:有关)?(?:部室|处室|科室|股室|部门|部|处|科|股)|^[省市县区本]?[局委厅会]各?(?:处室|科室|股室|部室)$|^(?:内设机构|部室|处室|科室|股室|职能部门|业务部门|业务处室|业务科室))$/
const institutionWord = /^(?:[局委厅会院]|机关)?(?:直属|所属|下属|直管|局属|委属|厅属|会属|属)各?(?:有关)?(?:事业|企事业)?(?:单位|机构)?$|^(?:事业单位|二级单位)$/
const enterpriseWord = /^(企事业(?:单位)?|企业|事业单位|高等院校|高等学校|高校|大中专院校|院校|科研院所|园区|医院|国有企业|重点企业|规上企业|骨干企业|基层单位|基层|产业系统|产业|系统)(.*)$/
const countyWord = /^(?:县市区?|市县区?|区县市?|县区市?|旗县区?|县旗区?|县区|区县|区市县|县|区|市|旗)级?/
const townWord = /^(?:乡镇街道|乡镇街|镇街道?|镇乡街道|乡镇|镇乡|街镇|镇办|街道办事处|街道|办事处|乡|镇)级?/
const levelWord = /^(国家级?|全国|省|市|州|县|区)(级|直属?|属)/

/** What 市级 or 县属 means to this issuer: a county-level city says 市级 of its own. */
function levelOf(word: string, issuer: Issuer): UnitLevel | null {
  if (/国/.test(word)) return 'national'
  if (word === '省') return 'province'
  const own = placeOf(issuer.name)?.at(-1)
  if (issuer.level === 'county') return 'county'
  if (word === '市' || word === '州') return 'city'
  if (word === own) return issuer.level
  return 'county'
}

/**
 * Reads the phrases of the addressees in their order; a phrase may lean on the one before it (各市级学会、协会、研究会).
 * Knows the words of organisations in general, no place and no body by name.
 */
export function readAddressees(phrases: readonly string[], issuer: Issuer): ReadAddressee[] {
  const read: ReadAddressee[] = []
  for (const phrase of phrases) {
    const before = read.at(-1)
    const one = readOne(phrase, before, issuer)
    if (before && one.as === 'group' && before.as === 'group' && leansOn(phrase) && isSociety(one) && isSociety(before)) {
      before.phrase += `、${phrase}`
      before.parts.push(phrase)
      continue
    }
    read.push(one)
  }
  return read
}

const leansOn = (phrase: string) => !determiner.test(phrase) && !/^[省市县区]/.test(phrase)
const isSociety = (read: ReadAddressee) => read.group?.kinds[0] === 'society'

function readOne(phrase: string, before: ReadAddressee | undefined, issuer: Issuer): ReadAddressee {
  const whole = shortName(phrase.replace(/[（(]([^（）()]*)[）)]/g, (_, inside: string) => (/^[级\s、，,]*$/.test(inside) ? '' : inside.replaceAll('、', ''))))
  const each = determiner.test(whole)
  const said = whole.replace(determiner, '')
  const make = (as: ReadAddressee['as'], group: Partial<Group> | null, body: string | null = null): ReadAddressee =>
    ({ phrase, parts: [phrase], as, group: group && { ...anyone, ...group }, body: body || null })

  if (everybody.test(phrase) || everybody.test(whole)) return make('unclear', null)
  if (departmentWord.test(said)) return make('group', { kinds: ['department'] })
  if (institutionWord.test(said)) return make('group', { kinds: ['institution'] })

  const level = levelWord.exec(said)
  const rest = level ? said.slice(level[0].length).replace(determiner, '') : said
  const atLevel = level ? levelOf(level[1] ?? '', issuer) : null
  if (societyWord.test(rest)) {
    const own = atLevel ?? (leansOn(phrase) && before && isSociety(before) ? before.group?.level ?? null : null)
    return make('group', { kinds: ['society'], level: own })
  }
  if (departmentWord.test(rest)) return make('group', { kinds: ['department'] })
  if (institutionWord.test(rest)) return make('group', { kinds: ['institution'] })
  const enterprise = enterpriseWord.exec(rest)
  if (enterprise && (each || level || before) && !/^[市县区]/.test(rest)) {
    const body = (enterprise[2] ?? '').replace(/^的/, '')
    const words = /高|院校/.test(enterprise[1] ?? '') ? ['大学', '学院', '学校', '高校'] : []
    if (!/[、，]/.test(body)) return make('group', { kinds: ['enterprise_association'], words }, body)
  }
  if (level) return make('unclear', atLevel ? { level: atLevel } : null, rest)

  const town = townWord.exec(said)
  if (town && (each || said.length - town[0].length <= 8)) return make('group', { kinds: ['town_association'] }, said.slice(town[0].length))
  const county = each ? countyWord.exec(said) : null
  if (county) return make('group', { kinds: ['county_association'] }, said.slice(county[0].length))
  if (!each && before?.as === 'group' && before.body && leansOn(whole) && /^[^省市县区]{2,}(?:局|委|办|部门|分局|中心)$/.test(whole))
    return make('group', before.group, whole)
  if (each) return make('unclear', null, said)
  return make('name', null)
}

/** What the database says of a group: how many units of the kind, and how many of them bear the body's name. */
export interface Found {
  total: number
  named: number
}

/** A phrase once it has been held against the units. */
export interface Judged {
  certain: boolean
  why: string
  /** Whom a certain phrase brings: a group, or one unit. */
  group: Group | null
  unit: number | null
  candidates: Candidate[]
}

export const kindWords: Record<UnitKind, string> = {
  association: '上级组织', county_association: '县级组织', society: '学会、协会、研究会', enterprise_association: '企事业组织',
  department: '机关部室', institution: '直属单位', town_association: '乡镇（街道）组织', other: '其他单位',
}
const levelWords: Record<UnitLevel, string> = { national: '全国', province: '省级', city: '市级', county: '县级', town: '乡镇级' }

/** 13 个县级组织, in the words of the tree. */
export const groupLabel = (group: Group): string => {
  const kinds = group.kinds.map((kind) => kindWords[kind]).join('、') || '单位'
  const level = group.level && !kinds.includes('级') ? levelWords[group.level] : ''
  const names = [...group.endings, ...group.words]
  return `${level}${kinds}${names.length > 0 ? `（名称里有“${names.slice(0, 2).join('”“')}”）` : ''}`
}

/**
 * Whether a group is certain. 各县区科协 is, when the issuer is a 科协 itself: its county level is what the tree holds.
 * Otherwise the units must bear the name; when none does, it is asked.
 */
export function judgeGroup(read: ReadAddressee, found: Found, issuer: Issuer): Judged {
  const group = read.group ?? anyone
  const doubt = (why: string, candidates: Candidate[] = []): Judged => ({ certain: false, why, group: null, unit: null, candidates })
  const offer = (): Candidate[] => (found.total > 0 ? [{ group: { ...group, endings: [] }, label: groupLabel({ ...group, endings: [] }), count: found.total }] : [])
  if (found.total === 0) return doubt(`单位库里没有这样的单位（${groupLabel(group)}）。`)
  const certain = (whom: Group, count: number): Judged => ({ certain: true, why: `${groupLabel({ ...whom, endings: [] })} ${count} 个。`, group: whom, unit: null, candidates: [] })
  if (!read.body || sameFamily(read.body, issuer.name)) return certain({ ...group, endings: [] }, found.total)
  if (found.named === 0) return doubt(`单位库里没有名称带“${read.body}”的单位。`, offer())
  return certain({ ...group, endings: endingsOf(read.body) }, found.named)
}

/** 科协 and 某市科学技术协会 are bodies of one family. */
export function sameFamily(body: string, issuerName: string): boolean {
  const said = shortName(body).replace(/^[各级]+/, '')
  const name = shortName(issuerName)
  const own = name.slice(placeOf(name)?.length ?? 0)
  return said === own || (said.length >= 2 && own.endsWith(said)) || (own.length >= 2 && said.endsWith(own) && said.length - own.length <= 2)
}

/** The endings a body's name may have in the tree: 团委 and 委员会, 科协 and 科学技术协会. */
export function endingsOf(body: string): string[] {
  const said = shortName(body).replace(/^[各级]+/, '')
  const long: Record<string, string> = {
    科协: '科学技术协会', 妇联: '妇女联合会', 文联: '文学艺术界联合会', 残联: '残疾人联合会', 侨联: '归国华侨联合会', 工商联: '工商业联合会',
    社科联: '社会科学界联合会', 工会: '总工会', 发改委: '发展和改革委员会', 卫健委: '卫生健康委员会', 人社局: '人力资源和社会保障局',
    住建局: '住房和城乡建设局', 文旅局: '文化和旅游局', 市场监管局: '市场监督管理局', 教体局: '教育体育局', 应急局: '应急管理局', 街道: '街道办事处',
  }
  const one = long[said]
  return one ? [said, one] : [said]
}

/** A unit that might be the one a phrase names. */
export interface NamedUnit {
  id: number
  name: string
  shortName: string | null
  kind: UnitKind
}

/** A named body: certain when exactly one unit bears the name; else the nearest are offered, nothing chosen. */
export function judgeName(phrase: string, units: readonly NamedUnit[], issuer: Issuer): Judged {
  const place = placeOf(issuer.name)
  const bears = (unit: NamedUnit) => sameBody(phrase, unit.name, place) || (unit.shortName !== null && sameBody(phrase, unit.shortName, place))
  const exact = units.filter(bears)
  const [only] = exact
  if (only && exact.length === 1) return { certain: true, why: `单位库里的${only.name}。`, group: null, unit: only.id, candidates: [] }
  const near = exact.length > 1 ? exact : nearest(phrase, units, place)
  return {
    certain: false, group: null, unit: null,
    why: exact.length > 1 ? `单位库里有 ${exact.length} 个单位叫这个名称。`
      : near.length > 0 ? `单位库里没有这个名称，最接近的有 ${near.length} 个。` : '单位库里没有这个名称，也没有接近的。',
    candidates: near.map((unit) => ({ unit: unit.id, label: `${unit.name}（${kindWords[unit.kind]}）` })),
  }
}

/** Up to `limit` units whose names share most with the phrase, best first. */
export function nearest<U extends NamedUnit>(phrase: string, units: readonly U[], place: string | null, limit = 4, atLeast = 0.25): U[] {
  return units
    .map((unit) => ({ unit, like: Math.max(likeness(phrase, unit.name, place), unit.shortName ? likeness(phrase, unit.shortName, place) : 0) }))
    .filter(({ like }) => like >= atLeast)
    .sort((a, b) => b.like - a.like || a.unit.id - b.unit.id)
    .slice(0, limit)
    .map(({ unit }) => unit)
}

/**
 * Which of a notice's addressees a “who must report” phrase means: the same words, the same group, or everybody (-1).
 * @returns numbers of addressees (1-based as stored), `[-1]` for all, or null when it cannot be told
 */
export function scopeOf(who: readonly string[], addressees: readonly { id: number; phrase: string }[], issuer: Issuer): number[] | null {
  if (who.length === 0 || addressees.length === 0) return [-1]
  const ids = new Set<number>()
  const known = addressees.map((each) => ({ id: each.id, parts: each.phrase.split('、'), read: readAddressees(each.phrase.split('、'), issuer) }))
  for (const said of readAddressees(who, issuer)) {
    if (everybody.test(said.phrase)) return [-1]
    const meant = known.filter((each) => said.parts.some((part) => each.parts.includes(part))
      || each.read.some((read) => said.as === 'group' && read.as === 'group' && sameGroup(said, read))
      || each.parts.some((part) => formsOf(part, placeOf(issuer.name)).has(shortName(said.phrase)) || shortName(part).startsWith(shortName(said.phrase))))
    if (meant.length === 0) return null
    for (const each of meant) ids.add(each.id)
  }
  return [...ids].sort((a, b) => a - b)
}

function sameGroup(a: ReadAddressee, b: ReadAddressee): boolean {
  return a.group?.kinds.join() === b.group?.kinds.join() && (a.group?.kinds.length ?? 0) > 0 && (!a.body || !b.body || sameFamily(a.body, b.body) || a.body === b.body)
}
