/** The states, events and effects of condition searches (조건검색). */
import type { WireRecord } from '../../codec/records/record.ts'
import type { KiwoomError } from '../../errors.ts'
import type { TimerEffect, TimerEvent, Transition } from '../../machine/transition.ts'
import type { Diagnostic } from '../../observe/diagnostics.ts'
import type { Incoming } from '../protocol/frames.ts'
import type { Loss } from '../session/sessionState.ts'

/** A condition's number (일련번호), as the list gives it. */
export type ConditionNumber = string

/** A stock that entered or left: from the exchange, or found by comparing two sets. */
export interface Hit {
  readonly action: 'enter' | 'leave'
  readonly stockCode: string
  readonly receivedAt: number
  readonly timestamp: number | null
}

/** A realtime search. */
export interface Search {
  /** The exchange runs it on this connection. */
  readonly isRunning: boolean
  /** It was requested and not answered, so the exchange may run it. */
  readonly mayRun: boolean
  /** How often that happened on this connection. */
  readonly unanswered: number
  /** The stocks that meet the condition, once they are known. */
  readonly members: ReadonlySet<string> | undefined
  /** Hits that came before the set that they change. */
  readonly early: readonly Hit[]
  /** Its connection was lost, and it is not back yet. */
  readonly lost: Loss | undefined
}

/** A request that is answered once. */
export interface Task {
  readonly id: number
  /** `undefined` for the list of conditions. */
  readonly conditionNumber: ConditionNumber | undefined
  readonly nextKey: string | undefined
}

/** The request that awaits its reply. One at a time: a reply says only which service and condition it is about. */
export type Request = { readonly tries: number; readonly refusals: number } & (
  | { readonly _tag: 'list'; readonly task: Task | undefined }
  | { readonly _tag: 'page'; readonly task: Task; readonly conditionNumber: ConditionNumber }
  | { readonly _tag: 'start'; readonly conditionNumber: ConditionNumber }
  | { readonly _tag: 'clear'; readonly conditionNumber: ConditionNumber }
)

export interface SearchesState {
  readonly isConnected: boolean
  /** CNSRLST was answered on this connection: without it searches are refused. */
  readonly isListed: boolean
  readonly wanted: ReadonlySet<ConditionNumber>
  readonly searches: ReadonlyMap<ConditionNumber, Search>
  readonly tasks: readonly Task[]
  readonly request: Request | undefined
  /** Searches that were just cleared: their last hits may still be on the way, and they are not started again yet. */
  readonly draining: ReadonlySet<ConditionNumber>
  /** The request was refused for now, and is sent again when the timer runs out. */
  readonly isPausing: boolean
}

export const initialSearches: SearchesState = {
  isConnected: false,
  isListed: false,
  wanted: new Set(),
  searches: new Map(),
  tasks: [],
  request: undefined,
  draining: new Set(),
  isPausing: false,
}

/**
 * ms between a CNSRCLR and the next CNSRREQ of a condition. A hit says which condition it is about, and not which search
 * of it: one of the old search that comes behind the new CNSRREQ would change the new set for good. Hits arrive 0.3 to
 * 1.3 s after their time.
 */
export const HIT_LAG = 1_500

export type ConditionReply = Extract<Incoming, { _tag: 'condition' }>

/** What can happen to the searches. */
export type SearchEvent = OwnSearchEvent | TimerEvent<SearchTimer>

export type OwnSearchEvent =
  | { readonly _tag: 'connected' }
  | { readonly _tag: 'disconnected'; readonly loss: Loss }
  /** All realtime searches that have subscribers now. */
  | { readonly _tag: 'wanted'; readonly conditions: ReadonlySet<ConditionNumber> }
  | { readonly _tag: 'asked'; readonly task: Task }
  /** No subscriber waits for the answer any more. */
  | { readonly _tag: 'dropped'; readonly id: number }
  | { readonly _tag: 'reply'; readonly reply: ConditionReply }
  | { readonly _tag: 'hit'; readonly conditionNumber: ConditionNumber; readonly hit: Hit }
  /** The session was given up. */
  | { readonly _tag: 'failed'; readonly error: KiwoomError }

/** `reply`: no reply came in time, or the pause before a repetition is over. `hits`: no hit of a cleared search comes. */
export type SearchTimer = 'reply' | 'hits'

/** What the searches ask of their shell. */
export type SearchEffect = OwnSearchEffect | TimerEffect<SearchTimer>

export type OwnSearchEffect =
  | { readonly _tag: 'send'; readonly text: string }
  | { readonly _tag: 'answer'; readonly id: number; readonly body: WireRecord }
  | { readonly _tag: 'failTask'; readonly id: number; readonly error: KiwoomError }
  | { readonly _tag: 'failSearch'; readonly conditionNumber: ConditionNumber; readonly error: KiwoomError }
  | { readonly _tag: 'set'; readonly conditionNumber: ConditionNumber; readonly stockCodes: readonly string[] }
  | {
      readonly _tag: 'hit'
      readonly conditionNumber: ConditionNumber
      readonly hit: Hit
      readonly isRestored: boolean
    }
  | { readonly _tag: 'gap'; readonly conditionNumber: ConditionNumber; readonly loss: Loss }
  | { readonly _tag: 'report'; readonly diagnostic: Diagnostic }

export type SearchTransition = Transition<SearchesState, SearchEffect>

/** What a step takes from its surroundings. */
export interface SearchMoment {
  /** Epoch ms. */
  readonly now: number
}

export interface SearchOptions {
  /** ms to wait for a reply; 20 to 50 were measured. */
  readonly replyTimeout: number
}
