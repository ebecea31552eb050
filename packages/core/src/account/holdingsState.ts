/** The states, events and effects of the account's holdings. */
import type { WireRecord } from '../codec/records/record.ts'
import type { KiwoomError } from '../errors.ts'
import type { TimerEffect, TimerEvent, Transition } from '../machine/transition.ts'
import type { Diagnostic } from '../observe/diagnostics.ts'
import type { Book } from './book.ts'
import type { Holdings } from './holdings.ts'
import type { Position } from './position.ts'

export interface HoldingsState {
  /** Both notices are registered, so that changes are reported. */
  readonly isRegistered: boolean
  readonly book: Book | undefined
  /** Why the book may differ from the account. */
  readonly uncertainties: readonly string[]
  /** A read is under way; `outdated` when something came that its reply may not contain. */
  readonly reading: 'no' | 'yes' | 'outdated'
  /** Balance notices that came during the read: they are applied after its reply. */
  readonly late: readonly WireRecord[]
  /** The next read, when a timer runs for it. */
  readonly planned: 'no' | 'settle' | 'retry'
  /** Reads in a row that failed or left something uncertain. */
  readonly failures: number
}

export const initialHoldings: HoldingsState = {
  isRegistered: false,
  book: undefined,
  uncertainties: [],
  reading: 'no',
  late: [],
  planned: 'no',
  failures: 0,
}

/** What can happen to the holdings. */
export type HoldingsEvent = OwnHoldingsEvent | TimerEvent<HoldingsTimer>

export type OwnHoldingsEvent =
  | { readonly _tag: 'registered'; readonly isRegistered: boolean }
  /** A balance notice (04). */
  | { readonly _tag: 'balance'; readonly balance: WireRecord }
  /** An order notice (00). */
  | { readonly _tag: 'notice' }
  /** Notices may have been missed. */
  | { readonly _tag: 'gap' }
  /** Something came that could not be read, and may have been a notice. */
  | { readonly _tag: 'unreadable' }
  /** The rows of each venue. */
  | { readonly _tag: 'read'; readonly replies: readonly (readonly WireRecord[])[] }
  | { readonly _tag: 'failed'; readonly error: KiwoomError }

/** `read` for the read that is planned, `refresh` for one without a reason. */
export type HoldingsTimer = 'read' | 'refresh'

/** What the holdings ask of their shell. */
export type HoldingsEffect = OwnHoldingsEffect | TimerEffect<HoldingsTimer>

export type OwnHoldingsEffect =
  | { readonly _tag: 'read' }
  | { readonly _tag: 'report'; readonly diagnostic: Diagnostic }
  | { readonly _tag: 'fail'; readonly error: KiwoomError }

export type HoldingsTransition = Transition<HoldingsState, HoldingsEffect>

/** What a step takes from its surroundings. */
export interface HoldingsMoment {
  /** Epoch ms. */
  readonly now: number
}

/** What subscribers get; `positions` are those of the state's book. */
export function holdingsOf(state: HoldingsState, positions: readonly Position[]): Holdings {
  const reason = reasonOf(state)
  if (state.book === undefined) return { _tag: 'unread', reason: reason ?? 'the balance was not read yet' }
  return reason === undefined ? { _tag: 'current', positions } : { _tag: 'stale', positions, reason }
}

/** Why the book may differ from the account; nothing when it cannot. */
function reasonOf({ isRegistered, uncertainties, reading, planned }: HoldingsState): string | undefined {
  if (!isRegistered) return 'the notices of the account are not registered'
  if (uncertainties[0] !== undefined) return uncertainties[0]
  return reading !== 'no' || planned !== 'no' ? 'the balance is being read' : undefined
}
