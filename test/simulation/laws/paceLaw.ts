/** Calls leave no faster than the pace of the client, token calls hardly ever. */
import type { HttpRequest } from '@kiwoom-rx/core'
import type { Breaks } from './broken.ts'

const ORDERS = /^kt1000[0-9]$/
const TOKEN_CALLS = /^au1000/

/** Calls at once, and calls a second: what `connect` has for an address of its own. */
const BURST = 5
const SECOND = 1_000
const MOST_TOKENS = 12
const TOKEN_SPAN = 20_000

export class PaceLaw {
  readonly #breaks: Breaks
  readonly #now: () => number
  readonly #left = new Map<string, number[]>()

  constructor(breaks: Breaks, now: () => number) {
    this.#breaks = breaks
    this.#now = now
  }

  requested(client: string, { headers, url }: HttpRequest): void {
    const id = headers['api-id'] ?? (url.endsWith('/oauth2/token') ? 'au10001' : '')
    const isToken = TOKEN_CALLS.test(id)
    const lane = isToken ? 'token' : ORDERS.test(id) ? 'order' : id
    const span = isToken ? TOKEN_SPAN : SECOND
    const most = isToken ? MOST_TOKENS : 2 * BURST
    const now = this.#now()
    const times = (this.#left.get(lane) ?? []).filter((at) => at > now - span)
    times.push(now)
    this.#left.set(lane, times)
    // A bucket of five that refills five times a second lets ten through in a second, and one more at its edges.
    if (times.length > most + 1)
      this.#breaks(isToken ? 'tokens' : 'pace', `${client}: ${times.length} calls of ${lane} left within ${span} ms`)
  }
}
