import type { NewUnit, Role } from '../../features/units/index.ts'

export const cityCode = 'YZ00'
export const cityName = '云泽市科学技术协会'

const counties = ['墨池县', '蒹葭县', '棠梨县', '听澜县', '鹿鸣县', '竹里县', '星垂县', '松烟县', '云栖县', '白露县', '青梧区', '望舒区'] as const
const societies = [
  '桥梁', '农', '医', '沙盘', '竹艺', '水利', '林', '气象', '地理', '物理', '化学', '数学', '植物', '昆虫', '蚕桑', '茶叶', '园艺', '畜牧兽医', '水产', '粮油',
  '食品科学', '护理', '中医药', '预防医', '心理卫生', '药', '口腔医', '机械工程', '电机工程', '自动化', '计算机', '通信', '测绘', '土木建筑', '纺织工程', '环境科学',
] as const
const leagues = ['青少年科技教育协会', '反邪教科普协会', '科普作家协会', '城市防灾研究会'] as const
const enterprises = ['听雨药业', '澄光电子', '云泽重机', '远岫新材', '青瓷股份', '望舒光学', '松声仪表', '白鹭水务', '云泽电力', '棠溪乳业', '北渚造船', '鹿鸣酒业', '明月轴承', '溪山数据', '云泽公交'] as const
const departments = ['办公室', '组织人事部', '科普部', '学会部', '调宣部', '企业服务部'] as const
const institutions = ['云泽市科技馆', '云泽市学术交流中心', '云泽市科普资源中心', '云泽市农村科普站'] as const

/** Everyone in the tree, in the order they are listed. */
export const units: readonly NewUnit[] = [
  { code: cityCode, name: cityName, shortName: '云泽市科协', kind: 'association', level: 'city', parentCode: null },
  ...counties.map((name, i): NewUnit => ({ code: `YZ1${two(i)}`, name: `${name}科学技术协会`, shortName: `${name}科协`, kind: 'county_association', level: 'county', parentCode: cityCode, position: i })),
  { code: 'YZ112', name: '云泽高新技术产业开发区科学技术协会', shortName: '高新区科协', kind: 'county_association', level: 'county', parentCode: cityCode, position: 12 },
  ...societies.map((name, i): NewUnit => ({ code: `YZ2${two(i)}`, name: `云泽市${name}学会`, shortName: `市${name}学会`, kind: 'society', level: 'city', parentCode: cityCode, position: 20 + i })),
  ...leagues.map((name, i): NewUnit => ({ code: `YZ2${two(36 + i)}`, name: `云泽市${name}`, shortName: `市${name}`, kind: 'society', level: 'city', parentCode: cityCode, position: 56 + i })),
  ...enterprises.map((name, i): NewUnit => ({ code: `YZ3${two(i)}`, name: `${name}科学技术协会`, shortName: `${name}科协`, kind: 'enterprise_association', level: 'city', parentCode: cityCode, position: 70 + i })),
  ...departments.map((name, i): NewUnit => ({ code: `YZ4${two(i)}`, name, shortName: name, kind: 'department', level: 'city', parentCode: cityCode, position: 90 + i })),
  ...institutions.map((name, i): NewUnit => ({ code: `YZ5${two(i)}`, name, shortName: name.replace('云泽', ''), kind: 'institution', level: 'city', parentCode: cityCode, position: 100 + i })),
]

function two(number: number): string {
  return String(number).padStart(2, '0')
}

const surnames = ['闻', '白', '孟', '虞', '苏', '凤', '纪', '顾', '陆', '沈', '叶', '关', '柳', '江', '程', '骆', '容', '祝', '石', '温', '苗', '许', '尤', '简', '阮', '柏', '穆', '卓', '商', '封']
const given = ['有渔', '采芹', '春田', '归雁', '野苹', '知秋', '平川', '半夏', '微明', '扶光', '山越', '听雨', '竹声', '晚舟', '云渡', '望舒', '青禾', '见山', '如许', '亦可', '若川', '余音', '鹭洲', '书遥', '南乔', '清和', '星垂', '松烟', '墨池', '棠溪', '露白', '兼葭']

/** A name nobody bears, different for each number below 960. */
export const nameOf = (number: number): string => `${surnames[number % surnames.length]}${given[(number * 7 + Math.floor(number / surnames.length) * 5) % given.length]}`

/** Cannot be dialled: no Chinese mobile number begins with 100. */
export const phoneOf = (number: number): string => `100000${String(number).padStart(5, '0')}`

export interface ExamplePerson {
  unitCode: string
  name: string
  duty: string
  phone: string
  isLiaison: boolean
  account: string
  roles: readonly { role: Role; subtree: boolean }[]
}

/** The office's own people, then a liaison and an approver for every unit. */
export const people: readonly ExamplePerson[] = [
  person(cityCode, '江见白', '活动办公室主任', 1, 'huodongban', [{ role: 'office', subtree: true }]),
  person(cityCode, '沈扶光', '活动办公室干事', 2, 'shenfuguang', [{ role: 'office', subtree: true }]),
  person(cityCode, '穆清和', '主席', 3, 'lingdao', [{ role: 'observer', subtree: true }]),
  person(cityCode, '简书遥', '信息中心', 4, 'guanliyuan', [{ role: 'administrator', subtree: true }]),
  ...units.slice(1).flatMap((unit, i) => {
    const department = unit.kind === 'department'
    const code = unit.code.toLowerCase()
    const liaison = unit.code === 'YZ103' ? '闻有渔' : nameOf(2 * i + 7)
    const approver = unit.code === 'YZ103' ? '叶知章' : nameOf(2 * i + 8)
    return [
      { ...person(unit.code, liaison, unit.kind === 'society' ? '秘书长' : '联络员', 100 + 2 * i, `${code}-lly`, [{ role: department ? 'department' as const : 'liaison' as const, subtree: true }]), isLiaison: true },
      person(unit.code, approver, unit.kind === 'society' ? '理事长' : department ? '部长' : '主席', 101 + 2 * i, `${code}-shr`, [{ role: 'approver', subtree: true }]),
    ]
  }),
]

function person(unitCode: string, name: string, duty: string, number: number, account: string, granted: ExamplePerson['roles']): ExamplePerson {
  return { unitCode, name, duty, phone: phoneOf(number), isLiaison: false, account, roles: granted }
}

/** Accounts the sign-in page of the example world offers, with what they show. */
export const shown: readonly { account: string; role: string }[] = [
  { account: 'huodongban', role: '市科协活动办公室' },
  { account: 'yz103-lly', role: '听澜县科协联络员' },
  { account: 'yz103-shr', role: '听澜县科协审核人' },
  { account: 'yz402-lly', role: '科普部' },
  { account: 'lingdao', role: '市科协领导（只看）' },
  { account: 'guanliyuan', role: '管理员' },
]
