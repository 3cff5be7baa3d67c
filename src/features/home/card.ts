import { randomBytes } from 'node:crypto'
import { z, type ZodType } from 'zod'

/** A card of the home page: what it shows, or that it alone could not be made. */
export type Card<T> = { state: 'ok'; data: T } | { state: 'failed'; reference: string }

/** Makes a card; a failure stays inside it and is written to the log under its reference. */
export async function card<T>(make: Promise<T>): Promise<Card<T>> {
  try {
    return { state: 'ok', data: await make }
  } catch (error) {
    const reference = randomBytes(4).toString('hex')
    console.error(`${reference} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return { state: 'failed', reference }
  }
}

export const cardOf = <T extends ZodType>(data: T) =>
  z.discriminatedUnion('state', [z.object({ state: z.literal('ok'), data }), z.object({ state: z.literal('failed'), reference: z.string() })])
