/** A chart of candles, volumes, marks and VI spans on a page's element. */
import {
  CandlestickSeries,
  ColorType,
  createChart,
  createSeriesMarkers,
  HistogramSeries,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts'
import type { CandleView, MarketMark } from '../../../protocol/market.ts'
import { clockTime } from '../../texts/time.ts'
import { coloursOf } from '../marbles/colours.ts'
import { markersOf } from './markers.ts'
import { isInVi, viSpans } from './viSpans.ts'

export interface CandleChart {
  show(candles: readonly CandleView[], marks: readonly MarketMark[], until: number): void
  remove(): void
}

const NOTHING = 'rgba(0, 0, 0, 0)'

export function candleChart(element: HTMLElement): CandleChart {
  const { back, line, dim, rise, fall, warn, accent } = coloursOf(element)
  const chart = createChart(element, {
    autoSize: true,
    // Its logo brings a style of its own, which the page's policy refuses: the link stands below the chart.
    layout: { background: { type: ColorType.Solid, color: back }, textColor: dim, attributionLogo: false },
    grid: { vertLines: { color: line }, horzLines: { color: line } },
    localization: { timeFormatter: koreanTime },
    timeScale: {
      timeVisible: true,
      secondsVisible: false,
      maxBarSpacing: 24,
      tickMarkFormatter: koreanTime,
      borderColor: line,
    },
    rightPriceScale: { borderColor: line },
  })
  // Behind the candles: a stripe over each minute of a VI.
  const stripes = chart.addSeries(HistogramSeries, {
    priceScaleId: 'vi',
    color: `${warn}44`,
    priceLineVisible: false,
    lastValueVisible: false,
  })
  stripes.priceScale().applyOptions({ scaleMargins: { top: 0, bottom: 0 } })
  const volumes = chart.addSeries(HistogramSeries, {
    priceScaleId: 'volume',
    color: `${accent}55`,
    priceFormat: { type: 'volume' },
    priceLineVisible: false,
    lastValueVisible: false,
  })
  volumes.priceScale().applyOptions({ scaleMargins: { top: 0.8, bottom: 0 } })
  const colours = { upColor: rise, downColor: fall, wickUpColor: rise, wickDownColor: fall, borderVisible: false }
  const prices = chart.addSeries(CandlestickSeries, {
    ...colours,
    priceFormat: { type: 'price', precision: 0, minMove: 1 },
  })
  const markers = createSeriesMarkers(prices, [])
  let shown = ''
  let first: number | undefined
  return {
    show: (candles, marks, until) => {
      const last = candles.at(-1)
      // Nothing changed: a batch comes twenty times a second.
      const key = JSON.stringify([candles.length, candles[0]?.time, last, marks.length, marks.at(-1)?.at])
      if (key === shown) return
      shown = key
      const spans = viSpans(marks, until)
      prices.setData(candles.map(({ time, open, high, low, close }) => ({ time: at(time), open, high, low, close })))
      volumes.setData(candles.map(({ time, volume }) => ({ time: at(time), value: volume })))
      stripes.setData(
        candles.map(({ time }) => ({ time: at(time), value: 1, ...(!isInVi(spans, time) && { color: NOTHING }) })),
      )
      if (candles[0]?.time !== first) {
        // Another item: all of it is shown, until a reader moves it.
        first = candles[0]?.time
        chart.timeScale().fitContent()
      }
      markers.setMarkers(
        markersOf(marks, candles, { rise, fall, dim }).map((each) => ({ ...each, time: at(each.time) })),
      )
    },
    remove: () => chart.remove(),
  }
}

// The library marks epoch seconds with a type of their own.
function at(seconds: number): UTCTimestamp {
  return seconds as UTCTimestamp
}

function koreanTime(time: Time): string {
  return typeof time === 'number' ? clockTime(time * 1_000).slice(0, 5) : ''
}
