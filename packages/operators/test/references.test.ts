/** Windows and indicators against code that is not ours: the functions and classes of trading-signals. */
import { from, map, type OperatorFunction, Subject } from 'rxjs'
import {
  ADX,
  ATR,
  BollingerBands,
  CCI,
  DonchianChannels,
  EMA,
  getAverage,
  getCorrelation,
  getMaximum,
  getMedian,
  getMinimum,
  getQuartile,
  getStandardDeviation,
  getZScore,
  MACD,
  RSI,
  SMA,
  VWMA,
  WilliamsR,
} from 'trading-signals'
import { describe, expect, it } from 'vitest'
import {
  correlation,
  deviation,
  ema,
  type Gap,
  type Indicator,
  indicator,
  max,
  mean,
  median,
  min,
  quantile,
  type ResetOptions,
  type Rolling,
  sum,
  vwap,
  zScore,
} from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP } from './contract.ts'

interface Row {
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
  readonly timestamp: number
}

/** A row; a gap in the stream; or a value of `resetOn`. */
type Event = Row | Gap | 'reset'
type Window = { readonly count: number } | { readonly ms: number; readonly least: number }
type Operator<Out> = (options: ResetOptions) => OperatorFunction<Row | Gap, Out | Gap>

const isRow = (event: Event): event is Row => event !== 'reset' && !('type' in event)

/** Random candles, the same at each run, with about a hundred gaps and a hundred resets among them. */
function randomEvents(length: number): readonly Event[] {
  let seed = 11
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  let timestamp = 0
  return Array.from({ length }, () => {
    timestamp += Math.floor(random() * 100)
    const [open, close] = [60_000 + random() * 20_000, 60_000 + random() * 20_000]
    const chance = random()
    return chance < 0.001
      ? GAP
      : chance < 0.002
        ? 'reset'
        : {
            open,
            close,
            high: Math.max(open, close) + random() * 1_000,
            low: Math.min(open, close) - random() * 1_000,
            volume: Math.floor(random() * 1_000) + 1,
            timestamp,
          }
  })
}
const EVENTS = randomEvents(100_000)

/** What an operator answers to the events, in order; a gap as such. */
function answers<Out, Result>(make: Operator<Out>, resultOf: (output: Out) => Result): readonly (Result | 'gap')[] {
  const [source, resetOn] = [new Subject<Row | Gap>(), new Subject<void>()]
  const outputs: (Result | 'gap')[] = []
  const isGap = (output: Out | Gap): output is Gap => output === GAP
  source.pipe(make({ resetOn })).subscribe((output) => outputs.push(isGap(output) ? 'gap' : resultOf(output)))
  for (const event of EVENTS) {
    if (event === 'reset') {
      resetOn.next()
    } else {
      source.next(event)
    }
  }
  return outputs
}

/** The rows of each window, cut out again for each row, and what the reference makes of them. */
function reference(window: Window, resultOf: (rows: readonly Row[]) => number): readonly (number | 'gap')[] {
  const outputs: (number | 'gap')[] = []
  let rows: readonly Row[] = []
  for (const event of EVENTS) {
    if (!isRow(event)) {
      rows = []
      if (event !== 'reset') {
        outputs.push('gap')
      }
      continue
    }
    rows = [...rows, event]
    rows =
      'count' in window
        ? rows.slice(-window.count)
        : rows.filter(({ timestamp }) => event.timestamp - timestamp < window.ms)
    if (rows.length >= ('count' in window ? window.count : window.least)) {
      outputs.push(resultOf(rows))
    }
  }
  return outputs
}

/** A class of trading-signals fed by hand, a new one after each gap and reset. */
function byHand<Result>(make: () => Indicator<Row, Result>): readonly (Result | 'gap')[] {
  const outputs: (Result | 'gap')[] = []
  let running = make()
  for (const event of EVENTS) {
    if (isRow(event)) {
      const result = running.add(event)
      if (running.isStable && result !== null && result !== undefined) {
        outputs.push(result)
      }
      continue
    }
    running = make()
    if (event !== 'reset') {
      outputs.push('gap')
    }
  }
  return outputs
}

/** An indicator of numbers, over the closes of rows. */
const ofClose = <Result>(inner: Indicator<number, Result>): Indicator<Row, Result> => ({
  add: ({ close }) => inner.add(close),
  replace: ({ close }) => inner.replace(close),
  get isStable() {
    return inner.isStable
  },
})

function expectClose(actual: readonly (number | 'gap')[], expected: readonly (number | 'gap')[]): void {
  expect(actual.length).toBe(expected.length)
  const apart = actual.findIndex((one, at) => {
    const other = expected[at]
    return typeof one === 'number' && typeof other === 'number'
      ? !(Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other)))
      : one !== other
  })
  expect({ apart, is: actual[apart], not: expected[apart] }).toEqual({ apart: -1, is: undefined, not: undefined })
  expect(actual.filter((one) => one === 'gap').length).toBeGreaterThan(50)
  expect(actual.length).toBeGreaterThan(90_000)
}

const closes = (rows: readonly Row[]): number[] => rows.map(({ close }) => close)
const sorted = (rows: readonly Row[]): number[] => closes(rows).sort((one, other) => one - other)

type Case = readonly [
  string,
  (window: Window & ResetOptions) => OperatorFunction<Row | Gap, Rolling<Row> | Gap>,
  (rows: readonly Row[]) => number,
]

describe.each<Case>([
  ['mean', (w) => mean('close', w), (rows) => getAverage(closes(rows))],
  ['sum', (w) => sum('close', w), (rows) => getAverage(closes(rows)) * rows.length],
  ['deviation', (w) => deviation('close', w), (rows) => getStandardDeviation(closes(rows))],
  ['zScore', (w) => zScore('close', w), (rows) => getZScore(closes(rows))],
  ['min', (w) => min('close', w), (rows) => getMinimum(closes(rows))],
  ['max', (w) => max('close', w), (rows) => getMaximum(closes(rows))],
  ['median', (w) => median('close', w), (rows) => getMedian(sorted(rows))],
  ['quantile', (w) => quantile('close', { q: 0.5, ...w }), (rows) => getQuartile(closes(rows), 0.5)],
  [
    'vwap',
    (w) => vwap('close', 'volume', w),
    (rows) =>
      getAverage(rows.map(({ close, volume }) => close * volume)) / getAverage(rows.map(({ volume }) => volume)),
  ],
  [
    'correlation',
    (w) => correlation('open', 'close', w),
    (rows) =>
      getCorrelation(
        rows.map(({ open }) => open),
        closes(rows),
      ),
  ],
])('%s agrees with trading-signals to 1e-9 over 100,000 random values, gaps and resets included', (_, make, naive) => {
  it.each<[string, Window]>([
    ['the last 20', { count: 20 }],
    ['1 second', { ms: 1_000, least: 2 }],
  ])('over %s', (_, window) => {
    expectClose(
      answers(
        (reset) => make({ ...window, ...reset }),
        ({ result }) => result,
      ),
      reference(window, naive),
    )
  })
})

describe('the indicator class of trading-signals agrees to 1e-9 over 100,000 random values with', () => {
  const resultOf = ({ result }: Rolling<Row>): number => result
  const donchian = (
    of: (bands: { readonly upper: number; readonly lower: number }) => number,
  ): Indicator<Row, number> => {
    const channels = new DonchianChannels(20)
    const flat = ({ close }: Row) => ({ high: close, low: close, close })
    const answer = (bands: ReturnType<typeof channels.add>): number | null => (bands === null ? null : of(bands))
    return {
      add: (row) => answer(channels.add(flat(row))),
      replace: (row) => answer(channels.replace(flat(row))),
      get isStable() {
        return channels.isStable
      },
    }
  }

  it.each<[string, Operator<Rolling<Row>>, () => Indicator<Row, number>]>([
    ['mean: SMA', (reset) => mean('close', { count: 20, ...reset }), () => ofClose(new SMA(20))],
    ['ema: EMA', (reset) => ema('close', { count: 20, ...reset }), () => ofClose(new EMA(20))],
    ['vwap: VWMA', (reset) => vwap('close', 'volume', { count: 20, ...reset }), () => new VWMA(20)],
    ['max: DonchianChannels', (reset) => max('close', { count: 20, ...reset }), () => donchian(({ upper }) => upper)],
    ['min: DonchianChannels', (reset) => min('close', { count: 20, ...reset }), () => donchian(({ lower }) => lower)],
  ])('%s', (_, make, reference) => {
    expectClose(answers(make, resultOf), byHand(reference))
  })

  it('deviation: BollingerBands', () => {
    const bands = byHand(() => ofClose(new BollingerBands(20, 1)))
    expectClose(
      answers((reset) => deviation('close', { count: 20, ...reset }), resultOf),
      bands.map((band) => (band === 'gap' ? band : (band.upper - band.lower) / 2)),
    )
  })
})

describe('indicator', () => {
  it.each<[string, () => Indicator<Row, unknown>]>([
    ['SMA', () => ofClose(new SMA(20))],
    ['EMA', () => ofClose(new EMA(20))],
    ['RSI', () => ofClose(new RSI(14))],
    ['MACD', () => ofClose(new MACD(new EMA(12), new EMA(26), new EMA(9)))],
    ['BollingerBands', () => ofClose(new BollingerBands(20))],
    ['ATR', () => new ATR(14)],
    ['ADX', () => new ADX(14)],
    ['CCI', () => new CCI(20)],
    ['WilliamsR', () => new WilliamsR(14)],
  ])('runs %s as if it were fed by hand, a new one after each gap and reset', (_, make) => {
    const results = answers(
      (reset) => indicator<Row | Gap, unknown, Row>(make, (row) => row, reset),
      ({ result }) => result,
    )
    expect(results).toEqual(byHand(make))
    expect(results.length).toBeGreaterThan(90_000)
  })

  it("runs RSI with the results of Wilder's own words", () => {
    const outputs: (number | 'gap')[] = []
    let [before, gains, losses, seen]: [number | null, number, number, number] = [null, 0, 0, 0]
    for (const event of EVENTS) {
      if (!isRow(event)) {
        ;[before, gains, losses, seen] = [null, 0, 0, 0]
        if (event !== 'reset') {
          outputs.push('gap')
        }
        continue
      }
      if (before !== null) {
        const change = event.close - before
        const [gain, loss] = [Math.max(0, change), Math.max(0, -change)]
        seen += 1
        // The mean of the first 14, then each new one counts a fourteenth.
        gains = seen <= 14 ? gains + gain / 14 : (gains * 13 + gain) / 14
        losses = seen <= 14 ? losses + loss / 14 : (losses * 13 + loss) / 14
        if (seen >= 14) {
          outputs.push(losses === 0 ? 100 : 100 - 100 / (1 + gains / losses))
        }
      }
      before = event.close
    }
    expectClose(
      answers(
        (reset) =>
          indicator<Row | Gap, number, number>(
            () => new RSI(14),
            ({ close }) => close,
            reset,
          ),
        ({ result }) => result,
      ),
      outputs,
    )
  })

  it('over the forming candle says what the class says of the candle replaced', () => {
    const rows = EVENTS.filter(isRow).slice(0, 5_000)
    const forming = rows.flatMap((row) => [
      { ...row, close: row.open, high: row.open, low: row.open, partial: true },
      { ...row, partial: false },
    ])
    const final = collect(
      from(forming).pipe(
        indicator(
          () => new ATR(14),
          (row) => row,
        ),
        map(({ value, result }) => (value.partial ? null : result)),
      ),
    ).filter((result) => result !== null)
    const closed = collect(
      from(rows).pipe(
        indicator(
          () => new ATR(14),
          (row) => row,
        ),
      ),
    )
    expect(final.length).toBe(rows.length - 13)
    const furthest = Math.max(...closed.map(({ result }, at) => Math.abs(result / (final[at] ?? Number.NaN) - 1)))
    expect(furthest).toBeLessThan(1e-9)
  })
})
