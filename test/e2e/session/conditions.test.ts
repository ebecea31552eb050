/** A realtime condition search over real sockets, held against what the exchange answers when it is asked outright. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type ConditionEvent, connect, type Gap } from '@kiwoom-rx/core'
import { type Rules, startExchange } from '@kiwoom-rx/testing/exchange'
import { lastValueFrom, map, toArray } from 'rxjs'
import { describe, expect, it } from 'vitest'

/** Rising stocks: prices cross yesterday's close in both directions all the time. */
const conditionNumber = '0'

async function setUp(rules: Partial<Rules> = {}, lostAnswers = 0) {
  const exchange = await startExchange({
    seed: 5,
    scenario: 'lively',
    rules: { speed: 120, tokenRate: 1000, tokenBurst: 1000, date: '2026-11-20', startAt: '09:10:00', ...rules },
  })
  if (lostAnswers > 0)
    exchange.faults.add({ on: 'sent', trnm: 'CNSRREQ', times: lostAnswers, do: { _tag: 'withhold' } })
  const kiwoom = connect({
    env: exchange,
    credentials: { appKey: 'any', secretKey: 'any' },
    seed: 1,
    realtime: { retryDelay: 10, maxRetryDelay: 50, ...(lostAnswers > 0 && { replyTimeout: 1_000 }) },
  })
  const events: (ConditionEvent | Gap)[] = []
  const states: string[] = []
  const set = new Set<string>()
  const wrong: string[] = []
  kiwoom.connection$.subscribe(({ _tag }) => states.push(_tag))
  const search = kiwoom.condition.searchRealtime({ conditionNumber }, { gaps: true }).subscribe((event) => {
    events.push(event)
    switch (event.type) {
      case 'set':
        for (const code of event.stockCodes) set.add(code)
        return
      case 'enter':
        if (set.has(event.stockCode)) wrong.push(`${event.stockCode} entered twice`)
        set.add(event.stockCode)
        return
      case 'leave':
        if (!set.delete(event.stockCode)) wrong.push(`${event.stockCode} left without being in`)
    }
  })
  const until = async (what: string, isTrue: () => boolean): Promise<void> => {
    for (let i = 0; i < 4000; i++) {
      if (isTrue()) return
      await sleep(5)
    }
    throw new Error(`waited in vain for: ${what}`)
  }
  const count = (type: string, restored = false) =>
    events.filter((event) => event.type === type && (!('restored' in event) || event.restored === restored)).length
  /** What the exchange answers now that its market stands still. Its reply comes behind all that it reported before. */
  const truth = async (): Promise<readonly string[]> => {
    exchange.pauseMarket()
    const codes$ = kiwoom.condition.search.rows({ conditionNumber }).pipe(map(({ stockCode }) => String(stockCode)))
    return (await lastValueFrom(codes$.pipe(toArray()))).sort()
  }
  const agree = async (): Promise<void> => {
    const codes = await truth()
    await until('the last hit', () => [...set].sort().join() === codes.join())
    expect([...set].sort()).toEqual(codes)
    expect(wrong).toEqual([])
  }
  const close = async (): Promise<void> => {
    await kiwoom.close()
    await exchange.close()
  }
  return { exchange, kiwoom, events, states, search, until, count, agree, close }
}

describe('a realtime condition search', () => {
  it('keeps the set true by those who enter and leave', async () => {
    const { exchange, events, search, until, count, agree, close } = await setUp()
    await until('entries and leavers', () => count('enter') > 3 && count('leave') > 3)
    await agree()
    expect(events[0]?.type).toBe('set')
    expect(count('set')).toBe(1)
    search.unsubscribe()
    await until('CNSRCLR', () => exchange.received.frameCount('CNSRCLR') === 1)
    await close()
  })

  it.each([
    ['silence', 1],
    ['answer', 1],
    ['silence', 2],
    ['answer', 2],
  ] as const)('whose answer is lost is cleared and asked again: a repeat gets %s (%i lost)', async (repeated, lost) => {
    const { exchange, events, until, count, agree, close } = await setUp({ repeatedSearch: repeated }, lost)
    await until('the set', () => count('set') === 1)
    await until('entries and leavers', () => count('enter') > 0 && count('leave') > 0)
    await agree()
    expect(events[0]?.type).toBe('set')
    expect(exchange.received.frameCount('CNSRCLR')).toBeGreaterThanOrEqual(lost)
    await close()
  })

  it('comes back after an outage with the gap first, then the difference of the sets', async () => {
    const { exchange, events, states, until, count, agree, close } = await setUp()
    await until('entries and leavers', () => count('enter') > 0 && count('leave') > 0)
    const down = exchange.faults.add({ on: 'connect', times: Number.POSITIVE_INFINITY, do: { _tag: 'drop' } })
    exchange.dropSockets({ abrupt: true })
    await until('the loss', () => states.at(-1) === 'waiting')
    const before = events.length
    // Minutes of the market pass in which no one listens.
    exchange.jumpClock(1_800_000)
    down.remove()
    await until('the gap', () => count('gap') === 1)
    await agree()
    const since = events.slice(before)
    expect(since[0]?.type).toBe('gap')
    const firstNew = since.findIndex((event) => event.type !== 'gap' && 'restored' in event && !event.restored)
    const restored = since.slice(1, firstNew < 0 ? undefined : firstNew)
    expect(restored.length).toBeGreaterThan(0)
    expect(restored.every((event) => 'restored' in event && event.restored)).toBe(true)
    expect(count('set')).toBe(1)
    expect(exchange.received.frames.filter(({ trnm }) => trnm === 'CNSRLST')).toHaveLength(2)
    await close()
  })
})
