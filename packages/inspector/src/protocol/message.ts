/** Everything that the server sends to the page. */
import type { AccountMessage, OrdersMessage } from './account.ts'
import type { HealthMessage } from './health.ts'
import type { HelloMessage } from './hello.ts'
import type { BookMessage, CandlesMessage, LatestMessage, MarksMessage } from './market.ts'
import type { RestMessage } from './rest.ts'
import type { GapsMessage, SessionMessage, StepsMessage } from './session.ts'
import type { CursorMessage } from './tape.ts'
import type { ValuesMessage } from './values.ts'

/**
 * One message. Each begins a page with `hello`. Those about a state (`session`, `rest`, `health`, `orders`, `account`,
 * `book`, `candles`, `cursor`) replace the one before; those about a log (`values`, `steps`, `gaps`, `latest`, `marks`)
 * continue it, until `reset` begins all logs again.
 */
export type Message =
  | HelloMessage
  | { readonly _tag: 'reset' }
  | SessionMessage
  | StepsMessage
  | GapsMessage
  | ValuesMessage
  | RestMessage
  | HealthMessage
  | OrdersMessage
  | AccountMessage
  | LatestMessage
  | BookMessage
  | CandlesMessage
  | MarksMessage
  | CursorMessage
  /** The client was closed, or the inspector: nothing follows. */
  | { readonly _tag: 'ended'; readonly at: number }

/** Messages travel together, so many a second at most. */
export type Batch = readonly Message[]

/** ms from one batch to the next: three frames of an animation. */
export const BATCH_PERIOD = 50
