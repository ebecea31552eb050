import type { OperatorFunction } from 'rxjs'
import { checkOptions, optional, stream } from './internal/machine/arguments.ts'
import type { Break, GapOf } from './internal/machine/gap.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'
import type { Boundary } from './internal/market/boundary.ts'
import { bareCode } from './internal/market/stockCode.ts'
import { itemOfVi, timesOf, type ViEvent } from './internal/market/viBook.ts'

/**
 * Emits where trading stops for the call auction of a VI (변동성완화장치), as boundaries for `bars`.
 *
 * So that no bar mixes the prices before a volatility interruption with those after it.
 *
 * ```marbles
 * source  --t--t--r--u--|    t: VI on A, r: VI on A released, u: VI on B
 *         viBoundaries()
 * result  --x--------y--|    x: A boundary, y: B boundary
 * ```
 *
 * - Takes frames of any stocks (realtime type 1h). Each trigger (FID 1223) makes one boundary for its code on all
 *   venues; frames that repeat it, announce its release or are older make none, nor do those without a trigger time.
 * - The boundary is the end of the second of the trigger: exchange times are whole seconds, what traded in that one
 *   traded before, and the auction takes two minutes.
 * - A `Gap` in the source passes on. After it, and at each value of `resetOn`, frames that repeat are not known as such;
 *   their boundary comes again, which to `bars` is no other.
 * - Errors and completion pass.
 * - O(1) a frame; keeps the latest trigger of each code.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs'
 * import { bars, viBoundaries } from '@kiwoom-rx/operators'
 *
 * const at = (time: string) => Date.parse(`2026-11-20T${time}+09:00`)
 * const vi$ = of({
 *   stockCode: '005930',
 *   tradeProcessedTime: '10:12:00',
 *   viReleaseTime: null,
 *   receivedAt: at('10:12:00'),
 * })
 * const trades$ = of(
 *   { item: '005930', timestamp: at('10:11:59'), price: 70_000, tradeVolume: 10 },
 *   { item: '005930', timestamp: at('10:14:10'), price: 77_000, tradeVolume: 900 },
 * )
 * trades$
 *   .pipe(bars({ every: '5m', boundary$: vi$.pipe(viBoundaries()) }))
 *   .subscribe(({ open, close, volume }) => console.log(open, close, volume))
 * // prints: 70000 70000 10
 * // prints: 77000 77000 900
 * ```
 */
export function viBoundaries<T extends ViEvent | Break>(
  options?: ResetOptions,
): OperatorFunction<T, Boundary | GapOf<T>>
export function viBoundaries(options?: ResetOptions): OperatorFunction<ViEvent | Break, Boundary | Break> {
  checkOptions('viBoundaries', options, { resetOn: optional(stream) })
  return stepping(MACHINE, options)
}

const MACHINE: Machine<Map<string, number>, ViEvent, Boundary> = {
  start: () => new Map(),
  step: (latest, frame, out) => {
    const [times, code] = [timesOf(frame), bareCode(itemOfVi(frame))]
    if (times === null || times.trigger <= (latest.get(code) ?? Number.NEGATIVE_INFINITY)) {
      return latest
    }
    latest.set(code, times.trigger)
    out.next({ time: times.trigger + 1_000, code })
    return latest
  },
}
