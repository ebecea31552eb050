/** What a test or a program holds of a running exchange, over real sockets and in memory alike. */
import type { SchedulerLike } from 'rxjs'
import type { Listing } from '../market/listing/listings.ts'
import type { Scenario } from '../market/scenario/scenario.ts'
import type { FaultMenu } from './faults/faults.ts'
import type { MarketView } from './marketView.ts'
import type { OrderView } from './order/view.ts'
import type { Rules } from './rules/rules.ts'
import type { SessionView } from './session/openSessions.ts'
import type { Received } from './session/receivedLog.ts'
import type { Pair } from './session/registrations.ts'

export interface ExchangeOptions {
  /** Equal seeds give equal days, to the byte. Default 1. */
  readonly seed?: number | undefined
  /** What trades. Default: the stocks and the fund of `@kiwoom-rx/testing/market`. Gold trades in any case. */
  readonly listings?: readonly Listing[] | undefined
  /** What kind of day it is. Default `'ordinary'`. */
  readonly scenario?: Scenario | undefined
  /** What differs from {@link realRules}. */
  readonly rules?: Partial<Rules> | undefined
  /** Where all time comes from. Default: RxJS's asyncScheduler. */
  readonly scheduler?: SchedulerLike | undefined
}

export interface DropOptions {
  /** Default 1001. With 1006, which no one can send, the connections break. */
  readonly code?: number | undefined
  readonly reason?: string | undefined
  /** Break the connections without a closing handshake: clients see 1006. */
  readonly abrupt?: boolean | undefined
}

export interface ExchangeHandle {
  /** May be changed at run time; each use reads it again. */
  readonly rules: Rules
  /** The simulated market, now. */
  readonly market: MarketView
  /** What clients sent, secrets masked. */
  readonly received: Received
  /** What is to go wrong. */
  readonly faults: FaultMenu
  /** Every order that was ever accepted, oldest first: each that a client believes in must be here once. */
  orders(): readonly OrderView[]
  /** The open sockets, oldest first. */
  sessions(): readonly SessionView[]
  /** What is registered by all sessions together. */
  registrations(): readonly Pair[]
  /** Ends every open socket. */
  dropSockets(options?: DropOptions): void
  /** Sends a REAL entry to those who registered it, and says to how many. Values by FID. */
  push(type: string, item: string, values: Readonly<Record<string, string>>): number
  /** Sends a text as it is to every logged-in session, and says to how many. */
  pushFrame(raw: string): number
  /** Ends every token: the next request with one is refused, the next issue gives a new one. */
  revokeTokens(): void
  /** The exchange's clock moves forward at once by so many ms: the market catches up, and tokens are that much older. */
  jumpClock(ms: number): void
  /**
   * The exchange's clock moves forward to a time of the next trading day, `'08:00:00'` by default, through the night: the
   * day ends first, day orders with it, and tokens grow older by as much.
   *
   * @throws RangeError when the time is not like `'08:00:00'`.
   */
  nextDay(time?: string): void
  /** Stops the market's clock. */
  pauseMarket(): void
  resumeMarket(): void
}
