/** One instrument on one venue on one day: what has been traded, what is quoted, and which session rule holds. */
import { random, seedOf } from '../../random.ts'
import { MinuteCandles } from '../bars/candles.ts'
import type { ListingHistory, RecordedDay } from '../bars/history.ts'
import { Book } from '../book/book.ts'
import { type BookSide, RestingOrders } from '../book/restingOrders.ts'
import type { Hours } from '../calendar/hours.ts'
import type { Listing } from '../listing/listings.ts'
import { priceLimits } from '../listing/ticks.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Day } from '../scenario/scenario.ts'
import type { Aggressor, Expected, Instrument, Tick, TradingState } from './instrument.ts'
import { type ClientPart, Participants } from './participants.ts'
import type { Vi } from './vi.ts'

// A session of 23,400 s, of whose events somewhat under half are trades.
const EVENTS_A_TRADE = 2.2
const SESSION_MS = 23_400_000

// The usual size of a level, in usual trades: liquid books hold far more than a trade takes.
const DEPTH = 25
const RUNNING_DEPTH = 4

/** Hears each trade in the book of an instrument. */
export type TradeListener = (instrument: VenueInstrument, at: number, size: number) => void

export interface VenueInstrumentOptions {
  readonly seed: number
  readonly listing: Listing
  readonly day: Day
  /** Ends with yesterday. */
  readonly history: ListingHistory
  /** The same on the KRX, of an instrument of the NXT. */
  readonly home?: VenueInstrument
  readonly traded: TradeListener
}

export class VenueInstrument implements Instrument {
  readonly listing: Listing
  readonly venue: 'KRX' | 'NXT'
  readonly item: string
  readonly previousClose: number
  readonly previousVolume: number
  readonly previousValue: number
  readonly limits: { readonly upper: number; readonly lower: number }
  readonly book: Book
  readonly minutes: MinuteCandles = new MinuteCandles()
  /** Every trade of the day, oldest first. */
  readonly ticks: Tick[] = []
  /** The same on the KRX: what a holding of it is. */
  readonly home: VenueInstrument
  readonly hours: Hours
  readonly history: ListingHistory
  readonly plan: Plan
  /** The usual size of a trade. */
  readonly lot: number
  readonly participants: Participants
  readonly #traded: TradeListener

  state: TradingState = 'opening auction'
  /** During an auction. */
  expected: Expected | undefined
  /** The one that holds now. */
  vi: Vi | undefined
  viCount = 0
  /** Today's, the one that holds now included. */
  readonly vis: Vi[] = []
  /** What the static interruption is measured against: the previous close, then the price of the latest auction. */
  viReference: number
  /** Trades at a fixed or single price away from the book: they move neither the last price nor today's volume. */
  readonly offBook: { volume: number; value: number } = { volume: 0, value: 0 }
  /** The last single price after hours; undefined before the first. */
  singlePrice: number | undefined
  /** Clients' orders for the next single price. */
  readonly overtime: Record<BookSide, RestingOrders> = {
    asks: new RestingOrders('asks'),
    bids: new RestingOrders('bids'),
  }
  afterHours: { ask: number; askChange: number; bid: number; bidChange: number } = {
    ask: 0,
    askChange: 0,
    bid: 0,
    bidChange: 0,
  }

  last: number
  /** The price of the closing auction, or of the last trade when the market closed without one. */
  officialClose: number | undefined
  open = 0
  high = 0
  low = 0
  openAt = 0
  highAt = 0
  lowAt = 0
  upperLimitAt: number | undefined
  lowerLimitAt: number | undefined
  volume = 0
  value = 0
  buyVolume = 0
  sellVolume = 0
  buyCount = 0
  sellCount = 0

  constructor({ seed, listing, day, history, home, traded }: VenueInstrumentOptions) {
    const venue = home === undefined ? 'KRX' : 'NXT'
    this.home = home ?? this
    this.#traded = traded
    this.history = history
    this.listing = listing
    this.venue = venue
    this.item = venue === 'NXT' ? `${listing.code}_NX` : listing.code
    this.hours = day.hours
    const yesterday = history.bar(1)
    this.previousClose = yesterday.close
    this.previousVolume = yesterday.volume
    this.previousValue = yesterday.value
    this.limits = priceLimits(this.previousClose, listing.kind)
    this.plan = day.planOf(seed, listing, this.previousClose)
    const lot = (listing.dailyVolume * listing.pace * EVENTS_A_TRADE * this.plan.size) / SESSION_MS
    // Orders on the NXT are smaller, besides coming less often.
    this.lot = Math.max(1, Math.round(venue === 'NXT' ? lot / 2 : lot))
    const noise = random(seedOf(seed, this.item, 'book'))
    const depth = this.lot * (this.plan.model === 'diffusion' ? DEPTH : RUNNING_DEPTH)
    this.book = new Book(listing.kind, this.limits, depth, this.plan.gap, noise)
    this.participants = new Participants(random(seedOf(seed, this.item, 'participants')))
    if (this.plan.isSuspended) this.state = 'suspended'
    else if (venue === 'NXT') this.state = 'closed'
    this.viReference = this.previousClose
    this.last = this.previousClose
  }

  get regularPrice(): number {
    return this.officialClose ?? this.last
  }

  /** Today as a past day. The NXT has no close of its own: its reference is the KRX's. */
  record(): RecordedDay {
    const { previousClose, volume, value } = this
    const close = this.home.regularPrice
    const minutes = [...this.minutes.candles]
    const isTraded = volume > 0
    // The KRX's close may lie outside what the NXT traded.
    const [open, high, low] = isTraded
      ? [this.open, Math.max(this.high, close), Math.min(this.low, close)]
      : [close, close, close]
    const bar = { previousClose, open, high, low, close, volume, value }
    return { bar, day: { previousClose, close, minutes } }
  }

  /**
   * Books a trade; `aggressor` is no one in an auction, where both sides waited. `ours` is what clients traded of it.
   */
  print(at: number, price: number, size: number, aggressor: Aggressor | undefined, ours: ClientPart = NO_CLIENT): void {
    if (this.volume === 0) {
      this.open = this.high = this.low = price
      this.openAt = this.highAt = this.lowAt = at
    }
    if (price > this.high) {
      this.high = price
      this.highAt = at
    }
    if (price < this.low) {
      this.low = price
      this.lowAt = at
    }
    if (price === this.limits.upper) this.upperLimitAt ??= at
    if (price === this.limits.lower) this.lowerLimitAt ??= at
    this.last = price
    this.volume += size
    this.value += price * size
    if (aggressor === 'buy') {
      this.buyVolume += size
      this.buyCount += 1
    } else if (aggressor === 'sell') {
      this.sellVolume += size
      this.sellCount += 1
    }
    this.minutes.add(at, price, size)
    this.ticks.push({ at, price, size })
    this.participants.trade(at, price, size, ours)
    this.#traded(this, at, size)
  }

  /** Books a trade away from the book. */
  printOffBook(at: number, price: number, size: number, ours: ClientPart): void {
    this.offBook.volume += size
    this.offBook.value += price * size
    this.participants.tradeOffBook(at, price, size, ours)
  }
}

const NO_CLIENT: ClientPart = { bought: 0, sold: 0 }
