/** The candles of an item, drawn by lightweight-charts. */
import { useEffect, useRef } from 'preact/hooks'
import type { CandleView, MarketMark } from '../../../protocol/market.ts'
import type { Language } from '../../texts/language.ts'
import { type CandleChart, candleChart } from './candleChart.ts'
import { TEXTS } from './texts.ts'

interface Props {
  readonly candles: readonly CandleView[]
  readonly marks: readonly MarketMark[]
  /** The present, epoch ms: a VI that has not ended lasts until now. */
  readonly until: number
  readonly language: Language
  readonly theme: 'dark' | 'light'
}

export function Candles({ candles, marks, until, language, theme }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<CandleChart | undefined>(undefined)
  // The theme changes the colours that the page gives.
  useEffect(() => {
    if (box.current === null) return
    const made = candleChart(box.current)
    chart.current = made
    return () => {
      chart.current = undefined
      made.remove()
    }
  }, [theme])
  useEffect(() => chart.current?.show(candles, marks, until))
  const last = candles.at(-1)
  return (
    <figure class="candles">
      <div
        ref={box}
        class="chart"
        role="img"
        aria-label={TEXTS.chart[language]}
        data-test="chart"
        data-candles={candles.length}
        data-close={last?.close}
      />
      {last === undefined && <p class="empty">{TEXTS.noCandles[language]}</p>}
      <figcaption>
        <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
          {TEXTS.chartsBy[language]}
        </a>
      </figcaption>
    </figure>
  )
}
