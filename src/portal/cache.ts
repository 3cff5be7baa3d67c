/**
 * Whole pages by address and version: a change of what a page shows costs one render, everything else is a look-up.
 * Holds at most `most` pages; the one not asked for the longest goes first.
 */
export class PageCache {
  #pages = new Map<string, { version: string; html: string }>()
  #most: number

  constructor(most = 500) {
    this.#most = most
  }

  async page(address: string, version: string, render: () => string | Promise<string>): Promise<string> {
    const kept = this.#pages.get(address)
    if (kept?.version === version) {
      this.#pages.delete(address)
      this.#pages.set(address, kept)
      return kept.html
    }
    const html = await render()
    this.#pages.delete(address)
    this.#pages.set(address, { version, html })
    if (this.#pages.size > this.#most) {
      const oldest = this.#pages.keys().next().value
      if (oldest !== undefined) this.#pages.delete(oldest)
    }
    return html
  }
}
