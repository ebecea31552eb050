/** The candles of one stock, made from the trades that the program receives, with its signals as marks. */
import {
  type CandlestickData,
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  type IChartApi,
  type SeriesMarker,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts'
import type { Trade } from '../messages.ts'
import { colour, element } from './dom.ts'
import type { Words } from './words.ts'

export interface Candles {
  readonly root: HTMLElement
  readonly add: (trade: Trade) => void
  /** Marks the candle of now. */
  readonly mark: (text: string) => void
  readonly clear: () => void
  readonly destroy: () => void
}

/** Seconds of the exchange's time, which most examples run thirty times as fast as ours. */
const WIDTH = 10
/** So few candles fill the chart; of more the newest are shown. */
const FEW = 60
const MARKS = 20
/** The chart shows Korean time, and knows no zones. */
const KOREA = 9 * 3_600

type Candle = CandlestickData<UTCTimestamp>

export function createCandles(words: Words): Candles {
  const chosen = element('select', { 'aria-label': words.stock, class: 'pg-select' })
  const empty = element('p', { class: 'pg-empty' }, words.noTrades)
  const frame = element('div', { class: 'pg-chart' })
  const head = element('div', { class: 'pg-head' }, element('h2', {}, words.chart), chosen)
  const root = element('section', { class: 'pg-panel', 'aria-label': words.chart }, head, frame, empty)
  const byItem = new Map<string, Trade[]>()
  const marks = new Map<string, SeriesMarker<UTCTimestamp>[]>()
  let drawn: Drawn | undefined

  const show = (): void => {
    drawn ??= draw(frame)
    drawn.set(candlesOf(byItem.get(chosen.value) ?? []), marks.get(chosen.value) ?? [])
  }
  chosen.addEventListener('change', show)
  chosen.hidden = true
  const theme = new MutationObserver(() => drawn?.recolour())
  theme.observe(document.documentElement, { attributeFilter: ['class'] })
  let planned = 0
  const plan = (): void => {
    if (planned === 0) {
      planned = requestAnimationFrame(() => {
        planned = 0
        show()
      })
    }
  }
  return {
    root,
    add: (trade) => {
      const trades = byItem.get(trade.item) ?? []
      if (trades.length === 0) {
        byItem.set(trade.item, trades)
        chosen.append(element('option', { value: trade.item }, trade.item))
        chosen.hidden = false
        empty.hidden = true
      }
      trades.push(trade)
      plan()
    },
    mark: (text) => {
      // A text that names a stock belongs to it.
      const item = [...byItem.keys()].find((each) => text.includes(each)) ?? chosen.value
      const last = byItem.get(item)?.at(-1)
      if (last === undefined) return
      const time = timeOf(last)
      const own = marks.get(item) ?? []
      marks.set(item, own)
      // One mark a candle, the newest: several do not fit above it.
      if (own.at(-1)?.time === time) own.pop()
      own.push({ time, position: 'aboveBar', shape: 'arrowDown', color: colour('--pg-signal'), text })
      if (own.length > MARKS) own.shift()
      plan()
    },
    clear: () => {
      byItem.clear()
      chosen.replaceChildren()
      chosen.hidden = true
      empty.hidden = false
      marks.clear()
      plan()
    },
    destroy: () => {
      cancelAnimationFrame(planned)
      theme.disconnect()
      drawn?.chart.remove()
    },
  }
}

function timeOf({ time }: Trade): UTCTimestamp {
  return stamp(Math.floor((time / 1_000 + KOREA) / WIDTH) * WIDTH)
}

// The chart's own name for seconds since 1970.
function stamp(seconds: number): UTCTimestamp {
  return seconds as UTCTimestamp
}

function candlesOf(trades: readonly Trade[]): readonly Candle[] {
  const candles: Candle[] = []
  for (const trade of trades) {
    const time = timeOf(trade)
    const { price } = trade
    const last = candles[candles.length - 1]
    if (last === undefined || time > last.time)
      candles.push({ time, open: price, high: price, low: price, close: price })
    else {
      const merged = { ...last, high: Math.max(last.high, price), low: Math.min(last.low, price), close: price }
      candles[candles.length - 1] = merged
    }
  }
  return candles
}

interface Drawn {
  readonly chart: IChartApi
  readonly set: (candles: readonly Candle[], marks: readonly SeriesMarker<UTCTimestamp>[]) => void
  readonly recolour: () => void
}

function draw(frame: HTMLElement): Drawn {
  const chart = createChart(frame, { autoSize: true, ...coloursOfChart() })
  const series = chart.addSeries(CandlestickSeries, {
    ...coloursOfSeries(),
    priceFormat: { type: 'price', precision: 0, minMove: 1 },
  })
  const markers = createSeriesMarkers<Time>(series, [])
  return {
    chart,
    set: (candles, marks) => {
      series.setData([...candles])
      markers.setMarkers([...marks])
      if (candles.length < FEW) chart.timeScale().fitContent()
    },
    recolour: () => {
      chart.applyOptions(coloursOfChart())
      series.applyOptions(coloursOfSeries())
    },
  }
}

function coloursOfChart(): Parameters<IChartApi['applyOptions']>[0] {
  const lines = { color: colour('--vp-c-divider') }
  return {
    layout: {
      background: { color: 'transparent' },
      textColor: colour('--vp-c-text-2'),
      fontFamily: colour('--vp-font-family-base'),
    },
    grid: { vertLines: lines, horzLines: lines },
    timeScale: { timeVisible: true, secondsVisible: true, maxBarSpacing: 16, borderColor: lines.color },
    rightPriceScale: { borderColor: lines.color },
  }
}

function coloursOfSeries(): Readonly<Record<string, string>> {
  const [up, down] = [colour('--pg-up'), colour('--pg-down')]
  return {
    upColor: up,
    downColor: down,
    borderUpColor: up,
    borderDownColor: down,
    wickUpColor: up,
    wickDownColor: down,
  }
}
