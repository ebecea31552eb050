/** Minutes for a chart, out of the trades of a day. */
import type { Gap, Missed, Trade } from '@kiwoom-rx/core'
import type { Bar } from '../bar.ts'

const MINUTE = 60_000

/** Collects the minutes of all items. */
export class MinuteBars {
  readonly #open = new Map<string, { -readonly [K in keyof Bar]: Bar[K] }>()
  readonly #bars: Bar[] = []

  add(event: Trade | Gap | Missed): void {
    if (event.type === 'gap') {
      for (const bar of this.#open.values()) bar.isComplete = false
      return
    }
    const open = this.#open.get(event.item)
    if (event.type === 'missed') {
      if (open !== undefined) open.isComplete = false
      return
    }
    const { item, price, tradeVolume, receivedAt } = event
    const from = receivedAt - (receivedAt % MINUTE)
    if (open !== undefined && open.from === from) {
      open.high = Math.max(open.high, price)
      open.low = Math.min(open.low, price)
      open.close = price
      open.volume += Math.abs(tradeVolume)
      return
    }
    const bar = { item, from, to: from + MINUTE, open: price, high: price, low: price, close: price }
    const begun = { ...bar, volume: Math.abs(tradeVolume), isComplete: true }
    this.#open.set(item, begun)
    this.#bars.push(begun)
  }

  bars(): readonly Bar[] {
    return this.#bars
  }
}
