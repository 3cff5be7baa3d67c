import { afterAll, beforeAll, expect, test } from 'vitest'
import { dueAt, issuedCampaign } from '../../../test/campaign.ts'
import { seeded } from '../../../test/makers/random.ts'
import { check, material, step, upload, type Material, type Owed } from '../../../test/reports.ts'
import { makeWorld, type PersonName, type UnitName, type World } from '../../../test/world.ts'
import { change, program } from '../../platform/context.ts'
import { recountLedger } from './index.ts'

let world: World
let files: Material
beforeAll(async () => {
  world = await makeWorld()
  files = await material()
})
afterAll(() => world.close())

const side = { east: ['eastLiaison', 'eastApprover'], physics: ['physicsLiaison', 'physicsApprover'], west: ['westLiaison', 'westApprover'] } as const satisfies Partial<Record<UnitName, readonly [PersonName, PersonName]>>
const units = Object.keys(side) as (keyof typeof side)[]
const recount = (campaign: number) => change(world.ctx, program, ({ tx }) => recountLedger(tx, campaign))

test.each([1, 2, 3])('the counters equal a recount after any walk, alone or several at once (walk %i)', async (seed) => {
  const { next: random, pick } = seeded(seed)
  const campaign = await issuedCampaign(world, { requirements: [{ title: '亮点', who: units, needsPdf: false }, { title: '总结', who: units, needsPdf: false }] })
  const owed = (): Owed => ({ campaign, requirement: pick<number>([1, 2]), unit: pick(units) })
  const version = async ({ requirement, unit }: Owed) =>
    (await world.ctx.db.selectFrom('submissions').select('version').where('campaign_id', '=', campaign).where('requirement_id', '=', requirement).where('unit_id', '=', world.units[unit]).executeTakeFirst())?.version
  const act = async (): Promise<number> => {
    const at = owed()
    const [liaison, approver] = side[at.unit as keyof typeof side]
    switch (pick<string>(['upload', 'upload', 'send', 'sign', 'hand', 'hand', 'submit', 'withdraw', 'return', 'accept', 'adopt', 'unadopt', 'clock'])) {
      case 'upload': {
        const { status } = await upload(world, liaison, at, 'word', '情况.docx', files.docx)
        // Most uploads are looked at before the next step, some are not.
        const current = await version(at)
        if (status === 201 && current && random() < 0.8) await check(world, at, current)
        return status
      }
      case 'send': return (await step(world, liaison, at, 'sending')).status
      case 'sign': return (await step(world, approver, at, 'sign-off', { submit: false })).status
      case 'hand': return (await step(world, approver, at, 'sign-off', { submit: true })).status
      case 'submit': return (await step(world, liaison, at, 'submission')).status
      case 'withdraw': return (await step(world, liaison, at, 'withdrawal')).status
      case 'return': return (await step(world, 'office', at, 'return', { reasons: '请核实' })).status
      case 'accept': return (await step(world, 'office', at, 'acceptance')).status
      case 'adopt': return (await step(world, 'officeTwo', at, 'adoption', { adopted: true })).status
      case 'unadopt': return (await step(world, 'officeTwo', at, 'adoption', { adopted: false })).status
      default: {
        world.clock.now = new Date(dueAt.getTime() + (random() < 0.5 ? -1000 : 1000))
        return 200
      }
    }
  }
  const statuses: number[] = []
  for (let round = 0; round < 45; round++) statuses.push(...(await Promise.all(Array.from({ length: pick<number>([1, 1, 2, 4]) }, act))))
  expect(statuses.filter((status) => status >= 500)).toEqual([])
  expect(statuses.filter((status) => status < 300).length).toBeGreaterThan(20)
  expect(await recount(campaign)).toBe(0)
})

test('a recount mends what was wrong, and says how much', async () => {
  const campaign = await issuedCampaign(world, { requirements: [{ title: '亮点', who: ['east'], needsPdf: false }] })
  await world.ctx.db.updateTable('ledger_counts').set({ draft: 5 }).where('campaign_id', '=', campaign).where('unit_id', '=', world.units.city).execute()
  expect(await recount(campaign)).toBe(1)
  expect(await recount(campaign)).toBe(0)
})
