import type { OperatorFunction } from 'rxjs'
import { checkOptions, optional, stream } from './internal/machine/arguments.ts'
import type { Break, GapOf } from './internal/machine/gap.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'
import type { Session, SessionName } from './internal/market/sessionWatch.ts'
import type { PhaseEvent } from './sessionBoundaries.ts'

/** A notice of the market's phase (장운영구분): FID 215 by its name in the catalogue, or the raw code of an unknown one. */
export type PhaseNotice = Pick<PhaseEvent, 'marketPhase'>

/**
 * Reports which session each venue is in, from the exchange's own notices (장운영구분).
 *
 * The market's clock: the exchange strikes it, so a day that begins an hour later needs nothing.
 *
 * ```marbles
 * source  --a--b--c--d--|    a: phase preOpenNotice, b: phase marketOpen, c: phase nxtMainMarketStart, d: phase closingNotice
 *         session()
 * result  --p--q--r--s--|    p: openingAuction, null, q: regular, null, r: regular, regular, s: closingAuction, regular
 * ```
 *
 * - For `duringSession`, `skipAuctions` and `stale`, all of which read its latest value: share it among them with
 *   `shareReplay(1)`.
 * - The exchange sends notices as phases change, and none on subscription. A program that starts in the middle of the
 *   day knows nothing until the next one, unless it says before what it knows, as notices:
 *   `startWith({ marketPhase: 'marketOpen' }, { marketPhase: 'nxtMainMarketStart' })`.
 * - The notice of the close (2, from 15:20) begins the closing auction, and that of the opening (0) the opening auction;
 *   both repeat as a countdown. A notice of an end ends only its own session, so that a late one changes nothing.
 * - Sources differ on V: the end of NXT's after-market, or of the close-price trading within it. It does not end
 *   `'afterMarket'` here: W does, or the next day's first notice.
 * - Emits when a session changes, nothing for repeated notices, and nothing for those of other markets (선물옵션).
 * - A `Gap` in the source passes on, and both venues are unknown after it: a notice may have been missed. `resetOn` makes
 *   them so at each of its values. Neither is reported: the operators that read sessions go on with the last one.
 * - Errors and completion pass.
 * - O(1) a notice and in memory.
 *
 * @example
 * ```ts
 * import { from, map } from 'rxjs'
 * import { session } from '@kiwoom-rx/operators'
 *
 * const status$ = from(['preOpenNotice', 'preOpenNotice', 'marketOpen', 'closingNotice'])
 * status$.pipe(map((marketPhase) => ({ marketPhase })), session()).subscribe(({ krx }) => console.log(krx))
 * // prints: openingAuction
 * // prints: regular
 * // prints: closingAuction
 * ```
 */
export function session<T extends PhaseNotice | Break>(options?: ResetOptions): OperatorFunction<T, Session | GapOf<T>>
export function session(options?: ResetOptions): OperatorFunction<PhaseNotice | Break, Session | Break> {
  checkOptions('session', options, { resetOn: optional(stream) })
  return stepping(sessionMachine, options)
}

const UNKNOWN: Session = { krx: null, nxt: null }

const sessionMachine: Machine<Session, PhaseNotice, Session> = {
  start: () => UNKNOWN,
  step: (session, { marketPhase }, out) => {
    const phase = marketPhase === null ? undefined : PHASES.get(marketPhase)
    const current = phase && session[phase.venue]
    if (
      phase === undefined ||
      current === undefined ||
      (phase.ends && current !== null && !phase.ends.includes(current))
    ) {
      return session
    }
    const next = phase.begins ?? 'closed'
    if (current === next) {
      return session
    }
    const changed = { ...session, [phase.venue]: next }
    out.next(changed)
    return changed
  },
}

interface Phase {
  readonly venue: keyof Session
  /** The session that begins; none: the venue closes. */
  readonly begins?: SessionName
  /** The sessions that it can end. Default: any. */
  readonly ends?: readonly SessionName[]
}

// The portal's table of FID 215; W from the manual's (docs/protocol.md#day).
const PHASES: ReadonlyMap<string, Phase> = new Map<string, Phase>([
  ['preOpenNotice', { venue: 'krx', begins: 'openingAuction' }],
  ['marketOpen', { venue: 'krx', begins: 'regular' }],
  ['closingNotice', { venue: 'krx', begins: 'closingAuction', ends: ['regular'] }],
  ['marketClose', { venue: 'krx', ends: ['openingAuction', 'regular', 'closingAuction'] }],
  ['regularSessionClose', { venue: 'krx', ends: ['openingAuction', 'regular', 'closingAuction'] }],
  ['afterHoursClosePriceStart', { venue: 'krx', begins: 'afterHoursClose' }],
  ['afterHoursClosePriceEnd', { venue: 'krx', ends: ['afterHoursClose'] }],
  ['afterHoursAuctionStart', { venue: 'krx', begins: 'afterHoursAuction' }],
  ['afterHoursAuctionEnd', { venue: 'krx', ends: ['afterHoursAuction'] }],
  ['allSessionsClose', { venue: 'krx' }],
  ['nxtPreMarketStart', { venue: 'nxt', begins: 'preMarket' }],
  ['nxtPreMarketEnd', { venue: 'nxt', ends: ['preMarket'] }],
  ['nxtMainMarketStart', { venue: 'nxt', begins: 'regular' }],
  ['nxtMainMarketEnd', { venue: 'nxt', ends: ['regular'] }],
  ['nxtAfterMarketAuctionStart', { venue: 'nxt', begins: 'afterMarketAuction' }],
  ['nxtAfterMarketStart', { venue: 'nxt', begins: 'afterMarket' }],
  ['nxtAfterMarketEnd', { venue: 'nxt', ends: ['afterMarketAuction'] }],
  ['W', { venue: 'nxt' }],
])
