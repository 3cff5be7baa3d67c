import type { FastifyReply } from 'fastify'
import type { Pool, PoolClient } from 'pg'

/** News for open screens: something of this kind changed in this campaign; the screen asks again for what it shows. */
export interface LiveNews {
  campaignId: number
  topic: string
}

/** Said after a lost connection: anything may have changed. */
const everything: LiveNews = { campaignId: 0, topic: 'everything' }

/**
 * Passes PostgreSQL notifications of committed changes to open screens as server-sent events.
 * One listening connection per process; a lost connection is opened again and screens are told to look afresh.
 */
export class Live {
  #pool: Pool
  #client: PoolClient | null = null
  #listeners = new Set<(news: LiveNews) => void>()
  #stopped = false

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async start(): Promise<void> {
    const client = await this.#pool.connect()
    this.#client = client
    client.on('notification', (message) => {
      if (!message.payload) return
      const news: LiveNews = JSON.parse(message.payload)
      for (const listener of this.#listeners) listener(news)
    })
    client.on('error', () => {
      this.#letGo(client)
      this.#startAgain()
    })
    await client.query('LISTEN liandong_live')
  }

  /** Until the database is back; what was missed in between, screens ask for themselves. */
  #startAgain(): void {
    if (this.#stopped || this.#client) return
    setTimeout(() => {
      if (this.#stopped || this.#client) return
      this.start().then(
        () => {
          for (const listener of this.#listeners) listener(everything)
        },
        () => this.#startAgain(),
      )
    }, 1000).unref()
  }

  stop(): void {
    this.#stopped = true
    if (this.#client) this.#letGo(this.#client)
    this.#listeners.clear()
  }

  /** A connection may break, and say so, several times; it is given back once. */
  #letGo(client: PoolClient): void {
    if (this.#client !== client) return
    this.#client = null
    client.release(true)
  }

  /** Sends the news of one campaign down an open response until the reader goes away. */
  stream(reply: FastifyReply, campaignId: number): void {
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    raw.write('retry: 2000\n\n')
    const listener = (news: LiveNews) => {
      if (news === everything || news.campaignId === campaignId) raw.write(`data: ${JSON.stringify({ topic: news.topic })}\n\n`)
    }
    const beat = setInterval(() => raw.write(':\n\n'), 20_000)
    this.#listeners.add(listener)
    raw.on('close', () => {
      clearInterval(beat)
      this.#listeners.delete(listener)
    })
  }
}
