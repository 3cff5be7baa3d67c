import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleOf, type Schema } from './sample.ts'
import { makeWorld, type Answer, type World } from './world.ts'

/** Routes anyone may call. A new one is added here on purpose, never by accident. */
const open = new Set([
  'GET /api/sign-in', 'POST /api/sign-in', 'POST /api/sign-in/totp', 'POST /api/sign-out', 'GET /api/first-run', 'POST /api/first-run',
  'GET /api/welcome/{token}', 'POST /api/welcome/{token}',
])

let campaign: number | undefined
/** A campaign that the county runs for itself, with one notice. */
async function easternCampaign(world: World): Promise<number> {
  if (campaign !== undefined) return campaign
  const { rows: [row] } = await sql<{ id: number }>`
    INSERT INTO campaigns (unit_id, name, short_name, plan, created_at) VALUES (${world.units.east}, '东溪县科普月', '科普月', '{}', now()) RETURNING id`.execute(world.ctx.db)
  await sql`INSERT INTO notices (campaign_id, id, unit_id, title, paragraphs, created_at) VALUES (${row!.id}, 1, ${world.units.east}, '通知', '[]', now())`.execute(world.ctx.db)
  return (campaign = row!.id)
}

let shared: number | undefined
/** A campaign of the city in which both counties take part: notice delivered to both, one requirement, a report of `east` under way. */
async function sharedCampaign(world: World): Promise<number> {
  if (shared !== undefined) return shared
  const { db } = world.ctx
  const { city, east, west } = world.units
  const { rows: [row] } = await sql<{ id: number }>`
    INSERT INTO campaigns (unit_id, name, short_name, plan, state, created_at, issued_at) VALUES (${city}, '云岭市科普月', '科普月', '{}', 'issued', now(), now()) RETURNING id`.execute(db)
  const id = row!.id
  await sql`INSERT INTO notices (campaign_id, id, unit_id, title, paragraphs, state, created_at, issued_at) VALUES (${id}, 1, ${city}, '通知', '[]', 'issued', now(), now())`.execute(db)
  await sql`INSERT INTO requirements (campaign_id, id, title, needs_word, needs_pdf) VALUES (${id}, 1, '活动情况', true, true)`.execute(db)
  for (const unit of [east, west]) {
    await sql`INSERT INTO deliveries (campaign_id, notice_id, unit_id, must_report, delivered_at) VALUES (${id}, 1, ${unit}, true, now())`.execute(db)
    await sql`INSERT INTO assignments (campaign_id, requirement_id, unit_id) VALUES (${id}, 1, ${unit})`.execute(db)
  }
  await sql`INSERT INTO submissions (campaign_id, requirement_id, unit_id, state, updated_at) VALUES (${id}, 1, ${east}, 'draft', now())`.execute(db)
  await sql`INSERT INTO submission_versions (campaign_id, requirement_id, unit_id, version) VALUES (${id}, 1, ${east}, 1)`.execute(db)
  return (shared = id)
}

/** A notice that the county is reading. */
async function easternReading(world: World): Promise<number> {
  const { rows: [row] } = await sql<{ id: number }>`
    INSERT INTO readings (unit_id, file_name, file_sha256, file_size, format, characters, paragraphs, read, plan, created_by, created_at, updated_by, updated_at)
    VALUES (${world.units.east}, '通知.txt', ${'e'.repeat(64)}, 5, 'txt', 5, '[]', '{}', '{}', ${world.people.eastLiaison}, now(), ${world.people.eastLiaison}, now()) RETURNING id`.execute(world.ctx.db)
  return row!.id
}

/** A document that the county is writing, with a file that goes along. */
async function easternComposition(world: World): Promise<number> {
  const { rows: [row] } = await sql<{ id: number }>`
    INSERT INTO compositions (unit_id, kind, title, characters, document, created_by, created_at, updated_by, updated_at)
    VALUES (${world.units.east}, 'plan', '东溪县的方案', 6, '{}', ${world.people.eastLiaison}, now(), ${world.people.eastLiaison}, now()) RETURNING id`.execute(world.ctx.db)
  await sql`INSERT INTO composition_files (composition_id, id, role, name, sha256, size) VALUES (${row!.id}, 1, 'enclosure', '名单.xlsx', ${'e'.repeat(64)}, 5)`.execute(world.ctx.db)
  return row!.id
}

/**
 * Ids of things that belong to the county `east`, by "first word of the path.parameter": someone of the county `west`
 * must not reach them by any route. A route with a parameter that is not here fails the test: say how to make one.
 * Below a campaign, which is out of reach itself, any further id will do.
 */
const eastern: Record<string, (world: World) => string | number | Promise<string | number>> = {
  'units.id': (world) => world.units.east,
  'people.id': (world) => world.people.eastLiaison,
  'people.unit': (world) => world.units.east,
  'people.role': () => 'liaison',
  'campaigns.campaign': easternCampaign,
  'campaigns.unit': (world) => world.units.east,
  'campaigns.kind': () => 'word',
  'readings.reading': easternReading,
  'readings.item': () => 'a1',
  'readings.page': () => 1,
  'readings.number': () => 1,
  'compositions.composition': easternComposition,
  'compositions.file': () => 1,
  'uploads.upload': async (world) => {
    const id = 'e'.repeat(32)
    await world.ctx.db.insertInto('uploads').values({ id, campaign_id: 1, requirement_id: 1, unit_id: world.units.east, person_id: world.people.eastLiaison, kind: 'word', name: '情况.docx', size: 5, sha256: null, created_at: world.ctx.now(), finished_at: null })
      .onConflict((on) => on.doNothing()).execute()
    return id
  },
  'messages.id': async (world) => {
    const { id } = await world.ctx.db.insertInto('messages').values({ unit_id: world.units.east, kind: 'other', title: '东溪县的消息', created_at: world.ctx.now() }).returning('id').executeTakeFirstOrThrow()
    return id
  },
}

/** Bodies that cannot be made from the description, by "METHOD path". */
const bodies: Record<string, { payload: Buffer | object; type?: string; headers?: Record<string, string> }> = {
  'PATCH /api/uploads/{upload}': { payload: Buffer.from('x'), type: 'application/offset+octet-stream', headers: { 'upload-offset': '0' } },
  'POST /api/units/{id}/roster-checks': { payload: Buffer.from('x'), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
}

/** Routes of one's own account, whose parameter is no id of a thing of a unit. */
const own = new Set(['DELETE /api/sessions/{session}'])

interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
interface Route { name: string; method: 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete'; path: string; operation: Operation }

let world: World
let routes: Route[]
beforeAll(async () => {
  world = await makeWorld()
  const { paths } = world.app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> }
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, method: method as Route['method'], path, operation })))
})
afterAll(() => world.close())

async function call(as: ReturnType<World['anyone']>, route: Route, fill: (param: string) => string | number): Promise<Answer> {
  let url = route.path.replaceAll(/\{(\w+)\}/g, (_, param: string) => encodeURIComponent(fill(param)))
  const query = (route.operation.parameters ?? []).filter((each) => each.in === 'query' && each.required)
  if (query.length > 0) url += `?${new URLSearchParams(query.map((each) => [each.name, String(sampleOf(each.schema))]))}`
  const given = bodies[route.name]
  const schema = route.operation.requestBody?.content['application/json']?.schema
  const payload = given?.payload ?? (schema && (sampleOf(schema) as object))
  const headers: Record<string, string> = { ...given?.headers, ...(given?.type && { 'content-type': given.type }) }
  if (route.method === 'get' || route.method === 'head') return as[route.method](url)
  return as[route.method](url, payload, headers)
}

/** Some value a parameter accepts. */
function anyOf(route: Route, param: string): string | number {
  const schema = route.operation.parameters?.find((each) => each.in === 'path' && each.name === param)?.schema
  return schema ? (sampleOf(schema) as string | number) : 1
}

describe('without a session', () => {
  test('every route that is not listed as open answers 401', async () => {
    const wrong: string[] = []
    for (const route of routes.filter((each) => !open.has(each.name))) {
      const answer = await call(world.anyone(), route, () => 1)
      if (answer.status !== 401) wrong.push(`${route.name} answered ${answer.status}`)
    }
    expect(wrong).toEqual([])
    expect(routes.length).toBeGreaterThan(20)
  })
})

describe('someone of a sibling subtree', () => {
  test('reaches nothing of another county by its ids, whatever the route', async () => {
    const wrong: string[] = []
    for (const route of routes.filter((each) => each.path.includes('{') && !open.has(each.name) && !own.has(each.name))) {
      const values = new Map<string, string | number>()
      for (const [, param] of route.path.matchAll(/\{(\w+)\}/g)) {
        const key = `${route.path.split('/')[2]}.${param}`
        const make = eastern[key] ?? (key.startsWith('campaigns.') ? () => anyOf(route, param!) : undefined)
        if (!make) wrong.push(`${route.name}: test/routes-are-closed.test.ts does not know how to make ${key}`)
        else values.set(param!, await make(world))
      }
      for (const person of ['westLiaison', 'physicsApprover', 'nobody'] as const) {
        const answer = await call(world.as(person), route, (param) => values.get(param) ?? 0)
        if (answer.status !== 404 && answer.status !== 403) wrong.push(`${route.name} answered ${answer.status} to ${person}: ${JSON.stringify(answer.body).slice(0, 200)}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('reaches nothing of another county in a campaign both take part in', async () => {
    const wrong: string[] = []
    const id = await sharedCampaign(world)
    const fill = (param: string) => (param === 'campaign' ? id : param === 'unit' ? world.units.east : param === 'kind' ? 'word' : 1)
    const inCampaign = routes.filter((each) => each.path.startsWith('/api/campaigns/') && each.path.includes('{unit}'))
    for (const route of inCampaign)
      for (const person of ['westLiaison', 'westApprover', 'physicsApprover', 'museumLiaison'] as const) {
        const answer = await call(world.as(person), route, fill)
        if (answer.status !== 404 && answer.status !== 403) wrong.push(`${route.name} answered ${answer.status} to ${person}: ${JSON.stringify(answer.body).slice(0, 200)}`)
      }
    expect(wrong).toEqual([])
    // not only because nothing is there: the county itself reaches it
    const own = inCampaign.find((each) => each.name === 'GET /api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}')
    expect(own && (await call(world.as('eastLiaison'), own, fill)).status).toBe(200)
  })

  test('sees nothing of another county in the lists of a campaign both take part in', async () => {
    const id = await sharedCampaign(world)
        const wrong: string[] = []
    for (const route of routes.filter((each) => each.method === 'get' && each.path.startsWith('/api/campaigns/{campaign}') && !each.path.includes('{unit}') && !each.path.endsWith('/live'))) {
      const answer = await call(world.as('westLiaison'), route, (param) => (param === 'campaign' ? id : anyOf(route, param)))
      if (answer.status === 200 && JSON.stringify(answer.body).includes('东溪县')) wrong.push(`${route.name} shows another county to westLiaison`)
      if (answer.status >= 500) wrong.push(`${route.name} answered ${answer.status}`)
    }
    expect(wrong).toEqual([])
  })

  test('is answered the same for an id of another county as for one that does not exist', async () => {
    const absent = await world.as('westLiaison').get('/api/units/999999')
    const foreign = await world.as('westLiaison').get(`/api/units/${world.units.east}`)
    expect(foreign.status).toBe(absent.status)
    expect((foreign.body as { code: string; message: string }).message).toBe((absent.body as { message: string }).message)
  })

  test('reaches nothing by a filter either', async () => {
    expect((await world.as('westLiaison').get(`/api/units?parent=${world.units.east}`)).status).toBe(404)
    expect((await world.as('westLiaison').get(`/api/people?unit=${world.units.east}`)).status).toBe(404)
    expect((await world.as('westLiaison').get('/api/units?q=东溪')).body).toMatchObject({ total: 0 })
    expect((await world.as('westLiaison').get('/api/people?q=许南乔')).body).toMatchObject({ total: 0 })
  })
})

test('a write from another site is refused, whatever cookie it carries', async () => {
  for (const headers of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }] as Record<string, string>[]) {
    const answer = await world.as('administrator').post('/api/units', {}, headers)
    expect(answer).toMatchObject({ status: 403, body: { code: 'http/cross-site' } })
  }
})
