import type { OperatorFunction } from 'rxjs'
import { checkOptions, optional, stream } from './internal/machine/arguments.ts'
import type { Break, GapOf } from './internal/machine/gap.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'
import type { Boundary } from './internal/market/boundary.ts'

/** A market phase frame (장시작시간), as `kiwoom.realtime.marketStatus()` emits it (realtime type 0s). */
export interface PhaseEvent {
  /** FID 215, such as `'marketOpen'`. */
  readonly marketPhase: string | null
  /** The exchange's time of the frame, epoch milliseconds, if it is known. */
  readonly timestamp?: number | null | undefined
  /** When the frame arrived, epoch milliseconds. */
  readonly receivedAt: number
}

/**
 * Emits where a market enters another phase (장운영구분), as boundaries for `bars`.
 *
 * So that no bar mixes continuous trading with an auction, or with what trades after hours.
 *
 * ```marbles
 * source  --n--n--x--c--|    n: phase closingNotice, x: phase nxtMainMarketEnd, c: phase marketClose
 *         sessionBoundaries()
 * result  --p-----q--r--|    p: KRX boundary, q: NXT boundary, r: KRX boundary
 * ```
 *
 * - Takes the frames of realtime type 0s. A phase that repeats, as notices do while they count down, makes one boundary;
 *   the first `closingNotice` (장마감 알림) is where continuous trading ends.
 * - KRX's phases are for bare codes, those of NXT for `_NX`, and both for `_AL` and for what names no item. Phases of
 *   derivatives, and blank ones, make none; an unknown code counts as one of KRX.
 * - The time is the exchange's own, and that of arrival for a frame without one.
 * - A `Gap` in the source passes on. After it, and at each value of `resetOn`, the next frame is a boundary whatever
 *   its phase.
 * - Errors and completion pass.
 * - O(1) a frame and in memory.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs'
 * import { bars, sessionBoundaries } from '@kiwoom-rx/operators'
 *
 * const at = (time: string) => Date.parse(`2026-11-20T${time}+09:00`)
 * const status$ = of({ marketPhase: 'closingNotice', timestamp: at('15:20:00'), receivedAt: at('15:20:00') })
 * const trades$ = of(
 *   { item: '005930', timestamp: at('15:19:59'), price: 70_000, tradeVolume: 10 },
 *   { item: '005930', timestamp: at('15:30:00'), price: 70_100, tradeVolume: 900 },
 * )
 * trades$
 *   .pipe(bars({ every: { ticks: 100 }, boundary$: status$.pipe(sessionBoundaries()) }))
 *   .subscribe(({ close, volume }) => console.log(close, volume))
 * // prints: 70000 10
 * // prints: 70100 900
 * ```
 */
export function sessionBoundaries<T extends PhaseEvent | Break>(
  options?: ResetOptions,
): OperatorFunction<T, Boundary | GapOf<T>>
export function sessionBoundaries(options?: ResetOptions): OperatorFunction<PhaseEvent | Break, Boundary | Break> {
  checkOptions('sessionBoundaries', options, { resetOn: optional(stream) })
  return stepping(MACHINE, options)
}

type Market = 'KRX' | 'NXT'

/** The latest phase of each market. */
const MACHINE: Machine<Map<Market, string>, PhaseEvent, Boundary> = {
  start: () => new Map(),
  step: (phases, { marketPhase, timestamp, receivedAt }, out) => {
    const market = marketPhase?.startsWith('nxt') ? 'NXT' : 'KRX'
    if (marketPhase === null || marketPhase.startsWith('derivatives') || phases.get(market) === marketPhase) {
      return phases
    }
    phases.set(market, marketPhase)
    out.next({ time: timestamp ?? receivedAt, market })
    return phases
  },
}
