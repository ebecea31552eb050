/** A realtime type as a function that makes hot, shared Observables. */
import { type Observable, type SchedulerLike, throwError } from 'rxjs'
import type { Missed } from '../codec/completeness.ts'
import { show } from '../codec/problem.ts'
import { isRecord, type WireRecord } from '../codec/record.ts'
import type { EndpointSpec } from '../codec/spec.ts'
import { withoutLetter } from '../codec/stockCode.ts'
import { BadRequest } from '../errors.ts'
import { choiceRule, LONGEST_TIMER, type ShapeOf, shapeProblem } from '../optionShape.ts'
import type { RealtimeClient } from './client.ts'
import { conflate } from './conflate.ts'
import type { Gap } from './connection.ts'
import { type Key, keyOf } from './key.ts'
import type { Mark } from './mark.ts'

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

/** What a conflated event has beside its fields. */
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
export type StreamFunction = (...given: readonly unknown[]) => Observable<WireRecord | Mark>

/** Makes the function of one realtime type. */
export function realtimeStream(spec: EndpointSpec, client: RealtimeClient, scheduler: SchedulerLike): StreamFunction {
  const events = (keys: readonly Key[], given: unknown): Observable<WireRecord | Mark> => {
    const options = readOptions(given)
    if (typeof options === 'string') return throwError(() => new BadRequest(options, { endpoint: spec.id }))
    const { gaps, replay, conflate: every } = options
    const all$ = client.listen(keys, { gaps, replay })
    return every === undefined ? all$ : all$.pipe(conflate(every, scheduler))
  }
  const whole: StreamFunction = (options) => events([keyOf(spec.id, '')], options)
  if (spec.items === 'none') return whole
  return (items, options) => {
    if (items === undefined && spec.items === 'code or none') return whole(options)
    const codes: readonly unknown[] = Array.isArray(items) ? items : [items]
    const bad = codes.length === 0 ? 'an empty list' : codes.filter((code) => !isItem(code)).map(show)[0]
    if (bad !== undefined) return throwError(() => badItem(spec, bad))
    const keys = new Set(codes.map((code) => keyOf(spec.id, withoutLetter(String(code)))))
    return events([...keys], options)
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

/** Item codes are letters and digits, with a venue suffix. The exchange accepts any nonsense and then stays silent. */
function isItem(code: unknown): boolean {
  return typeof code === 'string' && /^[0-9A-Za-z]+(_NX|_AL)?$/.test(code)
}

function badItem(spec: EndpointSpec, bad: string): BadRequest {
  const message = `${spec.name} needs item codes such as '005930' or '005930_NX', got ${bad}`
  return new BadRequest(message, { endpoint: spec.id })
}
