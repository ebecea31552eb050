/** What every entry of the kit exports beside `marbles`. */
export type { Expect, MarbleKiwoom, Marbles } from './context.ts'
export type { EventOf, Given, RealtimeType, ValuesOf } from './event.ts'
export type { Fault, FrameGiven, KiwoomOptions, Pushed } from './kiwoom.ts'
export type { MarblesFunction } from './marbles.ts'
export { MarbleMismatch } from './runner.ts'
export type { EventSource, Source, TradeGiven } from './sources.ts'
export type { SubscriptionSpan } from './timeline.ts'
