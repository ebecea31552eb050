/** A call and its reply, whichever way they travel: over HTTP, or as frames of the session. */
import type { WireRecord } from '../codec/records/record.ts'

/** One call, before it is written for the wire. */
export interface Outgoing {
  /** The api-id. */
  readonly id: string
  /** The path that its family of endpoints has. */
  readonly url: string
  readonly body: WireRecord
  /** The key of the page to go on with; absent for the first. */
  readonly nextKey?: string | undefined
}

/** An accepted reply, without its envelope. */
export interface Reply {
  readonly body: WireRecord
  /** The key of the following page; absent when this is the last. */
  readonly nextKey?: string
  /** The exchange's text (return_msg); absent when it is blank. */
  readonly message?: string
}
