import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  followsOn,
  isCounted,
  missedOf,
  noTally,
  type Tally,
  tallied,
} from '../../src/codec/completeness/completeness.ts'
import type { WireRecord } from '../../src/codec/records/record.ts'

const MORNING = Date.parse('2026-11-20T10:00:00+09:00')

/** A trade of a continuous session, at a second of the morning. */
function trade(
  cumulativeVolume: number | null,
  tradeVolume: number | null,
  more: Partial<WireRecord> = {},
): WireRecord {
  return {
    cumulativeVolume,
    tradeVolume,
    marketSession: 'regular',
    timestamp: MORNING,
    receivedAt: MORNING + 500,
    tradeTime: '10:00:00',
    sellTradeVolume: null,
    buyTradeVolume: null,
    ...more,
  }
}

/** What is missed before each trade. */
function missedIn(trades: readonly (WireRecord | 'cut')[]): readonly number[] {
  let tally: Tally = noTally
  let before: WireRecord | undefined
  const missed: number[] = []
  for (const each of trades) {
    if (each === 'cut') {
      tally = { ...tally, isCut: true }
      continue
    }
    const [after, volume] = tallied(tally, before, each)
    tally = after
    before = each
    missed.push(volume)
  }
  return missed
}

const sided = (sellTradeVolume: number, buyTradeVolume: number): Partial<WireRecord> => ({
  sellTradeVolume,
  buyTradeVolume,
})

describe('the count of trades', () => {
  it.each<[string, readonly (WireRecord | 'cut')[], readonly number[]]>([
    ['counts nothing at the first trade', [trade(500, 10)], [0]],
    ['counts nothing while volumes follow on', [trade(500, 10), trade(520, -20), trade(521, 1)], [0, 0, 0]],
    ['counts the rise beyond the trade that shows it', [trade(500, 10), trade(540, -15)], [0, 25]],
    ['counts each loss by itself', [trade(500, 10), trade(540, -15), trade(545, 5), trade(600, 1)], [0, 25, 0, 54]],
    ['counts nothing at a repeat', [trade(500, 10), trade(500, 10), trade(510, 10)], [0, 0, 0]],
    ['counts what passed while the registration was lost', [trade(500, 10), 'cut', trade(900, 10)], [0, 390]],
    ['counts nothing when nothing passed meanwhile', [trade(500, 10), 'cut', trade(510, 10)], [0, 0]],
    ['counts nothing when a snapshot repeats the last trade', [trade(500, 10), 'cut', trade(500, 10)], [0, 0]],
    ['counts nothing at a correction downwards', [trade(500, 10), trade(480, -20), trade(490, 10)], [0, 0, 0]],
    ['counts on from a correction', [trade(500, 10), trade(480, 1), trade(490, 10), trade(510, 5)], [0, 0, 0, 15]],
    [
      'counts a late trade where it was missed, and no second time after it',
      [trade(500, 10), trade(530, 10), trade(520, 20), trade(540, 10)],
      [0, 20, 0, 0],
    ],
    [
      'counts nothing at an old trade that comes again',
      [trade(500, 10), trade(510, 10), trade(500, 10), trade(520, 10)],
      [0, 0, 0, 0],
    ],
    [
      'counts nothing when a frame of two trades comes again',
      [trade(500, 10), trade(510, 10), trade(500, 10), trade(510, 10), trade(515, 5)],
      [0, 0, 0, 0, 0],
    ],
    [
      'takes a blank total as what the trade itself adds',
      [trade(500, 10), trade(null, 10), trade(530, 20), trade(540, 5)],
      [0, 0, 0, 5],
    ],
    [
      'begins again after a blank volume',
      [trade(500, 10), trade(null, null), trade(900, 10), trade(910, 10)],
      [0, 0, 0, 0],
    ],
    ['counts nothing on another day', [trade(500, 10), trade(9_000, 10, { timestamp: MORNING + 86_400_000 })], [0, 0]],
    [
      'knows the day without the time of the trade',
      [trade(500, 10, { timestamp: null }), trade(9_000, 10, { timestamp: null, receivedAt: MORNING + 86_400_000 })],
      [0, 0],
    ],
    [
      'counts nothing at a change of session',
      [trade(500, 10), trade(9_000, 10, { marketSession: 'postCloseAfterHours' })],
      [0, 0],
    ],
    [
      'counts nothing at a change of session over a lost registration',
      [trade(500, 10), 'cut', trade(9_000, 10, { marketSession: null })],
      [0, 0],
    ],
    [
      'counts in the session that began',
      [trade(500, 10), trade(9_000, 10, { marketSession: 'x' }), trade(9_020, 15, { marketSession: 'x' })],
      [0, 0, 5],
    ],
    [
      'counts nothing at the print of the closing auction',
      [trade(500, 10, { tradeTime: '15:19:59' }), trade(9_000, 10, { tradeTime: '15:30:00' })],
      [0, 0],
    ],
    [
      'counts nothing at the print of the opening auction',
      [trade(500, 10, { tradeTime: '08:59:59' }), trade(9_000, 10, { tradeTime: '09:00:12' })],
      [0, 0],
    ],
  ])('%s', (_, trades, missed) => {
    expect(missedIn(trades)).toEqual(missed)
  })

  it('leaves out what neither a buyer nor a seller took: an auction after a VI, a block trade', () => {
    const first = trade(1_000, 10, sided(300, 500))
    const second = trade(1_020, 20, sided(300, 520))
    const auction = trade(9_000, 10, sided(300, 520))
    const afterAuction = trade(9_005, -5, sided(305, 520))
    expect(missedIn([first, second, auction, afterAuction])).toEqual([0, 0, 0, 0])
    // 7,980 in blocks or auctions, 30 by trades that were lost, then 5.
    expect(missedIn([first, second, trade(9_035, -5, sided(320, 535))])).toEqual([0, 0, 30])
    // Whatever passed while the registration was lost was missed.
    expect(missedIn([first, second, 'cut', trade(9_035, -5, sided(320, 535))])).toEqual([0, 0, 8_010])
  })

  it('counts by the total alone while the counts by side stand still', () => {
    expect(missedIn([trade(1_000, 10, sided(300, 500)), trade(1_060, 20, sided(300, 500))])).toEqual([0, 40])
  })

  it('is of trades by item; of _AL nothing is verified', () => {
    expect(['005930', '005930_NX', '005930_AL', ''].map((item) => isCounted('0B', item))).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(['0D', '0J', '00'].some((type) => isCounted(type, '005930'))).toBe(false)
  })

  it('says from which trade to which, and never backwards', () => {
    const [one, other] = [trade(1, 1), trade(9, 1, { timestamp: MORNING + 3_000 })]
    expect(missedOf('005930', 7, one, other)).toEqual({
      type: 'missed',
      item: '005930',
      volume: 7,
      from: MORNING,
      to: MORNING + 3_000,
    })
    expect(missedOf('005930', 7, other, one)).toMatchObject({ from: MORNING, to: MORNING })
    expect(missedOf('005930', 7, undefined, trade(9, 1, { timestamp: null }))).toMatchObject({ from: MORNING + 500 })
  })
})

const volumes = fc.array(
  fc.integer({ min: -5_000, max: 5_000 }).filter((volume) => volume !== 0),
  { minLength: 1, maxLength: 60 },
)

/** A day's trades, each with its side counted, and which of them are swallowed. */
const days = fc
  .record({ start: fc.nat(10_000_000), volumes, lost: fc.infiniteStream(fc.boolean()), isSided: fc.boolean() })
  .map(({ start, volumes: given, lost, isSided }) => {
    let [total, sold, bought] = [start, 0, 0]
    const trades = given.map((volume) => {
      total += Math.abs(volume)
      if (volume < 0) sold -= volume
      else bought += volume
      return trade(total, volume, isSided ? sided(sold, bought) : {})
    })
    return { start, trades, isLost: trades.map(() => lost.next().value === true) }
  })

describe('for any trades, whichever are lost', () => {
  it('what was seen and what was missed add up to the cumulative volume', () => {
    fc.assert(
      fc.property(days, ({ trades, isLost }) => {
        const seen = trades.filter((_, at) => isLost[at] !== true)
        const [first, last] = [seen[0], seen.at(-1)]
        if (first === undefined || last === undefined) return
        const missed = missedIn(seen)
        const sum = seen.slice(1).reduce((all, each) => all + Math.abs(Number(each['tradeVolume'])), 0)
        const passed = Number(last['cumulativeVolume']) - Number(first['cumulativeVolume'])
        expect(sum + missed.reduce((all, each) => all + each, 0)).toBe(passed)
        // And each stands where it was lost.
        seen.forEach((each, at) => {
          const place = trades.indexOf(each)
          expect((missed[at] ?? 0) > 0).toBe(at > 0 && isLost[place - 1] === true)
        })
      }),
    )
  })

  it('nothing is missed without a loss, however often what came comes again', () => {
    fc.assert(
      fc.property(days, fc.infiniteStream(fc.nat(3)), fc.infiniteStream(fc.boolean()), ({ trades }, again, cuts) => {
        const told: (WireRecord | 'cut')[] = []
        trades.forEach((each, at) => {
          if (cuts.next().value === true) told.push('cut')
          told.push(each, ...trades.slice(Math.max(0, at + 1 - Number(again.next().value)), at + 1))
        })
        expect(missedIn(told).every((volume) => volume === 0)).toBe(true)
      }),
    )
  })

  it('the quick test agrees with the step', () => {
    fc.assert(
      fc.property(days, ({ trades, isLost }) => {
        const seen = trades.filter((_, at) => isLost[at] !== true)
        const missed = missedIn(seen)
        let total: number | undefined
        seen.forEach((each, at) => {
          if (at > 0) expect(followsOn(total, each)).toBe(missed[at] === 0)
          total = Number(each['cumulativeVolume'])
        })
      }),
    )
  })
})
