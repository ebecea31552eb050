import { type MonoTypeOperatorFunction, Observable } from 'rxjs'
import { callback, optional, type Rule, type Shape, word } from '../machine/arguments.ts'
import { counting, type OnDropped } from '../machine/dropping.ts'
import { itemOf } from '../machine/event.ts'
import { type Break, isBreak } from '../machine/gap.ts'
import { type Machine, stepping } from '../machine/step.ts'

/**
 * A session of a venue. KRX: `'openingAuction'` (장 시작 동시호가), `'regular'` (정규장), `'closingAuction'` (장 마감
 * 동시호가), `'afterHoursClose'` (시간외 종가), `'afterHoursAuction'` (시간외 단일가). NXT: `'preMarket'` (프리마켓),
 * `'regular'` (메인마켓), `'afterMarketAuction'` (에프터마켓 단일가), `'afterMarket'` (에프터마켓). Between them `'closed'`.
 */
export type SessionName =
  | 'preMarket'
  | 'openingAuction'
  | 'regular'
  | 'closingAuction'
  | 'afterHoursClose'
  | 'afterHoursAuction'
  | 'afterMarketAuction'
  | 'afterMarket'
  | 'closed'

/** Which session each venue is in; `null` while it has not reported one. */
export interface Session {
  readonly krx: SessionName | null
  readonly nxt: SessionName | null
}

export interface SessionOptions<T> {
  /**
   * The item (종목) of an event, whose suffix names its venue. Default its `item`, else its `stockCode`, else that of
   * its `value`; an event without one counts as of KRX.
   */
  readonly itemOf?: ((value: T) => string | null) | undefined
  /** Receives each event that does not pass, at once, and how many they are by then in this subscription. */
  readonly onDropped?: OnDropped<T> | undefined
}

/** The rules of these options. */
export const WATCH: Shape<SessionOptions<unknown>> = { itemOf: optional(callback), onDropped: optional(callback) }

/** The sessions of the venues that an item trades on: `005930` on KRX, `005930_NX` on NXT, `005930_AL` on both. */
export function sessionsOf(session: Session | null, item: string | null): readonly (SessionName | null)[] {
  if (session === null) {
    return []
  }
  if (item?.endsWith('_AL')) {
    return [session.krx, session.nxt]
  }
  return [item?.endsWith('_NX') ? session.nxt : session.krx]
}

/**
 * The shell of the operators that pass an event or not by the session of its venues. `session$` is subscribed first, so
 * that synchronous sources are judged by it; it may end before the source, which leaves its last session standing.
 */
export function passingIn<T>(
  session$: Observable<Session | Break>,
  options: SessionOptions<T>,
  passes: (sessions: readonly (SessionName | null)[]) => boolean,
): MonoTypeOperatorFunction<T | Break> {
  const keyOf = options.itemOf ?? itemOf
  return (source) =>
    new Observable((subscriber) => {
      const drop = counting(options.onDropped)
      let now: Session | null = null
      subscriber.add(
        session$.subscribe({
          next: (session) => {
            now = isBreak(session) ? now : session
          },
          error: (error) => subscriber.error(error),
        }),
      )
      // Stateless but for the session, which the other stream reports.
      const machine: Machine<null, T, T> = {
        start: () => null,
        step: (state, value, out) => {
          if (passes(sessionsOf(now, keyOf(value)))) {
            out.next(value)
            return state
          }
          drop(value)
          return state
        },
      }
      if (!subscriber.closed) {
        source.pipe(stepping(machine)).subscribe(subscriber)
      }
    })
}

const NAMES: readonly SessionName[] = [
  'preMarket',
  'openingAuction',
  'regular',
  'closingAuction',
  'afterHoursClose',
  'afterHoursAuction',
  'afterMarketAuction',
  'afterMarket',
  'closed',
]

/** One of the sessions' names. */
export const sessionName: Rule = word(...NAMES)
