import fc from 'fast-check'
import { concat, defer, EMPTY, NEVER, Observable, of, Subject, type Subscriber, throwError } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Gap, historyThenLive } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP } from './contract.ts'
import { marbles } from './marbles.ts'

const options = { key: (n: number) => n, order: (one: number, other: number) => one - other }

/** What can happen to an exchange and the line to it. `repeat` delivers again what has been delivered. */
type Happening = 'event' | 'deliver' | 'repeat' | 'page' | 'disconnect' | 'reconnect'

interface Exchange {
  /** How many events there are before anything happens. */
  readonly before: number
  readonly pageSize: number
  /** Which end the pages begin at. */
  readonly newestFirst: boolean
  /** Pages count from the newest row of the time of each page, so that rows come again on the next; or all from that of the first. */
  readonly pagesShift: boolean
  /** Each reading comes whole, at once. */
  readonly isSynchronous: boolean
  /** How much of what is known a reading after the first gives again; the rows before that it leaves out. */
  readonly overlap: number
}

/**
 * An exchange whose events are 0, 1, 2, …: live over a line that delivers late, and twice, and loses what happens while
 * it is down; and as history in pages. At every moment the outputs are the beginning of 0, 1, 2, …
 */
function play(
  exchange: Exchange,
  happenings: readonly Happening[],
): { readonly outputs: number; readonly readings: number } {
  const outputs: number[] = []
  let events = exchange.before
  let [isUp, readings] = [true, 0]
  let delivered: number | null = null
  const line: (number | Gap)[] = []
  const live$ = new Subject<number | Gap>()
  let reading: {
    readonly newest: number
    readonly oldest: number
    at: number
    readonly to: Subscriber<number>
  } | null = null
  const history$ = new Observable<number>((to) => {
    readings += 1
    const oldest = readings === 1 ? 0 : Math.max(0, outputs.length - exchange.overlap)
    reading = { newest: events, oldest, at: 0, to }
    while (exchange.isSynchronous && reading !== null) {
      page()
    }
  })
  const deliver = (): void => {
    const next = line.shift()
    if (next !== undefined) {
      delivered = typeof next === 'number' ? next : delivered
      live$.next(next)
    }
  }
  const page = (): void => {
    if (reading === null) {
      return
    }
    const { newest, oldest, at, to } = reading
    const end = exchange.pagesShift ? events : newest
    const rows = Array.from({ length: exchange.pageSize }, (_, row) =>
      exchange.newestFirst ? end - 1 - at - row : oldest + at + row,
    ).filter((row) => row >= oldest && row < end)
    reading.at += exchange.pageSize
    const isLast = reading.at >= end - oldest
    reading = isLast ? null : reading
    for (const row of rows) {
      to.next(row)
    }
    if (isLast) {
      to.complete()
    }
  }
  const happen: Record<Happening, () => void> = {
    event: () => {
      if (isUp) {
        line.push(events)
      }
      events += 1
    },
    deliver,
    repeat: () => {
      if (delivered !== null) {
        live$.next(delivered)
      }
    },
    page,
    disconnect: () => {
      isUp = false
    },
    reconnect: () => {
      if (!isUp) {
        isUp = true
        line.push(GAP)
      }
    },
  }
  const check = (): void => {
    expect(outputs).toEqual(outputs.map((_, at) => at))
  }
  historyThenLive(history$, live$, options).subscribe((value) => outputs.push(value))
  for (const happening of happenings) {
    happen[happening]()
    check()
  }
  // At last the line is up and quiet, and all is read.
  happen.reconnect()
  for (let rest = 0; rest < 1_000 && (line.length > 0 || reading); rest += 1) {
    deliver()
    page()
  }
  check()
  expect(outputs).toHaveLength(events)
  return { outputs: outputs.length, readings }
}

describe('historyThenLive', () => {
  it('is at every moment the stream that was never interrupted, however pages, ticks and gaps interleave', () => {
    const happening = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom<Happening>('event', 'deliver', 'page') },
      { weight: 1, arbitrary: fc.constant<Happening>('repeat') },
      { weight: 2, arbitrary: fc.constantFrom<Happening>('disconnect', 'reconnect') },
    )
    const exchange: fc.Arbitrary<Exchange> = fc.record({
      before: fc.nat(12),
      pageSize: fc.integer({ min: 1, max: 5 }),
      newestFirst: fc.boolean(),
      pagesShift: fc.boolean(),
      isSynchronous: fc.boolean(),
      overlap: fc.nat(4),
    })
    let backfilled = 0
    fc.assert(
      fc.property(exchange, fc.array(happening, { minLength: 20, maxLength: 120, size: 'max' }), (...given) => {
        backfilled += play(...given).readings > 2 ? 1 : 0
      }),
      { numRuns: 2000 },
    )
    // Else the law would be about next to nothing.
    expect(backfilled).toBeGreaterThan(500)
  })

  it(
    'reads again after a gap, and once more for a gap during a reading',
    marbles((m) => {
      const live$ = m.hot('    -3-g-6-g--8-|', { 3: 3, 6: 6, 8: 8, g: GAP })
      const readings = [
        m.cold('               -(21|)        ', { 1: 1, 2: 2 }),
        m.cold('                  -----|     ', {}),
        m.cold('                       -(7654321|)', { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7 }),
      ]
      let at = 0
      const history$ = defer(() => readings[at++] ?? NEVER)
      const result = historyThenLive<number | Gap>(history$, live$, options)
      const seen: number[] = []
      result.subscribe((value) => seen.push(value))
      m.flush()
      expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect(at).toBe(3)
    }),
  )

  it(
    'passes the error of either at once, and lets go of both',
    marbles((m) => {
      const history$ = m.cold('--#', {}, new Error('no page'))
      const live$ = m.hot('    -1-----', { 1: 1 })
      const broken$ = m.hot('  -#', {}, new Error('closed'))
      m.expect(historyThenLive(history$, live$, options)).toBeObservable('--#', {}, new Error('no page'))
      m.expect(live$).toHaveSubscriptions('^-!')
      m.expect(historyThenLive(history$, broken$, options)).toBeObservable('-#', {}, new Error('closed'))
      m.expect(history$).toHaveSubscriptions(['^-!', '^!'])
    }),
  )

  it(
    'completes with live, but not before what is being read is out',
    marbles((m) => {
      const [one, two] = [m.cold('---1|', { 1: 1 }), m.cold<number>('|')]
      m.expect(historyThenLive(one, m.hot('-2|', { 2: 2 }), options)).toBeObservable('----(12|)', { 1: 1, 2: 2 })
      m.expect(historyThenLive(two, m.hot('-2|', { 2: 2 }), options)).toBeObservable('-2|', { 2: 2 })
    }),
  )

  it(
    'lets go of both when it is left while it reads',
    marbles((m) => {
      const history$ = m.cold('-1----|', { 1: 1 })
      const live$ = m.hot('    ---2---', { 2: 2 })
      const subscription = '   ^---!  '
      m.expect(historyThenLive(history$, live$, options), subscription).toBeObservable('-------')
      m.expect(history$).toHaveSubscriptions(subscription)
      m.expect(live$).toHaveSubscriptions(subscription)
    }),
  )

  it('ends with the error of a key or an order that throws', () => {
    const fail = (): never => {
      throw new Error('no key')
    }
    const errorOf = (result: Observable<number>): unknown => {
      const errors: unknown[] = []
      result.subscribe({ error: (error) => errors.push(error) })
      return errors[0]
    }
    expect(errorOf(historyThenLive(EMPTY, of(1), { ...options, key: fail }))).toEqual(new Error('no key'))
    expect(errorOf(historyThenLive<number>(of(1, 2), EMPTY, { ...options, order: fail }))).toEqual(new Error('no key'))
    expect(
      errorOf(
        historyThenLive(
          throwError(() => new Error('no page')),
          NEVER,
          options,
        ),
      ),
    ).toEqual(new Error('no page'))
  })

  it('keeps nothing from one subscription to the next, and refuses to remember nothing', () => {
    const result = historyThenLive(of(2, 1), concat(of(2, 3), NEVER), options)
    expect([collect(result), collect(result)]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ])
    expect(() => historyThenLive(of(1), of(1), { ...options, max: 0 })).toThrow('historyThenLive: max must be a whole')
  })

  it('has no gaps in its type', () => {
    const live$: Observable<number | Gap> = of(1, GAP)
    expectTypeOf(historyThenLive(of(1), live$, options)).toEqualTypeOf<Observable<number>>()
  })
})
