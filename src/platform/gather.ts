/** What became of one call of a batch: its value, or why it was declined. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: unknown }

/**
 * Group commit: calls that arrive while a batch is under way wait and become the next batch, so that many small changes
 * at the same moment share one transaction, one sync of the disk and one turn at shared rows. A lone call waits for nobody.
 * A batch that fails as a whole is run again call by call, so that nobody fails for a neighbour.
 */
export class Gather<In, Out> {
  #run: (batch: readonly In[]) => Promise<readonly Outcome<Out>[]>
  #most: number
  #waiting: { item: In; resolve: (value: Out) => void; reject: (error: unknown) => void }[] = []
  #working = false

  constructor(run: (batch: readonly In[]) => Promise<readonly Outcome<Out>[]>, most = 128) {
    this.#run = run
    this.#most = most
  }

  add(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      if (!this.#working) void this.#work()
    })
  }

  async #work(): Promise<void> {
    this.#working = true
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#most)
      const outcomes = await this.#outcomes(batch.map(({ item }) => item))
      batch.forEach(({ resolve, reject }, i) => {
        const outcome = outcomes[i]
        if (outcome?.ok) resolve(outcome.value)
        else reject(outcome?.error ?? new Error('the batch said nothing of this call'))
      })
    }
    this.#working = false
  }

  async #outcomes(items: readonly In[]): Promise<readonly Outcome<Out>[]> {
    try {
      return await this.#run(items)
    } catch (error) {
      if (items.length === 1) return [{ ok: false, error }]
      const alone: Outcome<Out>[] = []
      for (const item of items) alone.push(...(await this.#run([item]).catch((reason: unknown): readonly Outcome<Out>[] => [{ ok: false, error: reason }])))
      return alone
    }
  }
}
