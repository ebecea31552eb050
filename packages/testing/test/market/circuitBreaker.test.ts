/** The circuit breaker and the sidecar (docs/protocol.md#rules): the pure step, and the market that it stops. */
import { describe, expect, it } from 'vitest'
import { hoursOf } from '../../src/market/calendar/hours.ts'
import { timeOfDay } from '../../src/market/calendar/time.ts'
import { type BreakerEffect, type BreakerState, breakerStep, noBreak } from '../../src/market/trading/circuitBreaker.ts'
import { createMarket, type MarketNews } from '../../src/market.ts'

const hours = hoursOf(0)
const MINUTE = 60_000

/** An index that stands at each value from a time of day on; looked at every ten seconds. */
function effectsOf(
  path: readonly (readonly [time: string, percent: number])[],
  market: 'kospi' | 'kosdaq' = 'kospi',
): readonly (readonly [minute: number, BreakerEffect['_tag']])[] {
  let state: BreakerState = noBreak
  const effects: (readonly [number, BreakerEffect['_tag']])[] = []
  for (let at = hours.open; at < hours.close; at += 10_000) {
    const percent = path.findLast(([time]) => timeOfDay(time) <= at)?.[1] ?? 0
    const [next, effect] = breakerStep(state, { at, percent }, market, hours)
    state = next
    if (effect !== undefined) effects.push([Math.floor((at - hours.open) / MINUTE), effect._tag])
  }
  return effects
}

const breaks = (path: Parameters<typeof effectsOf>[0]) => effectsOf(path).filter(([, tag]) => tag !== 'sidecar')

describe('the circuit breaker', () => {
  it('stops the market after a minute at −8 %, and not for less', () => {
    expect(breaks([['10:00', -8]])).toEqual([[61, 'break']])
    expect(breaks([['10:00', -7.99]])).toEqual([])
  })

  it('forgets a fall that did not last a minute', () => {
    expect(
      breaks([
        ['10:00', -8.5],
        ['10:00:50', -7.5],
        ['10:01', -8.2],
        ['10:01:50', -7],
      ]),
    ).toEqual([])
  })

  it('has three levels, each a point below the one before, the last of which ends the day', () => {
    expect(
      breaks([
        ['10:00', -8],
        ['11:00', -15],
        ['12:00', -20],
      ]),
    ).toEqual([
      [61, 'break'],
      [121, 'break'],
      [181, 'close'],
    ])
    expect(
      breaks([
        ['10:00', -14.5],
        ['11:00', -15.2],
      ]),
    ).toEqual([[61, 'break']])
    expect(
      breaks([
        ['10:00', -14.5],
        ['11:00', -15.5],
      ]),
    ).toEqual([
      [61, 'break'],
      [121, 'break'],
    ])
  })

  it('does not break in the last forty minutes, but ends the day even then', () => {
    expect(breaks([['14:55', -9]])).toEqual([])
    expect(
      breaks([
        ['10:00', -8],
        ['11:00', -15],
        ['15:00', -20],
      ]).at(-1),
    ).toEqual([361, 'close'])
  })
})

describe('the sidecar', () => {
  const sidecars = (market: 'kospi' | 'kosdaq', path: Parameters<typeof effectsOf>[0]) =>
    effectsOf(path, market).filter(([, tag]) => tag === 'sidecar')

  it('comes once a day, after a minute at ±5 % on KOSPI and ±6 % on KOSDAQ, five minutes after the open at the earliest', () => {
    expect(
      sidecars('kospi', [
        ['10:00', 5],
        ['11:00', -5],
      ]),
    ).toEqual([[61, 'sidecar']])
    expect(
      sidecars('kosdaq', [
        ['10:00', 5],
        ['11:00', -6],
      ]),
    ).toEqual([[121, 'sidecar']])
    expect(sidecars('kospi', [['09:01', 6]])).toEqual([[6, 'sidecar']])
    expect(sidecars('kospi', [['14:55', 6]])).toEqual([])
  })
})

describe('a market that falls through its breaker', () => {
  const market = createMarket({ seed: 7, scenario: 'circuitBreaker' })
  const news: MarketNews[] = []
  const states = new Map<string, string>()
  for (let minute = 0; minute < 390; minute += 1) {
    const time = `${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    market.advanceTo(time, (each) => news.push(each))
    states.set(time, market.stock('005930')?.state ?? '')
  }
  const trades = news.flatMap((each) => (each._tag === 'trade' && !each.item.startsWith('M') ? [each] : []))
  const kospi = trades.filter(({ item }) => item.startsWith('005930'))

  it('stops twenty minutes, gathers ten, and goes on by a single price; the NXT stops with it', () => {
    const silences = kospi.slice(1).flatMap(({ at, isAuction }, n) => {
      const gap = at - (kospi[n]?.at ?? at)
      return gap > 25 * MINUTE && at < timeOfDay('15:00') ? [[Math.round(gap / MINUTE), isAuction]] : []
    })
    expect(silences).toEqual([
      [30, true],
      [30, true],
    ])
    expect([...states.values()].filter((state) => state === 'halted').length).toBe(40)
    expect([...states.values()].filter((state) => state === 'reopening auction').length).toBe(20)
  })

  it('goes on to its close', () => {
    expect(market.sectors.find(({ item }) => item === '001')?.price).toBeGreaterThan(0)
    market.advanceTo('15:31')
    expect(market.stock('005930')?.close).not.toBeNull()
  })
})
