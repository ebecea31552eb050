import type { FieldProblem } from '../codec/records/problem.ts'

/** What happened besides the data: nothing here ends a stream, and nothing holds a secret. */
export type Diagnostic =
  /** Values of a reply or an event that could not be read, or an entry left out because an essential one is missing. */
  | {
      readonly _tag: 'Undecodable'
      readonly endpoint: string
      readonly problems: readonly FieldProblem[]
      readonly dropped: boolean
    }
  /**
   * A reply that declares success, though its text reads like a failure, or it brings nothing and no known text, or it
   * lacks a list and has other fields. A reply that lacks the rows that were asked for is a `DecodeError` instead.
   */
  | { readonly _tag: 'UnusualReply'; readonly endpoint: string; readonly text: string }
  /** A frame that is no JSON object, or of a kind that is not known. */
  | { readonly _tag: 'UnknownFrame'; readonly stage: string; readonly text: string }
  /** A call waits for its turn, so that the exchange's limit is not broken. */
  | { readonly _tag: 'Pacing'; readonly endpoint: string; readonly wait: number }
  /**
   * A call failed and is tried again: `reason` is the error's `_tag`, `cause` its message (`ENOTFOUND`, the status, …).
   */
  | {
      readonly _tag: 'Retry'
      readonly endpoint: string
      readonly attempt: number
      readonly wait: number
      readonly reason: string
      readonly cause: string
    }
  /** The store of the token failed; the client goes on with a token of its own. */
  | { readonly _tag: 'TokenStore'; readonly reason: string }
  /** An order ended without a subscriber. */
  | {
      readonly _tag: 'UnseenOrder'
      readonly endpoint: string
      readonly outcome: 'accepted' | 'refused' | 'unknown'
      readonly detail: string
    }
  /** The order lists could not be read for the orders that are tracked; they are read again in `wait` ms. */
  | { readonly _tag: 'OrderListsUnread'; readonly orders: number; readonly wait: number; readonly reason: string }
  /**
   * Where a tracked order stands is not known: no list and no event shows it (`notListed`), or not with every number
   * that is needed (`unreadable`). The lists are read again in `wait` ms.
   */
  | {
      readonly _tag: 'OrderUnclear'
      readonly orderNumber: string
      readonly reason: 'notListed' | 'unreadable'
      readonly wait: number
    }
  /** The session lost its socket, or could not get one, and tries again. */
  | { readonly _tag: 'Reconnect'; readonly attempt: number; readonly wait: number; readonly reason: string }
  /** A request over the socket got no answer within `wait` ms, and is sent once more. */
  | { readonly _tag: 'Unanswered'; readonly request: string; readonly wait: number }
  /**
   * Nothing came of a registration for so many ms, though its market trades: perhaps a quiet stock, perhaps a fault.
   */
  | { readonly _tag: 'Quiet'; readonly endpoint: string; readonly item: string; readonly ms: number }
  /**
   * Nothing ever came of a registration, in so many ms of trading hours: a code that does not exist, a stock that does
   * not trade there, or a holiday.
   */
  | { readonly _tag: 'NeverHeard'; readonly endpoint: string; readonly item: string; readonly ms: number }
  /** A trade or a notice that came a second time and was left out. */
  | { readonly _tag: 'Repeated'; readonly endpoint: string; readonly item: string }
  /** Trades that the exchange counted and the stream never carried: so many shares before the trade that shows it. */
  | { readonly _tag: 'Missed'; readonly endpoint: string; readonly item: string; readonly volume: number }
  /** The positions may differ from the account; the balance is read again in `wait` ms. */
  | { readonly _tag: 'StalePositions'; readonly reason: string; readonly wait: number }
  /**
   * This machine's clock is `ms` ahead of the exchange's (below 0: behind), more than five minutes: `receivedAt` is
   * wrong, and so may be a token's end. Once, until the clocks agree again; for `'real'` and `'mock'` only.
   */
  | { readonly _tag: 'ClockSkew'; readonly ms: number }
  /**
   * A gateway lost its connection to the exchange, so that `count` registrations of this client get no events; a `Gap`
   * follows once they are back (docs/gateway.md).
   */
  | { readonly _tag: 'GatewayLost'; readonly from: number; readonly reason: string; readonly count: number }
  /** Quotes or books that a gateway replaced with newer ones, because this client reads too slowly. */
  | { readonly _tag: 'Conflated'; readonly endpoint: string; readonly item: string; readonly count: number }
  /** Diagnostics of one kind that were left out, because there were too many in a short time. */
  | { readonly _tag: 'Suppressed'; readonly kind: string; readonly count: number }
  /** The exchange ended the session, with its own code (R10001, R10002, R10004). */
  | { readonly _tag: 'SystemMessage'; readonly code: string; readonly text: string }

/** Takes the diagnostics. */
export type Report = (diagnostic: Diagnostic) => void
