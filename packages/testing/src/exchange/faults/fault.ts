/**
 * What can be made to go wrong, as data: when it strikes, and what then happens.
 *
 * @example
 * ```ts
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 *
 * const exchange = await startExchange()
 * // The second order is booked, and its reply is lost.
 * exchange.faults.add({ on: 'request', apiId: 'kt10000', skip: 1, do: { _tag: 'loseReply' } })
 * // Every LOGIN is refused until the fault is removed.
 * const refused = exchange.faults.add({ on: 'received', trnm: 'LOGIN', times: Infinity, do: { _tag: 'refuse' } })
 * refused.remove()
 * await exchange.close()
 * ```
 */
export type Fault = Strike &
  (
    | {
        /** A REST request. */
        readonly on: 'request'
        /** Any, when left out; `au10001` and `au10002` are the token calls. */
        readonly apiId?: string | undefined
        readonly do: RequestFault
      }
    | {
        /** A socket that opens. */
        readonly on: 'connect'
        readonly do: ConnectFault
      }
    | {
        /** A frame from a client. */
        readonly on: 'received'
        /** `LOGIN`, `REG`, `PING`, …; any, when left out. */
        readonly trnm?: string | undefined
        readonly do: ReceivedFault
      }
    | {
        /** A frame to a client. */
        readonly on: 'sent'
        /** `LOGIN`, `REG`, `REAL`, `PING`, …; any, when left out. */
        readonly trnm?: string | undefined
        /** REAL frames that hold this realtime type. */
        readonly type?: string | undefined
        readonly do: SentFault
      }
    | {
        /** An entry of a REAL frame to a client: `skip` and `times` count entries. */
        readonly on: 'entry'
        /** Of this realtime type; any, when left out. */
        readonly type?: string | undefined
        /** Of this item, venue suffix included; any, when left out. */
        readonly item?: string | undefined
        readonly do: EntryFault
      }
  )

/** Which of the matching occurrences it strikes: so many pass first (default 0), so many are struck (default 1). */
export interface Strike {
  readonly skip?: number | undefined
  /** `Infinity` for ever. */
  readonly times?: number | undefined
}

export type RequestFault =
  /** Refused before it is processed. */
  | { readonly _tag: 'refuse'; readonly as: Refusal }
  /** The token that the request carries ends before its time: this and each later request with it is refused. */
  | { readonly _tag: 'endToken' }
  /** Answered so, without being processed; an object as JSON, a text as it is. */
  | {
      readonly _tag: 'answer'
      readonly status: number
      readonly body: string | Readonly<Record<string, unknown>>
      readonly headers?: Readonly<Record<string, string>> | undefined
    }
  /** The connection breaks, nothing is processed. */
  | { readonly _tag: 'drop' }
  /** It is processed, and the connection breaks before the reply. */
  | { readonly _tag: 'loseReply' }
  /** It is processed, and half of the reply's body comes. */
  | { readonly _tag: 'garble' }
  /** It is processed, and the reply's list is no list: a text, null, an object, or a list of texts (default `text`). */
  | { readonly _tag: 'mistype'; readonly as?: 'text' | 'null' | 'object' | 'texts' | undefined }
  /** It is processed, and the last Korean character of a text is cut in its middle, as fields of fixed size are. */
  | { readonly _tag: 'cutCharacter' }
  /** It is processed, and the reply takes longer by so many ms. */
  | { readonly _tag: 'delay'; readonly ms: number }
  /** It is processed, and no reply ever comes. */
  | { readonly _tag: 'hang' }
  /**
   * The order that it places gets a number of a day before again: that of the account's last order of those days, or this
   * one. Numbers of the day go on from there. One that the day has reached already is not given twice.
   */
  | { readonly _tag: 'repeatNumber'; readonly number?: string | undefined }

/**
 * How a request is refused: 429 with 1700; 200 with return code 3 and 8005; HTTP 401; HTTP 503; an HTML page with HTTP
 * 200, as in maintenance; the limits of all requests (1701) and of a group of them (1702); no such instrument (1903).
 */
export type Refusal =
  | 'rate'
  | 'token'
  | 'unauthorized'
  | 'unavailable'
  | 'maintenance'
  | 'rateOfAll'
  | 'rateOfGroup'
  | 'noInstrument'

/** The socket breaks (clients see 1006), is closed, or its handshake is refused with an HTTP status (default 502). */
export type ConnectFault = Drop | Close | { readonly _tag: 'refuse'; readonly status?: number | undefined }

export type ReceivedFault =
  /** The socket breaks, nothing is processed; or it is closed. */
  | Drop
  | Close
  /** It is processed, and the socket breaks before the reply. */
  | { readonly _tag: 'loseReply' }
  /** Nothing happens. */
  | { readonly _tag: 'ignore' }
  /** It is processed so many ms later. */
  | { readonly _tag: 'delay'; readonly ms: number }
  /** A reply with a code (default 1). A LOGIN is refused with 805004, and the socket closed, as for a bad token. */
  | { readonly _tag: 'refuse'; readonly code?: number | undefined; readonly message?: string | undefined }

export type SentFault =
  /** The socket breaks, or is closed, before the frame. */
  | Drop
  | Close
  | { readonly _tag: 'withhold' }
  /** It comes so many ms later; others overtake it. */
  | { readonly _tag: 'delay'; readonly ms: number }
  /** It comes twice. */
  | { readonly _tag: 'duplicate' }
  /** It comes after the next one. */
  | { readonly _tag: 'swap' }
  /** A REAL frame comes as one frame for each of its entries. */
  | { readonly _tag: 'split' }
  /** A REAL frame comes together with the next one, in one frame. */
  | { readonly _tag: 'join' }
  /** The first half of the JSON comes as a whole message. */
  | { readonly _tag: 'half' }
  /** The socket breaks in the middle of the message. */
  | { readonly _tag: 'cut' }
  /** It comes as a binary message. */
  | { readonly _tag: 'binary' }
  /** The last Korean character of the frame is cut in its middle: its bytes are no UTF-8. */
  | { readonly _tag: 'cutCharacter' }

export type EntryFault =
  /** It is never sent; what else its frame holds is. */
  | { readonly _tag: 'swallow' }
  /** It stands twice in its frame. */
  | { readonly _tag: 'duplicate' }

interface Drop {
  readonly _tag: 'drop'
}

interface Close {
  readonly _tag: 'close'
  /** Default 1000. */
  readonly code?: number | undefined
  readonly reason?: string | undefined
}
