/** The time of a market on paper. */

// Clocks of a computer and of the exchange that differ by more than this are of different times.
const AGREEING = 60_000

interface Timed {
  /** By the exchange's clock, to the second; `null` when it sent none. */
  readonly timestamp?: number | null
  /** By this computer's clock. */
  readonly receivedAt?: number
}

/**
 * Times of events: when they came, which is to the millisecond, as long as the exchange's clock agrees. Where it does not,
 * as on a simulated day or a computer whose clock is wrong, the exchange's own time counts: sessions and days are its.
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
