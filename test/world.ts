import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { InjectOptions } from 'fastify'
import type { Pool } from 'pg'
import { grantRole, insertPeople, insertUnits, type NewUnit, type Role } from '../src/features/units/index.ts'
import { buildApp } from '../src/main/app.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Context } from '../src/platform/context.ts'
import { openDatabase, openPool } from '../src/platform/database.ts'
import { diskFileStore } from '../src/platform/files/index.ts'
import { openSignIn } from '../src/platform/sign-in/index.ts'
import { freshDatabase } from './database.ts'

/** Units of the small world, by the name tests use. */
const tree = {
  city: { code: 'C', name: '云岭市科学技术协会', shortName: '云岭市科协', kind: 'association', level: 'city', parentCode: null },
  east: { code: 'C01', name: '东溪县科学技术协会', shortName: '东溪县科协', kind: 'county_association', level: 'county', parentCode: 'C' },
  west: { code: 'C02', name: '西坪县科学技术协会', shortName: '西坪县科协', kind: 'county_association', level: 'county', parentCode: 'C' },
  upper: { code: 'C0101', name: '上湾镇科学技术协会', shortName: '上湾镇科协', kind: 'town_association', level: 'town', parentCode: 'C01' },
  lower: { code: 'C0102', name: '下湾镇科学技术协会', shortName: '下湾镇科协', kind: 'town_association', level: 'town', parentCode: 'C01' },
  physics: { code: 'C11', name: '云岭市物理学会', shortName: '市物理学会', kind: 'society', level: 'city', parentCode: 'C' },
  botany: { code: 'C12', name: '云岭市植物学会', shortName: '市植物学会', kind: 'society', level: 'city', parentCode: 'C' },
  works: { code: 'C21', name: '云岭重机厂科学技术协会', shortName: '云岭重机厂科协', kind: 'enterprise_association', level: 'city', parentCode: 'C' },
  popular: { code: 'C31', name: '科普部', shortName: '科普部', kind: 'department', level: 'city', parentCode: 'C' },
  museum: { code: 'C41', name: '云岭市科技馆', shortName: '市科技馆', kind: 'institution', level: 'city', parentCode: 'C' },
} as const satisfies Record<string, NewUnit>
export type UnitName = keyof typeof tree

/** People of the small world: unit, name, roles. Each is one role's example; a person's key is what `as()` takes. */
const cast = {
  office: { unit: 'city', name: '江见白', duty: '活动办主任', phone: '10000008801', roles: [{ role: 'office', subtree: true }] },
  officeTwo: { unit: 'city', name: '顾半夏', duty: '活动办干事', phone: '10000008802', roles: [{ role: 'office', subtree: true }] },
  observer: { unit: 'city', name: '穆清和', duty: '主席', phone: '10000008803', roles: [{ role: 'observer', subtree: true }] },
  administrator: { unit: 'city', name: '孟知远', duty: '信息员', phone: '10000008804', roles: [{ role: 'administrator', subtree: true }] },
  department: { unit: 'popular', name: '叶知秋', duty: '部长', phone: '10000008831', roles: [{ role: 'department', subtree: false }] },
  eastLiaison: { unit: 'east', name: '许南乔', duty: '办公室主任', phone: '10000000101', liaison: true, roles: [{ role: 'liaison', subtree: true }] },
  eastApprover: { unit: 'east', name: '尤听澜', duty: '主席', phone: '10000000102', roles: [{ role: 'approver', subtree: true }] },
  eastAdministrator: { unit: 'east', name: '简书遥', duty: '信息员', phone: '10000000103', roles: [{ role: 'administrator', subtree: true }] },
  westLiaison: { unit: 'west', name: '阮青禾', duty: '干事', phone: '10000000201', liaison: true, roles: [{ role: 'liaison', subtree: true }] },
  westApprover: { unit: 'west', name: '柏舟', duty: '主席', phone: '10000000202', roles: [{ role: 'approver', subtree: true }] },
  upperLiaison: { unit: 'upper', name: '温如许', duty: '干事', phone: '10000010101', liaison: true, roles: [{ role: 'liaison', subtree: false }] },
  lowerLiaison: { unit: 'lower', name: '苗晚星', duty: '干事', phone: '10000010201', liaison: true, roles: [{ role: 'liaison', subtree: false }] },
  physicsLiaison: { unit: 'physics', name: '程亦可', duty: '秘书长', phone: '10000001101', liaison: true, roles: [{ role: 'liaison', subtree: false }] },
  physicsApprover: { unit: 'physics', name: '骆闻舟', duty: '理事长', phone: '10000001102', roles: [{ role: 'approver', subtree: false }] },
  botanyLiaison: { unit: 'botany', name: '容若川', duty: '秘书长', phone: '10000001201', liaison: true, roles: [{ role: 'liaison', subtree: false }] },
  botanyApprover: { unit: 'botany', name: '祝余', duty: '理事长', phone: '10000001202', roles: [{ role: 'approver', subtree: false }] },
  worksLiaison: { unit: 'works', name: '石砚', duty: '干事', phone: '10000002101', liaison: true, roles: [{ role: 'liaison', subtree: false }] },
  museumLiaison: { unit: 'museum', name: '白鹭洲', duty: '馆员', phone: '10000004101', liaison: true, roles: [{ role: 'liaison', subtree: false }] },
  nobody: { unit: 'museum', name: '路过人', duty: null, phone: null, roles: [] },
} as const satisfies Record<string, { unit: UnitName; name: string; duty: string | null; phone: string | null; liaison?: boolean; roles: readonly { role: Role; subtree: boolean }[] }>
export type PersonName = keyof typeof cast

/** Answers of `as(person)`: JSON bodies are parsed. */
export interface Answer {
  status: number
  body: unknown
  headers: Record<string, string | string[] | number | undefined>
  raw: Buffer
}

export type World = Awaited<ReturnType<typeof makeWorld>>

/**
 * A fresh database with a city and its people, and the whole server on it, in process. Tests act as named people:
 * `await world.as('eastLiaison').get('/api/me')`. `world.now` is the clock. Close it in `afterAll`.
 * @param options.now the first moment of the clock
 */
export async function makeWorld(options: { now?: Date } = {}) {
  const database = await freshDatabase()
  const pool: Pool = openPool(database.url, 10)
  const dataDir = await mkdtemp(path.join(tmpdir(), `liandong-world-${randomBytes(4).toString('hex')}-`))
  const clock = { now: options.now ?? new Date('2027-05-20T02:00:00Z') }
  const ctx: Context = {
    db: openDatabase(pool), pool, now: () => new Date(clock.now),
    config: { ...readConfig({}, '/'), dataDir },
    files: await diskFileStore(path.join(dataDir, 'files')),
  }
  const signIn = openSignIn(ctx)
  const { app, live } = await buildApp(ctx, {
    userOf: async (request) => request.headers['x-test-user']?.toString() ?? signIn.userOf(request),
    log: (line) => console.error(line),
  })
  await app.ready()

  const { units, people } = await ctx.db.transaction().execute(async (tx) => {
    const names = Object.keys(tree) as UnitName[]
    const byCode = await insertUnits(tx, names.map((name, position) => ({ ...tree[name], position })))
    const unitIds = Object.fromEntries(names.map((name) => [name, byCode.get(tree[name].code)])) as Record<UnitName, number>
    const cases = Object.entries(cast) as [PersonName, (typeof cast)[PersonName]][]
    const ids = await insertPeople(tx, cases.map(([key, each]) => ({
      unitId: unitIds[each.unit], name: each.name, duty: each.duty, phone: each.phone, isLiaison: 'liaison' in each, userId: `user-${key}`,
    })))
    for (const [index, [, each]] of cases.entries())
      for (const grant of each.roles) await grantRole(tx, { personId: ids[index]!, unitId: unitIds[each.unit], ...grant })
    return { units: unitIds, people: Object.fromEntries(cases.map(([key], index) => [key, ids[index]])) as Record<PersonName, number> }
  })

  async function call(headers: Record<string, string>, method: NonNullable<InjectOptions['method']>, url: string, payload?: InjectOptions['payload'], more?: Record<string, string>): Promise<Answer> {
    const response = await app.inject({ method, url, headers: { ...headers, ...more }, ...(payload !== undefined && { payload }) })
    const json = String(response.headers['content-type'] ?? '').includes('json') && response.rawPayload.length > 0
    return { status: response.statusCode, body: json ? response.json() : response.body, headers: response.headers, raw: response.rawPayload }
  }
  const caller = (headers: Record<string, string>) => ({
    get: (url: string, more?: Record<string, string>) => call(headers, 'GET', url, undefined, more),
    post: (url: string, payload?: InjectOptions['payload'], more?: Record<string, string>) => call(headers, 'POST', url, payload, more),
    put: (url: string, payload?: InjectOptions['payload'], more?: Record<string, string>) => call(headers, 'PUT', url, payload, more),
    patch: (url: string, payload?: InjectOptions['payload'], more?: Record<string, string>) => call(headers, 'PATCH', url, payload, more),
    head: (url: string, more?: Record<string, string>) => call(headers, 'HEAD', url, undefined, more),
    delete: (url: string, payload?: InjectOptions['payload'], more?: Record<string, string>) => call(headers, 'DELETE', url, payload, more),
  })

  return {
    ctx, app, live, units, people, clock, databaseUrl: database.url,
    /** Calls the API as one of the cast. */
    as: (person: PersonName) => caller({ 'x-test-user': `user-${person}` }),
    /** Calls it as nobody, or with headers of one's own (a session cookie). */
    anyone: (headers: Record<string, string> = {}) => caller(headers),
    nameOf: (person: PersonName): string => cast[person].name,
    unitName: (unit: UnitName): string => tree[unit].name,
    async close() {
      await app.close()
      await ctx.db.destroy()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
