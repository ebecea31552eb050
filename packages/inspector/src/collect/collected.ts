/** All that is read off the wire, of a client that runs as of a tape. */
import { catalog, type DecodedEvent } from '@kiwoom-rx/core/catalog'
import { type Incoming, readFrame } from '@kiwoom-rx/core/session'
import { Calls } from './calls.ts'
import { Candles } from './candles.ts'
import { Decoding, LastFrames } from './decoding.ts'
import { Histogram } from './histogram.ts'
import { Market } from './market.ts'
import { Orders } from './orders.ts'
import { Rates } from './rates.ts'
import { Searches } from './searches.ts'
import type { WireRecord } from './wireRecord.ts'

/** How often a registration was heard from. */
export interface Heard {
  readonly events: number
  readonly lastAt: number | null
}

interface Parts {
  readonly calls: Calls
  readonly orders: Orders
  readonly candles: Candles
  readonly market: Market
  readonly searches: Searches
  readonly rates: Rates
  readonly exchangeToArrival: Histogram
  readonly heard: ReadonlyMap<string, Heard>
  readonly decoding: Decoding
  readonly last: LastFrames
}

/** Takes what is not an event: for the session of a tape, and for lanes. */
export interface CollectedListener {
  event(event: DecodedEvent): void
  /** A received frame that is no REAL frame. */
  frame?(frame: Incoming, at: number): void
  sent?(frame: Readonly<Record<string, unknown>>, text: string, at: number): void
}

// More registrations than a connection takes.
const MOST_HEARD = 5_000
const WHOLE: ReadonlySet<string> = new Set(
  catalog.filter(({ items }) => items !== undefined && items !== 'code').map(({ id }) => id),
)
const UNHEARD: Heard = { events: 0, lastAt: null }

export class Collected implements Parts {
  readonly calls: Calls
  readonly orders: Orders
  readonly candles: Candles
  readonly market: Market
  readonly searches: Searches
  readonly rates: Rates
  readonly exchangeToArrival: Histogram
  readonly heard: Map<string, Heard>
  readonly decoding: Decoding
  readonly last: LastFrames
  readonly #utf8 = new TextDecoder()
  readonly #bytes = new TextEncoder()

  /** Only what `isCopied` keeps what its copies need. */
  constructor(isCopied: boolean, parts?: Parts) {
    this.decoding = parts?.decoding ?? new Decoding()
    this.last = parts?.last ?? new LastFrames(isCopied)
    this.calls = parts?.calls ?? new Calls()
    this.orders = parts?.orders ?? new Orders()
    this.candles = parts?.candles ?? new Candles()
    this.market = parts?.market ?? new Market()
    this.searches = parts?.searches ?? new Searches()
    this.rates = parts?.rates ?? new Rates()
    this.exchangeToArrival = parts?.exchangeToArrival ?? new Histogram()
    this.heard = new Map(parts?.heard)
  }

  /** O(1) for a REAL frame of one entry, but for decoding it: about 2 µs. */
  take(record: WireRecord, listener: CollectedListener): void {
    switch (record._tag) {
      case 'received':
        this.#received(record.frame, record.at, listener)
        return
      case 'sent': {
        const text = typeof record.frame === 'string' ? record.frame : this.#utf8.decode(record.frame)
        const frame = objectIn(text)
        if (frame === undefined) return
        this.searches.sent(frame)
        listener.sent?.(frame, text, record.at)
        return
      }
      case 'request':
        this.calls.request(record)
        return
      case 'reply':
        this.calls.reply(record)
        return
      case 'failed':
        this.calls.failed(record)
        return
      case 'closed':
        this.decoding.disconnected(this.last)
        this.searches.disconnected()
        return
      case 'opened':
      case 'binary':
        return
    }
  }

  heardOf(type: string, item: string): Heard {
    return this.heard.get(`${type} ${item}`) ?? UNHEARD
  }

  copy(): Collected {
    return new Collected(true, {
      calls: this.calls.copy(),
      orders: this.orders.copy(),
      candles: this.candles.copy(),
      market: this.market.copy(),
      searches: this.searches.copy(),
      rates: this.rates.copy(),
      exchangeToArrival: this.exchangeToArrival.copy(),
      heard: this.heard,
      decoding: this.decoding,
      last: this.last.copy(),
    })
  }

  #received(frame: string | Uint8Array, at: number, listener: CollectedListener): void {
    this.rates.frame(at)
    const bytes = typeof frame === 'string' ? this.#bytes.encode(frame) : frame
    const events = this.decoding.decode(bytes, at, this.last)
    for (const event of events) this.#event(event, at, listener)
    if (events.length > 0) return
    const read = readFrame(typeof frame === 'string' ? frame : this.#utf8.decode(frame))
    if (read._tag === 'real') this.#hits(read)
    else {
      if (read._tag === 'condition') this.searches.answered(read.conditionNumber, read.result.returnCode)
      listener.frame?.(read, at)
    }
  }

  #event(event: DecodedEvent, at: number, listener: CollectedListener): void {
    const { type, item, timestamp } = event
    this.rates.entry(type, at)
    this.#heardFrom(`${type} ${item}`, at)
    // Registered for the market or the account as a whole, and each event names its item.
    if (item !== '' && WHOLE.has(type)) this.#heardFrom(`${type} `, at)
    if (timestamp !== null) this.exchangeToArrival.add(at - timestamp)
    this.market.take(event)
    if (type === '0B') this.candles.take(event)
    else if (type === '00') this.orders.take(event)
    listener.event(event)
  }

  #heardFrom(key: string, at: number): void {
    const before = this.heard.get(key)
    if (before === undefined && this.heard.size >= MOST_HEARD) return
    this.heard.set(key, { events: (before?.events ?? 0) + 1, lastAt: at })
  }

  /** Entries of condition searches (02) name their search in FID 841. */
  #hits({ entries }: Extract<Incoming, { readonly _tag: 'real' }>): void {
    for (const { type, values } of entries) {
      if (type !== '02' || typeof values !== 'object' || values === null) continue
      const number: unknown = Reflect.get(values, '841')
      if (typeof number === 'string') this.searches.hit(number.trim())
    }
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
