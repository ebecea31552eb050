/** The time of a market on paper. */

// ms. When the clocks of computer and exchange differ by more, they do not show the same time.
const AGREEING = 60_000

interface Timed {
  /** By the exchange's clock, to the second; `null` when it sent none. */
  readonly timestamp?: number | null
  /** By this computer's clock. */
  readonly receivedAt?: number
}

/**
 * The times of events. While the two clocks agree it is the time of arrival, which is exact to the millisecond. When
 * they do not, as on a simulated day or a computer with a wrong clock, it is the exchange's time, which decides
 * sessions and days.
 */
export class MarketClock {
  /** Milliseconds by which the exchange's time is ahead. */
  #ahead = 0

  timeOf({ timestamp = null, receivedAt }: Timed): number | null {
    if (receivedAt === undefined) return timestamp
    if (timestamp !== null) {
      const ahead = timestamp - receivedAt
      this.#ahead = Math.abs(ahead) <= AGREEING ? 0 : ahead
    }
    return receivedAt + this.#ahead
  }

  /** A time by this computer's clock, as the exchange's. */
  here(at: number): number {
    return at + this.#ahead
  }
}
