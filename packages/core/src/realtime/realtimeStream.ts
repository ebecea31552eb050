/** A realtime type as a function that makes hot, shared Observables. */
import { type Observable, type SchedulerLike, throwError } from 'rxjs'
import type { Missed } from '../codec/completeness/completeness.ts'
import type { EndpointSpec } from '../codec/endpoints/endpointSpec.ts'
import { show } from '../codec/records/problem.ts'
import { isRecord, type WireRecord } from '../codec/records/record.ts'
import { BadRequest } from '../errors.ts'
import type { Gap, Interruption } from '../shared/gap.ts'
import { choiceRule, LONGEST_TIMER, type ShapeOf, shapeProblem } from '../shared/optionShape.ts'
import { conflate } from './delivery/conflate.ts'
import { expectedItems, itemOf } from './protocol/items.ts'
import { type Key, keyOf } from './protocol/registrationKey.ts'
import type { RealtimeClient } from './realtimeClient.ts'

/** How a realtime stream is to behave. */
export interface StreamOptions {
  /**
   * Carry each {@link Gap}, and of trades each {@link Missed}, in the stream itself, between the events it separates.
   * Default: `false`.
   */
  readonly gaps?: boolean
  /**
   * 1: begin with the latest event of each item that came while it was registered, so that a late subscriber need not
   * wait for the next. Never one from before a gap: what stood then may stand no more. Default: 0.
   */
  readonly replay?: 0 | 1
  /**
   * For consumers that cannot keep up: at most one event an item in so many ms, the latest, with the number of those
   * that it replaces in `skipped`. Default: every event.
   */
  readonly conflate?: number
}

/** What a conflated event has besides its fields. */
export interface Conflated {
  /** Events of the same item that were left out since the one before. */
  readonly skipped: number
}

/** What a stream with these options emits. */
export type Emission<Event, Options> =
  | (Options extends { readonly conflate: number } ? Event & Conflated : Event)
  | (Options extends { readonly gaps: infer Wanted } ? (true extends Wanted ? Gap | MissedOf<Event> : never) : never)

/** Of trades (0B) alone it can be proved that some were missed. */
type MissedOf<Event> = Event extends { readonly type: '0B' } ? Missed : never

type NoOptions = Readonly<Record<never, never>>

/**
 * One item or several: stock codes, with a venue suffix (`_NX`, `_AL`) where not KRX is meant. The letter that account
 * replies put before a code may stay: `A005930` is `005930`.
 */
export type Items = string | readonly string[]

/** A type that is registered by item. */
export type ByItem<Event> = <const Options extends StreamOptions = NoOptions>(
  items: Items,
  options?: Options,
) => Observable<Emission<Event, Options>>

/** A type of the account or the market as a whole. */
export type AsWhole<Event> = <const Options extends StreamOptions = NoOptions>(
  options?: Options,
) => Observable<Emission<Event, Options>>

/** A type that is registered by item, or for the market as a whole when none is given. */
export type ByItemOrWhole<Event> = <const Options extends StreamOptions = NoOptions>(
  items?: Items,
  options?: Options,
) => Observable<Emission<Event, Options>>

/** The untyped form; `Kiwoom` gives each its types. */
export type StreamFunction = (...given: readonly unknown[]) => Observable<WireRecord | Interruption>

/** Makes the function of one realtime type. */
export function realtimeStream(spec: EndpointSpec, client: RealtimeClient, scheduler: SchedulerLike): StreamFunction {
  const events = (keys: readonly Key[], given: unknown): Observable<WireRecord | Interruption> => {
    const options = readOptions(given)
    if (typeof options === 'string') return throwError(() => new BadRequest(options, { endpoint: spec.id }))
    const { gaps, replay, conflate: every } = options
    const all$ = client.listen(keys, { gaps, replay })
    return every === undefined ? all$ : all$.pipe(conflate(every, scheduler, client.counts(spec.id)))
  }
  const whole: StreamFunction = (options) => events([keyOf(spec.id, '')], options)
  if (spec.items === 'none') return whole
  return (items, options) => {
    if (items === undefined && spec.items === 'code or none') return whole(options)
    const codes: readonly unknown[] = Array.isArray(items) ? items : [items]
    const keys = new Set<Key>()
    for (const code of codes) {
      const item = itemOf(spec.id, code)
      if (item === undefined) return throwError(() => badItem(spec, show(code)))
      keys.add(keyOf(spec.id, item))
    }
    return keys.size === 0 ? throwError(() => badItem(spec, 'an empty list')) : events([...keys], options)
  }
}

interface ReadOptions {
  readonly gaps: boolean
  readonly replay: boolean
  readonly conflate: number | undefined
}

const STREAM: ShapeOf<StreamOptions> = {
  gaps: choiceRule(true, false),
  replay: choiceRule(0, 1),
  conflate: (value) =>
    typeof value === 'number' && value > 0 && value <= LONGEST_TIMER ? undefined : 'a number of ms above 0',
}

function readOptions(given: unknown): ReadOptions | string {
  const problem = shapeProblem('', given, STREAM)
  if (problem !== undefined) return problem
  const options = new Map<string, unknown>(Object.entries(isRecord(given) ? given : {}))
  const every = options.get('conflate')
  return {
    gaps: options.get('gaps') === true,
    replay: options.get('replay') === 1,
    conflate: typeof every === 'number' ? every : undefined,
  }
}

function badItem(spec: EndpointSpec, bad: string): BadRequest {
  return new BadRequest(`${spec.name} needs ${expectedItems(spec.id)}, got ${bad}`, { endpoint: spec.id })
}
