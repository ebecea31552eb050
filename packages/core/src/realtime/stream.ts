/** A realtime type as a function that makes hot, shared Observables. */
import { type Observable, throwError } from 'rxjs'
import { show } from '../codec/problem.ts'
import type { WireRecord } from '../codec/record.ts'
import type { EndpointSpec } from '../codec/spec.ts'
import { BadRequest } from '../errors.ts'
import type { RealtimeClient } from './client.ts'
import type { Gap } from './connection.ts'
import { keyOf } from './key.ts'

/** How a realtime stream is to behave. */
export interface StreamOptions {
  /** Carry each {@link Gap} in the stream itself, between the events it separates. Default: `false`. */
  readonly gaps?: boolean
}

/** One item or several: stock codes, with a venue suffix (`_NX`, `_AL`) where not KRX is meant. */
export type Items = string | readonly string[]

/** A type that is registered by item. */
export interface ByItem<Event> {
  (items: Items, options: StreamOptions & { readonly gaps: true }): Observable<Event | Gap>
  (items: Items, options?: StreamOptions): Observable<Event>
}

/** A type of the account or the market as a whole. */
export interface AsWhole<Event> {
  (options: StreamOptions & { readonly gaps: true }): Observable<Event | Gap>
  (options?: StreamOptions): Observable<Event>
}

/** A type that is registered by item, or for the market as a whole when none is given. */
export interface ByItemOrWhole<Event> {
  (items: Items | undefined, options: StreamOptions & { readonly gaps: true }): Observable<Event | Gap>
  (items?: Items, options?: StreamOptions): Observable<Event>
}

/** The untyped form; `Kiwoom` gives each its types. */
export type StreamFunction = (...given: readonly unknown[]) => Observable<WireRecord | Gap>

/** Makes the function of one realtime type. */
export function realtimeStream(spec: EndpointSpec, client: RealtimeClient): StreamFunction {
  const whole: StreamFunction = (options) => client.listen([keyOf(spec.id, '')], { gaps: wantsGaps(options) })
  if (spec.items === 'none') return whole
  return (items, options) => {
    if (items === undefined && spec.items === 'code or none') return whole(options)
    const codes: readonly unknown[] = Array.isArray(items) ? items : [items]
    const bad = codes.length === 0 ? 'an empty list' : codes.filter((code) => !isItem(code)).map(show)[0]
    if (bad !== undefined) return throwError(() => badItem(spec, bad))
    const keys = new Set(codes.map((code) => keyOf(spec.id, String(code))))
    return client.listen([...keys], { gaps: wantsGaps(options) })
  }
}

function wantsGaps(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'gaps' in options && options.gaps === true
}

/** Item codes are letters and digits, with a venue suffix. The exchange accepts any nonsense and then stays silent. */
function isItem(code: unknown): boolean {
  return typeof code === 'string' && /^[0-9A-Za-z]+(_NX|_AL)?$/.test(code)
}

function badItem(spec: EndpointSpec, bad: string): BadRequest {
  const message = `${spec.name} needs item codes such as '005930' or '005930_NX', got ${bad}`
  return new BadRequest(message, { endpoint: spec.id })
}
