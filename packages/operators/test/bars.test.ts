import fc from 'fast-check'
import { filter, from, map, merge, type Observable, of, Subject } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Bar,
  type BarLength,
  type Boundary,
  type Break,
  bars,
  type Gap,
  type PhaseEvent,
  perItem,
  sessionBoundaries,
  type ViEvent,
  viBoundaries,
} from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'
import { at, vi } from './vi.ts'

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
/** What distinguishes bars in these tests. */
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
    partial: false,
    value: trades.at(-1) ?? trade(null, null),
  }
}

describe('bars', () => {
  keepsTheContract<Trade, Bar<Trade>>(
    (reset) => (source) =>
      source.pipe(
        bars<Trade | Break>({ every: { ticks: 2 }, ...reset }),
        filter((output) => 'type' in output || output.isComplete),
      ),
    [trade(5, 5), trade(6, 7), trade(7, 6), trade(8, 4)],
  )

  it(
    'close with the first trade after them, and the last as it is at the end',
    marbles((m) => {
      const values = { a: trade(0, 5), b: trade(9, 7), c: trade(10, 6), d: trade(35, 4) }
      const source = m.hot('  -a-b-c-d-|', values)
      const subscription = '  ^--------!'
      const expected = '      -----x-y-(z|)'
      m.expect(source.pipe(bars({ every: { ms: 10 } }), map(brief))).toBeObservable(expected, {
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
      m.expect(source.pipe(bars({ every: { ms: 10 }, clock$, onLate }), map(brief))).toBeObservable(expected, {
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
      m.expect(source.pipe(bars({ every: { ms: 10 } }))).toBeObservable('---#', {}, new Error('closed'))
      m.expect(other.pipe(bars({ every: { ms: 10 }, clock$ }))).toBeObservable('--#', {}, new Error('no clock'))
      m.expect(other).toHaveSubscriptions('^-!')
    }),
  )

  it(
    'answer an empty stream with an empty one, and unsubscribe when they are left',
    marbles((m) => {
      const source = m.hot('  -a-b-a-|', { a: trade(1, 5), b: trade(11, 5) })
      const subscription = '  ^---!   '
      m.expect(m.cold<Trade>('|').pipe(bars({ every: { ms: 10 } }))).toBeObservable('|')
      m.expect(source.pipe(bars({ every: { ms: 10 } }), map(brief)), subscription).toBeObservable('---x----', {
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
          expect(collect(from(trades).pipe(bars({ every: { ms } })))).toEqual(expected)
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
        source.pipe(bars({ every: { ms }, clock$ })).subscribe((bar) => outputs.push(bar))
        for (const one of trades) {
          clock$.next(one.timestamp ?? 0)
          source.next(one)
        }
        source.complete()
        expect(outputs).toEqual(collect(from(trades).pipe(bars({ every: { ms } }))))
      }),
    )
  })

  it('hold every trade once, in a bar or late, whatever the order', () => {
    const trades = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: -5, max: 5 })), { maxLength: 60 })
    fc.assert(
      fc.property(trades, fc.integer({ min: 1, max: 20 }), (list, ms) => {
        const late: Trade[] = []
        const all = list.map(([time, volume]) => trade(time, 1, volume))
        const made = collect(from(all).pipe(bars({ every: { ms }, onLate: (one) => late.push(one) })))
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

  it('close by trades, by shares, and by their value, with the trade that fills them', () => {
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
        expect(collect(from(trades).pipe(bars({ every: { ticks: most } })))).toEqual(cut((some) => some.length >= most))
        expect(collect(from(trades).pipe(bars({ every: { volume: most } })))).toEqual(
          cut((some) => shares(some) >= most),
        )
      }),
    )
  })

  it('are cut by a gap, and not complete again before the first that begins after it', () => {
    const gap = { ...GAP, from: 13, to: 25 }
    const source = of(trade(0, 1), trade(11, 2), gap, trade(26, 3), trade(31, 4), trade(41, 5))
    expect(collect(source.pipe(bars({ every: { ms: 10 } }), map(brief)))).toEqual([
      '0-10 1 1 1 1 ×1',
      '10-20 2 2 2 2 ×1 cut',
      'gap',
      '20-30 3 3 3 3 ×1 cut',
      '30-40 4 4 4 4 ×1',
      '40-50 5 5 5 5 ×1 cut',
    ])
  })

  it('are thrown away by resetOn, and start again', () => {
    const [source, reset] = [new Subject<Trade>(), new Subject<void>()]
    const seen: string[] = []
    source.pipe(bars({ every: { ms: 10 }, resetOn: reset }), map(brief)).subscribe((bar) => seen.push(bar))
    source.next(trade(1, 1))
    reset.next()
    source.next(trade(5, 2))
    source.next(trade(10, 3))
    expect(seen).toEqual(['0-10 2 2 2 2 ×1 cut'])
  })

  it('skip blanks, and count a trade without a time at the latest time', () => {
    const source = of(trade(null, 9), trade(0, 1), trade(3, null), trade(4, 2, null), trade(null, 5), trade(10, 1))
    expect(collect(source.pipe(bars({ every: { ms: 10 } }), map(brief)))).toEqual([
      '0-10 1 5 1 5 ×2',
      '10-20 1 1 1 1 ×1 cut',
    ])
  })

  it('of a day begin at midnight in Korea', () => {
    const day = 24 * 3_600_000
    const source = of(trade(at('09:00:00'), 1), trade(at('20:00:00'), 2), trade(at('00:00:01') + day, 3))
    const [first] = collect(source.pipe(bars({ every: '1d' })))
    expect([first?.from, first?.to, first?.count]).toEqual([at('00:00:00'), at('00:00:00') + day, 2])
  })

  it('are one for each item in perItem, also where all share a clock', () => {
    const [source, clock$] = [new Subject<Trade>(), new Subject<number>()]
    const seen: string[] = []
    source
      .pipe(perItem((trade$) => trade$.pipe(bars({ every: { ms: 10 }, clock$ }))))
      .subscribe((bar) => seen.push(`${bar.value.item} ${bar.close}`))
    from([trade(1, 5), trade(2, 9, 1, '000660'), trade(3, 6)]).subscribe((one) => source.next(one))
    clock$.next(10)
    expect(seen).toEqual(['005930 6', '000660 9'])
  })

  it('keep two subscriptions apart, and nothing from one to the next', () => {
    const made = from([trade(1, 5), trade(11, 6)]).pipe(bars({ every: { ms: 10 } }), map(brief))
    expect(collect(made)).toEqual(collect(made))
    expect(collect(merge(made, made))).toHaveLength(4)
  })

  it('refuse an invalid length, and infer what they emit', () => {
    const none = [
      { ms: 0 },
      { ticks: 1.5 },
      { ticks: 0 },
      { volume: 0 },
      { value: -1 },
      { ms: Number.NaN },
      '0m',
      '2d',
      '25h',
    ]
    for (const every of [...none, {}, null, 'm', '1w', { volume: '9 shares' }]) {
      expect(() => bars(JSON.parse(JSON.stringify({ every })))).toThrow(
        `bars: every must be a length above 0, of time at most a day, such as '1m', { ms: 60_000 }, { ticks: 100 }, { volume: 10_000 } or { value: 1_000_000_000 }; but is ${JSON.stringify(every)}`,
      )
    }
    for (const every of ['24h', '1d', '86400s'] as const) {
      expect(() => bars({ every })).not.toThrow()
    }
    expect(() => bars(JSON.parse('{}'))).toThrow('; but is undefined')
    const gapped$: Observable<Trade | Gap> = of(trade(1, 1), GAP)
    expectTypeOf(of(trade(1, 1)).pipe(bars({ every: { ms: 1 } }))).toEqualTypeOf<Observable<Bar<Trade>>>()
    expectTypeOf(gapped$.pipe(bars({ every: { ticks: 1 } }))).toEqualTypeOf<Observable<Bar<Trade> | Gap>>()
  })
})

describe('bars are parted', () => {
  const phase = (time: number, marketPhase: string | null): PhaseEvent => ({
    marketPhase,
    timestamp: time,
    receivedAt: time,
  })
  /** Plays each phase before the first trade at or after it, or `delay` trades later. */
  function play(trades: readonly Trade[], times: readonly number[], every: BarLength, delay: number) {
    const [source, session$] = [new Subject<Trade>(), new Subject<PhaseEvent>()]
    const outputs: Bar<Trade>[] = []
    const told: number[] = []
    /** How many boundaries it had received by when each bar closed. */
    const toldBy: number[] = []
    const late: Trade[] = []
    source
      .pipe(bars({ every, boundary$: session$.pipe(sessionBoundaries()), onLate: (one) => late.push(one) }))
      .subscribe((bar) => {
        outputs.push(bar)
        toldBy.push(told.length)
      })
    const sorted = [...times].sort((one, other) => one - other)
    trades.forEach((one, index) => {
      const now = trades[index - delay]?.timestamp ?? Number.NEGATIVE_INFINITY
      for (const time of sorted.slice(told.length).filter((time) => time <= now)) {
        told.push(time)
        session$.next(phase(time, `phase ${time}`))
      }
      source.next(one)
    })
    source.complete()
    return { outputs, late, told: toldBy.map((count) => sorted.slice(0, count)) }
  }
  const boundaries = fc.uniqueArray(fc.nat(200), { maxLength: 8 })
  const ms = fc.integer({ min: 1, max: 60 })
  const partOf = (times: readonly number[], one: Trade): number =>
    times.filter((time) => time <= (one.timestamp ?? 0)).length

  it('as the trades grouped by their time and by how many boundaries lie before them', () => {
    fc.assert(
      fc.property(inOrder, boundaries, ms, (trades, times, length) => {
        const cellOf = (one: Trade): string =>
          `${Math.floor(((one.timestamp ?? 0) + 32_400_000) / length)} ${partOf(times, one)}`
        const groups = [...new Set(trades.map(cellOf))].map((cell) => trades.filter((one) => cellOf(one) === cell))
        const { outputs, late, told } = play(trades, times, { ms: length }, 0)
        expect(late).toEqual([])
        expect(outputs.map(({ volume, count, open, close }) => [volume, count, open, close])).toEqual(
          groups
            .map((group) => barOf(group, 0, 0, true))
            .map(({ volume, count, open, close }) => [volume, count, open, close]),
        )
        outputs.forEach(({ from, to }, index) => {
          const first = groups[index]?.[0]?.timestamp ?? 0
          const cell = Math.floor((first + 32_400_000) / length) * length - 32_400_000
          expect(from).toBe(Math.max(cell, ...times.filter((time) => time <= first)))
          expect(to).toBe(Math.min(cell + length, ...(told[index] ?? []).filter((time) => time > first)))
        })
      }),
      { numRuns: 500 },
    )
  })

  it('also when they are made of so many trades', () => {
    fc.assert(
      fc.property(inOrder, boundaries, fc.integer({ min: 1, max: 8 }), (trades, times, most) => {
        const expected: number[][] = []
        trades.forEach((one, index) => {
          const before = trades[index - 1]
          const open = expected.at(-1)
          if (!open || open.length === most || (before && partOf(times, before) !== partOf(times, one))) {
            expected.push([index])
          } else {
            open.push(index)
          }
        })
        const { outputs } = play(trades, times, { ticks: most }, 0)
        expect(outputs.map(({ count }) => count)).toEqual(expected.map((indexes) => indexes.length))
        expect(outputs.map(({ close }) => close)).toEqual(
          expected.map((indexes) => trades[indexes.at(-1) ?? 0]?.price ?? 0),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('but not by a boundary that comes too late for it, which leaves a mark', () => {
    const every = fc.oneof<fc.Arbitrary<BarLength>[]>(fc.record({ ms }), fc.record({ ticks: ms }))
    fc.assert(
      fc.property(inOrder, boundaries, every, fc.integer({ min: 1, max: 4 }), (trades, times, length, delay) => {
        const { outputs, late, told } = play(trades, times, length, delay)
        expect(late).toEqual([])
        expect(outputs.reduce((sum, { count }) => sum + count, 0)).toBe(trades.length)
        let at = 0
        outputs.forEach(({ count, isComplete }, index) => {
          const parts = new Set(trades.slice(at, at + count).map((one) => partOf(told[index] ?? [], one)))
          expect(isComplete && parts.size > 1).toBe(false)
          at += count
        })
      }),
      { numRuns: 500 },
    )
  })

  it(
    'at the trigger of a VI on their item, whose own second lies before it',
    marbles((m) => {
      const source = m.hot('  -a-b--c-d-|', {
        a: trade(at('10:10:30'), 5),
        b: trade(at('10:12:00'), 6),
        c: trade(at('10:12:00'), 7),
        d: trade(at('10:14:20'), 9),
      })
      const vi$ = m.hot<ViEvent>(' ----vV-o--', {
        v: vi('005930', '10:12:00'),
        V: vi('005930_NX', '10:12:00', '10:14:10'),
        o: vi('000660', '10:12:30'),
      })
      const expected = '      --------x-(y|)'
      const bars$ = source.pipe(bars({ every: '5m', boundary$: vi$.pipe(viBoundaries()) }), map(brief))
      m.expect(bars$).toBeObservable(expected, {
        x: `${at('10:10:00')}-${at('10:12:01')} 5 7 5 7 ×3 cut`,
        y: `${at('10:12:01')}-${at('10:15:00')} 9 9 9 9 ×1 cut`,
      })
      m.expect(vi$).toHaveSubscriptions('^---------!')
    }),
  )

  it('by the phases of their own market, each counted once', () => {
    const frames = of(
      phase(3, 'closingNotice'),
      phase(5, 'derivativesOpen'),
      phase(6, 'closingNotice'),
      phase(7, 'nxtMainMarketEnd'),
      phase(8, null),
    )
    const startsOf = (item: string): readonly number[] =>
      collect(
        from([2, 4, 6, 8].map((time) => trade(time, 1, 1, item))).pipe(
          bars({ every: { ticks: 9 }, boundary$: frames.pipe(sessionBoundaries()) }),
        ),
      ).map(({ count }) => count)
    expect(startsOf('005930')).toEqual([1, 3])
    expect(startsOf('005930_NX')).toEqual([3, 1])
    expect(startsOf('005930_AL')).toEqual([1, 2, 1])
  })

  it('at midnight in Korea, whatever they are made of', () => {
    const night = at('23:59:59')
    const trades$ = from([0, 1_000, 2_000].map((ms) => trade(night + ms, 1)))
    for (const every of [{ ticks: 9 }, { volume: 9 }, { value: 9 }, { ms: 23 * 3_600_000 }]) {
      expect(collect(trades$.pipe(bars({ every }))).map(({ count }) => count)).toEqual([1, 2])
    }
    // A market clock that passes midnight closes the bar in hand.
    const clock$ = new Subject<number>()
    const seen: number[] = []
    merge(of(trade(night, 1)), new Subject<Trade>())
      .pipe(bars({ every: { ticks: 9 }, clock$ }))
      .subscribe(({ count }) => seen.push(count))
    clock$.next(night + 999)
    expect(seen).toEqual([])
    clock$.next(night + 1_000)
    expect(seen).toEqual([1])
  })

  it('without any times, by when the boundary comes', () => {
    const [source, boundary$] = [new Subject<Trade>(), new Subject<Boundary>()]
    const seen: string[] = []
    source.pipe(bars({ every: { ticks: 3 }, boundary$ }), map(brief)).subscribe((bar) => seen.push(bar))
    source.next(trade(null, 1))
    boundary$.next({ time: 5 })
    source.next(trade(null, 2))
    source.next(trade(7, 3))
    source.complete()
    expect(seen).toEqual(['null-null 1 1 1 1 ×1', 'null-7 2 3 2 3 ×2 cut'])
  })

  it('also after a gap by what was known before it', () => {
    const [source, boundary$] = [new Subject<Trade | Gap>(), new Subject<Boundary>()]
    const seen: string[] = []
    source.pipe(bars({ every: { ms: 10 }, boundary$ }), map(brief)).subscribe((bar) => seen.push(bar))
    boundary$.next({ time: 25 })
    source.next({ ...GAP, from: 13, to: 20 })
    source.next(trade(21, 1))
    source.next(trade(26, 2))
    source.complete()
    expect(seen).toEqual(['gap', '20-25 1 1 1 1 ×1', '25-30 2 2 2 2 ×1 cut'])
  })
})

describe('the bar in hand', () => {
  it(
    'comes as it is whenever it is asked for, and goes on',
    marbles((m) => {
      const source = m.hot('   -a--b---c-|', { a: trade(0, 5), b: trade(4, 7), c: trade(10, 6) })
      const partial$ = m.hot(' p-p--p-----')
      const expected = '       --x--y--z-(u|)'
      const bars$ = source.pipe(
        bars({ every: { ms: 10 }, partial$ }),
        map((bar) => `${brief(bar)}${bar.partial ? ' partial' : ''}`),
      )
      m.expect(bars$).toBeObservable(expected, {
        x: '0-10 5 5 5 5 ×1 cut partial',
        y: '0-10 5 7 5 7 ×2 cut partial',
        z: '0-10 5 7 5 7 ×2',
        u: '10-20 6 6 6 6 ×1 cut',
      })
      m.expect(partial$).toHaveSubscriptions('^---------!')
    }),
  )

  it('changes nothing by being asked for, and is what a stream that ends there would close', () => {
    fc.assert(
      fc.property(inOrder, fc.integer({ min: 1, max: 20 }), (trades, length) => {
        const [source, partial$] = [new Subject<Trade>(), new Subject<void>()]
        const outputs: Bar<Trade>[] = []
        source.pipe(bars({ every: { ms: length }, partial$ })).subscribe((bar) => outputs.push(bar))
        trades.forEach((one, index) => {
          source.next(one)
          partial$.next()
          const ended = collect(from(trades.slice(0, index + 1)).pipe(bars({ every: { ms: length } }))).at(-1)
          expect(outputs.at(-1)).toEqual({ ...ended, partial: true })
        })
        source.complete()
        expect(outputs.filter(({ partial }) => !partial)).toEqual(
          collect(from(trades).pipe(bars({ every: { ms: length } }))),
        )
      }),
    )
  })
})
