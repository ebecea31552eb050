/** What the page and the worker that runs the reader's program send each other. */

export type ToWorker = { readonly _tag: 'run'; readonly code: string } | { readonly _tag: 'drop' }

/** One thing that happened; `at` is in epoch ms. */
export type Happening =
  | Marble
  | Trade
  | Loss
  | { readonly _tag: 'log'; readonly level: Level; readonly text: string; readonly at: number }
  | {
      readonly _tag: 'test'
      readonly title: string
      readonly passed: boolean
      readonly text: string
      readonly at: number
    }
  | { readonly _tag: 'picture'; readonly title: string; readonly svg: string }
  | { readonly _tag: 'connection'; readonly state: string; readonly at: number }
  /** The program is over: its last line ran, and every client that it made is closed. */
  | { readonly _tag: 'ended'; readonly at: number }

export type Level = 'log' | 'warn' | 'error'

/** A value of a stream. */
export interface Marble {
  readonly _tag: 'marble'
  readonly lane: string
  readonly label: string
  readonly tone: Tone
  readonly at: number
}

/** `signal` is what the program itself shows; the others are events of the market. */
export type Tone = 'up' | 'down' | 'flat' | 'signal'

/** A trade, for the candles; `time` is the exchange's own, in epoch ms. */
export interface Trade {
  readonly _tag: 'trade'
  readonly item: string
  readonly time: number
  readonly price: number
}

/** A stretch without events, from the last sign of life to the recovery. */
export interface Loss {
  readonly _tag: 'gap'
  readonly from: number
  readonly to: number
  readonly reason: string
}
