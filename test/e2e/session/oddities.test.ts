/** What the exchange does now and then, and how a client of this library comes through it. */
import { connect, type Diagnostic, isKiwoomError, type OrderState, type Position } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, type RequestFault, type Rules } from '@kiwoom-rx/testing/exchange'
import { take } from 'rxjs'
import { describe, expect, it } from 'vitest'

const MARKET = { tradeType: 'market', stockCode: '005930' } as const

function bench(rules: Partial<Rules> = {}) {
  const clock = new VirtualClock({ start: '2026-11-20T10:00:00' })
  const exchange = createExchange({
    seed: 7,
    scheduler: clock,
    rules: { date: '2026-11-20', startAt: '10:00:00', initialCash: 1e12, ...rules },
  })
  const { env, http, socket } = exchange
  const credentials = { appKey: 'key', secretKey: 'any' }
  const connected = () => connect({ env, http, socket, credentials, scheduler: clock, seed: 1 })
  const kiwoom = connected()
  const diagnostics: Diagnostic[] = []
  kiwoom.diagnostics$.subscribe((each) => diagnostics.push(each))
  return { clock, exchange, kiwoom, connected, diagnostics }
}

/** What a read ends with under a fault: its stock's name, or the `_tag` of its error; and what was diagnosed. */
function readUnder(fault: RequestFault) {
  const { clock, exchange, kiwoom, diagnostics } = bench()
  exchange.faults.add({ on: 'request', apiId: 'ka10003', do: fault })
  let outcome = 'nothing'
  kiwoom.stock
    .trades({ stockCode: '005930' })
    .pipe(take(1))
    .subscribe({
      next: () => {
        outcome = 'value'
      },
      error: (error: unknown) => {
        outcome = isKiwoomError(error) ? error._tag : 'another error'
      },
    })
  clock.advanceBy(60_000)
  return {
    outcome,
    diagnosed: diagnostics.map(({ _tag }) => _tag),
    requests: exchange.received.requestCount('ka10003'),
  }
}

describe('a read', () => {
  it.each<[string, RequestFault]>([
    ['a token that ends before its time, with a new one', { _tag: 'endToken' }],
    ['the limit of all requests (1701), later', { _tag: 'refuse', as: 'rateOfAll' }],
    ['the limit of a group (1702), later', { _tag: 'refuse', as: 'rateOfGroup' }],
  ])('repeats after %s', (_, fault) => {
    expect(readUnder(fault)).toMatchObject({ outcome: 'value', requests: 2 })
  })

  it('ends with the refusal of an instrument that does not exist (1903)', () => {
    expect(readUnder({ _tag: 'refuse', as: 'noInstrument' })).toMatchObject({ outcome: 'Rejected', requests: 1 })
  })

  it.each(['text', 'null', 'object', 'texts'] as const)('never passes a list that is %s off in silence', (as) => {
    const { outcome, diagnosed } = readUnder({ _tag: 'mistype', as })
    expect(outcome === 'DecodeError' || diagnosed.length > 0).toBe(true)
  })

  it('comes through a cut character', () => {
    expect(readUnder({ _tag: 'cutCharacter' })).toMatchObject({ outcome: 'value', requests: 1 })
  })

  it('ends plainly, or after trying again, when maintenance answers with a page', () => {
    expect(['value', 'Unavailable', 'DecodeError']).toContain(readUnder({ _tag: 'refuse', as: 'maintenance' }).outcome)
  })
})

describe('positions and a tracked order', () => {
  const odd: readonly Partial<Rules>[] = [
    {},
    { executionNumbers: 'perVenue' },
    { cancelNotices: 'cancellation' },
    { codeLetters: 'everywhere' },
    { executionRows: 'fill' },
    { executionNumbers: 'perVenue', codeLetters: 'everywhere', executionRows: 'fill', fillFids: 'each' },
    { arrivalFrom: 300, arrivalTo: 1_300 },
    { forms: 'manual' },
  ]

  it.each(odd)('agree with the books of the exchange under %j', (rules) => {
    const { clock, exchange, kiwoom } = bench(rules)
    let positions: readonly Position[] = []
    kiwoom.account.positions$.subscribe((each) => {
      positions = each
    })
    clock.advanceBy(3_000)
    const told = new Map<string, OrderState>()
    for (const venue of ['krx', 'nxt', 'krx'] as const) {
      kiwoom.order
        .buy({ ...MARKET, tradeType: 'bestOppositeLimit', exchange: venue, orderQuantity: 400 })
        .subscribe(({ orderNumber }) => {
          kiwoom.order.track(orderNumber).subscribe((state) => told.set(orderNumber, state))
        })
      clock.advanceBy(1_000)
    }
    clock.advanceBy(20_000)
    const booked = exchange.orders()
    const held = booked.reduce((sum, { filled }) => sum + filled, 0)
    expect(held).toBeGreaterThan(400)
    expect(positions).toMatchObject([{ stockCode: '005930', quantity: held }])
    for (const { number, filled } of booked)
      expect([number, told.get(number)?.filledQuantity]).toEqual([number, filled])
  })

  it.each<Partial<Rules>>([{}, { cancelNotices: 'cancellation' }])('see a cancellation once under %j', (rules) => {
    const { clock, exchange, kiwoom } = bench(rules)
    const states: string[] = []
    const low = exchange.market.instruments[0]?.lowerLimit ?? 0
    kiwoom.order
      .buy({ ...MARKET, tradeType: 'limit', exchange: 'krx', orderQuantity: 3, orderPrice: low })
      .subscribe(({ orderNumber }) => {
        kiwoom.order.track(orderNumber).subscribe({
          next: ({ _tag }) => states.push(_tag),
          complete: () => states.push('|'),
        })
      })
    clock.advanceBy(3_000)
    const originalOrderNumber = exchange.orders()[0]?.number ?? ''
    kiwoom.order.cancel({ exchange: 'krx', stockCode: '005930', originalOrderNumber, cancelQuantity: 0 }).subscribe()
    clock.advanceBy(5_000)
    expect(states).toEqual(['accepted', 'cancelled', '|'])
  })
})

describe('a session', () => {
  it('that is taken over late hears until then, and reports that', () => {
    const { clock, kiwoom, connected } = bench({ takeoverDelay: 5_000, pingPeriod: 0 })
    let heard = 0
    let error = ''
    kiwoom.realtime.trade('005930').subscribe({
      next: () => {
        heard += 1
      },
      error: (each: unknown) => {
        error = isKiwoomError(each) ? each._tag : 'another error'
      },
    })
    clock.advanceBy(3_000)
    const other = connected()
    other.realtime.trade('005930').subscribe()
    clock.advanceBy(3_000)
    const before = heard
    expect([before > 0, error]).toEqual([true, ''])
    clock.advanceBy(5_000)
    expect(error).toBe('SessionTaken')
  })

  it('lives on next to another where the exchange lets it', () => {
    const { clock, kiwoom, connected } = bench({ oneSessionPerKey: false })
    let heard = 0
    kiwoom.realtime.trade('005930').subscribe(() => {
      heard += 1
    })
    connected().realtime.trade('005930').subscribe()
    clock.advanceBy(30_000)
    const before = heard
    clock.advanceBy(30_000)
    expect(heard).toBeGreaterThan(before)
  })
})

describe('a clock that is minutes off', () => {
  it.each([-600_000, 600_000])('by %i ms keeps the token for its life, and reads go on', (clockOffset) => {
    const { clock, exchange, kiwoom } = bench({ clockOffset, tokenLife: 3_600_000 })
    let [values, errors] = [0, 0]
    const read = () =>
      kiwoom.stock
        .trades({ stockCode: '005930' })
        .pipe(take(1))
        .subscribe({
          next: () => {
            values += 1
          },
          error: () => {
            errors += 1
          },
        })
    for (let hour = 0; hour < 4; hour += 1) {
      read()
      clock.advanceBy(1_800_000)
    }
    expect([values, errors]).toEqual([4, 0])
    expect(exchange.received.requestCount('au10001')).toBeLessThan(8)
  })
})
