import { sql } from 'kysely'
import { isEmpty } from '../../features/units/index.ts'
import type { Context } from '../../platform/context.ts'
import { readSetting, writeSetting } from '../../platform/sign-in/index.ts'
import { password } from './people.ts'
import { shown } from './roster.ts'

/** Whether a load of the example was broken off: what is there is the example's first half and nothing else. */
export const isHalfLoaded = async (ctx: Context): Promise<boolean> => (await readSetting(ctx.db, 'example')) === 'loading'

/** Takes everything away, so that the tables can be made anew. Only for a half-loaded example. */
export async function clear(ctx: Context): Promise<void> {
  await sql`DROP SCHEMA IF EXISTS graphile_worker CASCADE`.execute(ctx.db)
  await sql`DROP SCHEMA public CASCADE`.execute(ctx.db)
  await sql`CREATE SCHEMA public`.execute(ctx.db)
}

/** Loads the example into an empty installation, once. */
export async function loadIfEmpty(ctx: Context, say: (line: string) => void): Promise<void> {
  if (!(await isEmpty(ctx.db))) return
  say('⑤ 装入示例：虚构的云泽市，一项正在报送的活动（约一分钟，只在第一次）')
  await writeSetting(ctx.db, 'example', 'loading')
  // Writers of documents and all that: loaded only when there is something to write.
  const { loadExample } = await import('./load.ts')
  await loadExample(ctx, say)
  await writeSetting(ctx.db, 'example', 'loaded')
}

/** The example accounts by role, for the terminal; nothing where the example is not loaded. */
export async function exampleAccounts(ctx: Context): Promise<string[]> {
  if ((await readSetting(ctx.db, 'example')) !== 'loaded') return []
  return [`示例账号（密码都是 ${password}）：`, ...shown.map(({ account, role }) => `  ${account.padEnd(12)} ${role}`)]
}
