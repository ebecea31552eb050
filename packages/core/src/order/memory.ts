/** The orders that this client sent, by day and product: order numbers begin again each day. */
import type { SchedulerLike } from 'rxjs'
import type { Elapsed } from '../clock.ts'
import { koreanDateTime } from '../codec/values/koreanTime.ts'
import { bareCode } from '../codec/values/stockCode.ts'
import type { Action, OrderBody } from './check.ts'
import type { Product } from './lists.ts'
import { namedVenue, numberOf, type Venue } from './orderRow.ts'
import type { Known, LostOrder, OwnOrder } from './verdict.ts'

/** The Korean trading day of an instant: `'2026-11-20'`. */
export function tradingDay(epoch: number): string {
  return koreanDateTime(epoch).slice(0, 10)
}

/** An order as it leaves, with the book of its day. */
export interface Leaving {
  readonly product: Product
  readonly body: OrderBody
  readonly action: Action
  readonly side: 'buy' | 'sell' | undefined
  readonly sentAt: number
  /** The same instant by elapsed time: the wall clock may be set at any moment. */
  readonly leftAt: number
  readonly highest: number
  readonly book: DayBook
}

/** Product, instrument and venue of an order, as far as this client knows them. */
export interface OrderPlace {
  readonly product: Product
  readonly stockCode: string | undefined
  readonly venue: Venue | null
}

/** The orders of one day and product. A lost order keeps its book, however late it is looked up. */
interface DayBook {
  readonly own: Map<string, OwnOrder & OrderPlace>
  readonly lost: Set<LostOrder & { readonly shape: string }>
}

/** What a lookup needs of a lost order. */
export interface Inquiry {
  readonly product: Product
  readonly lost: LostOrder
  /** When it left, by elapsed time. */
  readonly leftAt: number
  /** What this client knows at the time of the call. */
  known(): Known
  /** A lookup proved that the exchange has no such order: later rows are not compared with it. */
  absent(): void
}

export interface Memory {
  /** Notes that an order leaves now. */
  leaving(order: Omit<Leaving, 'sentAt' | 'leftAt' | 'highest' | 'book'>): Leaving
  /** Notes the number that a reply gave. */
  accepted(leaving: Leaving, orderNumber: unknown): void
  /** Notes that the reply was lost. */
  lost(leaving: Leaving): Inquiry
  /** Product, instrument and venue of this client's newest order of today with that number. */
  placeOf(orderNumber: string): OrderPlace | undefined
}

// Two days: a clock that is set back across midnight needs the day before.
const DAYS = 2

export function createMemory(scheduler: SchedulerLike, elapsed: Elapsed): Memory {
  const books = new Map<string, DayBook>()

  const bookOf = (day: string, product: Product): DayBook => {
    const key = `${day} ${product}`
    const known = books.get(key)
    if (known !== undefined) return known
    const book: DayBook = { own: new Map(), lost: new Set() }
    books.set(key, book)
    const days = [...new Set([...books.keys()].map((each) => each.slice(0, 10)))]
    for (const each of [...books.keys()]) {
      if (days.indexOf(each.slice(0, 10)) < days.length - DAYS) books.delete(each)
    }
    return book
  }

  return {
    leaving: (order) => {
      const sentAt = scheduler.now()
      const book = bookOf(tradingDay(sentAt), order.product)
      const venue = namedVenue(order.body)
      // Each venue may have its own sequence of numbers.
      const numbers = [...book.own.values()].filter((each) => each.venue === venue).map(({ number }) => number)
      return { ...order, sentAt, leftAt: elapsed(), book, highest: Math.max(0, ...numbers) }
    },
    accepted: ({ book, product, body, action, sentAt }, orderNumber) => {
      const number = typeof orderNumber === 'string' ? numberOf(orderNumber) : 0
      if (number === 0) return
      const venue = namedVenue(body)
      const key = `${number} ${venue ?? ''}`
      book.own.delete(key)
      const stockCode = bareCode(body['stk_cd'] ?? '') || undefined
      book.own.set(key, { number, venue, sentAt, product, action, stockCode })
    },
    lost: ({ book, product, action, side, body, sentAt, leftAt, highest }) => {
      const code = bareCode(body['stk_cd'] ?? '')
      const shape = JSON.stringify([action, side, { ...body, stk_cd: code }])
      const lost = { action, side, body, sentAt, highest, shape }
      book.lost.add(lost)
      return {
        product,
        lost,
        leftAt,
        known: () => {
          const others = [...book.lost].filter((each) => each.shape === shape && each !== lost)
          return { own: [...book.own.values()], alike: [...others, lost].sort((a, b) => a.sentAt - b.sentAt) }
        },
        absent: () => {
          book.lost.delete(lost)
        },
      }
    },
    placeOf: (orderNumber) => {
      const number = numberOf(orderNumber)
      const day = tradingDay(scheduler.now())
      const own = (['stock', 'gold'] as const).flatMap((product) => [...bookOf(day, product).own.values()])
      return own.findLast((each) => each.number === number)
    },
  }
}
