/** What is known of the account's holdings, what can happen to that, and what is then to be done. */
import type { WireRecord } from '../codec/record.ts'
import type { Diagnostic } from '../diagnostics.ts'
import type { KiwoomError } from '../errors.ts'
import type { Book } from './book.ts'
import type { Holdings } from './holdings.ts'
import type { Position } from './position.ts'

export interface PositionsState {
  /** Both notices are registered: what changes is told. */
  readonly isRegistered: boolean
  readonly book: Book | undefined
  /** Why the book may differ from the account. */
  readonly doubts: readonly string[]
  /** A read is under way; `outdated` when something came that its reply may not tell. */
  readonly reading: 'no' | 'yes' | 'outdated'
  /** Balance notices that came during the read: they apply after its reply. */
  readonly late: readonly WireRecord[]
  /** The next read, when a timer runs for it. */
  readonly planned: 'no' | 'settle' | 'retry'
  /** Reads in a row that failed or left doubts. */
  readonly failures: number
}

export const newPositions: PositionsState = {
  isRegistered: false,
  book: undefined,
  doubts: [],
  reading: 'no',
  late: [],
  planned: 'no',
  failures: 0,
}

export type PositionsEvent =
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
  | { readonly _tag: 'timer'; readonly timer: PositionsTimer }

/** `read` for the read that is planned, `refresh` for one without a reason. */
export type PositionsTimer = 'read' | 'refresh'

export type PositionsEffect =
  | { readonly _tag: 'read' }
  | { readonly _tag: 'startTimer'; readonly timer: PositionsTimer; readonly ms: number }
  | { readonly _tag: 'stopTimer'; readonly timer: PositionsTimer }
  | { readonly _tag: 'report'; readonly diagnostic: Diagnostic }
  | { readonly _tag: 'fail'; readonly error: KiwoomError }

export type PositionsStep = readonly [PositionsState, readonly PositionsEffect[]]

/** What a state says to subscribers; `positions` are those of its book. */
export function holdingsOf(state: PositionsState, positions: readonly Position[]): Holdings {
  const reason = reasonOf(state)
  if (state.book === undefined) return { _tag: 'unread', reason: reason ?? 'the balance was not read yet' }
  return reason === undefined ? { _tag: 'current', positions } : { _tag: 'stale', positions, reason }
}

/** Why the book may differ from the account; nothing when it does not. */
function reasonOf({ isRegistered, doubts, reading, planned }: PositionsState): string | undefined {
  if (!isRegistered) return 'the notices of the account are not registered'
  if (doubts[0] !== undefined) return doubts[0]
  return reading !== 'no' || planned !== 'no' ? 'the balance is being read' : undefined
}
