import { NEVER, Observable, of, throwError } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { duringSession, type Gap, type PhaseNotice, type Session, session, skipAuctions } from '../src/index.ts'
import { GAP } from './contract.ts'
import { marbles } from './marbles.ts'
import { type Item, items, k, krxOnly, notice } from './sessions.ts'

describe('the operators over sessions', () => {
  it(
    'end with the error of session$, and let go of the source',
    marbles((m) => {
      const source = m.hot('  -k-k-|', items)
      const session$ = m.hot('r-#   ', { r: krxOnly }, new Error('no session'))
      const subscription = '  ^-!   '
      m.expect(source.pipe(skipAuctions(session$))).toBeObservable('-k#', items, new Error('no session'))
      m.expect(source.pipe(duringSession(session$, 'regular'))).toBeObservable('-k#', items, new Error('no session'))
      m.expect(source).toHaveSubscriptions([subscription, subscription])
      m.expect(session$).toHaveSubscriptions([subscription, subscription])
    }),
  )

  it('do not subscribe to the source when session$ has failed, and let go of it with the source', () => {
    let subscribed = false
    const source = new Observable<Item>(() => {
      subscribed = true
    })
    source.pipe(skipAuctions(throwError(() => new Error('no session')))).subscribe({ error: () => {} })
    expect(subscribed).toBe(false)
  })

  it('infer what they emit', () => {
    const gapped$: Observable<Item | Gap> = of(k, GAP)
    expectTypeOf(gapped$.pipe(duringSession(NEVER, 'regular'))).toEqualTypeOf<typeof gapped$>()
    expectTypeOf(gapped$.pipe(skipAuctions(NEVER))).toEqualTypeOf<typeof gapped$>()
    expectTypeOf(of(notice('marketOpen')).pipe(session())).toEqualTypeOf<Observable<Session>>()
    const gappedNotices$: Observable<PhaseNotice | Gap> = of(notice('marketOpen'), GAP)
    expectTypeOf(gappedNotices$.pipe(session())).toEqualTypeOf<Observable<Session | Gap>>()
    // @ts-expect-error a phase is no session
    of(k).pipe(duringSession(of(notice('marketOpen')), 'regular'))
  })
})
