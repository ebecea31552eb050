/** The realtime session: its state, its registrations, its steps and its gaps. */
import type { ConnectionState } from '@kiwoom-rx/core'

/** How a registration stands. A lost one was held and is not back yet. */
export type RegistrationStatus = 'wanted' | 'asked' | 'held' | 'lost'

export interface RegistrationView {
  /** The realtime type (`'0B'`). */
  readonly type: string
  /** The item, `''` for the market or the account as a whole. */
  readonly item: string
  readonly status: RegistrationStatus
  /** Events that came since the inspector watches; on a tape, since its beginning. */
  readonly events: number
  /** Epoch ms of the last of them; `null` before the first. */
  readonly lastAt: number | null
}

/** A realtime condition search (조건검색) that is under way. */
export interface SearchView {
  readonly conditionNumber: string
  /** Hits that came: items that joined or left. */
  readonly hits: number
}

export interface TypeRate {
  readonly type: string
  /** Entries that came since the inspector watches; on a tape, since its beginning. */
  readonly events: number
  /** Entries in the last full second. */
  readonly perSecond: number
}

/** How the session stands. */
export interface SessionMessage {
  readonly _tag: 'session'
  /** Epoch ms. */
  readonly at: number
  readonly connection: ConnectionState
  /** The pairs by type and item, at most `MOST_REGISTRATIONS`. */
  readonly registrations: readonly RegistrationView[]
  /** Pairs beyond those. */
  readonly omitted: number
  /** Counts of all pairs, the omitted ones too. */
  readonly wanted: number
  readonly asked: number
  readonly held: number
  readonly lost: number
  /** Distinct codes, venue suffix included, and how many the connection takes. */
  readonly codes: number
  readonly codeLimit: number
  readonly searches: readonly SearchView[]
  readonly searchLimit: number
  /** Frames of every kind, and those of the last full second. */
  readonly frames: number
  readonly framesPerSecond: number
  readonly types: readonly TypeRate[]
  readonly logins: number
  readonly reconnects: number
}

/** One step of one of the client's state machines. */
export interface StepView {
  /** Epoch ms. */
  readonly at: number
  readonly machine: 'session' | 'searches' | 'holdings' | 'order'
  /** Which instance of the machine, where a client runs several; else `''`. */
  readonly id: string
  /** The event's `_tag`. */
  readonly event: string
  readonly before: string
  readonly after: string
  /** The effects' `_tag`s, in their order. */
  readonly effects: readonly string[]
  /** Event and effects as JSON, cut at `LONGEST_DETAIL` characters. */
  readonly detail: string
}

export interface StepsMessage {
  readonly _tag: 'steps'
  readonly steps: readonly StepView[]
  /** Steps of this batch that were left out, because there were too many. */
  readonly omitted: number
}

export interface GapView {
  /** Epoch ms. */
  readonly from: number
  readonly to: number
  readonly reason: string
  /** `'0B 005930'`, at most `MOST_NAMED` of them. */
  readonly registrations: readonly string[]
  /** How many registrations may have missed events. */
  readonly count: number
}

export interface GapsMessage {
  readonly _tag: 'gaps'
  readonly gaps: readonly GapView[]
}

export const MOST_REGISTRATIONS = 1_000
export const MOST_NAMED = 20
export const LONGEST_DETAIL = 2_000
