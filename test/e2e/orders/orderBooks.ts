/**
 * The exchange's order desk and its lists, written from docs/protocol.md#orders and from nothing else, with a network
 * in between that loses, delays and garbles. Books are kept by day; numbers begin again each day. Rows may have a cell
 * that cannot be read.
 */
import type { HttpRequest, HttpResponse, HttpTransport } from '@kiwoom-rx/core'
import { defer, map, mergeMap, NEVER, type Observable, of, type SchedulerLike, throwError, timer } from 'rxjs'

/** An order in the books. */
export interface Booked {
  readonly number: number
  readonly change: 'none' | 'modify' | 'cancel'
  /** The number of the order that it changes; 0 for a new order. */
  readonly original: number
  readonly code: string
  readonly venue: 'KRX' | 'NXT'
  readonly side: 'buy' | 'sell'
  readonly quantity: number
  readonly price: number
  /** The exchange's own time, epoch ms. */
  readonly at: number
  readonly filled: number
  /** What is still open of it. */
  readonly open: number
  /** Whether it is one of the client's. */
  readonly isOurs: boolean
}

/** What becomes of the next order request. */
export type Fate =
  | 'answered'
  | 'no connection'
  | 'reset before it arrived'
  | 'reset after it arrived'
  | 'lost before it arrived'
  | 'reply lost'
  | 'reply cut'
  | 'late, and reset before it arrived'
  | '429 at the gate'
  | '503 before it arrived'
  | '504 after it arrived'
  | 'business refusal'

/** How the exchange counts: docs/protocol.md#open-questions lists whether the venues share their numbers. */
export type Numbering = 'common' | 'by venue'

export const FATES: readonly Fate[] = [
  'answered',
  'no connection',
  'reset before it arrived',
  'reset after it arrived',
  'lost before it arrived',
  'reply lost',
  'reply cut',
  'late, and reset before it arrived',
  '429 at the gate',
  '503 before it arrived',
  '504 after it arrived',
  'business refusal',
]

const KOREA = 9 * 3_600_000

export class OrderBooks {
  /** Fates of the next order requests; answered when there is none. */
  readonly fates: Fate[] = []
  numbering: Numbering = 'common'
  /** Whether the host fills the list of all orders (kt00007). */
  hasDetails = true
  /** Part of the rows of which one cell cannot be read. */
  unreadable = 0
  /** Order requests that reached the network, whatever became of them. */
  sent = 0
  readonly #days = new Map<string, Booked[]>()
  readonly #scheduler: SchedulerLike
  readonly #now: () => number
  readonly #chance: () => number

  /** @param now the exchange's clock, which is right */
  constructor(scheduler: SchedulerLike, now: () => number, chance: () => number) {
    this.#scheduler = scheduler
    this.#now = now
    this.#chance = chance
  }

  /** All orders of a day, today by default. */
  orders(day = this.day()): readonly Booked[] {
    return this.#days.get(day) ?? []
  }

  /** How many orders of the client there are, of all days. */
  count(): number {
    return [...this.#days.values()].flat().filter(({ isOurs }) => isOurs).length
  }

  day(): string {
    return new Date(this.#now() + KOREA).toISOString().slice(0, 10)
  }

  /** A new order, of which all, a part or nothing is filled at once. */
  book(order: Pick<Booked, 'code' | 'venue' | 'side' | 'quantity' | 'price' | 'isOurs'>): Booked {
    const part = this.#chance()
    const filled = part < 0.2 ? order.quantity : part < 0.4 ? Math.floor(order.quantity / 2) : 0
    return this.#add({ ...order, change: 'none', original: 0, filled, open: order.quantity - filled })
  }

  /** Changes an open order: nothing where nothing of it is open. */
  change(
    change: 'modify' | 'cancel',
    venue: Booked['venue'],
    original: number,
    asked: { readonly quantity: number; readonly price: number; readonly isOurs: boolean },
  ): Booked | undefined {
    const orders = this.#days.get(this.day()) ?? []
    const at = orders.findIndex(
      (each) => each.number === original && (this.numbering === 'common' || each.venue === venue),
    )
    const found = orders[at]
    const quantity = Math.min(asked.quantity === 0 ? (found?.open ?? 0) : asked.quantity, found?.open ?? 0)
    if (found === undefined || quantity === 0) return undefined
    orders[at] = { ...found, open: found.open - quantity }
    const { code, side } = found
    const price = change === 'modify' ? asked.price : 0
    const open = change === 'modify' ? quantity : 0
    return this.#add({
      code,
      side,
      venue: found.venue,
      change,
      original,
      quantity,
      price,
      filled: 0,
      open,
      isOurs: asked.isOurs,
    })
  }

  /** The client's orders of today of which something is open. */
  openOnes(): readonly Booked[] {
    return this.orders().filter(({ open, isOurs }) => open > 0 && isOurs)
  }

  #add(order: Omit<Booked, 'number' | 'at'>): Booked {
    const orders = this.#days.get(this.day()) ?? []
    const before = this.numbering === 'common' ? orders : orders.filter(({ venue }) => venue === order.venue)
    const booked: Booked = { ...order, number: before.length + 1, at: this.#now() }
    this.#days.set(this.day(), [...orders, booked])
    return booked
  }

  readonly http: HttpTransport = (request) =>
    defer(() => {
      const id = request.headers['api-id'] ?? ''
      if (/^kt1000[0-3]$/.test(id)) return this.#order(request)
      return timer(5, this.#scheduler).pipe(map(() => this.#list(id, bodyOf(request))))
    })

  #order(request: HttpRequest): Observable<HttpResponse> {
    this.sent += 1
    const fate = this.fates.shift() ?? 'answered'
    const taken = (): HttpResponse => {
      const booked = this.#take(request.headers['api-id'] ?? '', bodyOf(request))
      if (booked === undefined)
        return answer({ return_code: 20, return_msg: '[2000](571412:취소/정정할 수량이 없습니다)' })
      const number = String(booked.number).padStart(7, '0')
      return answer({
        ord_no: number,
        base_orig_ord_no: String(booked.original).padStart(7, '0'),
        dmst_stex_tp: booked.venue,
      })
    }
    const reset = throwError(() => Object.assign(new TypeError('fetch failed'), { code: 'ECONNRESET' }))
    const arrives$ = timer(20 + Math.floor(this.#chance() * 200), this.#scheduler)
    switch (fate) {
      case 'answered':
        return arrives$.pipe(map(taken))
      case 'no connection':
        return throwError(() => Object.assign(new TypeError('fetch failed'), { code: 'ECONNREFUSED' }))
      case 'reset before it arrived':
        return arrives$.pipe(mergeMap(() => reset))
      case 'late, and reset before it arrived':
        return NEVER
      case 'lost before it arrived':
        return NEVER
      case 'reset after it arrived':
        return arrives$.pipe(
          map(taken),
          mergeMap(() => reset),
        )
      case 'reply lost':
        return arrives$.pipe(
          map(taken),
          mergeMap(() => NEVER),
        )
      case 'reply cut':
        return arrives$.pipe(
          map(taken),
          map((reply) => ({ ...reply, body: reply.body.slice(0, 9) })),
        )
      case '429 at the gate':
        return of({ status: 429, headers: {}, body: '' })
      case '503 before it arrived':
        return of({ status: 503, headers: {}, body: '' })
      case '504 after it arrived':
        return arrives$.pipe(
          map(taken),
          map(() => ({ status: 504, headers: {}, body: '' })),
        )
      case 'business refusal':
        return of({ status: 200, headers: {}, body: '{"return_code":20,"return_msg":"[2000](RC4058:장종료)"}' })
    }
  }

  #take(id: string, body: Readonly<Record<string, string>>): Booked | undefined {
    const venue = body['dmst_stex_tp'] === 'NXT' ? 'NXT' : 'KRX'
    const original = Number(body['orig_ord_no'])
    const price = Number(body['ord_uv'] ?? body['mdfy_uv'] ?? '0')
    const quantity = Number(body['ord_qty'] ?? body['mdfy_qty'] ?? body['cncl_qty'])
    if (id === 'kt10002') return this.change('modify', venue, original, { quantity, price, isOurs: true })
    if (id === 'kt10003') return this.change('cancel', venue, original, { quantity, price, isOurs: true })
    const side = id === 'kt10000' ? 'buy' : 'sell'
    return this.book({ code: body['stk_cd'] ?? '', venue, side, quantity, price, isOurs: true })
  }

  #list(id: string, body: Readonly<Record<string, string>>): HttpResponse {
    switch (id) {
      case 'ka10075':
        return answer({
          oso: this.#rows(this.day(), body)
            .filter(({ order }) => order.open > 0)
            .map(({ row }) => row),
        })
      case 'ka10076':
        return answer({
          cntr: this.#rows(this.day(), body)
            .filter(({ order }) => order.filled > 0)
            .map(({ row }) => row),
        })
      case 'kt00007': {
        const day = (body['ord_dt'] ?? '').replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3')
        if (!this.hasDetails) return answer({ acnt_ord_cntr_prps_dtl: [] })
        return answer({ acnt_ord_cntr_prps_dtl: this.#rows(day, body).map(({ row }) => row) })
      }
      case 'ka10100':
        return answer({ marketCode: '0' })
      default:
        return answer({ token: 'TOKENTOKEN', token_type: 'bearer', expires_dt: '20301121090000' })
    }
  }

  #rows(day: string, { stk_cd: code = '' }: Readonly<Record<string, string>>) {
    return this.orders(day)
      .filter((order) => code === '' || order.code === code)
      .map((order) => ({ order, row: this.#garbled(rowOf(order)) }))
  }

  #garbled(row: Record<string, string>): Record<string, string> {
    if (this.#chance() >= this.unreadable) return row
    const keys = Object.keys(row)
    const key = keys[Math.floor(this.#chance() * keys.length)] ?? 'ord_no'
    return { ...row, [key]: this.#chance() < 0.5 ? '' : key === 'ord_qty' ? '10주' : '' }
  }
}

/** A row with the keys of all three lists; what a list does not have it ignores. */
function rowOf(order: Booked): Record<string, string> {
  const { number, change, original, code, venue, side, quantity, price, at, filled, open } = order
  const time = new Date(at + KOREA).toISOString().slice(11, 19)
  const words = { none: '', modify: '정정', cancel: '취소' }[change]
  return {
    ord_no: String(number).padStart(7, '0'),
    orig_ord_no: String(original).padStart(7, '0'),
    ori_ord: String(original).padStart(7, '0'),
    stk_cd: code,
    io_tp_nm: (side === 'buy' ? '+매수' : '-매도') + words,
    mdfy_cncl: words,
    ord_qty: String(quantity),
    ord_pric: String(price),
    ord_uv: String(price),
    oso_qty: String(open),
    ord_remnq: String(open),
    cntr_qty: String(filled),
    tm: time.replaceAll(':', ''),
    ord_tm: time,
    stex_tp: venue === 'KRX' ? '1' : '2',
    dmst_stex_tp: venue,
  }
}

function bodyOf({ body }: HttpRequest): Readonly<Record<string, string>> {
  const record: unknown = JSON.parse(body)
  return typeof record === 'object' && record !== null
    ? Object.fromEntries(Object.entries(record).map(([key, value]) => [key, String(value)]))
    : {}
}

function answer(body: object): HttpResponse {
  return { status: 200, headers: {}, body: JSON.stringify({ return_code: 0, return_msg: '', ...body }) }
}
