/**
 * The exchange's order desk and its lists, written from PROTOCOL §12 and from nothing else, with a network in between
 * that loses, delays and garbles. Books are kept by day; numbers begin again each day. Rows may have a cell that cannot
 * be read.
 */
import type { HttpRequest, HttpResponse, HttpTransport } from '@kiwoom-rx/core'
import { defer, map, mergeMap, NEVER, type Observable, of, type SchedulerLike, throwError, timer } from 'rxjs'

/** An order in the books. */
export interface Booked {
  readonly number: number
  readonly code: string
  readonly venue: 'KRX' | 'NXT'
  readonly side: 'buy' | 'sell'
  readonly quantity: number
  readonly price: number
  /** The exchange's own time, epoch ms. */
  readonly at: number
  readonly filled: number
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

  book(order: Omit<Booked, 'number' | 'at' | 'filled'>): Booked {
    const orders = this.#days.get(this.day()) ?? []
    const filled = this.#chance() < 0.3 ? order.quantity : 0
    const booked: Booked = { ...order, number: orders.length + 1, at: this.#now(), filled }
    this.#days.set(this.day(), [...orders, booked])
    return booked
  }

  readonly http: HttpTransport = (request) =>
    defer(() => {
      const id = request.headers['api-id'] ?? ''
      if (id === 'kt10000' || id === 'kt10001') return this.#order(request)
      return timer(5, this.#scheduler).pipe(map(() => this.#list(id, bodyOf(request))))
    })

  #order(request: HttpRequest): Observable<HttpResponse> {
    this.sent += 1
    const fate = this.fates.shift() ?? 'answered'
    const taken = (): HttpResponse => {
      const body = bodyOf(request)
      const { number } = this.book({
        code: body['stk_cd'] ?? '',
        venue: body['dmst_stex_tp'] === 'NXT' ? 'NXT' : 'KRX',
        side: request.headers['api-id'] === 'kt10000' ? 'buy' : 'sell',
        quantity: Number(body['ord_qty']),
        price: Number(body['ord_uv']),
        isOurs: true,
      })
      return answer({ ord_no: String(number).padStart(7, '0'), dmst_stex_tp: body['dmst_stex_tp'] })
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

  #list(id: string, body: Readonly<Record<string, string>>): HttpResponse {
    switch (id) {
      case 'ka10075':
        return answer({
          oso: this.#rows(this.day(), body)
            .filter(({ open }) => open)
            .map(({ row }) => row),
        })
      case 'ka10076':
        return answer({
          cntr: this.#rows(this.day(), body)
            .filter(({ open }) => !open)
            .map(({ row }) => row),
        })
      case 'kt00007': {
        const day = (body['ord_dt'] ?? '').replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3')
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
      .map((order) => ({ open: order.filled < order.quantity, row: this.#garbled(rowOf(order)) }))
  }

  #garbled(row: Record<string, string>): Record<string, string> {
    if (this.#chance() >= this.unreadable) return row
    const keys = Object.keys(row)
    const key = keys[Math.floor(this.#chance() * keys.length)] ?? 'ord_no'
    return { ...row, [key]: this.#chance() < 0.5 ? '' : key === 'ord_qty' ? '10주' : '' }
  }
}

/** A row with the keys of all three lists; what a list does not have it ignores. */
function rowOf({ number, code, venue, side, quantity, price, at, filled }: Booked): Record<string, string> {
  const time = new Date(at + KOREA).toISOString().slice(11, 19)
  const left = String(quantity - filled)
  return {
    ord_no: String(number).padStart(7, '0'),
    orig_ord_no: '0000000',
    ori_ord: '0000000',
    stk_cd: code,
    io_tp_nm: side === 'buy' ? '+매수' : '-매도',
    ord_qty: String(quantity),
    ord_pric: String(price),
    ord_uv: String(price),
    oso_qty: left,
    ord_remnq: left,
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
  return { status: 200, headers: {}, body: JSON.stringify({ ...body, return_code: 0, return_msg: '' }) }
}
