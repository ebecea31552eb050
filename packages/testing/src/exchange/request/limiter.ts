/** Token buckets (docs/protocol.md#limits): so many at once, so many a second after that. */

interface Bucket {
  left: number
  at: number
}

export class Limiter {
  readonly #buckets = new Map<string, Bucket>()
  /** How far the exchange's clock is ahead of the scheduler's, ms. */
  #ahead = 0

  /** Takes one from a bucket, if there is one. Rate and burst may change from call to call. */
  take(key: string, at: number, perSecond: number, burst: number): boolean {
    const now = at + this.#ahead
    const bucket = this.#buckets.get(key) ?? { left: burst, at: now }
    this.#buckets.set(key, bucket)
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    // A thousandth's tolerance: five refills of 0.2 s must make one whole, whatever the floating point says.
    if (bucket.left < 0.999) return false
    bucket.left -= 1
    return true
  }

  /** The exchange's clock moves forward at once: buckets fill as they would have. */
  jump(ms: number): void {
    this.#ahead += ms
  }
}
