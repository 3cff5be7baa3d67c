import type { Role, UnitKind, UnitLevel } from './tables.ts'

/** What people read for a kind; the first is what we write, all are understood. */
export const kindWords: Record<UnitKind, readonly [string, ...string[]]> = {
  association: ['科协', '协会本级', '本级'],
  county_association: ['县区科协', '县（区）科协', '县市区科协', '区县科协'],
  society: ['学会', '学会、协会、研究会', '协会', '研究会', '市级学会', '省级学会', '全国学会'],
  enterprise_association: ['企事业科协', '企业科协', '高校科协', '园区科协', '医院科协'],
  department: ['部室', '内设机构', '处室', '科室'],
  institution: ['直属单位', '事业单位', '所属单位'],
  town_association: ['乡镇科协', '乡镇（街道）科协', '街道科协', '镇街科协'],
  other: ['其他', '其它'],
}

export const levelWords: Record<UnitLevel, readonly [string, ...string[]]> = {
  national: ['全国', '国家级'],
  province: ['省级', '省', '自治区', '直辖市'],
  city: ['市级', '市', '地级', '州'],
  county: ['县级', '县', '区', '县区级', '区县级'],
  town: ['乡镇级', '乡镇', '街道', '镇', '乡'],
}

export const roleWords: Record<Role, string> = {
  office: '活动办公室', department: '部室', liaison: '联络员', approver: '审核人', observer: '领导', administrator: '管理员',
}

/** The kind or level a cell names, or null. */
export function fromWord<K extends string>(words: Record<K, readonly string[]>, text: string): K | null {
  const plain = text.replaceAll(/\s/g, '')
  for (const key of Object.keys(words) as K[]) if (key === plain || words[key].includes(plain)) return key
  return null
}
