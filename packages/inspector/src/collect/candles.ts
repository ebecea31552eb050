/** Candles of one minute by item, from the trades that came. */
import type { DecodedEvent } from '@kiwoom-rx/core/catalog'
import { type CandleView, MOST_CANDLES } from '../protocol/market.ts'

interface Chart {
  /** The first `length` are this chart's: a copy shares the list, and the same trades write the same candles again. */
  list: CandleView[]
  length: number
  current: CandleView | undefined
}

const MINUTE = 60_000
// Items whose candles are kept: more than a connection takes codes.
const MOST_ITEMS = 400

export class Candles {
  readonly #charts: Map<string, Chart>
  version = 0

  constructor(charts: ReadonlyMap<string, Chart> = new Map()) {
    this.#charts = new Map([...charts].map(([item, chart]) => [item, { ...chart }]))
  }

  take(event: DecodedEvent): void {
    const { price, tradeVolume: volume } = event
    if (typeof price !== 'number') return
    const chart = this.#chartOf(event.item)
    if (chart === undefined) return
    const time = (Math.floor((event.timestamp ?? event.receivedAt) / MINUTE) * MINUTE) / 1_000
    const shares = typeof volume === 'number' ? Math.abs(volume) : 0
    const { current } = chart
    if (current === undefined || time > current.time) {
      if (current !== undefined) push(chart, current)
      chart.current = { time, open: price, high: price, low: price, close: price, volume: shares }
    } else {
      chart.current = {
        ...current,
        high: Math.max(current.high, price),
        low: Math.min(current.low, price),
        close: price,
        volume: current.volume + shares,
      }
    }
    this.version += 1
  }

  copy(): Candles {
    return new Candles(this.#charts)
  }

  /** The oldest first. */
  of(item: string): readonly CandleView[] {
    const chart = this.#charts.get(item)
    if (chart?.current === undefined) return []
    const { list, length, current } = chart
    return [...list.slice(Math.max(0, length - MOST_CANDLES + 1), length), current]
  }

  #chartOf(item: string): Chart | undefined {
    const known = this.#charts.get(item)
    if (known !== undefined || this.#charts.size >= MOST_ITEMS) return known
    const made: Chart = { list: [], length: 0, current: undefined }
    this.#charts.set(item, made)
    return made
  }
}

function push(chart: Chart, candle: CandleView): void {
  if (chart.length >= MOST_CANDLES * 2) {
    chart.list = chart.list.slice(chart.length - MOST_CANDLES, chart.length)
    chart.length = chart.list.length
  }
  chart.list[chart.length] = candle
  chart.length += 1
}
