import type { MonoTypeOperatorFunction, Observable } from 'rxjs'
import { checkOptions } from './internal/machine/arguments.ts'
import type { Break, EventOf } from './internal/machine/gap.ts'
import type { Session, SessionName } from './internal/market/sessionWatch.ts'
import { passingIn, type SessionOptions, WATCH } from './internal/market/sessionWatch.ts'

/**
 * Passes events, except those of items whose venue is in a call auction (단일가, 동시호가).
 *
 * In an auction bid and ask cross and nothing trades: its books and prices are no market.
 *
 * ```marbles
 * source    --a--b--c--d--|    a: A 1, b: A 2, c: A 3, d: A 4
 * session$  ---o-----r----|    o: {"krx":"openingAuction","nxt":null}, r: {"krx":"regular","nxt":null}
 *           skipAuctions(session$)
 * result    --a--------d--|
 * ```
 *
 * - The auctions are those that open and close the day, the single-price trading after hours (시간외 단일가), and NXT's.
 *   `session$` comes from `session()`. A VI is an auction of one item: for that use `pauseDuringVi`.
 * - The venue is that of the event's item: `005930` trades on KRX, `005930_NX` on NXT. `005930_AL`, which is both, passes
 *   when one of them is not in an auction but trades.
 * - Judged by the order of arrival. While `session$` has said nothing of the venue events pass.
 * - `session$` is subscribed first; it may complete before the source, and a `Gap` in it changes nothing: the last
 *   session stands.
 * - A `Gap` in the source passes on, whatever the session. Nothing is remembered of the source.
 * - An error of either stream passes. Completes with the source.
 * - O(1) an event; keeps one session.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs'
 * import { session, skipAuctions } from '@kiwoom-rx/operators'
 *
 * const session$ = of({ marketPhase: 'closingNotice' }).pipe(session())
 * const books$ = of({ item: '005930', bid: 70_100 }, { item: '005930_NX', bid: 70_000 })
 *
 * books$.pipe(skipAuctions(session$)).subscribe(({ item, bid }) => console.log(item, bid))
 * // prints: 005930_NX 70000
 * ```
 */
export function skipAuctions<T>(
  session$: Observable<Session | Break>,
  options?: SessionOptions<NoInfer<EventOf<T>>>,
): MonoTypeOperatorFunction<T>
export function skipAuctions<T>(
  session$: Observable<Session | Break>,
  options: SessionOptions<T> = {},
): MonoTypeOperatorFunction<T | Break> {
  checkOptions('skipAuctions', options, WATCH)
  return passingIn(
    session$,
    options,
    (sessions) => !sessions.some((name) => AUCTIONS.has(name)) || sessions.some((name) => TRADING.has(name)),
  )
}

const AUCTIONS: ReadonlySet<SessionName | null> = new Set<SessionName | null>([
  'openingAuction',
  'closingAuction',
  'afterHoursAuction',
  'afterMarketAuction',
])

/** Sessions in which orders meet as they come. */
const TRADING: ReadonlySet<SessionName | null> = new Set<SessionName | null>([
  'preMarket',
  'regular',
  'afterHoursClose',
  'afterMarket',
])
