/** Events as the client emits them. */
import { endpointById, type FieldSpec } from '@kiwoom-rx/core/catalog'
import fc from 'fast-check'
import { type Either, isRight } from 'fp-ts/lib/Either.js'
import { instantOf, koreanText } from '../clock/instant.ts'
import { type EventOf, eventWith, type RealtimeType, timeFieldOf, type ValuesOf } from '../marbles/marbleEvent.ts'
import { arbitraryRecord } from './wireRecord.ts'

export interface ArbitraryEventOptions {
  /** The items that events may be of. Default: 005930 alone. */
  readonly items?: readonly string[]
  /** The instant of the first event, epoch ms or Korean time. Default: 2026-11-20T09:00:00. */
  readonly start?: number | string
  /** The longest time between two events, ms; some come in one instant. Default: 2 000. */
  readonly longestGap?: number
  /** How many events there are at most. Default: 20. */
  readonly maxLength?: number
}

/**
 * One event of a realtime type (실시간시세): any values that the exchange may send, and its time by the clock.
 *
 * @throws RangeError when `start` is no instant.
 *
 * @example
 * ```ts
 * import { arbitraryEvent } from '@kiwoom-rx/testing/arbitrary'
 * import fc from 'fast-check'
 *
 * fc.assert(fc.property(arbitraryEvent('0B'), ({ price, item }) => price >= 0 && item === '005930'))
 * ```
 */
export function arbitraryEvent<Type extends RealtimeType>(
  type: Type,
  { items = ['005930'], start = '2026-11-20T09:00:00' }: Pick<ArbitraryEventOptions, 'items' | 'start'> = {},
): fc.Arbitrary<EventOf<Type>> {
  const at = instantOf(start, 'start')
  return fc.tuple(fc.constantFrom(...items), arbitraryWire(type)).map(([item, wire]) => eventOf(type, item, at, wire))
}

/**
 * A stream's worth of events, in the order of their time: what a strategy may meet in a burst or in a lull.
 *
 * @throws RangeError when `start` is no instant.
 *
 * @example
 * ```ts
 * import { perItem, delta } from '@kiwoom-rx/operators'
 * import { arbitraryEvents } from '@kiwoom-rx/testing/arbitrary'
 * import fc from 'fast-check'
 * import { from } from 'rxjs'
 *
 * const trades = arbitraryEvents('0B', { items: ['005930', '000660'] })
 * fc.assert(
 *   fc.property(trades, (events) => {
 *     let deltas = 0
 *     from(events).pipe(perItem(delta('price'))).subscribe(() => (deltas += 1))
 *     return deltas === Math.max(0, events.length - new Set(events.map(({ item }) => item)).size)
 *   }),
 * )
 * ```
 */
export function arbitraryEvents<Type extends RealtimeType>(
  type: Type,
  { items = ['005930'], start = '2026-11-20T09:00:00', longestGap = 2_000, maxLength = 20 }: ArbitraryEventOptions = {},
): fc.Arbitrary<EventOf<Type>[]> {
  const first = instantOf(start, 'start')
  const gap = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: longestGap }))
  return fc.array(fc.tuple(fc.constantFrom(...items), gap, arbitraryWire(type)), { maxLength }).map((places) => {
    let at = first
    return places.map(([item, wait, wire]) => {
      at += wait
      return eventOf(type, item, at, wire)
    })
  })
}

type Wire = Readonly<Record<string, unknown>>

/** Entries that decode, whatever the instant. */
function arbitraryWire(type: RealtimeType): fc.Arbitrary<Wire> {
  const { fields, codec }: Spec<unknown> = endpointById(type).response
  return arbitraryRecord(fields).filter((wire) => isRight(codec.decode(timed(fields, wire, 0))))
}

function eventOf<Type extends RealtimeType>(type: Type, item: string, at: number, wire: Wire): EventOf<Type> {
  const { fields, codec }: Spec<ValuesOf<Type>> = endpointById(type).response
  const decoded = codec.decode(timed(fields, wire, at))
  if (isRight(decoded)) return eventWith(type, item, at, decoded.right)
  throw new Error(`an entry of ${type} that decoded at one instant does not at another: ${JSON.stringify(wire)}`)
}

interface Spec<Values> {
  readonly fields: readonly FieldSpec[]
  readonly codec: { decode(wire: unknown): Either<unknown, Values> }
}

/** An entry whose own time agrees with the clock. */
function timed(fields: readonly FieldSpec[], wire: Wire, at: number): Wire {
  const time = timeFieldOf(fields)
  return time === undefined ? wire : { ...wire, [time.key]: koreanText(at).slice(11, 19).replaceAll(':', '') }
}
