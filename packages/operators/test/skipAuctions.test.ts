import fc from 'fast-check'
import { NEVER, Observable, of, throwError } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { duringSession, type Gap, type Session, type SessionName, skipAuctions } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'
import { b, type Item, items, k, krxOnly, n, o } from './sessions.ts'

describe('skipAuctions', () => {
  const auction: Session = { krx: 'closingAuction', nxt: 'regular' }
  keepsTheContract<Item, Item>(() => skipAuctions(of(auction)), [n, k, k, b], 'none')

  const names: readonly SessionName[] = ['preMarket', 'openingAuction', 'regular', 'closingAuction', 'closed']

  it('is during all sessions but the auctions, on one venue', () => {
    const venue = fc.option(fc.constantFrom(...names), { freq: 4 })
    fc.assert(
      fc.property(venue, venue, fc.constantFrom(k, n, o), (krx, nxt, event) => {
        const passed = collect(of(event).pipe(skipAuctions(of({ krx, nxt }))))
        const auctions = collect(of(event).pipe(duringSession(of({ krx, nxt }), ['openingAuction', 'closingAuction'])))
        expect([...passed, ...auctions]).toEqual([event])
      }),
    )
  })

  it('passes what is on both venues while one of them trades', () => {
    const passes = (krx: SessionName | null, nxt: SessionName | null): boolean =>
      collect(of(b).pipe(skipAuctions(of({ krx, nxt })))).length === 1
    expect(passes('closingAuction', 'regular')).toBe(true)
    expect(passes('openingAuction', 'preMarket')).toBe(true)
    expect(passes('closingAuction', 'closed')).toBe(false)
    expect(passes('afterHoursAuction', null)).toBe(false)
    expect(passes('closed', null)).toBe(true)
  })

  it('passes all while nothing is known', () => {
    expect(collect(of(k, n, b, o).pipe(skipAuctions(NEVER)))).toEqual([k, n, b, o])
  })

  it(
    'ends with the error of session$, and lets go of the source',
    marbles((m) => {
      const source = m.hot('  -k-k-|', items)
      const session$ = m.hot('r-#   ', { r: krxOnly }, new Error('no session'))
      const subscription = '  ^-!   '
      m.expect(source.pipe(skipAuctions(session$))).toBeObservable('-k#', items, new Error('no session'))
      m.expect(source).toHaveSubscriptions(subscription)
      m.expect(session$).toHaveSubscriptions(subscription)
    }),
  )

  it('does not subscribe to the source when session$ has failed', () => {
    let subscribed = false
    const source = new Observable<Item>(() => {
      subscribed = true
    })
    source.pipe(skipAuctions(throwError(() => new Error('no session')))).subscribe({ error: () => {} })
    expect(subscribed).toBe(false)
  })

  it('infers what it emits', () => {
    const gapped$: Observable<Item | Gap> = of(k, GAP)
    expectTypeOf(gapped$.pipe(skipAuctions(NEVER))).toEqualTypeOf<typeof gapped$>()
  })
})
