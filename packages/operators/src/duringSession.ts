import type { MonoTypeOperatorFunction, Observable } from 'rxjs'
import { checkOptions } from './internal/machine/arguments.ts'
import type { Break, EventOf } from './internal/machine/gap.ts'
import type { Session, SessionName } from './internal/market/sessionWatch.ts'
import { passingIn, type SessionOptions, sessionName, WATCH } from './internal/market/sessionWatch.ts'

/**
 * Passes only events of items whose venue is in a certain session (정규장, 프리마켓, …).
 *
 * A strategy for the regular market stays out of all others, on each venue by its own hours.
 *
 * ```marbles
 * source    --a--b--c--d--|    a: A 1, b: A 2, c: A 3, d: A 4
 * session$  ---o-----e----|    o: {"krx":"regular","nxt":null}, e: {"krx":"closingAuction","nxt":null}
 *           duringSession(session$, 'regular')
 * result    -----b--c-----|
 * ```
 *
 * - `session$` comes from `session()`. Give one name, or several: `['preMarket', 'regular']`.
 * - The venue is that of the event's item: `005930` trades on KRX, `005930_NX` on NXT; `005930_AL`, which is both, passes
 *   when either is in the session.
 * - Judged by the order of arrival: an event that is delivered after the notice belongs to what the notice says.
 * - While `session$` has said nothing of the venue nothing passes: a strategy does not trade in it knows not what. It
 *   sends no snapshot; see `session` for what to begin with.
 * - `session$` is subscribed first; it may complete before the source, and a `Gap` in it changes nothing: the last
 *   session stands.
 * - A `Gap` in the source passes on, whatever the session. Nothing is remembered of the source.
 * - An error of either stream passes. Completes with the source.
 * - O(1) an event; keeps one session.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs'
 * import { duringSession, session } from '@kiwoom-rx/operators'
 *
 * const session$ = of({ marketPhase: 'marketOpen' }, { marketPhase: 'nxtPreMarketEnd' }).pipe(session())
 * const trades$ = of({ item: '005930', price: 70_000 }, { item: '005930_NX', price: 70_100 })
 *
 * trades$.pipe(duringSession(session$, 'regular')).subscribe(({ item, price }) => console.log(item, price))
 * // prints: 005930 70000
 * ```
 */
export function duringSession<T>(
  session$: Observable<Session | Break>,
  names: SessionName | readonly SessionName[],
  options?: SessionOptions<NoInfer<EventOf<T>>>,
): MonoTypeOperatorFunction<T>
export function duringSession<T>(
  session$: Observable<Session | Break>,
  names: SessionName | readonly SessionName[],
  options: SessionOptions<T> = {},
): MonoTypeOperatorFunction<T | Break> {
  checkOptions('duringSession', options, WATCH)
  const wanted = new Set([names].flat())
  for (const name of wanted) {
    sessionName('duringSession: names', name)
  }
  return passingIn(session$, options, (sessions) => sessions.some((name) => name !== null && wanted.has(name)))
}
