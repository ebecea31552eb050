/** REST calls: how they wait for their turn, and what came of the last ones. */

/** The pacing queue (유량 제한) of one api-id; counts are since `connect`. */
export interface QueueView {
  readonly apiId: string
  /** Its name in the catalogue: `chart.stockMinute`; `''` when it has no name. */
  readonly name: string
  readonly waiting: number
  /** ms that the first of the waiting calls has waited. */
  readonly oldestWait: number
  /** The approximate wait in ms of a call that asks now. */
  readonly nextWait: number
  readonly calls: number
  /** ms that these calls waited, in total and at most. */
  readonly waited: number
  readonly longestWait: number
  readonly refused: number
  readonly retries: number
}

/** One request and what came of it. */
export interface CallView {
  /** Numbers the requests of the client from 1. */
  readonly request: number
  readonly apiId: string
  readonly name: string
  /** Epoch ms at which it left. */
  readonly at: number
  readonly outcome: CallOutcome
  /** The parameters as JSON, secrets hidden. */
  readonly body: string
  /** Whether this is a further page. */
  readonly isNextPage: boolean
}

export type CallOutcome =
  | { readonly _tag: 'waiting' }
  | {
      readonly _tag: 'reply'
      /** ms from the request. */
      readonly took: number
      readonly status: number
      /** The exchange's code and message; `null` and `''` when the reply has none. */
      readonly returnCode: number | null
      readonly message: string
      readonly hasNextPage: boolean
      /** Rows of the reply's list; `null` when it has no list. */
      readonly rows: number | null
      /** The decoded page as JSON, secrets hidden, cut at `LONGEST_PAGE` characters; `null` when it could not be read. */
      readonly page: string | null
      /** Fields that could not be read, in words, at most `MOST_PROBLEMS`. */
      readonly problems: readonly string[]
    }
  | { readonly _tag: 'failed'; readonly took: number; readonly reason: string }

export interface RestMessage {
  readonly _tag: 'rest'
  readonly queues: readonly QueueView[]
  /** The last calls, the latest first, at most `MOST_CALLS`. */
  readonly calls: readonly CallView[]
}

export const MOST_CALLS = 100
export const MOST_PROBLEMS = 20
export const LONGEST_PAGE = 8_000
