/** Minute candles, and what longer ones are made of. */

/** One candle. Times are milliseconds since midnight, prices KRW, value the traded KRW. */
export interface Candle {
  readonly at: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
  readonly value: number
}

const MINUTE = 60_000

/** Builds a day's minutes out of its trades. */
export class MinuteCandles {
  readonly #candles: { -readonly [K in keyof Candle]: Candle[K] }[] = []

  /** Oldest first; the last one is still open. */
  get candles(): readonly Candle[] {
    return this.#candles
  }

  add(at: number, price: number, size: number): void {
    const minute = at - (at % MINUTE)
    const last = this.#candles.at(-1)
    if (last === undefined || last.at !== minute) {
      this.#candles.push({
        at: minute,
        open: price,
        high: price,
        low: price,
        close: price,
        volume: size,
        value: price * size,
      })
      return
    }
    if (price > last.high) last.high = price
    if (price < last.low) last.low = price
    last.close = price
    last.volume += size
    last.value += price * size
  }
}

/** Joins minutes into candles of several minutes. Oldest first. */
export function joinMinutes(minutes: readonly Candle[], scope: number): readonly Candle[] {
  if (scope === 1) return minutes
  const span = scope * MINUTE
  const joined: Candle[] = []
  for (const next of minutes) {
    // From 09:00, so that a 45-minute candle begins with the session.
    const at = next.at - ((next.at - SESSION_START) % span)
    const last = joined.at(-1)
    if (last === undefined || last.at !== at) {
      joined.push({ ...next, at })
      continue
    }
    joined[joined.length - 1] = {
      at,
      open: last.open,
      high: Math.max(last.high, next.high),
      low: Math.min(last.low, next.low),
      close: next.close,
      volume: last.volume + next.volume,
      value: last.value + next.value,
    }
  }
  return joined
}

const SESSION_START = 9 * 60 * MINUTE
