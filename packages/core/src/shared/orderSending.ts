/** The round trip of an order, between the desk that asks for it and the call that makes it. */
import type { KiwoomError } from '../errors.ts'
import type { Outgoing, Reply } from './call.ts'

/** An order before it is written for the wire. */
export interface OutgoingOrder extends Outgoing {
  /** `amend` for a cancellation or a modification, which goes before orders that wait. */
  readonly kind: 'order' | 'amend'
}

/** What is known of an order after its round trip. */
export type Placed =
  /** The exchange took it and gave it a number. */
  | { readonly _tag: 'accepted'; readonly reply: Reply }
  /** It is certain that no order came of it. */
  | { readonly _tag: 'refused'; readonly error: KiwoomError }
  /** Bytes may have left, and no answer proves what became of them. */
  | { readonly _tag: 'unknown'; readonly reason: string }

/** How the owner of an order takes part in its round trip. */
export interface OrderSending {
  /** From now on bytes may leave: the order cannot be taken back. */
  left(): void
  /** The round trip is over: the order can be taken back again if it was refused. */
  back(): void
  /** Whether the order may still leave: a subscriber waits for it, and it was not given up. Asked at the last step. */
  wanted(): boolean
  /** Why the order must not leave any more; asked at the last step before it leaves. */
  refusal(): KiwoomError | undefined
}
