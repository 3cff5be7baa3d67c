import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { Camera, type Width } from './shots/camera.ts'
import { findCast, password } from './shots/cast.ts'
import { startProduct } from './shots/product.ts'
import { compositionScenes } from './shots/compositions.ts'
import { administratorScenes, officeScenes, openScenes, unitScenes } from './shots/scenes.ts'
import { firstRunWalk, importWalk, issueWalk, welcomeWalk } from './shots/walks.ts'

/**
 * npm run shots [-- DIR [WORD …]]: a picture of every screen and every state worth seeing, in both windows, from the example
 * world; with words only those whose names contain one. Ends with 1 and a list when a page had an error, is wider than its
 * window, still loads, or shows English or codes of the program.
 * CHROMIUM_PATH names the browser; LIANDONG_SHOTS_DATA a data folder to keep and use again.
 */
const [folder = 'shots', ...words] = process.argv.slice(2)
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
if (!existsSync(executablePath)) {
  console.error(`✗ No browser at ${executablePath}. Set CHROMIUM_PATH.`)
  process.exit(1)
}
const wanted = (name: string) => words.length === 0 || words.some((word) => name.includes(word))
const stops: (() => Promise<unknown>)[] = []
let stopping: Promise<void> | undefined
const stop = () => (stopping ??= (async () => { for (const each of stops.reverse()) await each().catch(console.error) })())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().then(() => process.exit(130)))

async function dataFolder(name: string): Promise<string> {
  const kept = process.env.LIANDONG_SHOTS_DATA
  if (kept && name === 'example') return path.resolve(kept)
  const made = await mkdtemp(path.join(tmpdir(), `liandong-shots-${name}-`))
  stops.push(() => rm(made, { recursive: true, force: true }))
  return made
}

async function main(): Promise<Camera> {
  await mkdir(folder, { recursive: true })
  console.log('Starting the product with its example')
  const product = await startProduct({ dataDir: await dataFolder('example'), say: console.log })
  stops.push(product.stop)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
  stops.push(() => browser.close())
  const camera = new Camera(browser, product.address, folder, password)
  const cast = await findCast(product.address)
  const scenes = [...openScenes(cast), ...officeScenes(cast), ...compositionScenes(cast), ...unitScenes(cast), ...administratorScenes(cast)].filter(({ name }) => wanted(name))
  console.log(`Taking ${scenes.length} scenes in two windows`)
  const inWidth = async (width: Width) => { for (const scene of scenes) await camera.take(scene, width) }
  await Promise.all([inWidth(1440), inWidth(390)])
  if (wanted('administrator-import')) await importWalk(browser, camera, product.address)
  if (wanted('welcome')) await welcomeWalk(browser, camera, product.address, cast)
  if (wanted('office-recipients') || wanted('office-reading-decided')) await issueWalk(browser, camera, product.address)
  if (wanted('first-run') || wanted('public-empty')) {
    console.log('Starting an empty installation')
    const empty = await startProduct({ dataDir: await dataFolder('empty'), empty: true, say: console.log })
    stops.push(empty.stop)
    await firstRunWalk(browser, camera, empty.address)
  }
  return camera
}

const began = Date.now()
try {
  const { taken, faults } = await main()
  console.log(`${taken} pictures in ${folder} after ${Math.round((Date.now() - began) / 1000)} s`)
  if (faults.length > 0) {
    console.error(`✗ ${faults.length} faults:`)
    for (const { shot, fault } of faults) console.error(`  ${shot}: ${fault}`)
    process.exitCode = 1
  }
} catch (error) {
  console.error(`✗ ${(error as Error).stack ?? String(error)}`)
  process.exitCode = 1
} finally {
  await stop()
}
