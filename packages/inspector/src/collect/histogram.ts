/** Counts times by bounds, in constant memory. */
import { type HistogramView, LATENCY_BOUNDS } from '../protocol/health.ts'

export class Histogram {
  readonly #counts: number[]
  #count = 0
  #max: number | null = null

  constructor(counts: readonly number[] = [], count = 0, max: number | null = null) {
    this.#counts = Array.from({ length: LATENCY_BOUNDS.length + 1 }, (_, index) => counts[index] ?? 0)
    this.#count = count
    this.#max = max
  }

  /** Counts a time in ms; one below 0 (two clocks disagree) counts as 0. */
  add(ms: number): void {
    let index = 0
    while (index < LATENCY_BOUNDS.length && ms > (LATENCY_BOUNDS[index] ?? 0)) index += 1
    this.#counts[index] = (this.#counts[index] ?? 0) + 1
    this.#count += 1
    this.#max = Math.max(this.#max ?? 0, ms)
  }

  copy(): Histogram {
    return new Histogram(this.#counts, this.#count, this.#max)
  }

  view(): HistogramView {
    return {
      counts: [...this.#counts],
      count: this.#count,
      median: this.#quantile(0.5),
      p99: this.#quantile(0.99),
      max: this.#max,
    }
  }

  /** The bound that so many of the values do not exceed; the maximum where that is less. */
  #quantile(part: number): number | null {
    if (this.#max === null) return null
    const wanted = Math.ceil(this.#count * part)
    let seen = 0
    for (const [index, count] of this.#counts.entries()) {
      seen += count
      if (seen >= wanted) return Math.min(LATENCY_BOUNDS[index] ?? this.#max, this.#max)
    }
    return this.#max
  }
}
