import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { buildApp } from '../../main/app.ts'
import { describeContext } from '../../main/describe.ts'
import { openDatabase, openPool } from '../../platform/database.ts'
import { openSignIn } from '../../platform/sign-in/index.ts'

test('an empty installation is set up once, also when two try at once', async () => {
  const database = await freshDatabase()
  const pool = openPool(database.url, 5)
  const ctx = { ...describeContext(), pool, db: openDatabase(pool), now: () => new Date() }
  const { app } = await buildApp(ctx, { userOf: openSignIn(ctx).userOf })
  const ask = (account: string, password = 'river stone winter') => app.inject({
    method: 'POST', url: '/api/first-run', payload: { organisation: { name: '云岭市科学技术协会', shortName: '', level: 'city' }, administrator: { name: '孟知远', account, password } },
  })
  expect((await app.inject('/api/first-run')).json()).toEqual({ open: true })
  expect((await app.inject('/api/sign-in')).json()).toMatchObject({ firstRun: true, organisation: null })
  expect((await ask('meng', 'meng1')).json()).toMatchObject({ code: 'sign-in/weak-password' })
  expect((await ask('孟')).json()).toMatchObject({ code: 'accounts/bad-name' })

  const answers = await Promise.all([ask('meng'), ask('other')])
  expect(answers.map((each) => each.statusCode).sort()).toEqual([200, 409])
  expect((await ask('third')).json()).toMatchObject({ code: 'first-run/done' })
  expect((await app.inject('/api/first-run')).json()).toEqual({ open: false })
  const cookie = String(answers.find((each) => each.statusCode === 200)!.headers['set-cookie']).split(';')[0]!
  expect((await app.inject({ url: '/api/me', headers: { cookie } })).json()).toMatchObject({ name: '孟知远', roles: ['office', 'administrator'] })
  await app.close()
  await ctx.db.destroy()
  await database.drop()
})
