import { from, map } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type Break, type OpeningRangeOptions, openingRange, type Ranged } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { type Trade, trade } from './datedTrades.ts'

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
