import fc from 'fast-check'
import { from, map, merge, type Observable, of, Subject } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Bar, bars, type Gap, perItem } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP } from './contract.ts'
import { marbles } from './marbles.ts'
import { at } from './vi.ts'

interface Trade {
  readonly item: string
  readonly timestamp: number | null
  readonly price: number | null
  readonly tradeVolume: number | null
}

const trade = (
  timestamp: number | null,
  price: number | null,
  tradeVolume: number | null = 1,
  item = '005930',
): Trade => ({
  item,
  timestamp,
  price,
  tradeVolume,
})
/** What tells bars apart in these tests. */
const brief = (output: Bar<Trade> | Gap): string =>
  'type' in output
    ? 'gap'
    : `${output.from}-${output.to} ${output.open} ${output.high} ${output.low} ${output.close} ×${output.count}${output.isComplete ? '' : ' cut'}`

const inOrder: fc.Arbitrary<readonly Trade[]> = fc
  .array(fc.tuple(fc.nat(8), fc.integer({ min: 1, max: 9 }), fc.integer({ min: -5, max: 5 })), { maxLength: 60 })
  .map((steps) => {
    let time = 0
    return steps.map(([wait, price, volume]) => {
      time += wait
      return trade(time, price, volume)
    })
  })

/** A bar from a list of trades, each number computed by itself. */
function barOf(trades: readonly Trade[], from: number | null, to: number | null, isComplete: boolean): Bar<Trade> {
  const prices = trades.map(({ price }) => price ?? 0)
  const volumes = trades.map(({ tradeVolume }) => tradeVolume ?? 0)
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
  const [volume, tradingValue] = [
    sum(volumes.map(Math.abs)),
    sum(prices.map((price, index) => price * Math.abs(volumes[index] ?? 0))),
  ]
  return {
    from,
    to,
    open: prices[0] ?? 0,
    high: Math.max(...prices),
    low: Math.min(...prices),
    close: prices.at(-1) ?? 0,
    volume,
    buyVolume: sum(volumes.filter((one) => one > 0)),
    sellVolume: sum(volumes.filter((one) => one < 0).map(Math.abs)),
    tradingValue,
    vwap: volume === 0 ? null : tradingValue / volume,
    count: trades.length,
    isComplete,
    value: trades.at(-1) ?? trade(null, null),
  }
}

describe('bars', () => {
  it(
    'close with the first trade after them, and the last as it is at the end',
    marbles((m) => {
      const values = { a: trade(0, 5), b: trade(9, 7), c: trade(10, 6), d: trade(35, 4) }
      const source = m.hot('  -a-b-c-d-|', values)
      const subscription = '  ^--------!'
      const expected = '      -----x-y-(z|)'
      m.expect(source.pipe(bars({ ms: 10 }), map(brief))).toBeObservable(expected, {
        x: '0-10 5 7 5 7 ×2',
        y: '10-20 6 6 6 6 ×1',
        z: '30-40 4 4 4 4 ×1 cut',
      })
      m.expect(source).toHaveSubscriptions(subscription)
    }),
  )

  it(
    'close by the market clock when it is quiet, and a trade that comes after is late',
    marbles((m) => {
      const late: Trade[] = []
      const values = { a: trade(1, 5), l: trade(9, 7), b: trade(11, 6) }
      const source = m.hot('   -a----l-b--|', values)
      const clock$ = m.hot('   0--5-9----t ', { 0: 0, 5: 9, 9: 10, t: 20 })
      const expected = '       -----x----y|'
      const clockSubscription = '^----------!'
      const onLate = (value: Trade): number => late.push(value)
      m.expect(source.pipe(bars({ ms: 10, clock$, onLate }), map(brief))).toBeObservable(expected, {
        x: '0-10 5 5 5 5 ×1',
        y: '10-20 6 6 6 6 ×1',
      })
      m.expect(clock$).toHaveSubscriptions(clockSubscription)
      m.flush()
      expect(late).toEqual([values.l])
    }),
  )

  it(
    'pass an error without the bar in hand, of the clock too, and let go of both',
    marbles((m) => {
      const source = m.hot('  -a-#   ', { a: trade(1, 5) }, new Error('closed'))
      const other = m.hot('   -a---  ', { a: trade(1, 5) })
      const clock$ = m.hot('  --#    ', {}, new Error('no clock'))
      m.expect(source.pipe(bars({ ms: 10 }))).toBeObservable('---#', {}, new Error('closed'))
      m.expect(other.pipe(bars({ ms: 10, clock$ }))).toBeObservable('--#', {}, new Error('no clock'))
      m.expect(other).toHaveSubscriptions('^-!')
    }),
  )

  it(
    'answer an empty stream with an empty one, and unsubscribe when they are left',
    marbles((m) => {
      const source = m.hot('  -a-b-a-|', { a: trade(1, 5), b: trade(11, 5) })
      const subscription = '  ^---!   '
      m.expect(m.cold<Trade>('|').pipe(bars({ ms: 10 }))).toBeObservable('|')
      m.expect(source.pipe(bars({ ms: 10 }), map(brief)), subscription).toBeObservable('---x----', {
        x: '0-10 5 5 5 5 ×1 cut',
      })
      m.expect(source).toHaveSubscriptions(subscription)
    }),
  )

  it('are the trades grouped by their time, each number by itself', () => {
    fc.assert(
      fc.property(
        inOrder,
        fc.integer({ min: 1, max: 20 }).map((tenths) => tenths * 5),
        (trades, ms) => {
          const first = trades[0]?.timestamp ?? 0
          // Aligned to midnight in Korea: these lengths all divide the 9 hours it is ahead.
          const fromOf = (one: Trade): number => Math.floor((one.timestamp ?? 0) / ms) * ms
          const starts = [...new Set(trades.map(fromOf))]
          const expected = starts.map((start, index) =>
            barOf(
              trades.filter((one) => fromOf(one) === start),
              start,
              start + ms,
              start >= first && index < starts.length - 1,
            ),
          )
          fc.pre(32_400_000 % ms === 0)
          expect(collect(from(trades).pipe(bars({ ms })))).toEqual(expected)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('are the same when a clock runs along, but for when they close', () => {
    fc.assert(
      fc.property(inOrder, fc.integer({ min: 1, max: 15 }), (trades, ms) => {
        const [source, clock$] = [new Subject<Trade>(), new Subject<number>()]
        const outputs: Bar<Trade>[] = []
        source.pipe(bars({ ms, clock$ })).subscribe((bar) => outputs.push(bar))
        for (const one of trades) {
          clock$.next(one.timestamp ?? 0)
          source.next(one)
        }
        source.complete()
        expect(outputs).toEqual(collect(from(trades).pipe(bars({ ms }))))
      }),
    )
  })

  it('hold every trade once, in a bar or late, whatever the order', () => {
    const trades = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: -5, max: 5 })), { maxLength: 60 })
    fc.assert(
      fc.property(trades, fc.integer({ min: 1, max: 20 }), (list, ms) => {
        const late: Trade[] = []
        const all = list.map(([time, volume]) => trade(time, 1, volume))
        const made = collect(from(all).pipe(bars({ ms, onLate: (one) => late.push(one) })))
        const starts = made.map((bar) => bar.from ?? 0)
        expect(starts).toEqual([...new Set(starts)].sort((one, other) => one - other))
        expect(made.reduce((sum, bar) => sum + bar.count, late.length)).toBe(all.length)
        const volumeOf = (some: readonly Trade[]): number =>
          some.reduce((sum, one) => sum + Math.abs(one.tradeVolume ?? 0), 0)
        expect(made.reduce((sum, bar) => sum + bar.volume, volumeOf(late))).toBe(volumeOf(all))
        expect(made.every((bar) => bar.buyVolume + bar.sellVolume === bar.volume)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('close by trades, and by shares, with the trade that fills them', () => {
    fc.assert(
      fc.property(inOrder, fc.integer({ min: 1, max: 12 }), (trades, most) => {
        const cut = (isFull: (some: readonly Trade[]) => boolean): readonly Bar<Trade>[] => {
          const [made, open]: [Bar<Trade>[], Trade[]] = [[], []]
          trades.forEach((one, index) => {
            open.push(one)
            const full = isFull(open)
            if (full || index === trades.length - 1) {
              made.push(barOf([...open], open[0]?.timestamp ?? null, one.timestamp, full))
              open.length = 0
            }
          })
          return made
        }
        const shares = (some: readonly Trade[]): number =>
          some.reduce((sum, one) => sum + Math.abs(one.tradeVolume ?? 0), 0)
        expect(collect(from(trades).pipe(bars({ ticks: most })))).toEqual(cut((some) => some.length >= most))
        expect(collect(from(trades).pipe(bars({ volume: most })))).toEqual(cut((some) => shares(some) >= most))
      }),
    )
  })

  it('are cut by a gap, and not complete again before the first that begins after it', () => {
    const gap = { ...GAP, from: 13, to: 25 }
    const source = of(trade(0, 1), trade(11, 2), gap, trade(26, 3), trade(31, 4), trade(41, 5))
    expect(collect(source.pipe(bars({ ms: 10 }), map(brief)))).toEqual([
      '0-10 1 1 1 1 ×1',
      '10-20 2 2 2 2 ×1 cut',
      'gap',
      '20-30 3 3 3 3 ×1 cut',
      '30-40 4 4 4 4 ×1',
      '40-50 5 5 5 5 ×1 cut',
    ])
  })

  it('are thrown away by resetOn, and begin anew', () => {
    const [source, reset] = [new Subject<Trade>(), new Subject<void>()]
    const seen: string[] = []
    source.pipe(bars({ ms: 10, resetOn: reset }), map(brief)).subscribe((bar) => seen.push(bar))
    source.next(trade(1, 1))
    reset.next()
    source.next(trade(5, 2))
    source.next(trade(10, 3))
    expect(seen).toEqual(['0-10 2 2 2 2 ×1 cut'])
  })

  it('skip blanks, and count a trade without a time at the latest time', () => {
    const source = of(trade(null, 9), trade(0, 1), trade(3, null), trade(4, 2, null), trade(null, 5), trade(10, 1))
    expect(collect(source.pipe(bars({ ms: 10 }), map(brief)))).toEqual(['0-10 1 5 1 5 ×2', '10-20 1 1 1 1 ×1 cut'])
  })

  it('of a day begin at midnight in Korea', () => {
    const day = 24 * 3_600_000
    const source = of(trade(at('09:00:00'), 1), trade(at('20:00:00'), 2), trade(at('00:00:01') + day, 3))
    const [first] = collect(source.pipe(bars({ ms: day })))
    expect([first?.from, first?.to, first?.count]).toEqual([at('00:00:00'), at('00:00:00') + day, 2])
  })

  it('are one for each item in perItem, also where all share a clock', () => {
    const [source, clock$] = [new Subject<Trade>(), new Subject<number>()]
    const seen: string[] = []
    source
      .pipe(perItem((trade$) => trade$.pipe(bars({ ms: 10, clock$ }))))
      .subscribe((bar) => seen.push(`${bar.value.item} ${bar.close}`))
    from([trade(1, 5), trade(2, 9, 1, '000660'), trade(3, 6)]).subscribe((one) => source.next(one))
    clock$.next(10)
    expect(seen).toEqual(['005930 6', '000660 9'])
  })

  it('keep two subscriptions apart, and nothing from one to the next', () => {
    const made = from([trade(1, 5), trade(11, 6)]).pipe(bars({ ms: 10 }), map(brief))
    expect(collect(made)).toEqual(collect(made))
    expect(collect(merge(made, made))).toHaveLength(4)
  })

  it('refuse a length that is none, and infer what they emit', () => {
    expect(() => bars({ ms: 0 })).toThrow('bars: ms must be a number of milliseconds above 0, but is 0')
    expect(() => bars({ ticks: 1.5 })).toThrow('bars: ticks must be a whole number of at least 1, but is 1.5')
    expect(() => bars({ volume: 0 })).toThrow('bars: volume must be above 0, but is 0')
    expect(() => bars(JSON.parse('{}'))).toThrow(TypeError)
    const gapped$: Observable<Trade | Gap> = of(trade(1, 1), GAP)
    expectTypeOf(of(trade(1, 1)).pipe(bars({ ms: 1 }))).toEqualTypeOf<Observable<Bar<Trade>>>()
    expectTypeOf(gapped$.pipe(bars({ ticks: 1 }))).toEqualTypeOf<Observable<Bar<Trade> | Gap>>()
  })
})
