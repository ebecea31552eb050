import fc from 'fast-check'
import { from, map } from 'rxjs'
import { describe, expect, it } from 'vitest'
import {
  type Break,
  duringTime,
  flatAt,
  mean,
  meanBefore,
  type OpeningRangeOptions,
  openingRange,
  type Ranged,
  type Rolling,
  type Signal,
  type Stopped,
  trailingStop,
} from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { at, tick, timeOfDay } from './vi.ts'

interface Trade {
  readonly item: string
  readonly price: number
  readonly timestamp: number
  readonly tradeVolume?: number
  readonly cumulativeVolume?: number
}
const trade = (time: string, price: number, day = 0): Trade => ({
  item: 'A',
  price,
  timestamp: at(time) + day * 86_400_000,
})

describe('duringTime', () => {
  keepsTheContract<{ item: string; timestamp: number }, { item: string; timestamp: number }>(
    () => duringTime('09:05', '15:10'),
    [tick('A', '09:04:59'), tick('A', '09:05:00'), tick('A', '15:10:00'), tick('A', '15:09:59')],
    'none',
  )

  it('passes what is inside by its own time, on any day', () => {
    const times = fc.array(fc.nat(400_000_000).map((ms) => ({ timestamp: at('00:00:00') + ms })))
    fc.assert(
      fc.property(times, (events) => {
        const inside = events.filter(({ timestamp }) => {
          const time = timeOfDay(timestamp)
          return time >= '09:05:00' && time < '15:10:00'
        })
        expect(collect(from(events).pipe(duringTime('09:05', '15:10')))).toEqual(inside)
      }),
    )
  })

  it('passes nothing without a time, and takes no invalid times', () => {
    expect(collect(from([{ timestamp: null }, {}]).pipe(duringTime('00:00', '23:59:59')))).toEqual([])
    expect(() => duringTime('9:05', '15:10')).toThrow(
      "duringTime: from must be a time of day such as '15:15', but is '9:05'",
    )
    expect(() => duringTime('15:10', '09:05')).toThrow('later than from')
  })
})

describe('flatAt', () => {
  keepsTheContract<{ item: string; timestamp: number }, Signal>(
    (reset) => flatAt('15:15', reset),
    [tick('A', '15:14:59'), tick('A', '15:15:00'), tick('A', '15:16:00'), tick('B', '15:16:01')],
    'of another stream',
  )

  it('sells each item once a day', () => {
    const days = [0, 1].flatMap((day) => ['15:14:00', '15:15:00', '15:20:00'].map((time) => trade(time, 1, day)))
    const signals = collect(from(days).pipe(flatAt('15:15', { name: 'close' })))
    expect(signals).toMatchObject([
      { name: 'close', item: 'A', side: 'sell', timestamp: at('15:15:00') },
      { name: 'close', item: 'A', side: 'sell', timestamp: at('15:15:00') + 86_400_000 },
    ])
  })
})

describe('trailingStop', () => {
  keepsTheContract<number | null, Stopped<number>>((reset) => trailingStop({ won: 2, ...reset }), [5, 8, 6, 4])

  it('stops where a search for the peak since the stop before finds one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 1, max: 30 }), { freq: 8 })),
        fc.integer({ min: 1, max: 9 }),
        (list, won) => {
          const expected: number[] = []
          let since = 0
          list.forEach((price, index) => {
            if (price === null) return
            const peak = Math.max(...list.slice(since, index + 1).map((each) => each ?? 0))
            if (price > peak - won) return
            expected.push(price)
            since = index
          })
          const stops = collect(from(list).pipe(trailingStop({ won })))
          expect(stops.map(({ measured }) => measured)).toEqual(expected)
        },
      ),
    )
  })

  it('takes one distance', () => {
    expect(collect(from([100, 97, 96.9]).pipe(trailingStop({ percent: 3 })))).toMatchObject([
      { measured: 97, peak: 100 },
    ])
    expect(() => trailingStop({})).toThrow('percent or won')
    expect(() => trailingStop({ percent: 1, won: 1 })).toThrow('exclude each other')
    expect(() => trailingStop({ percent: 0 })).toThrow('above 0')
  })
})

describe('meanBefore', () => {
  keepsTheContract<number | null, Rolling<number>>((reset) => meanBefore({ count: 1, ...reset }), [null, 4, 6, 8])

  it('is the mean of the number before', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer(), { freq: 6 })), fc.integer({ min: 1, max: 5 }), (list, count) => {
        const numbers = list.filter((each) => each !== null)
        const before = collect(from(list).pipe(meanBefore({ count })))
        const means = collect(from(list).pipe(mean({ count }))).slice(0, -1)
        expect(before.map(({ value }) => value)).toEqual(numbers.slice(count))
        expect(before.map(({ result }) => result)).toEqual(means.map(({ result }) => result))
      }),
    )
  })
})

describe('openingRange', () => {
  const options: OpeningRangeOptions<Trade> = { to: '09:30' }
  keepsTheContract<Trade, Ranged<Trade>>(
    (reset) => openingRange<Trade | Break, 'price'>('price', { ...options, ...reset }),
    [trade('08:59:59', 9), trade('09:10:00', 5), trade('09:30:00', 6), trade('09:31:00', 4)],
  )

  const ranges = (list: readonly (Trade | typeof GAP)[]) =>
    collect(
      from(list).pipe(
        openingRange('price', options),
        map((each) => ('high' in each ? `${each.measured} ${each.low} ${each.high}` : 'gap')),
      ),
    )

  it('has the high and the low of the range, and nothing of before or after', () => {
    const list = [
      trade('08:50:00', 99),
      trade('09:00:00', 5),
      trade('09:29:59', 8),
      trade('09:30:00', 90),
      trade('10:00:00', 1),
    ]
    expect(ranges(list)).toEqual(['90 5 8', '1 5 8'])
  })

  it('begins again each day, and a day that was seen from the day before is complete', () => {
    const list = [trade('15:00:00', 7), trade('09:10:00', 5, 1), trade('09:31:00', 6, 1), trade('09:31:00', 6, 2)]
    expect(ranges(list)).toEqual(['6 5 5'])
  })

  it('has none of a day that was joined late, unless the first event is the first of its day', () => {
    expect(ranges([trade('09:01:00', 5), trade('09:31:00', 6)])).toEqual([])
    const first = { ...trade('09:00:03', 5), tradeVolume: -40, cumulativeVolume: 40 }
    expect(ranges([first, trade('09:31:00', 6)])).toEqual(['6 5 5'])
    expect(ranges([{ ...first, cumulativeVolume: 41 }, trade('09:31:00', 6)])).toEqual([])
  })

  it('has none after a gap inside it, and keeps it after a later one', () => {
    const [before, inside, after] = [trade('08:59:00', 1), trade('09:10:00', 5), trade('09:31:00', 6)]
    expect(ranges([before, inside, GAP, trade('09:20:00', 4), after])).toEqual(['gap'])
    expect(ranges([before, inside, after, GAP, after])).toEqual(['6 5 5', 'gap', '6 5 5'])
  })

  it('takes no late event into a range that has ended', () => {
    expect(
      ranges([
        trade('08:59:00', 1),
        trade('09:10:00', 5),
        trade('09:31:00', 6),
        trade('09:20:00', 99),
        trade('09:32:00', 7),
      ]),
    ).toEqual(['6 5 5', '7 5 5'])
  })
})
