import { AssertionError } from 'node:assert'
import { connect, type MarketStatus, type Missed, type OrderBook, type Trade, type Vi } from '@kiwoom-rx/core'
import { delta, markVi, pauseDuringVi } from '@kiwoom-rx/operators'
import { delay, EMPTY, map, type Observable, throwError } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { marbles as forJest } from '../../src/marbles/jest.ts'
import { marbles as forNode } from '../../src/marbles/node.ts'
import { type KiwoomOptions, MarbleMismatch, type Marbles, marbles } from '../../src/marbles.ts'

describe('a marble test', () => {
  it(
    'has streams, times and subscriptions in columns',
    marbles((m) => {
      const source = m.hot('    -a-b-c-|')
      const subscription = '    --^---!'
      const expected = '        -----b'
      const late = source.pipe(delay(m.time('--|'), m.scheduler))
      m.expect(late, subscription).toBeObservable(expected)
      m.expect(source).toHaveSubscriptions(subscription)
    }),
  )

  it(
    'subscribes again to what is cold',
    marbles((m) => {
      const source = m.cold('   a-|')
      m.expect(source, '        --^').toBeObservable('--a-|')
      m.expect(source, '        ---^').toBeObservable('---a-|')
      m.expect(source).toHaveSubscriptions(['--^-!', '---^-!'])
    }),
  )

  it.each([
    [1, '-a'],
    [2, '--a'],
  ])(
    'takes what the runner passes on: %i %s',
    marbles((m, ms: number, expected: string) => {
      m.expect(m.cold('a').pipe(delay(ms, m.scheduler))).toBeObservable(expected)
    }),
  )

  it('has no parameter that a runner would take for a callback', () => {
    expect(marbles((_, one: number, two: number) => [one, two])).toHaveLength(0)
  })

  it('compares in the middle when asked to', () => {
    let isReached = false
    const run = marbles((m) => {
      m.expect(EMPTY).toBeObservable('-|')
      m.flush()
      isReached = true
    })
    expect(run).toThrow(MarbleMismatch)
    expect(isReached).toBe(false)
  })

  it('takes matchers for values', () => {
    marbles((m) => {
      m.expect(m.cold('a', { a: { price: 1, at: 2 } })).toBeObservable('a', { a: { price: expect.any(Number), at: 2 } })
    })()
    const run = marbles((m) => m.expect(m.cold('a', { a: 'text' })).toBeObservable('a', { a: expect.any(Number) }))
    expect(run).toThrow(MarbleMismatch)
  })

  it('compares errors by name and message', () => {
    const failed$ = throwError(() => new RangeError('a'))
    marbles((m) => m.expect(failed$).toBeObservable('#', undefined, new RangeError('a')))()
    const run = marbles((m) => m.expect(failed$).toBeObservable('#', undefined, new RangeError('b')))
    expect(run).toThrow('message  "b"       "a"')
  })

  it('passes on what a test itself throws', () => {
    const run = marbles(() => {
      throw new TypeError('of the test')
    })
    expect(run).toThrow(new TypeError('of the test'))
  })

  it('refuses an asynchronous body, which would compare nothing behind its first await', () => {
    // Typed like this the compiler lets them pass, as it does where no lint rule looks at promises.
    const asynchronous = async (m: Marbles): Promise<void> => {
      await null
      m.expect(m.cold('a|')).toBeObservable('b|')
    }
    const bodies: readonly ((m: Marbles) => unknown)[] = [asynchronous, () => Promise.reject(new Error('later'))]
    for (const body of bodies) expect(marbles(body)).toThrow(/must be synchronous/)
  })

  it('refuses an expectation without a matcher, and shows its line', () => {
    const run = marbles((m) => {
      m.expect(m.cold('a|')).toBeObservable('a|')
      m.expect(m.cold('b|'))
    })
    expect(run).toThrow(/compares nothing: call toBeObservable[\s\S]*m\.expect\(m\.cold\('b\|'\)\)$/)
  })
})

describe('runners:', () => {
  const fails = (m: Marbles): void => m.expect(EMPTY).toBeObservable('-')

  it('vitest counts the expectations', () => {
    expect.assertions(2)
    marbles((m) => {
      m.expect(EMPTY).toBeObservable('|')
      m.expect(m.cold('a')).toBeObservable('a')
    })()
  })

  it('jest counts them too', () => {
    const state = { assertionCalls: 3 }
    const theirs = Object.assign(() => undefined, {
      getState: () => state,
      setState: (change: object) => Object.assign(state, change),
    })
    Reflect.set(globalThis, 'expect', theirs)
    try {
      forJest((m) => m.expect(EMPTY).toBeObservable('|'))()
      expect(() => forJest(fails)()).toThrow(MarbleMismatch)
    } finally {
      Reflect.deleteProperty(globalThis, 'expect')
    }
    expect(state.assertionCalls).toBe(5)
  })

  it("Node's own gets an AssertionError", () => {
    expect(() => forNode(fails)()).toThrow(AssertionError)
    expect(() => forNode(fails)()).toThrow(/^Marbles differ: nothing more was expected, but the completion/)
    forNode((m) => m.expect(EMPTY).toBeObservable('|'))()
  })

  it.each([marbles, forNode])('the stack of a failure begins at the expectation', (made) => {
    try {
      made(fails)()
    } catch (error) {
      const [first] = String(error instanceof Error ? error.stack : '').match(/^ +at .*/m) ?? []
      expect(first).toContain('marbles.test.ts')
      return
    }
    expect.unreachable()
  })
})

describe('streams of the market', () => {
  it(
    'have the types of the client',
    marbles((m) => {
      const trades = m.trades('005930', '-', {})
      expectTypeOf(trades).toExtend<Observable<Trade>>()
      expectTypeOf(m.book('005930', '-', {})).toExtend<Observable<OrderBook>>()
      expectTypeOf(m.vi('-')).toExtend<Observable<Vi>>()
      expectTypeOf(m.session('-')).toExtend<Observable<MarketStatus>>()
      expectTypeOf(m.event('0B', '', { price: 1, tradeVolume: 1 })).toExtend<Trade>()
      // @ts-expect-error: a trade has the catalogue's fields and no others
      m.trades('005930', 'a', { a: { prise: 61_300, price: 1 } })
    }),
  )

  it(
    'carry whole events, at the times at which they are drawn',
    marbles((m) => {
      const trades = m.trades('005930_NX', '-a 2s b|', { a: 61_300, b: { price: 61_400, tradeVolume: -7 } })
      const times = trades.pipe(map((trade) => [trade.receivedAt, trade.timestamp, trade.tradeTime, trade.tradeVolume]))
      m.expect(times).toBeObservable('-a 2s b|', { a: [1, 0, '09:00:00', 1], b: [2002, 2000, '09:00:02', -7] })
      m.expect(trades).toBeObservable('-a 2s b|', trades.values)
      expect(trades.values['a']).toMatchObject({ type: '0B', item: '005930_NX', price: 61_300, change: null })
    }),
  )

  it(
    'fill up the levels of a book',
    marbles((m) => {
      const book = m.book('005930', 'a', { a: { bids: [{ price: 61_200 }] } })
      const bids = book.pipe(map((event) => event.bids.map(({ price }) => price)))
      const blanks = Array.from({ length: 9 }, () => null)
      m.expect(bids).toBeObservable('a', { a: [61_200, ...blanks] })
    }),
  )

  it(
    'pause an operator while a VI is on',
    marbles((m) => {
      const trades = m.trades('005930', '-a-----b------c---|', { a: 61_300, b: 67_400, c: 67_500 })
      const vi$ = m.vi('                 ---(on)---(off)----')
      const expected = '                 -a------------c---|'
      m.expect(trades.pipe(pauseDuringVi(vi$))).toBeObservable(expected, trades.values)
    }),
  )

  it(
    'distinguish two VIs by their seconds, and VIs of other items by theirs',
    marbles((m) => {
      const trades = m.trades('000660', '-a 2s -b', { a: 1, b: 2 })
      const vi$ = m.vi('                 (on)-(off) 1s (on)', '005930')
      const marks = trades.pipe(
        markVi(vi$),
        map(({ underVi }) => underVi),
      )
      m.expect(marks).toBeObservable('   -a 2s -b', { a: false, b: false })
      m.expect(vi$.pipe(map(({ viReleaseTime }) => viReleaseTime))).toBeObservable('a----b 1s ----c', {
        a: null,
        b: '09:00:00',
        c: null,
      })
    }),
  )

  it(
    'name the phases of a day as the catalogue does',
    marbles((m) => {
      const session = m.session('(open)--(close)-(afterHoursAuctionStart)')
      const phases = session.pipe(map(({ marketPhase }) => marketPhase))
      const expected = '         a-------b-------c'
      m.expect(phases).toBeObservable(expected, { a: 'marketOpen', b: 'marketClose', c: 'afterHoursAuctionStart' })
    }),
  )

  it.each<[string, (m: Marbles) => unknown, string]>([
    ['a letter without a value', (m) => m.trades('005930', '-a-b', { a: 1 }), "no value for 'b'; there are a"],
    ['an essential field left out', (m) => m.trades('005930', '-a', { a: {} }), '0B 주식체결: price must be given'],
    ['NaN', (m) => m.trades('005930', '-a', { a: Number.NaN }), 'a value is not of its field’s kind'],
    ['an eleventh level', (m) => m.book('0', 'a', { a: { asks: Array(11).fill({ price: 1 }) } }), 'too many levels'],
    ['an (off) without an (on)', (m) => m.vi('-(off)'), 'm.vi: (off) at 1 ms has no (on) before it'],
    [
      'two VIs in one second',
      (m) => m.vi('(on)(off)(on)'),
      'm.vi: the VIs at 0 and 9 ms have one trigger time, 09:00:00',
    ],
  ])('refuse %s', (_, make, message) => {
    expect(marbles((m) => void make(m))).toThrow(message)
  })
})

// A frame each 10 ms and a first retry after about 10, so that the diagrams stay short.
const QUICK: KiwoomOptions = { connect: { realtime: { interval: 10, retryDelay: 10 } } }

describe('the client in a marble test', () => {
  it(
    'logs in, registers, receives and lets go, column by column',
    marbles((m) => {
      const { kiwoom, push } = m.kiwoom(connect, QUICK)
      const trades = m.trades('005930', '          -----a--b', { a: 61_300, b: { price: 61_400, tradeVolume: -3 } })
      const subscription = '                       ^---------!'
      push('                                       -----a--b', trades.values)
      m.expect(kiwoom.realtime.trade('005930'), subscription).toBeObservable('-----a--b', trades.values)
      m.expectFrames('                             --LR---------X')
    }),
  )

  it(
    'receives every event as it was drawn: the codec and the kit agree',
    marbles((m) => {
      const { kiwoom, push, expectFrames } = m.kiwoom(connect, QUICK)
      const book = { a: m.event('0D', '005930', { asks: [{ price: 61_400, size: 5 }], bids: [{ price: 61_300 }] }, 9) }
      const vi = { a: m.event('1h', '', { stockCode: '005930', viKind: 'static', viTriggerPrice: 67_400 }, 9) }
      const phase = { a: m.event('0s', '', { marketPhase: 'marketOpen' }, 9) }
      for (const one of [book, vi, phase]) push('---------a', one)
      m.expect(kiwoom.realtime.orderBook('005930'), '^ 1s !').toBeObservable('---------a', book)
      m.expect(kiwoom.realtime.vi(), '^ 1s !').toBeObservable('---------a', vi)
      m.expect(kiwoom.realtime.marketStatus(), '^ 1s !').toBeObservable('---------a', phase)
      expectFrames('--LR 997ms X')
    }),
  )

  it(
    'comes back after a lost connection, and reports the gap',
    marbles((m) => {
      const { kiwoom, push, faults } = m.kiwoom(connect, QUICK)
      const lost = { a: m.event('0B', '005930', { price: 1, tradeVolume: 1 }) }
      faults('                                    ------(drop)')
      push('                                      -------a', lost)
      m.expect(kiwoom.realtime.trade('005930'), ' ^ 99ms !').toBeObservable('-')
      m.expect(kiwoom.gaps$.pipe(map(({ reason }) => reason))).toBeObservable('---------------g', {
        g: 'closed with 1006',
      })
      m.expectFrames('                            --LR---------LR 85ms X')
    }),
  )

  it('is refused, and waits until it is accepted', () => {
    const asked: number[] = []
    marbles((m) => {
      const { kiwoom, faults, exchange } = m.kiwoom(connect)
      faults('(refuse) 20ms (accept)')
      const params = { market: 'all', measure: 'amount', tradeType: 'netBuy', stockCode: '005930' } as const
      m.scheduler.schedule(() => kiwoom.chart.intradayInvestorTrading(params).subscribe(), 1)
      m.flush()
      asked.push(...exchange.received.requests.map(({ at }) => at))
    })()
    // Refused requests never reach the exchange: the token and the page came after the refusal.
    expect(asked).toHaveLength(2)
    expect(Math.min(...asked)).toBeGreaterThan(20)
  })

  it('opens no socket while it is refused, and gets a new token for one that was revoked', () => {
    const states: string[] = []
    marbles((m) => {
      const { kiwoom, faults, exchange } = m.kiwoom(connect, QUICK)
      kiwoom.connection$.subscribe(({ _tag }) => states.push(_tag))
      kiwoom.realtime.trade('005930').subscribe()
      faults('-----(revoke)(refuse)(close) 50ms (accept)')
      m.flush()
      expect(exchange.received.requestCount('au10001')).toBe(2)
      expect(exchange.registrations()).toEqual([{ type: '0B', item: '005930' }])
    })()
    expect(states.slice(0, 4)).toEqual(['idle', 'connecting', 'ready', 'waiting'])
    expect(states.at(-1)).toBe('ready')
  })

  it(
    'puts faults on the menu of the exchange, each to strike at its next occasion',
    marbles((m) => {
      const { kiwoom, push, faults, exchange } = m.kiwoom(connect, QUICK)
      const trades = m.trades('005930', '-----a--b--c--d', { a: 1, b: 2, c: { price: 3, cumulativeVolume: 30 }, d: 4 })
      push('                             -----a--b--c--d', trades.values)
      faults('                           -------h--(twice)', {
        h: { on: 'sent', trnm: 'REAL', do: { _tag: 'withhold' } },
        twice: { on: 'sent', trnm: 'REAL', do: { _tag: 'duplicate' } },
      })
      const expected = '                 -----a-----c--d'
      m.expect(kiwoom.realtime.trade('005930'), '^--------------------!').toBeObservable(expected, trades.values)
      m.flush()
      expect(exchange.faults.waiting).toEqual([])
    }),
  )

  it('ends at the time that is given', () => {
    const seconds = (until: number): number => {
      let end = 0
      marbles((m) => {
        m.kiwoom(connect, { until }).kiwoom.realtime.trade('005930').subscribe()
        m.flush()
        end = m.scheduler.now()
      })()
      return end
    }
    expect(seconds(15_000)).toBeLessThanOrEqual(15_000)
    expect(seconds(120_000)).toBeGreaterThan(60_000)
  })

  it('looks at the part of a frame that matters', () => {
    const test = (item: string) =>
      marbles((m) => {
        const { kiwoom } = m.kiwoom(connect, QUICK)
        m.expect(kiwoom.realtime.trade('005930'), '^---!').toBeObservable('-')
        m.expectFrames('--La---------X', { a: { trnm: 'REG', data: [{ item: [item], type: ['0B'] }] } })
      })
    test('005930')()
    expect(test('000660')).toThrow(/data\[0\]\.item\[0\] +"000660" +"005930"/)
  })

  it('must be there before its frames can be expected', () => {
    expect(marbles((m) => m.expectFrames('-'))).toThrow('m.expectFrames: make the client first, with m.kiwoom(connect)')
    expect(marbles((m) => m.kiwoom(connect).faults('-(explode)'))).toThrow("faults '-(explode)'")
  })
})

describe('trades that were missed', () => {
  it(
    'are drawn as values, and are what the client emits when the exchange swallows an entry',
    marbles((m) => {
      const { kiwoom, push, faults } = m.kiwoom(connect, { connect: { realtime: { interval: 10 } } })
      const sent = m.trades('005930', '  -----a--b--c', {
        a: { price: 61_300, tradeVolume: 10, cumulativeVolume: 100 },
        b: { price: 61_400, tradeVolume: -7, cumulativeVolume: 107 },
        c: { price: 61_500, tradeVolume: 2, cumulativeVolume: 109 },
      })
      push('                             -----a--b--c', sent.values)
      faults('                           -------s', { s: { on: 'entry', do: { _tag: 'swallow' } } })
      const subscription = '             ^------------!'
      const expected = '                 -----a-----(mc)'
      m.expect(kiwoom.realtime.trade('005930', { gaps: true }), subscription).toBeObservable(expected, {
        ...sent.values,
        m: m.missed('005930', 7),
      })
    }),
  )

  it(
    'are a gap to operators',
    marbles((m) => {
      const values = { a: { price: 1 }, b: { price: 5 }, c: { price: 9 }, m: m.missed('005930', 7) }
      const source = m.hot<{ readonly price: number } | Missed>('-a-b-m-c-b', values)
      const expected = '                                         ---x-m---y'
      const result = source.pipe(
        delta('price'),
        map((each) => ('type' in each ? 'missed' : each.delta)),
      )
      m.expect(result).toBeObservable(expected, { x: 4, m: 'missed', y: -4 })
    }),
  )

  it('of no shares, or backwards in time, are refused', () => {
    marbles((m) => {
      expect(() => m.missed('005930', 0)).toThrow(
        'm.missed: the volume must be a whole number of shares above 0, got 0',
      )
      expect(() => m.missed('005930', 1, { from: 5, to: 4 })).toThrow('m.missed: to must not be before from')
    })()
  })
})
