import { describe, expect, test } from 'vitest'
import { judgeGroup, judgeName, readAddressees, scopeOf, type Issuer, type NamedUnit } from './addressees.rules.ts'

const city: Issuer = { name: '云泽市科学技术协会', level: 'city' }
const kinds = (phrases: string[], issuer = city) => readAddressees(phrases, issuer).map((each) => [each.phrase, each.as === 'group' ? each.group?.kinds[0] : each.as, each.group?.level ?? null, each.body])

describe('phrases of the addressees', () => {
  test('a science association’s list', () => {
    expect(kinds(['各县区科协', '高新区科协', '各市级学会', '协会', '研究会', '企事业科协', '机关各部室', '直属事业单位'])).toEqual([
      ['各县区科协', 'county_association', null, '科协'],
      ['高新区科协', 'name', null, null],
      ['各市级学会、协会、研究会', 'society', 'city', null],
      ['企事业科协', 'enterprise_association', null, '科协'],
      ['机关各部室', 'department', null, null],
      ['直属事业单位', 'institution', null, null],
    ])
  })
  test('a county’s list, with brackets', () => {
    expect(kinds(['各乡镇（街道）科协', '各县级学会（协会、研究会）', '机关各股室'], { name: '棠溪县科学技术协会', level: 'county' })).toEqual([
      ['各乡镇（街道）科协', 'town_association', null, '科协'],
      ['各县级学会（协会、研究会）', 'society', 'county', null],
      ['机关各股室', 'department', null, null],
    ])
  })
  test('other bodies: union, youth league, bureaus, towns', () => {
    expect(kinds(['各区县总工会', '各县（市、区）团委', '各镇街', '局机关各科室', '各直属单位', '各高校团委', '各县（市、区）民政局', '市救助管理站']).map(([phrase, kind]) => [phrase, kind])).toEqual([
      ['各区县总工会', 'county_association'], ['各县（市、区）团委', 'county_association'], ['各镇街', 'town_association'], ['局机关各科室', 'department'],
      ['各直属单位', 'institution'], ['各高校团委', 'enterprise_association'], ['各县（市、区）民政局', 'county_association'], ['市救助管理站', 'name'],
    ])
  })
  test('what stands for nobody in particular is asked', () => {
    expect(kinds(['各单位', '各有关单位', '市直各单位']).map(([, kind]) => kind)).toEqual(['unclear', 'unclear', 'unclear'])
  })
  test('the second body of a pair leans on the first', () => {
    const [, second] = readAddressees(['各县（区）党委网信办', '教育局'], city)
    expect(second).toMatchObject({ as: 'group', group: { kinds: ['county_association'] }, body: '教育局' })
  })
})

describe('held against the units', () => {
  const read = (phrase: string, issuer = city) => readAddressees([phrase], issuer)[0]!
  test('the county level of one’s own family is certain whatever its units are called', () => {
    expect(judgeGroup(read('各县区科协'), { total: 13, named: 12 }, city)).toMatchObject({ certain: true, group: { kinds: ['county_association'], endings: [] } })
  })
  test('another family must bear the name', () => {
    expect(judgeGroup(read('各县区团委'), { total: 13, named: 0 }, city)).toMatchObject({ certain: false, candidates: [{ count: 13 }] })
    expect(judgeGroup(read('各县区教育局'), { total: 13, named: 4 }, city)).toMatchObject({ certain: true, group: { endings: ['教育局'] } })
  })
  test('an empty group is asked', () => {
    expect(judgeGroup(read('各镇街'), { total: 0, named: 0 }, city).certain).toBe(false)
  })
  const unit = (id: number, name: string, shortName: string | null = null, kind: NamedUnit['kind'] = 'other'): NamedUnit => ({ id, name, shortName, kind })
  test('a name meets its long form, with or without the place', () => {
    const units = [unit(1, '云泽高新技术产业开发区科学技术协会'), unit(2, '云泽市机器人协会', null, 'society')]
    expect(judgeName('高新区科协', units, city)).toMatchObject({ certain: true, unit: 1 })
    expect(judgeName('市机器人协会', units, city)).toMatchObject({ certain: true, unit: 2 })
  })
  test('two of one name, or only near ones, are asked with nothing chosen', () => {
    expect(judgeName('开发区科协', [unit(1, '开发区科协'), unit(2, '云泽市开发区科协')], city)).toMatchObject({ certain: false, unit: null, candidates: [{ unit: 1 }, { unit: 2 }] })
    const near = judgeName('应急科普服务团', [unit(1, '科普部', null, 'department'), unit(2, '应急科普志愿服务队'), unit(3, '办公室')], city)
    expect(near).toMatchObject({ certain: false, unit: null })
    expect(near.candidates.map((each) => 'unit' in each && each.unit)).toEqual([2, 1])
  })
})

describe('who must report', () => {
  const addressees = [{ id: 1, phrase: '各县区科协' }, { id: 2, phrase: '各市级学会、协会、研究会' }, { id: 3, phrase: '企事业科协' }, { id: 4, phrase: '机关各部室' }]
  test('the same phrases are the same addressees', () => {
    expect(scopeOf(['各县区科协', '各市级学会', '协会', '研究会', '企事业科协'], addressees, city)).toEqual([1, 2, 3])
  })
  test('other words for the same group', () => {
    expect(scopeOf(['各县（市、区）科协'], addressees, city)).toEqual([1])
    expect(scopeOf(['各乡镇', '街道'], [{ id: 1, phrase: '各乡镇人民政府' }, { id: 2, phrase: '街道办事处' }], city)).toEqual([1, 2])
  })
  test('各单位 and nothing said mean everybody; an unknown body is asked', () => {
    expect(scopeOf(['各单位'], addressees, city)).toEqual([-1])
    expect(scopeOf(['各地各单位'], addressees, city)).toEqual([-1])
    expect(scopeOf([], addressees, city)).toEqual([-1])
    expect(scopeOf(['作者'], addressees, city)).toBeNull()
  })
})
