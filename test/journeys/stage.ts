import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import type { RunnerTask } from 'vitest'
import { closeWorkers } from '../../src/documents/worker/index.ts'
import { buildApp } from '../../src/main/app.ts'
import { features } from '../../src/main/features.ts'
import { readConfig } from '../../src/platform/config.ts'
import type { Context } from '../../src/platform/context.ts'
import { openDatabase, openPool } from '../../src/platform/database.ts'
import { diskFileStore } from '../../src/platform/files/index.ts'
import { startJobs } from '../../src/platform/jobs.ts'
import { openSignIn } from '../../src/platform/sign-in/index.ts'
import { freshDatabase } from '../database.ts'

/** The two windows every journey is made in. */
export const windows = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } } as const
export type Width = keyof typeof windows
export const widths = [1440, 390] as const

export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** Why the journeys cannot be made here, or null. Where everything must be tested (LIANDONG_CI=1) that is a failure instead. */
export const noBrowser: string | null = existsSync(chromiumPath) || process.env.LIANDONG_CI === '1' ? null : `no Chromium at ${chromiumPath}; CHROMIUM_PATH names another`
if (noBrowser) console.warn(`Journeys skipped: ${noBrowser}`)

export type Stage = Awaited<ReturnType<typeof openStage>>

/** The whole product in this process, listening, with its jobs running, on a database of its own; and a browser. Empty: nobody is there yet. */
export async function openStage() {
  if (!existsSync(path.join(import.meta.dirname, '../../dist/workbench/index.html'))) throw new Error('The workbench is not built: run npm run build')
  if (!existsSync(chromiumPath)) throw new Error(`LIANDONG_CI=1 and no Chromium at ${chromiumPath}`)
  const database = await freshDatabase()
  const pool = openPool(database.url, 12)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'liandong-journey-'))
  const troubles: string[] = []
  const ctx: Context = { db: openDatabase(pool), pool, now: () => new Date(), config: { ...readConfig({}, '/'), dataDir }, files: await diskFileStore(path.join(dataDir, 'files')) }
  const { app, live } = await buildApp(ctx, { userOf: openSignIn(ctx).userOf, log: (line) => troubles.push(line) })
  await live.start()
  const runner = await startJobs(ctx, features.flatMap((feature) => (feature.jobs ? [feature.jobs] : [])), [], (line) => troubles.push(line))
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const browser: Browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
  const contexts = new Set<BrowserContext>()
  return {
    ctx, address, browser,
    /** What the server and its jobs complained of. */
    troubles,
    /** Somebody's own browser window, signed out. What goes wrong in it is noted in `troubles`. */
    async window(width: Width, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
      const context = await browser.newContext({ viewport: windows[width], baseURL: address, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', acceptDownloads: true, ...options })
      contexts.add(context)
      context.setDefaultTimeout(20_000)
      const page = await context.newPage()
      page.on('pageerror', (error) => troubles.push(`page: ${error.message}`))
      return page
    },
    /** Ends everybody's windows; after a failure, first says what was complained of and keeps a picture of each. */
    async closeWindows({ task }: { task: RunnerTask }) {
      if (task.result?.state === 'fail') {
        const folder = await mkdtemp(path.join(tmpdir(), 'liandong-journey-failed-'))
        let number = 0
        for (const page of [...contexts].flatMap((each) => each.pages())) await page.screenshot({ path: path.join(folder, `${++number}.png`) }).catch(() => {})
        console.error(`${task.name}: pictures in ${folder}\n${troubles.join('\n')}`)
      }
      troubles.length = 0
      await Promise.all([...contexts].map((each) => each.close()))
      contexts.clear()
    },
    async close() {
      await browser.close()
      await runner.stop()
      await app.close()
      await closeWorkers()
      await ctx.db.destroy()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
