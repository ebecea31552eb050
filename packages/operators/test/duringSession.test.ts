import { NEVER, Observable, of, throwError } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { duringSession, type Gap, type Session } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'
import { b, type Item, items, k, krxOnly, n, notice, o } from './sessions.ts'

describe('duringSession', () => {
  keepsTheContract<Item, Item>(() => duringSession(of(krxOnly), 'regular'), [k, n, n, b], 'none')

  it(
    'passes by the session of the venue, as it stands',
    marbles((m) => {
      const sessions: Record<string, Session> = {
        p: { krx: 'openingAuction', nxt: 'preMarket' },
        r: { krx: 'regular', nxt: 'regular' },
        c: { krx: 'closingAuction', nxt: null },
      }
      const source = m.hot('   knbo-knbo-knbo-knbo|', items)
      const session$ = m.hot(' ----p----r----c|', sessions)
      m.expect(source.pipe(duringSession(session$, 'regular'))).toBeObservable('----------knbo-----|', items)
      m.expect(source.pipe(duringSession(session$, ['preMarket', 'closingAuction']))).toBeObservable(
        '------nb-------k-bo|',
        items,
      )
      m.expect(session$).toHaveSubscriptions(['^--------------!', '^--------------!'])
    }),
  )

  it('reports what it drops, with its number, again for each subscription', () => {
    const dropped: [Item, number][] = []
    const result = of(k, n, b, o, n).pipe(
      duringSession(of(krxOnly), 'regular', { onDropped: (...given) => dropped.push(given) }),
    )
    expect([collect(result), collect(result)]).toEqual([
      [k, b, o],
      [k, b, o],
    ])
    expect(dropped).toEqual([
      [n, 1],
      [n, 2],
      [n, 1],
      [n, 2],
    ])
  })

  it('passes nothing while nothing is known, and goes on with the last session after a gap in session$', () => {
    expect(collect(of(k, n).pipe(duringSession(NEVER, 'closed')))).toEqual([])
    expect(collect(of(k).pipe(duringSession(of(krxOnly, GAP), 'regular')))).toEqual([k])
  })

  it('takes the item from where you say, and refuses sessions that do not exist', () => {
    const rows = of({ code: '005930_NX' }, { code: '005930' })
    const options = { itemOf: ({ code }: { code: string }) => code }
    expect(collect(rows.pipe(duringSession(of(krxOnly), 'closed', options)))).toEqual([{ code: '005930_NX' }])
    expect(() => duringSession(NEVER, JSON.parse('"lunch"'))).toThrow(
      /^duringSession: names must be 'preMarket' or .* but is 'lunch'$/,
    )
  })

  it(
    'ends with the error of session$, and lets go of the source',
    marbles((m) => {
      const source = m.hot('  -k-k-|', items)
      const session$ = m.hot('r-#   ', { r: krxOnly }, new Error('no session'))
      const subscription = '  ^-!   '
      m.expect(source.pipe(duringSession(session$, 'regular'))).toBeObservable('-k#', items, new Error('no session'))
      m.expect(source).toHaveSubscriptions(subscription)
      m.expect(session$).toHaveSubscriptions(subscription)
    }),
  )

  it('does not subscribe to the source when session$ has failed', () => {
    let subscribed = false
    const source = new Observable<Item>(() => {
      subscribed = true
    })
    source
      .pipe(
        duringSession(
          throwError(() => new Error('no session')),
          'regular',
        ),
      )
      .subscribe({ error: () => {} })
    expect(subscribed).toBe(false)
  })

  it('infers what it emits', () => {
    const gapped$: Observable<Item | Gap> = of(k, GAP)
    expectTypeOf(gapped$.pipe(duringSession(NEVER, 'regular'))).toEqualTypeOf<typeof gapped$>()
    // @ts-expect-error a phase is no session
    of(k).pipe(duringSession(of(notice('marketOpen')), 'regular'))
  })
})
