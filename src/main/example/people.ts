import { insertAccounts, insertGrants, insertPeople, insertUnits, type Actor } from '../../features/units/index.ts'
import { change, program, type Context } from '../../platform/context.ts'
import { hashPassword, writeSetting } from '../../platform/sign-in/index.ts'
import { people, shown, units, type ExamplePerson } from './roster.ts'

/** One password for all of the example's accounts; they hold nothing. */
export const password = 'Yunze-2026-demo'

export interface Cast {
  unit(code: string): { id: number; path: string; name: string; kind: string }
  office: Actor
  deputy: Actor
  liaison(code: string): Actor
  approver(code: string): Actor
}

/** Units, people, roles and accounts of the example. */
export async function settle(ctx: Context): Promise<Cast> {
  const passwordHash = await hashPassword(password)
  return change(ctx, program, async ({ tx, record }) => {
    const ids = await insertUnits(tx, units)
    const idOf = (code: string) => ids.get(code) ?? 0
    const personIds = await insertPeople(tx, people.map((each) => ({ unitId: idOf(each.unitCode), name: each.name, duty: each.duty, phone: each.phone, isLiaison: each.isLiaison })))
    await insertGrants(tx, people.flatMap((each, i) => each.roles.map((grant) => ({ personId: personIds[i] ?? 0, unitId: idOf(each.unitCode), ...grant }))))
    await insertAccounts(tx, people.map((each, i) => ({ personId: personIds[i] ?? 0, account: each.account, name: each.name, passwordHash })))
    await writeSetting(tx, 'example_accounts', shown.map(({ account, role }) => ({ account, role, password, name: people.find((each) => each.account === account)?.name ?? '' })))
    record({ action: 'example.settle', unitId: idOf(units[0]?.code ?? ''), object: 'example', details: { units: units.length, people: people.length } })

    const root = idOf(units[0]?.code ?? '')
    const unit = (code: string) => {
      const found = units.find((each) => each.code === code)
      const id = idOf(code)
      return { id, path: found?.parentCode ? `${root}.${id}` : String(id), name: found?.name ?? '', kind: found?.kind ?? 'other' }
    }
    const actor = (test: (person: ExamplePerson) => boolean): Actor => {
      const at = people.findIndex(test)
      const person = people[at]
      if (!person) throw new Error('the example has no such person')
      const place = unit(person.unitCode)
      return { personId: personIds[at] ?? 0, name: person.name, unit: place, grants: person.roles.map((grant) => ({ ...grant, unitId: place.id, path: place.path })) }
    }
    return {
      unit,
      office: actor((each) => each.account === 'huodongban'),
      deputy: actor((each) => each.account === 'shenfuguang'),
      liaison: (code) => actor((each) => each.unitCode === code && each.isLiaison),
      approver: (code) => actor((each) => each.unitCode === code && !each.isLiaison),
    }
  })
}
