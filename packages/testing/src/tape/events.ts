import type { Gap } from '@kiwoom-rx/core'
import { frameDecoder, type Missed, missedTrades } from '@kiwoom-rx/core/catalog'
import { Observable } from 'rxjs'
import { isObject, objectIn, textsOf } from '../exchange/text/json.ts'
import type { EventOf, RealtimeType } from '../marbles/marbleEvent.ts'
import { openTape } from './cursor.ts'
import { KIND } from './line.ts'
import { type Damage, TapeError } from './problem.ts'
import { frameIn, recordOf } from './record.ts'
import { TapeGaps } from './tapeGaps.ts'

/** Which events of a tape. */
export interface TapeEventsOptions<Type extends RealtimeType | readonly RealtimeType[] = RealtimeType> {
  /** The realtime type, `'0B'`, or several, whose events then come in the order of the tape; case matters. */
  readonly type: Type
  /** An item or several, venue suffix included; default: all. */
  readonly item?: string | readonly string[]
  /**
   * Of trades (0B): carry `Missed` before the trade that shows it, counted as the client counts it, behind a lost
   * connection too. With a list of types: carry `Gap` as well, where a lost connection was back. Default: `false`.
   */
  readonly gaps?: boolean
  /** Receives a damaged tape, which then completes; without it, the stream errors where the damage begins. */
  readonly onDamage?: (damage: Damage) => void
}

/** The events of one or more types, distinguished by `type`. */
export type EventsOf<Type extends RealtimeType> = Type extends RealtimeType ? EventOf<Type> : never

/**
 * The realtime events of a type on a tape (실시간시세), typed as the client emits them, without a client: for research
 * over days of tapes.
 *
 * ```text
 * tapeEvents(file, { type: '0B', item: '005930' })   ttttttt|      t: trade
 * tapeEvents(file, { type: ['0B', '0D'] })           tbttbtb|      b: order book
 * ```
 *
 * Cold, synchronous and finite. Frames go through the client's own scanner, repeats are left out as the client leaves
 * them out, and `receivedAt` and `timestamp` are those of the day. About 2 µs a trade, compression included.
 *
 * Errors: `TapeError`: `Unreadable`, `NotATape`, and `Damaged` after all that is whole was emitted.
 *
 * @example
 * ```ts
 * import { connect } from '@kiwoom-rx/core'
 * import { delta } from '@kiwoom-rx/operators'
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 * import { record, tapeEvents } from '@kiwoom-rx/testing/tape'
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { count, lastValueFrom, take } from 'rxjs'
 *
 * const file = join(mkdtempSync(join(tmpdir(), 'tape-')), 'today.tape')
 * const exchange = await startExchange({ rules: { speed: 30 } }) // or env: 'mock' (모의투자), env: 'real'
 * const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
 * const recording = record(kiwoom, file)
 * await lastValueFrom(kiwoom.realtime.trade('005930').pipe(take(20)))
 * await kiwoom.close()
 * await recording.close()
 *
 * const deltas = tapeEvents(file, { type: '0B', item: '005930' }).pipe(delta('price'), count())
 * console.log((await lastValueFrom(deltas)) >= 19)
 * // prints: true
 * await exchange.close()
 * ```
 */
export function tapeEvents<const Type extends RealtimeType>(
  file: string,
  options: TapeEventsOptions<Type> & { readonly gaps: true },
): Observable<EventOf<Type> | (Type extends '0B' ? Missed : never)>
export function tapeEvents<const Type extends RealtimeType>(
  file: string,
  options: TapeEventsOptions<Type>,
): Observable<EventOf<Type>>
export function tapeEvents<const Types extends readonly RealtimeType[]>(
  file: string,
  options: TapeEventsOptions<Types> & { readonly gaps: true },
): Observable<EventsOf<Types[number]> | Gap | Missed>
export function tapeEvents<const Types extends readonly RealtimeType[]>(
  file: string,
  options: TapeEventsOptions<Types>,
): Observable<EventsOf<Types[number]>>
// The decoder makes the events from the very declarations from which their types are inferred, as the overload says.
export function tapeEvents(
  file: string,
  { type, item, gaps = false, onDamage }: TapeEventsOptions<RealtimeType | readonly RealtimeType[]>,
): Observable<unknown> {
  const types: ReadonlySet<string> = new Set(typeof type === 'string' ? [type] : type)
  const items = item === undefined ? undefined : new Set(typeof item === 'string' ? [item] : item)
  const wants = (its: string, name: string): boolean => types.has(its) && (items === undefined || items.has(name))
  return new Observable((subscriber) => {
    const cursor = openTape(file)
    const decoder = frameDecoder({ wants })
    const trades = gaps ? missedTrades() : undefined
    const lost = gaps && typeof type !== 'string' ? new TapeGaps(wants) : undefined
    try {
      while (!subscriber.closed && cursor.next()) {
        if (cursor.kind === KIND.closed) {
          decoder.reset()
          trades?.disconnected()
          const record = recordOf(cursor)
          if (record._tag === 'closed') lost?.closed(cursor.at, record)
        } else if (trades !== undefined && cursor.kind === KIND.sent) {
          for (const removed of tradesRemoved(cursor.frame())) trades.removed(removed)
          lost?.sent(cursor.frame())
        }
        const frame = frameIn(cursor)
        if (frame === undefined) continue
        const back = lost?.received(frame, cursor.at)
        if (back !== undefined) subscriber.next(back)
        for (const event of decoder.decode(frame, cursor.at)) {
          const early = lost?.isWaiting ? lost.before(event.type, event.item, cursor.at) : undefined
          if (early !== undefined) subscriber.next(early)
          const missed = trades?.before(event)
          if (missed !== undefined) subscriber.next(missed)
          subscriber.next(event)
        }
      }
      const { damage } = cursor
      if (damage === undefined) subscriber.complete()
      else if (onDamage === undefined) subscriber.error(new TapeError({ _tag: 'Damaged', file, damage }))
      else {
        onDamage(damage)
        subscriber.complete()
      }
    } finally {
      cursor.close()
    }
  })
}

/** The items whose trades a frame of the client takes back. */
function tradesRemoved(frame: Buffer): readonly string[] {
  const sent = frame.includes('"REMOVE"') ? objectIn(frame.toString()) : undefined
  if (sent?.['trnm'] !== 'REMOVE' || !Array.isArray(sent['data'])) return []
  return sent['data']
    .filter(isObject)
    .filter(({ type }) => textsOf(type).includes('0B'))
    .flatMap(({ item }) => textsOf(item))
}
