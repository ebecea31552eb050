/** Who stands behind the trades of one instrument: each share is bought through one broker and sold through another. */
import type { Random } from '../../random.ts'

/** A member of the exchange (거래원). */
export interface Broker {
  /** Three digits. */
  readonly code: string
  readonly name: string
  readonly isForeign: boolean
}

export const brokers: readonly Broker[] = [
  broker('050', '키움증권'),
  broker('005', '미래에셋증권'),
  broker('012', 'NH투자증권'),
  broker('030', '삼성증권'),
  broker('017', 'KB증권'),
  broker('002', '신한투자증권'),
  broker('003', '한국투자증권'),
  broker('029', '토스증권'),
  broker('036', '모간스탠리', true),
  broker('044', '제이피모간', true),
  broker('033', '골드만', true),
  broker('054', '유비에스', true),
]

/** Shares and KRW, bought and sold. */
export interface Flow {
  bought: number
  sold: number
  boughtValue: number
  soldValue: number
}

/** What clients of the exchange bought and sold of one trade, shares. */
export interface ClientPart {
  readonly bought: number
  readonly sold: number
}

/** A trade and the brokers on its two sides, as places in {@link brokers}. */
export interface Deal {
  /** ms since midnight. */
  readonly at: number
  readonly price: number
  readonly size: number
  readonly buyer: number
  readonly seller: number
  /** Of it, what went through the first broker besides. */
  readonly ours: ClientPart
}

export class Participants {
  readonly #random: Random
  /** In the order of {@link brokers}. */
  readonly byBroker: readonly Flow[] = brokers.map(none)
  /** Every trade of the day, oldest first, those away from the book included. */
  readonly deals: Deal[] = []
  /** Program trading (프로그램매매), a part of the whole. */
  readonly program: Flow = none()
  /** The side that a sidecar (사이드카) holds back now. */
  programStop: 'buy' | 'sell' | undefined

  constructor(random: Random) {
    this.#random = random
  }

  /** A trade: somebody bought, somebody sold, and either may have been a program. */
  trade(at: number, price: number, size: number, ours: ClientPart): void {
    this.tradeOffBook(at, price, size, ours)
    const whose = this.#random.unit()
    if (whose < 0.18 && this.programStop !== 'buy') buy(this.program, price, size)
    if ((whose > 0.82 || whose < 0.02) && this.programStop !== 'sell') sell(this.program, price, size)
  }

  /** The same away from the book, where no program trades: its volume is not today's, of which programs are a part. */
  tradeOffBook(at: number, price: number, size: number, ours: ClientPart): void {
    const { bought, sold } = ours
    const buying = this.#draw()
    const selling = this.#draw()
    this.deals.push({ at, price, size, buyer: buying, seller: selling, ours })
    const buyer = this.byBroker[buying]
    const seller = this.byBroker[selling]
    // Clients trade through the first broker, whose API this is.
    const [own] = this.byBroker
    if (own !== undefined) {
      buy(own, price, bought)
      sell(own, price, sold)
    }
    if (buyer !== undefined) buy(buyer, price, size - bought)
    if (seller !== undefined) sell(seller, price, size - sold)
  }

  // The first ones trade most.
  #draw(): number {
    return Math.floor(this.#random.unit() ** 1.6 * brokers.length)
  }
}

function buy(flow: Flow, price: number, size: number): void {
  flow.bought += size
  flow.boughtValue += price * size
}

function sell(flow: Flow, price: number, size: number): void {
  flow.sold += size
  flow.soldValue += price * size
}

/** What one broker, by its place in {@link brokers}, bought and sold of a trade, shares. */
export function partOf({ size, buyer, seller, ours }: Deal, broker: number): ClientPart {
  const bought = (buyer === broker ? size - ours.bought : 0) + (broker === 0 ? ours.bought : 0)
  const sold = (seller === broker ? size - ours.sold : 0) + (broker === 0 ? ours.sold : 0)
  return { bought, sold }
}

function none(): Flow {
  return { bought: 0, sold: 0, boughtValue: 0, soldValue: 0 }
}

function broker(code: string, name: string, isForeign = false): Broker {
  return { code, name, isForeign }
}
