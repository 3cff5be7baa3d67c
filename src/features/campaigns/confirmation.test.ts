import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeWorkers } from '../../documents/worker/index.ts'
import { makeWorld, type World } from '../../../test/world.ts'

/** Every notice at hand goes the whole way from its file to a campaign, with its open questions set aside. */
const root = path.join(import.meta.dirname, '../../..')
const shared = path.resolve(root, process.env.LIANDONG_SHARED ?? '../shared', 'notices')
const own = path.join(root, 'test/notices')
const textsIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [])

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(async () => {
  await world.close()
  await closeWorkers()
})

interface Reading { version: number; undecided: number; plan: { title: { value: string }; activities: unknown[]; reports: unknown[] }; questions: { key: string; decision: unknown }[] }

async function confirm(file: string): Promise<void> {
  const office = world.as('office')
  const made = await office.post('/api/readings', readFileSync(file), { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(path.basename(file)) })
  expect(made.status).toBe(201)
  const { id } = made.body as { id: number }
  let reading = (await office.get(`/api/readings/${id}`)).body as Reading
  for (const question of reading.questions) reading = (await office.put(`/api/readings/${id}/decisions`, { version: reading.version, key: question.key, answer: { as: 'aside' } })).body as Reading
  expect(reading.undecided).toBe(0)
  const confirmed = await office.post(`/api/readings/${id}/confirmation`, { version: reading.version })
  expect([confirmed.status, confirmed.body]).toEqual([201, { campaignId: expect.any(Number), noticeId: 1 }])
  const { campaignId } = confirmed.body as { campaignId: number }
  const campaign = (await office.get(`/api/campaigns/${campaignId}`)).body as { name: string; shortName: string; activities: unknown[]; requirements: unknown[] }
  expect(campaign.activities).toHaveLength(reading.plan.activities.length)
  expect(campaign.requirements).toHaveLength(reading.plan.reports.length)
  expect(campaign.name.length).toBeGreaterThan(3)
  expect(campaign.shortName.length).toBeLessThanOrEqual(20)
  const recipients = await office.get(`/api/campaigns/${campaignId}/notices/1/recipients`)
  expect(recipients.status).toBe(200)
}

describe('invented notices', () => {
  test.each(textsIn(own))('%s', (name) => confirm(path.join(own, name)))
})

describe.skipIf(textsIn(shared).length === 0)('shared notices (skipped where the shared folder is absent)', () => {
  test.each(textsIn(shared))('%s', (name) => confirm(path.join(shared, name)))
})
