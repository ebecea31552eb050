import { Observable } from 'rxjs'
import { koreanText } from '../clock/instant.ts'
import { type EventOf, eventOf } from '../marbles/marbleEvent.ts'
import type { MarketNews, NewsOf } from '../market/instrument/news.ts'
import type { StockLevel, StockView } from '../market/instrument/stockView.ts'
import { createMarket, type MarketOptions, type SimulatedMarket } from '../market/simulatedMarket.ts'

/** What a simulated day reports without an exchange: trades, books, volatility interruptions, phases of the session. */
export type SimulatedEvent = EventOf<'0B'> | EventOf<'0D'> | EventOf<'1h'> | EventOf<'0s'>

export interface SimulatedEventsOptions extends MarketOptions {
  /** The items (종목) whose trades, books and interruptions are reported. Default: all, of both exchanges. */
  readonly items?: readonly string[] | undefined
  /** Default: all four. */
  readonly types?: readonly SimulatedEvent['type'][] | undefined
  /**
   * The time of day after which events are reported; what came up to it has happened. Default: the beginning,
   * `'00:00'`.
   */
  readonly from?: string | undefined
  /** The time of day at which the stream completes. Default: the end of the day, `'20:00'`. */
  readonly until?: string | undefined
}

/**
 * A simulated day (모의 시장) as the events that a client would emit, without exchange, client and wire: for many days of
 * research, at about 3 µs an event.
 *
 * ```text
 * simulatedEvents({ seed: 7 })   s-bbtb-ttb--…|      s: session, b: book, t: trade
 * ```
 *
 * Cold, synchronous and finite; equal options give equal events. Every change of a book is reported, where the exchange
 * sends samples. `receivedAt` is the market's instant, `timestamp` its second. What the market itself does not know is
 * `null`: of trades what needs more than its own day (0B has 43 fields on the wire), of books the auction's values.
 *
 * @throws RangeError when the day is no trading day or an item is not listed.
 *
 * @example
 * ```ts
 * import { simulatedEvents } from '@kiwoom-rx/testing/tape'
 * import { count } from 'rxjs'
 *
 * simulatedEvents({ seed: 7, items: ['005930'], types: ['0B'], until: '10:00' })
 *   .pipe(count())
 *   .subscribe((trades) => console.log(trades > 1_000))
 * // prints: true
 * ```
 */
export function simulatedEvents({
  items,
  types,
  from = '00:00',
  until = '20:00',
  ...options
}: SimulatedEventsOptions = {}): Observable<SimulatedEvent> {
  const listed = createMarket(options).stocks.map(({ item }) => item)
  for (const item of items ?? []) {
    if (!listed.includes(item)) throw new RangeError(`the market does not list '${item}'`)
  }
  const wanted = new Set(items ?? listed)
  const told = new Set<string>(types ?? ['0B', '0D', '1h', '0s'])
  return new Observable((subscriber) => {
    const market = createMarket(options)
    const teller = new Teller(market)
    market.advanceTo(from, (news) => teller.follow(news))
    // Steps, so that a subscriber who has enough is heard; of any size they give the same events.
    for (const time of minutesUpTo(market.time, until)) {
      market.advanceTo(time, (news) => {
        teller.follow(news)
        if (subscriber.closed || !told.has(typeOf(news)) || (news._tag !== 'phase' && !wanted.has(news.item))) return
        const event = teller.eventOf(news)
        if (event !== undefined) subscriber.next(event)
      })
      if (subscriber.closed) return
    }
    subscriber.complete()
  })
}

const MINUTE = 60_000
const NOON = Date.parse('2026-11-20T12:00:00+09:00')

const TRADE = eventOf('0B', '', NOON, { price: 0, tradeVolume: 0 })
const BOOK = eventOf('0D', '', NOON, {})
const VI = eventOf('1h', '', NOON, { stockCode: '000000' })
const PHASE = eventOf('0s', '', NOON, {})
const [EMPTY] = BOOK.asks

type PhaseName = EventOf<'0s'>['marketPhase']

/** FID 215 in words. */
const PHASES: Readonly<Record<string, PhaseName>> = {
  '0': 'preOpenNotice',
  '2': 'closingNotice',
  '3': 'marketOpen',
  '4': 'marketClose',
  '8': 'regularSessionClose',
  '9': 'allSessionsClose',
  a: 'afterHoursClosePriceStart',
  b: 'afterHoursClosePriceEnd',
  c: 'afterHoursAuctionStart',
  d: 'afterHoursAuctionEnd',
  P: 'nxtPreMarketStart',
  Q: 'nxtPreMarketEnd',
  R: 'nxtMainMarketStart',
  S: 'nxtMainMarketEnd',
  T: 'nxtAfterMarketAuctionStart',
  U: 'nxtAfterMarketStart',
  V: 'nxtAfterMarketEnd',
}

/** Turns what the market reports into events, with what only a look at the market or at the day so far shows. */
class Teller {
  readonly #market: SimulatedMarket
  readonly #midnight: number
  readonly #stocks = new Map<string, { readonly view: StockView; bought: number; sold: number }>()

  constructor(market: SimulatedMarket) {
    this.#market = market
    this.#midnight = Date.parse(`${market.day}T00:00:00+09:00`)
  }

  /** Counts what later events show. */
  follow(news: MarketNews): void {
    // Who took cannot be said of an auction.
    if (news._tag !== 'trade' || news.isAuction) return
    const stock = this.#stock(news.item)
    if (stock === undefined) return
    if (news.side === 'buy') stock.bought += news.volume
    else stock.sold += news.volume
  }

  eventOf(news: MarketNews): SimulatedEvent | undefined {
    const receivedAt = this.#midnight + news.at
    const times = { receivedAt, timestamp: receivedAt - (receivedAt % 1_000) }
    switch (news._tag) {
      case 'trade':
        return this.#trade(news, times)
      case 'book':
        return this.#book(news, times)
      case 'viStart':
      case 'viEnd':
        return this.#vi(news, times)
      case 'phase':
        return { ...PHASE, ...times, marketPhase: PHASES[news.code] ?? news.code, tradeTime: news.time }
      case 'expected':
      case 'afterHours':
      case 'offBook':
        return undefined
    }
  }

  #stock(item: string) {
    const known = this.#stocks.get(item)
    if (known !== undefined) return known
    const view = this.#market.stock(item)
    if (view === undefined) return undefined
    const stock = { view, bought: 0, sold: 0 }
    this.#stocks.set(item, stock)
    return stock
  }

  #trade({ item, price, volume, side, time }: NewsOf<'trade'>, times: Times): SimulatedEvent | undefined {
    const stock = this.#stock(item)
    if (stock === undefined) return undefined
    const { view, bought, sold } = stock
    const change = price - view.previousClose
    return {
      ...TRADE,
      ...named(item),
      ...times,
      tradeTime: time,
      price,
      change,
      changeRate: rateOf(change, view.previousClose),
      bestAskPrice: view.asks[0]?.price ?? 0,
      bestBidPrice: view.bids[0]?.price ?? 0,
      tradeVolume: side === 'buy' ? volume : -volume,
      cumulativeVolume: view.volume,
      cumulativeTradingValue: Math.floor(view.value / 1_000_000),
      open: view.open,
      high: view.high,
      low: view.low,
      changeSign: change > 0 ? 'up' : change < 0 ? 'down' : 'unchanged',
      tradeStrength: sold === 0 ? null : Math.round((bought / sold) * 10_000) / 100,
      buyTradeVolume: bought,
      sellTradeVolume: sold,
      exchange: item.endsWith('_NX') ? 'NXT' : 'KRX',
    }
  }

  #book({ item, time }: NewsOf<'book'>, times: Times): SimulatedEvent | undefined {
    const view = this.#stock(item)?.view
    if (view === undefined) return undefined
    const [asks, bids] = [ten(view.asks), ten(view.bids)]
    const [totalAskSize, totalBidSize] = [totalOf(asks), totalOf(bids)]
    return {
      ...BOOK,
      ...named(item),
      ...times,
      quoteTime: time,
      asks,
      bids,
      totalAskSize,
      totalBidSize,
      netBidSize: totalBidSize - totalAskSize,
      netAskSize: totalAskSize - totalBidSize,
    }
  }

  #vi({ _tag, item, time, ...vi }: NewsOf<'viStart' | 'viEnd'>, times: Times): SimulatedEvent {
    const kind = vi.kind === 'both' ? 'dynamicAndStatic' : vi.kind
    const { volume, value } = this.#stock(item)?.view ?? { volume: 0, value: 0 }
    return {
      ...VI,
      ...named(item),
      ...times,
      // Of a release too it is the time of the trigger, which FID 1223 keeps.
      timestamp: this.#midnight + vi.triggeredAt - (vi.triggeredAt % 1_000),
      stockCode: item.slice(0, 6),
      cumulativeVolume: volume,
      cumulativeTradingValue: Math.floor(value / 1_000_000),
      viKind: kind,
      viType: kind,
      viTriggerPrice: vi.trigger,
      tradeProcessedTime: vi.triggerTime,
      viReleaseTime: _tag === 'viEnd' ? time : null,
      staticReferencePrice: vi.kind === 'dynamic' ? 0 : vi.reference,
      dynamicReferencePrice: vi.kind === 'static' ? 0 : vi.dynamicReference,
      viTriggerCount: vi.count,
      viTriggerDirection: vi.direction,
    }
  }
}

interface Times {
  readonly receivedAt: number
  readonly timestamp: number
}

function named(item: string): { readonly item: string; readonly stockCode: string } {
  return { item, stockCode: item.slice(0, 6) }
}

function typeOf(news: MarketNews): SimulatedEvent['type'] | '' {
  switch (news._tag) {
    case 'trade':
      return '0B'
    case 'book':
      return '0D'
    case 'viStart':
    case 'viEnd':
      return '1h'
    case 'phase':
      return '0s'
    default:
      return ''
  }
}

function ten(levels: readonly StockLevel[]): EventOf<'0D'>['asks'] {
  const at = (n: number) => ({ ...EMPTY, price: levels[n]?.price ?? 0, size: levels[n]?.size ?? 0 })
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9)]
}

function totalOf(levels: EventOf<'0D'>['asks']): number {
  return levels.reduce((sum, { size }) => sum + (size ?? 0), 0)
}

/** Percent to two decimals, as the exchange sends it. */
function rateOf(change: number, reference: number): number {
  return Math.round((change / reference) * 10_000) / 100
}

/** The ends of the minutes from a time of day up to another, both as `'09:00'` or `'09:00:00'`; the last is the other. */
function* minutesUpTo(from: string, until: string): Generator<string> {
  const day = NOON - 12 * 60 * MINUTE
  const clock = (text: string): number =>
    Date.parse(`2026-11-20T${text.length === 5 ? `${text}:00` : text}+09:00`) - day
  const [start, end] = [clock(from), clock(until)]
  for (let at = start - (start % MINUTE) + MINUTE; at < end; at += MINUTE) yield koreanText(day + at).slice(11, 19)
  yield until
}
