/** Those who trade continuously in one book: they narrow it, take from it, come and go, around where the price belongs. */
import type { Random } from '../../random.ts'
import { type BookSide, isBetter, type Served } from '../book/restingOrders.ts'
import type { Aggressor } from '../instrument/instrument.ts'
import type { MarketSink } from '../instrument/marketEvent.ts'
import type { VenueInstrument } from '../instrument/venueInstrument.ts'
import { dynamicPercent, triggerOf, type ViTrigger } from '../instrument/vi.ts'
import { tickSize } from '../listing/ticks.ts'

/** An order that takes from the book: without a limit at any price. */
export interface Taker {
  readonly aggressor: Aggressor
  readonly size: number
  readonly limit: number | undefined
}

/** What an order got at one price. */
export interface Fill {
  readonly price: number
  readonly size: number
}

interface Swept {
  readonly fills: readonly Fill[]
  /** Where it would have gone on, but for an interruption. */
  readonly trigger: ViTrigger | undefined
}

// Levels that an ordinary market order takes at most, and one that sweeps.
const FEW = 3
const MANY = 60
// Of the acts in a book that is not wide, those that take from it; and how often one takes from the other side.
const ATTACKS = 0.5
const OPPOSITE = 0.04

/** What a trade in continuous trading at this price would set off, now. */
export function interruptionAt(instrument: VenueInstrument, price: number): ViTrigger | undefined {
  const { last, listing, viReference } = instrument
  return triggerOf(price, viReference, last, dynamicPercent(listing, 'continuous'))
}

export class Flow {
  readonly #instrument: VenueInstrument
  readonly #random: Random
  /** Where the price stands: the last trade's, but for single trades on the other side. */
  #anchor = 0
  /** The side that quotes that price until it moves: an emptied level comes back where it was. */
  #quoted: BookSide | undefined

  constructor(instrument: VenueInstrument, random: Random) {
    this.#instrument = instrument
    this.#random = random
  }

  /** One act of somebody, while the price belongs at `fair`. What it set off, if anything. */
  act(at: number, fair: number, sink: MarketSink): ViTrigger | undefined {
    const { book, listing, last, plan } = this.#instrument
    const ask = book.best('asks')
    const bid = book.best('bids')
    const middle = ask !== undefined && bid !== undefined ? (ask.price + bid.price) / 2 : last
    const gap = (fair - middle) / tickSize(last, listing.kind)
    if (plan.model === 'diffusion') return this.#diffuse(at, fair, gap, sink)
    if (plan.sweeps > 0 && this.#random.chance(plan.sweeps)) return this.#rush(at, gap, sink)
    if (book.isWide() && this.#random.chance(0.7)) this.#narrow(gap)
    else if (this.#random.chance(0.45 + 0.15 * Math.min(2, Math.abs(gap)))) return this.#attack(at, gap, sink)
    else book.breathe()
    return undefined
  }

  // Trades go on at the price of the last one until the fair price is a whole tick away: nearer steps would print the
  // rounding, and every minute's move would be taken back in the next. Those who quote leave first, then they are taken.
  #diffuse(at: number, fair: number, gap: number, sink: MarketSink): ViTrigger | undefined {
    const { book, last, listing } = this.#instrument
    const tick = tickSize(last, listing.kind)
    // After an auction, or an order that has moved the price, it goes on from there.
    if (Math.abs(last - this.#anchor) > 1.5 * tick) this.#anchor = last
    const distance = (fair - this.#anchor) / tick
    const isFar = Math.abs(distance) >= 1
    if (book.isWide() && this.#random.chance(0.7)) {
      // By the fair price instead, the mid would jump by a tick and back between two moves.
      if (isFar || this.#quoted === undefined) this.#narrow(gap)
      else this.#refill(this.#quoted)
      return undefined
    }
    if (!this.#random.chance(ATTACKS)) {
      book.breathe()
      return undefined
    }
    const leading = isFar ? (distance > 0 ? 'buy' : 'sell') : this.#printsAt(this.#anchor, gap)
    const aggressor = isFar || !this.#random.chance(OPPOSITE) ? leading : other(leading)
    const side = taken(aggressor)
    const best = book.best(side)
    let size = this.#drawnSize()
    if (isFar && best !== undefined && !isBetter(side, this.#anchor, best.price)) {
      book.thin(side, 0.02 + 0.1 * this.#random.unit())
      size += book.best(side)?.size ?? 0
    } else if (best !== undefined) size = Math.min(size, best.size)
    const { fills, trigger } = this.#sweep(at, { aggressor, size, limit: undefined }, FEW, false, sink)
    if (isFar) {
      this.#anchor = fills.at(-1)?.price ?? this.#anchor
      this.#quoted = this.#random.chance(0.5) ? 'asks' : 'bids'
    }
    return trigger
  }

  // Who trades at a price; without a quote there, who is nearer to the fair price.
  #printsAt(price: number, gap: number): Aggressor {
    const { book } = this.#instrument
    if (book.best('asks')?.price === price) return 'buy'
    if (book.best('bids')?.price === price) return 'sell'
    return gap > 0 ? 'buy' : 'sell'
  }

  // A Pareto tail of exponent 1.5: half of all orders are below a third of the mean, a few are fifty times it.
  #drawnSize(): number {
    const { lot } = this.#instrument
    return Math.max(1, Math.min(lot * 50, Math.ceil((lot / 3) * (1 - this.#random.unit()) ** (-2 / 3))))
  }

  /** A client's order takes what it meets, up to its limit, level by level. */
  take(at: number, taker: Taker, sink: MarketSink): Swept {
    return this.#sweep(at, taker, Number.POSITIVE_INFINITY, true, sink)
  }

  #narrow(gap: number): void {
    this.#refill(gap > 0 ? 'bids' : 'asks')
  }

  #refill(side: BookSide): void {
    const { book } = this.#instrument
    if (!book.improve(side)) book.improve(side === 'bids' ? 'asks' : 'bids')
  }

  // An order that takes what it meets; one far from the fair price sweeps several levels, each its own print.
  #attack(at: number, gap: number, sink: MarketSink): ViTrigger | undefined {
    const { book, lot } = this.#instrument
    const aggressor: Aggressor = this.#random.chance(Math.max(0.04, Math.min(0.96, 0.5 + 0.17 * gap))) ? 'buy' : 'sell'
    const chasing = gap > 1.2 === (aggressor === 'buy') && Math.abs(gap) > 1.2
    let left = Math.max(1, Math.ceil(lot * 4 * this.#random.unit() ** 3))
    if (chasing) left += book.best(taken(aggressor))?.size ?? 0
    return this.#sweep(at, { aggressor, size: left, limit: undefined }, FEW, false, sink).trigger
  }

  // Somebody takes whatever there is, until an interruption stops it.
  #rush(at: number, gap: number, sink: MarketSink): ViTrigger | undefined {
    const aggressor: Aggressor = this.#random.chance(gap > 0 ? 0.7 : 0.3) ? 'buy' : 'sell'
    const size = this.#instrument.lot * 4 * MANY * 2
    return this.#sweep(at, { aggressor, size, limit: undefined }, MANY, false, sink).trigger
  }

  #sweep(at: number, taker: Taker, levels: number, isClient: boolean, sink: MarketSink): Swept {
    const { aggressor, limit } = taker
    const { book, listing, last, viReference } = this.#instrument
    const side = taken(aggressor)
    const percent = dynamicPercent(listing, 'continuous')
    const fills: Fill[] = []
    let left = taker.size
    for (let swept = 0; left > 0 && swept < levels; swept += 1) {
      const best = book.best(side)
      if (best === undefined || (limit !== undefined && isBetter(side, limit, best.price))) break
      // The dynamic kind counts from the last trade before the order, however many prints it makes
      // (docs/protocol.md#vi).
      const trigger = triggerOf(best.price, viReference, last, percent)
      if (trigger !== undefined) return { fills, trigger }
      const { price } = best
      const size = Math.min(left, best.size)
      left -= size
      const served = book.take(side, size)
      fills.push({ price, size })
      this.#print(at, price, size, aggressor, isClient, served, sink)
    }
    return { fills, trigger: undefined }
  }

  #print(
    at: number,
    price: number,
    size: number,
    aggressor: Aggressor,
    isClient: boolean,
    served: readonly Served[],
    sink: MarketSink,
  ): void {
    const instrument = this.#instrument
    const took = isClient ? size : 0
    const gave = sharesOf(served)
    if (took === 0 && gave === 0) instrument.print(at, price, size, aggressor)
    else {
      const ours = aggressor === 'buy' ? { bought: took, sold: gave } : { bought: gave, sold: took }
      instrument.print(at, price, size, aggressor, ours)
    }
    sink.tell({ _tag: 'trade', at, instrument, price, size, aggressor, isAuction: false, served })
  }
}

/** Shares of clients' orders that were served. */
export function sharesOf(served: readonly Served[]): number {
  let total = 0
  for (const { size } of served) total += size
  return total
}

function other(aggressor: Aggressor): Aggressor {
  return aggressor === 'buy' ? 'sell' : 'buy'
}

function taken(aggressor: Aggressor): BookSide {
  return aggressor === 'buy' ? 'asks' : 'bids'
}
