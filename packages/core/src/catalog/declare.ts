/** The four shapes of declaration: a REST endpoint, an OAuth call, a realtime type and a condition search. */
import type { Fields } from './field.ts'

interface Declared<Id extends string> {
  /** The exchange's api-id (`ka10064`) or realtime type (`0B`; case matters). */
  readonly id: Id
  /** The manual's Korean name. */
  readonly ko: string
  /** What it is, in English. */
  readonly title: string
  readonly url: string
}

/** A call: fields in, fields out. */
export interface Call<Id extends string, Request extends Fields, Response extends Fields> extends Declared<Id> {
  readonly transport: 'rest' | 'oauth' | 'websocket'
  /** Has a list that may continue by next-key. */
  readonly paged: boolean
  readonly request: Request
  readonly response: Response
  /** What follows the reply of its own accord. */
  readonly push?: Realtime<string, Fields, ItemKind>
}

/** A realtime type: the fields of its events, and what an item of it is. */
export interface Realtime<Id extends string, Event extends Fields, Items extends ItemKind> extends Declared<Id> {
  readonly transport: 'websocket'
  readonly items: Items
  readonly event: Event
}

/**
 * What a subscription names: a code for each instrument, nothing at all (an account or the market as a whole), or
 * either.
 */
export type ItemKind = 'code' | 'none' | 'code or none'

type Written<D extends Declared<string>, Derived extends keyof D> = Omit<D, Derived>

/** A REST endpoint. It is paged when its reply has a list and its path is not one that takes orders. */
export function rest<const Id extends string, const Request extends Fields, const Response extends Fields>(
  declaration: Written<Call<Id, Request, Response>, 'transport' | 'paged'>,
): Call<Id, Request, Response> {
  const hasList = Object.values(declaration.response).some((field) => field.kind === 'list')
  return { ...declaration, transport: 'rest', paged: hasList && !/ordr$/.test(declaration.url) }
}

/** An OAuth call: no token needed, never paged. */
export function oauth<const Id extends string, const Request extends Fields, const Response extends Fields>(
  declaration: Written<Call<Id, Request, Response>, 'transport' | 'paged'>,
): Call<Id, Request, Response> {
  return { ...declaration, transport: 'oauth', paged: false }
}

/** A call that travels over the WebSocket: the condition searches (조건검색). */
export function socketCall<const Id extends string, const Request extends Fields, const Response extends Fields>(
  declaration: Written<Call<Id, Request, Response>, 'transport' | 'url'>,
): Call<Id, Request, Response> {
  return { ...declaration, transport: 'websocket', url: WEBSOCKET_PATH }
}

/** A realtime type (실시간시세). */
export function realtime<const Id extends string, const Event extends Fields, const Items extends ItemKind>(
  declaration: Written<Realtime<Id, Event, Items>, 'transport' | 'url'>,
): Realtime<Id, Event, Items> {
  return { ...declaration, transport: 'websocket', url: WEBSOCKET_PATH }
}

const WEBSOCKET_PATH = '/api/dostk/websocket'
