import fc from 'fast-check'
import { concat, defer, EMPTY, NEVER, Observable, of, Subject, throwError } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Gap, historyThenLive } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP } from './contract.ts'
import { marbles } from './marbles.ts'

const options = { key: (n: number) => n, order: (one: number, other: number) => one - other }

/** What can happen to an exchange and the line to it. */
type Happening = 'event' | 'deliver' | 'page' | 'disconnect' | 'reconnect'

/**
 * An exchange whose events are 0, 1, 2, …: live over a line that delivers late and loses what happens while it is
 * down, and as history in pages, newest first, each read from what has happened by the time of the first page.
 */
function play(before: number, happenings: readonly Happening[], pageSize: number): readonly number[] {
  let events = before
  let isUp = true
  const line: (number | Gap)[] = []
  const live$ = new Subject<number | Gap>()
  let reading: { readonly rows: readonly number[]; at: number; readonly to: Subject<number> } | null = null
  const history$ = new Observable<number>((subscriber) => {
    const to = new Subject<number>()
    reading = { rows: Array.from({ length: events }, (_, at) => events - 1 - at), at: 0, to }
    return to.subscribe(subscriber)
  })
  const deliver = (): void => {
    const next = line.shift()
    if (next !== undefined) {
      live$.next(next)
    }
  }
  const page = (): void => {
    if (reading) {
      const { rows, to, at } = reading
      reading.at += pageSize
      const isLast = reading.at >= rows.length
      if (isLast) {
        reading = null
      }
      for (const row of rows.slice(at, at + pageSize)) {
        to.next(row)
      }
      if (isLast) {
        to.complete()
      }
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
  const outputs: number[] = []
  historyThenLive(history$, live$, options).subscribe((value) => outputs.push(value))
  for (const happening of happenings) {
    happen[happening]()
  }
  // At last the line is up and quiet, and all is read.
  happen.reconnect()
  for (let rest = 0; rest < 1_000 && (line.length > 0 || reading); rest += 1) {
    deliver()
    page()
  }
  expect(outputs).toHaveLength(events)
  return outputs
}

describe('historyThenLive', () => {
  it('is the stream that was never interrupted, however pages, ticks and gaps interleave', () => {
    const happening = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom<Happening>('event', 'deliver', 'page') },
      { weight: 1, arbitrary: fc.constantFrom<Happening>('disconnect', 'reconnect') },
    )
    fc.assert(
      fc.property(fc.nat(12), fc.array(happening, { maxLength: 80 }), fc.integer({ min: 1, max: 5 }), (...given) => {
        const outputs = play(...given)
        expect(outputs).toEqual(outputs.map((_, at) => at))
      }),
      { numRuns: 2000 },
    )
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
