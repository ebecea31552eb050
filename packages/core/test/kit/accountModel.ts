/**
 * The exchange's books of one account, written from docs/protocol.md#orders and docs/protocol.md#account-events alone:
 * what is held, the notices about it, and a balance that is read over another connection. It keeps what it has sent, so
 * that a test can compare a client with it.
 */
import { Observable, type SchedulerLike, Subject, throwError } from 'rxjs'
import type { BalanceVenue } from '../../src/account/venues.ts'
import { Closed, DecodeError, type KiwoomError, RateLimited, Rejected, Timeout, Unavailable } from '../../src/errors.ts'
import type { Gap } from '../../src/shared/gap.ts'

type WireRecord = Readonly<Record<string, unknown>>

/** What `kt00018` lists of which venue: all holdings, those that were bought there, or nothing of NXT. */
export type VenueReading = 'same' | 'split' | 'krx only'

/** What becomes of a notice, of a row, of a reply. */
export type NoticeFate = 'blank' | 'unreadable frame'
export type RowFate = 'saturated' | 'no record' | 'twice'
export type ReplyFate = 'down' | 'timeout' | 'refused' | 'limited' | 'garbled'

export interface Held {
  readonly code: string
  /** `00` for cash. */
  readonly credit: string
  readonly loanDate: string | null
  quantity: number
}

export const HOLDINGS: readonly Omit<Held, 'quantity'>[] = [
  { code: '005930', credit: '00', loanDate: null },
  { code: '000660', credit: '00', loanDate: null },
  { code: '035420', credit: '00', loanDate: null },
  { code: '005930', credit: '03', loanDate: '2026-11-02' },
  { code: '005930', credit: '03', loanDate: '2026-11-03' },
  { code: '000660', credit: '08', loanDate: '2026-11-02' },
]

export class AccountModel {
  /** ms from one end to the other. */
  latency = 5
  readonly replyFates: ReplyFate[] = []
  readonly rowFates: RowFate[] = []
  readonly noticeFates: NoticeFate[] = []
  readonly balances$ = new Subject<WireRecord | Gap>()
  readonly notices$ = new Subject<WireRecord | Gap>()
  readonly unreadable$ = new Subject<void>()
  reads = 0
  /** Every quantity that each holding ever had. */
  readonly history: readonly Set<number>[]
  readonly #held: Held[]
  readonly #scheduler: SchedulerLike
  readonly #reading: VenueReading
  readonly #registered = new Subject<boolean>()
  readonly #closed = new Subject<void>()
  #isRegistered = false
  #connection = 0
  #inFlight = 0
  #lastArrival = 0

  constructor(scheduler: SchedulerLike, reading: VenueReading, quantities: readonly number[]) {
    this.#scheduler = scheduler
    this.#reading = reading
    this.#held = HOLDINGS.map((holding, index) => ({ ...holding, quantity: quantities[index] ?? 0 }))
    this.history = this.#held.map(({ quantity }) => new Set([quantity]))
  }

  readonly registered$ = new Observable<boolean>((subscriber) => {
    subscriber.next(this.#isRegistered)
    return this.#registered.subscribe(subscriber)
  })

  /** No notice is on its way. */
  get isQuiet(): boolean {
    return this.#inFlight === 0
  }

  /** The books, as a test compares them. */
  books(): readonly string[] {
    return this.#held.filter(({ quantity }) => quantity > 0).map(shown)
  }

  /** Shares are bought or sold. */
  trade(index: number, quantity: number): void {
    this.#send(() => this.notices$.next({ type: '00', orderStatus: '체결' }))
    this.deposit(index, quantity)
  }

  /** Shares come or go without an order (입고, 출고): the balance notice is all that reports it. */
  deposit(index: number, quantity: number): void {
    const held = this.#held[index]
    if (held === undefined) return
    this.#set(index, quantity)
    const told = { ...held }
    const fate = this.noticeFates.shift()
    this.#send(() => {
      if (fate === 'unreadable frame') this.unreadable$.next()
      else this.balances$.next(noticeOf(told, fate))
    })
  }

  /** An order that changes nothing yet. */
  order(): void {
    this.#send(() => this.notices$.next({ type: '00', orderStatus: '접수' }))
  }

  /** A change without a notice: what happens over night. */
  correct(index: number, quantity: number): void {
    this.#set(index, quantity)
  }

  connect(): void {
    if (this.#isRegistered) return
    this.#isRegistered = true
    this.#registered.next(true)
    const now = this.#scheduler.now()
    const gap: Gap = { type: 'gap', from: now, to: now, reason: 'lost', registrations: [] }
    this.balances$.next(gap)
    this.notices$.next(gap)
  }

  /** The connection is lost, and what is on its way. */
  drop(): void {
    this.#connection += 1
    this.#inFlight = 0
    if (!this.#isRegistered) return
    this.#isRegistered = false
    this.#registered.next(false)
  }

  close(): void {
    this.#connection += 1
    this.#inFlight = 0
    this.#closed.next()
    this.balances$.complete()
    this.notices$.complete()
    this.#registered.complete()
  }

  /** The balance of a venue, over HTTP: its reply says how things stood when it was made. */
  readonly read = (venue: BalanceVenue): Observable<WireRecord> =>
    new Observable<WireRecord>((subscriber) => {
      this.reads += 1
      const late = this.#scheduler.schedule(() => {
        const answer = this.#answer(venue)
        subscriber.add(
          // Another line, and a slower one: a notice may overtake the reply.
          this.#scheduler.schedule(() => {
            answer.subscribe(subscriber)
          }, 4 * this.latency),
        )
      }, this.latency)
      const closed = this.#closed.subscribe(() => subscriber.error(new Closed('closed', { endpoint: 'kt00018' })))
      return () => {
        late.unsubscribe()
        closed.unsubscribe()
      }
    })

  #answer(venue: BalanceVenue): Observable<WireRecord> {
    if (venue === 'nxt' && this.#reading === 'krx only') {
      return throwError(() => new Rejected('[2000](RC9000:…)', { endpoint: 'kt00018', code: '2000' }))
    }
    const fate = this.replyFates.shift()
    if (fate !== undefined) return throwError(() => FAILURES[fate]())
    const isThere = (index: number) => this.#reading !== 'split' || index % 2 === (venue === 'krx' ? 0 : 1)
    const held = this.#held.filter(({ quantity }, index) => quantity > 0 && isThere(index))
    const rows = held.map(rowOf)
    if (rows.length > 0) spoil(rows, this.rowFates.shift())
    return new Observable((subscriber) => {
      for (const row of rows) subscriber.next(row)
      subscriber.complete()
    })
  }

  #set(index: number, quantity: number): void {
    const held = this.#held[index]
    if (held === undefined) return
    held.quantity = quantity
    this.history[index]?.add(quantity)
  }

  #send(arrive: () => void): void {
    if (!this.#isRegistered) return
    const now = this.#scheduler.now()
    const connection = this.#connection
    this.#lastArrival = Math.max(this.#lastArrival, now + this.latency)
    this.#inFlight += 1
    this.#scheduler.schedule(() => {
      if (connection !== this.#connection) return
      this.#inFlight -= 1
      arrive()
    }, this.#lastArrival - now)
  }
}

/** One holding as a test writes it. */
export function shown({ code, credit, loanDate, quantity }: Held): string {
  return `${code} ${credit === '00' ? '' : credit} ${loanDate ?? ''} ${credit === '08' ? 'short' : 'long'} ${quantity}`
}

const FAILURES: Readonly<Record<ReplyFate, () => KiwoomError>> = {
  down: () => new Unavailable('HTTP 503', { endpoint: 'kt00018', status: 503 }),
  timeout: () => new Timeout('no answer', { endpoint: 'kt00018' }),
  refused: () => new Rejected('[1999:…]', { endpoint: 'kt00018', code: '1999' }),
  limited: () => new RateLimited('[1700:…]', { endpoint: 'kt00018', code: '1700' }),
  garbled: () => new DecodeError('no JSON', { endpoint: 'kt00018' }),
}

function rowOf({ code, credit, loanDate, quantity }: Held): Record<string, unknown> {
  return {
    stockCode: code,
    stockName: '이름',
    holdingQuantity: quantity,
    tradableQuantity: quantity,
    purchasePrice: 100,
    price: 110,
    creditType: credit,
    creditTypeName: { '00': '', '03': '유통융자', '08': '유통대주' }[credit] ?? '',
    loanDate,
  }
}

function noticeOf({ code, credit, loanDate, quantity }: Held, fate: NoticeFate | undefined): WireRecord {
  return {
    type: '04',
    stockCode: code,
    holdingQuantity: fate === 'blank' ? null : quantity,
    orderableQuantity: quantity,
    purchasePrice: 100,
    creditType: credit,
    loanDate,
  }
}

/** Does to a reply what happens to replies, to its first row. */
function spoil(rows: Record<string, unknown>[], fate: RowFate | undefined): void {
  const [first] = rows
  if (first === undefined) return
  switch (fate) {
    case 'saturated':
      rows[0] = { ...first, holdingQuantity: null }
      return
    case 'no record':
      rows[0] = {}
      return
    case 'twice':
      rows.push({ ...first })
      return
    case undefined:
  }
}
