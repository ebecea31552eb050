/** Signals and fills as markers of the candles. */
import type { CandleView, MarketMark } from '../../../protocol/market.ts'

export interface Marker {
  /** Epoch seconds: the beginning of a candle. */
  readonly time: number
  readonly position: 'aboveBar' | 'belowBar'
  readonly shape: 'arrowUp' | 'arrowDown' | 'circle'
  readonly color: string
  readonly text: string
}

interface MarkerColours {
  readonly rise: string
  readonly fall: string
  readonly dim: string
}

const MINUTE = 60

/** In the order of their times. A mark of a minute without a candle stands at the candle before it. */
export function markersOf(
  marks: readonly MarketMark[],
  candles: readonly CandleView[],
  { rise, fall, dim }: MarkerColours,
): readonly Marker[] {
  return marks
    .flatMap((mark): readonly Marker[] => {
      const { kind, at } = mark
      if (kind._tag === 'vi') return []
      const minute = Math.floor(at / 1_000 / MINUTE) * MINUTE
      const candle = candles.findLast(({ time }) => time <= minute)
      if (candle === undefined) return []
      const isSell = kind.side === 'sell'
      const color = kind.side === null ? dim : isSell ? fall : rise
      const position = isSell ? 'aboveBar' : 'belowBar'
      const arrow = isSell ? 'arrowDown' : 'arrowUp'
      const shape = kind._tag === 'fill' ? 'circle' : arrow
      return [{ time: candle.time, position, shape, color, text: markText(kind) }]
    })
    .sort((one, other) => one.time - other.time)
}

// A longer text would cover its neighbours: the list below the chart has all of it.
const LONGEST = 10

function markText(kind: Exclude<MarketMark['kind'], { readonly _tag: 'vi' }>): string {
  if (kind._tag === 'fill') return kind.quantity?.toLocaleString('en-US') ?? ''
  return kind.text.length > LONGEST ? `${kind.text.slice(0, LONGEST - 1)}…` : kind.text
}
