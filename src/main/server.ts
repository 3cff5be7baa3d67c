import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { closeRecognisers } from '../documents/ocr/index.ts'
import { closeWorkers } from '../documents/worker/index.ts'
import { readConfig } from '../platform/config.ts'
import type { Context } from '../platform/context.ts'
import { openDatabase, openPool } from '../platform/database.ts'
import { diskFileStore } from '../platform/files/index.ts'
import { startJobs } from '../platform/jobs.ts'
import { migrate } from '../platform/migrate.ts'
import { openSignIn } from '../platform/sign-in/index.ts'
import { startPostgres } from '../platform/postgres/index.ts'
import { buildApp } from './app.ts'
import { clear, exampleAccounts, isHalfLoaded, loadIfEmpty } from './example/prepare.ts'
import { features } from './features.ts'
import { requireFreePort, troubleLine } from './trouble.ts'

const say = (line: string) => console.log(line)
const empty = process.argv.includes('--empty')

/** Starts everything in order, says what it is doing, and stops it in the reverse order. */
async function main(): Promise<void> {
  const stops: (() => Promise<unknown> | void)[] = []
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    for (const each of stops.reverse()) await Promise.resolve(each()).catch(() => {})
    process.exit(code)
  }
  process.on('SIGINT', () => void stop(0))
  process.on('SIGTERM', () => void stop(0))
  const config = readConfig(process.env, process.cwd())
  try {
    await requireFreePort(config.host, config.port)
    await mkdir(config.dataDir, { recursive: true })
    let url = config.databaseUrl
    if (!url) {
      say('③ 启动内置数据库')
      const postgres = await startPostgres({ dataDir: config.dataDir, log: say })
      stops.push(() => postgres.stop())
      url = postgres.url
    }
    const applied = await migrate(url)
    if (applied.length > 0) say(`④ 建好数据表（${applied.length} 个迁移）`)
    const pool = openPool(url)
    stops.push(() => pool.end())
    const ctx: Context = {
      db: openDatabase(pool), pool, config,
      files: await diskFileStore(path.join(config.dataDir, 'files')),
      now: () => new Date(),
    }
    if (await isHalfLoaded(ctx)) {
      say('④ 上次装入示例时中断了，清掉重来')
      await clear(ctx)
      await migrate(url)
    }
    stops.push(closeWorkers)
    if (!empty) await loadIfEmpty(ctx, say)

    const { app, live } = await buildApp(ctx, { userOf: openSignIn(ctx).userOf, log: say })
    stops.push(() => app.close())
    await live.start()
    const runner = await startJobs(ctx, features.flatMap((feature) => (feature.jobs ? [feature.jobs] : [])), features.flatMap((feature) => feature.recurring ?? []), say)
    stops.push(() => runner.stop())
    // First of all: a scan under way is minutes of work; its job goes on at the next start, with the pages it has.
    stops.push(closeRecognisers)
    const address = await app.listen({ host: config.host, port: config.port })
    say('')
    say(`联动已启动。公众页面：${address}/　工作台：${address}/workbench/`)
    for (const line of await exampleAccounts(ctx)) say(line)
    say('按 Ctrl-C 停止。')
  } catch (error) {
    say(troubleLine(error, config))
    await stop(1)
  }
}

await main()
