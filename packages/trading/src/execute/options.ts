/** How signals become orders. */
import type { Break, PhaseNotice, Signal, ViEvent } from '@kiwoom-rx/operators'
import type { Observable, SchedulerLike } from 'rxjs'
import type { TradePrint } from '../broker/broker.ts'
import type { OrderType } from '../broker/order.ts'
import type { ExecutionStore } from './store.ts'

/** A distance of prices: so many percent, or so many won. */
export type Distance =
  | { readonly percent: number; readonly won?: undefined }
  | { readonly won: number; readonly percent?: undefined }

/** The figures from which a size is computed. */
export interface SizeContext {
  readonly signal: Signal
  /** KRW a share at which the entry is expected. */
  readonly price: number
  /** KRW: the account's, or `capital` and what the execution has earned. */
  readonly equity: number | null
}

/**
 * The shares that an entry buys, rounded down. It is a number (`10` or `{ shares: 10 }`), the shares that a part of the
 * equity pays, or the shares that lose a part of the equity at the stop (which needs `stop` or `trailingStop`). A
 * signal's own quantity goes first.
 */
export type Size =
  | number
  | { readonly shares: number }
  /** Percent of the equity that the position costs. */
  | { readonly percentOfEquity: number }
  /** Percent of the equity that is lost at the stop. */
  | { readonly riskPercent: number }
  | ((context: SizeContext) => number)

/** How entries are ordered. */
export interface EntryOptions {
  /**
   * The type of order; a signal's own goes first.
   * @default 'limit'
   */
  readonly orderType?: OrderType | undefined
  /**
   * Steps of the price by which a limit is above the signal's price, or the last trade's; below when negative.
   * @default 0
   */
  readonly ticks?: number | undefined
  /**
   * Milliseconds after which what is open is chased or cancelled, by the market's clock.
   * @default 10_000
   */
  readonly timeout?: number | undefined
  /**
   * How often a limit follows the last trade after the timeout, before it is cancelled at the next one.
   * @default 0
   */
  readonly chase?: number | undefined
}

/** How positions are given up. */
export interface ExitOptions {
  /**
   * The type of order. NXT takes no plain market order.
   * @default 'market', and 'best' for items of NXT
   */
  readonly orderType?: 'market' | 'best' | undefined
  /**
   * Milliseconds after which what is open of a `best` order is cancelled and sent again.
   * @default 3_000
   */
  readonly timeout?: number | undefined
}

/** The limits of an execution. */
export interface RiskOptions {
  /**
   * Items that may be held at the same time, entries under way included.
   * @default no limit
   */
  readonly maxPositions?: number | undefined
  /**
   * KRW that a day may lose, with what positions have lost at their last prices: then all is given up, and entries wait
   * for the next day.
   * @default no limit
   */
  readonly dailyLoss?: number | undefined
  /**
   * Orders in a minute, entries, exits and chases together. Exits are counted and never held back.
   * @default 60
   */
  readonly ordersPerMinute?: number | undefined
  /**
   * The only items that may be bought.
   * @default all
   */
  readonly items?: readonly string[] | undefined
  /**
   * Orders refused in a row that halt the execution.
   * @default 5
   */
  readonly maxRejections?: number | undefined
}

export interface ExecuteOptions {
  /**
   * The name of the execution and of its ledger, in its orders' client ids and in its store.
   * @default 'execution'
   */
  readonly name?: string | undefined
  readonly size: Size
  readonly entry?: EntryOptions | undefined
  readonly exit?: ExitOptions | undefined
  /** Below the average price of the entry. */
  readonly stop?: Distance | undefined
  /** Below the highest price since the entry. */
  readonly trailingStop?: Distance | undefined
  /** Above the average price of the entry. */
  readonly target?: Distance | undefined
  /** The time of day in Korea, such as `'15:15'`, from which all is given up and nothing bought, by the market's clock. */
  readonly flatAt?: string | undefined
  /** The time of day in Korea from which and until which entries are sent, such as `['09:05', '15:00']`. */
  readonly entryHours?: readonly [from: string, to: string] | undefined
  /** Milliseconds that a position is held at most. */
  readonly maxHold?: number | undefined
  /**
   * Milliseconds after an exit in which the item is not bought again.
   * @default 0
   */
  readonly cooldown?: number | undefined
  /**
   * Entries that one position may consist of: more than 1 adds to it (pyramiding).
   * @default 1
   */
  readonly pyramid?: number | undefined
  readonly risk?: RiskOptions | undefined
  /**
   * KRW of the account that sizes are reckoned from, together with what the execution has earned.
   * @default the account's equity
   */
  readonly capital?: number | undefined
  /**
   * Items of the account that the ledger takes over at their average price when it begins without a store.
   * @default none: it sells only what it bought
   */
  readonly adopt?: readonly string[] | undefined
  /** `true` gives up all positions and refuses entries until `false`. */
  readonly kill$?: Observable<boolean> | undefined
  /** Where the ledger is kept over restarts. Default: nowhere. */
  readonly store?: ExecutionStore | undefined
  /** Trades of the items. Default: those of the broker, for `risk.items` and all items that signals name. */
  readonly trade$?: Observable<TradePrint | Break> | undefined
  /** VIs (변동성완화장치, 1h). Default: none are known. */
  readonly vi$?: Observable<ViEvent | Break> | undefined
  /** Notices of the market's phase (장시작시간, 0s). Default: the sessions of an ordinary day, by the market's clock. */
  readonly status$?: Observable<PhaseNotice | Break> | undefined
  /** Moves the clock each second even while no event comes. Default: the times of events and the broker's clock alone. */
  readonly scheduler?: SchedulerLike | undefined
}
