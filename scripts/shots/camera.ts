import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import { faultsOf } from './faults.ts'

/** The two windows every screen is looked at in. */
export const windows = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } } as const
export type Width = keyof typeof windows

/** One screen in one state. */
export interface Scene {
  name: string
  /** Account to be signed in as; none = a stranger. */
  as?: string
  /** Address below the product's, such as `/workbench/inbox`. */
  at: string
  /** What to do before the picture is taken. */
  act?: (page: Page, width: Width) => Promise<unknown>
  /** Only in this window. */
  only?: Width
  /** A picture of the whole page, not of the window. */
  whole?: boolean
  /** The screen shows a refusal: answers of 400–499 are what is expected. */
  refused?: boolean
  /** Latin words this screen shows on purpose. */
  words?: readonly RegExp[]
}

/** A window of its own, as a person in Shanghai has it. */
export async function openContext(browser: Browser, width: Width): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: windows[width], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', hasTouch: width === 390 })
  // The loader of our TypeScript names functions through a helper that pages do not have.
  await context.addInitScript('globalThis.__name = (named) => named')
  return context
}

/** Takes pictures and notes what is wrong with each. */
export class Camera {
  readonly faults: { shot: string; fault: string }[] = []
  taken = 0
  private readonly signedIn = new Map<string, Promise<BrowserContext>>()
  private readonly browser: Browser
  private readonly address: string
  private readonly folder: string
  readonly password: string

  constructor(browser: Browser, address: string, folder: string, password: string) {
    this.browser = browser
    this.address = address
    this.folder = folder
    this.password = password
  }

  /** Opens the scene in its own tab, does its acts, takes the picture. A scene that cannot be played is a fault. */
  async take(scene: Scene, width: Width): Promise<void> {
    if (scene.only && scene.only !== width) return
    const shot = `${scene.name}-${width}`
    const began = Date.now()
    const context = await this.contextOf(scene.as, width)
    const page = await context.newPage()
    track(page)
    const troubles = watch(page, scene.refused ?? false)
    try {
      await page.goto(`${this.address}${scene.at}`)
      await settle(page)
      if (scene.act) {
        await scene.act(page, width)
        await settle(page)
      }
      await this.snap(page, scene, width)
    } catch (error) {
      this.faults.push({ shot, fault: `not played: ${(error as Error).message.split('\n').slice(0, 4).join(' ')}` })
      await page.screenshot({ path: this.pathOf(`${shot}.failed`) }).catch(() => {})
    }
    for (const fault of troubles) this.faults.push({ shot, fault })
    await page.close()
    if (!scene.as) await context.close()
    console.log(`  ${shot} (${Date.now() - began} ms)`)
  }

  /** One state of a page that is being walked through. */
  async snap(page: Page, { name, words, whole }: Pick<Scene, 'name' | 'words' | 'whole'>, width: Width): Promise<void> {
    const shot = `${name}-${width}`
    await mkdir(this.folder, { recursive: true })
    for (const fault of await faultsOf(page, words)) this.faults.push({ shot, fault })
    await page.screenshot({ path: this.pathOf(shot), fullPage: whole ?? false })
    this.taken++
  }

  /** The same state of a walk in both windows. */
  async snapBoth(page: Page, name: string, words: readonly RegExp[] = []): Promise<void> {
    for (const width of [1440, 390] as const) {
      await page.setViewportSize(windows[width])
      await settle(page)
      await this.snap(page, { name, words }, width)
    }
    await page.setViewportSize(windows[1440])
  }

  /** Where a picture of this name goes. */
  pathOf(shot: string): string {
    return path.join(this.folder, `${shot}.png`)
  }

  private contextOf(account: string | undefined, width: Width): Promise<BrowserContext> {
    if (!account) return openContext(this.browser, width)
    const key = `${account} ${width}`
    const context = this.signedIn.get(key) ?? openContext(this.browser, width).then(async (fresh) => {
      const { status } = await fresh.request.post(`${this.address}/api/sign-in`, { data: { account, password: this.password } }).then((answer) => ({ status: answer.status() }))
      if (status !== 200) throw new Error(`${account} cannot sign in: ${status}`)
      return fresh
    })
    this.signedIn.set(key, context)
    return context
  }
}

/** Notes console errors, exceptions and failing answers of a page. */
export function watch(page: Page, refused: boolean): string[] {
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    if (refused && /status of 4\d\d/.test(message.text())) return
    troubles.push(`console: ${message.text().slice(0, 200)} ${message.location().url}`)
  })
  return troubles
}

const inFlight = new WeakMap<Page, Set<Request>>()

/** Counts what a page asks of the server, from its first request on. The live line stays open and does not count. */
export function track(page: Page): void {
  const open = new Set<Request>()
  inFlight.set(page, open)
  page.on('request', (request) => { if (request.resourceType() !== 'eventsource') open.add(request) })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
}

/** Waits until nothing is asked of the server any more and nothing moves. */
export async function settle(page: Page): Promise<void> {
  const open = inFlight.get(page) ?? new Set()
  const until = Date.now() + 15_000
  for (let quiet = 0; quiet < 4 && Date.now() < until;) {
    await page.waitForTimeout(80)
    const calm = open.size === 0 && await page.evaluate(() => document.querySelectorAll('.ant-skeleton, .ant-spin-spinning, .ant-btn-loading').length === 0
      && document.getAnimations().every((each) => each.playState !== 'running' || each.effect?.getComputedTiming().iterations === Infinity)).catch(() => false)
    quiet = calm ? quiet + 1 : 0
  }
  await page.evaluate(() => document.fonts.ready.then(() => {}))
}
