/** A run of many orders through failures, day changes, both venues, closes and a clock that is set. */
import { connect, type Kiwoom, KiwoomError, type OrderVerdict } from '@kiwoom-rx/core'
import { type Observable, retry, VirtualTimeScheduler } from 'rxjs'
import { expect } from 'vitest'
import { type Booked, FATES, type Fate, OrderBooks } from './orderBooks.ts'

export interface RunOptions {
  readonly seed: number
  readonly orders: number
  /** Part of the rows of which one cell cannot be read. */
  readonly unreadable: number
}

/** What a run saw, counted. */
export interface RunCounts {
  readonly actions: Readonly<Record<string, number>>
  readonly outcomes: Readonly<Record<string, number>>
  readonly verdicts: Readonly<Record<string, number>>
  readonly lookups: number
  /** Whether the host filled the list of all orders (kt00007): without it no list shows a cancellation. */
  readonly hasDetails: boolean
  readonly closes: number
  readonly days: number
}

const CODES = ['005930', '000660', '035420', '035720'] as const
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Holds every outcome and every verdict against the books. */
export function runOrders({ seed, orders, unreadable }: RunOptions): RunCounts {
  const chance = mulberry32(seed)
  const pick = <T>(from: readonly [T, ...T[]]): T => from[Math.floor(chance() * from.length)] ?? from[0]
  const clock = new VirtualTimeScheduler()
  // The exchange's clock is right; ours may be set.
  let skipped = Date.parse('2026-11-20T09:00:00+09:00')
  let wrong = 0
  const exact = (): number => clock.frame + skipped
  clock.now = () => exact() + wrong
  const books = new OrderBooks(clock, exact, chance)
  books.unreadable = unreadable
  const counts = { actions: {}, outcomes: {}, verdicts: {}, lookups: 0, hasDetails: seed % 5 !== 3, closes: 0, days: 1 }
  // What docs/protocol.md#open-questions lists differs from run to run.
  books.numbering = seed % 2 === 0 ? 'common' : 'by venue'
  books.hasDetails = counts.hasDetails
  const pass = (ms: number): void => {
    clock.maxFrames = clock.frame + ms
    clock.schedule(() => undefined, ms)
    clock.flush()
  }
  const open = (): Kiwoom =>
    connect({
      env: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
      credentials: { appKey: 'APP-KEY-0001', secretKey: 'SECRET-0001' },
      scheduler: clock,
      http: books.http,
      seed,
    })
  const count = (into: Record<string, number>, name: string): void => {
    into[name] = (into[name] ?? 0) + 1
  }
  let kiwoom = open()

  for (let i = 0; i < orders; i++) {
    const context = `seed ${seed}, order ${i}`
    // A clock that was set wrong is set right again before the next order.
    wrong = 0
    if (chance() < 0.03) {
      skipped += DAY
      counts.days += 1
      pass(1)
    }
    const fates: Fate[] = [FATES[i % FATES.length] ?? 'answered', pick(['answered', ...FATES])]
    books.fates.splice(0, Number.POSITIVE_INFINITY, ...fates)
    const price = 10_000 + 10 * Math.floor(chance() * 50)
    const order = { code: pick(CODES), venue: pick(['krx', 'nxt'] as const), quantity: 1 + Math.floor(chance() * 20) }
    const isBuy = chance() < 0.5
    // Another program places the same, minutes before.
    const twin = {
      ...order,
      venue: order.venue === 'krx' ? 'KRX' : 'NXT',
      side: isBuy ? 'buy' : 'sell',
      price,
      isOurs: false,
    } as const
    if (chance() < 0.01) {
      books.book(twin)
      pass(120_000)
    }
    const before = books.count()
    const sentBefore = books.sent
    const target = chance() < 0.4 ? books.openOnes()[Math.floor(chance() * books.openOnes().length)] : undefined
    if (target !== undefined && chance() < 0.02) {
      // Another program changes the same order, minutes before.
      books.change('cancel', target.venue, target.number, { quantity: 1, price: 0, isOurs: false })
      pass(120_000)
    }
    const place = isBuy ? kiwoom.order.buy : kiwoom.order.sell
    const spelled = order.code + pick(['', '', '', '_NX', '_AL'])
    const new$ = place({
      exchange: order.venue,
      stockCode: order.venue === 'nxt' ? order.code : spelled.slice(0, 6),
      orderQuantity: order.quantity,
      orderPrice: price,
      tradeType: 'limit',
    })
    const isCancel = chance() < 0.5
    const order$ = (target === undefined ? new$ : changed(kiwoom, target, isCancel, price, chance)).pipe(retry(2))
    count(counts.actions, target === undefined ? 'place' : isCancel ? 'cancel' : 'modify')
    const seen: { number?: string; error?: unknown } = {}
    order$.subscribe({
      next: ({ orderNumber }) => {
        seen.number = orderNumber
      },
      error: (error: unknown) => {
        seen.error = error
      },
    })
    order$.subscribe({ error: () => undefined })
    let hasClosed = false
    if (chance() < 0.1) {
      // At any moment of the round trip.
      pass(Math.floor(chance() * pick([12, 260])))
      void kiwoom.close()
      hasClosed = true
      counts.closes += 1
    }
    // While the order is under way, or long after.
    if (chance() < 0.01) wrong = pick([-HOUR, HOUR, -30_000, 2_000])
    pass(20_000)
    const booked = books.count() - before
    const { error } = seen
    const outcome =
      seen.number !== undefined ? 'accepted' : error instanceof KiwoomError ? error._tag : `nothing: ${String(error)}`
    count(counts.outcomes, outcome)
    if (outcome === 'accepted') expect({ context, booked }).toEqual({ context, booked: 1 })
    else if (outcome === 'OrderOutcomeUnknown')
      expect({ context, least: booked <= 1 }).toEqual({ context, least: true })
    else expect({ context, outcome, booked }).toEqual({ context, outcome, booked: 0 })
    // One that the gate had refused may wait for its turn again.
    const most = fates[0] === '429 at the gate' ? 1 : 0
    if (outcome === 'Closed')
      expect({ context, isSent: books.sent - sentBefore > most }).toEqual({ context, isSent: false })
    // Nothing leaves later.
    if (hasClosed) {
      const sent = books.sent
      pass(60_000)
      expect({ context, sent: books.sent }).toEqual({ context, sent })
    }
    if (error instanceof KiwoomError && error._tag === 'OrderOutcomeUnknown') {
      const ours = books.orders().findLast(({ isOurs }) => isOurs)
      // Looked up at once, after close(), or on a later day.
      if (chance() < 0.02) {
        skipped += DAY
        counts.days += 1
      }
      const found: { verdict?: OrderVerdict; error?: unknown } = {}
      error.lookup().subscribe({
        next: (verdict) => {
          found.verdict = verdict
        },
        error: (failure: unknown) => {
          found.error = failure
        },
      })
      pass(30_000)
      const tag = found.verdict?._tag ?? `error ${String(found.error)}`
      counts.lookups += 1
      count(counts.verdicts, tag)
      if (tag === 'accepted') expect({ context, tag, booked }).toEqual({ context, tag, booked: 1 })
      else if (tag === 'absent') expect({ context, tag, booked }).toEqual({ context, tag, booked: 0 })
      else expect({ context, tag }).toEqual({ context, tag: 'undecided' })
      if (found.verdict?._tag === 'accepted' && (target === undefined || !isCancel)) {
        expect({ context, number: Number(found.verdict.order?.orderNumber) }).toEqual({ context, number: ours?.number })
      }
    }
    if (hasClosed) kiwoom = open()
  }
  return counts
}

/** A change of an open order: of all of it, or of a part. */
function changed(
  { order }: Kiwoom,
  { venue, number, code, open }: Booked,
  isCancel: boolean,
  price: number,
  chance: () => number,
): Observable<{ readonly orderNumber: string }> {
  const exchange = venue === 'KRX' ? 'krx' : 'nxt'
  const originalOrderNumber = String(number).padStart(7, '0')
  const quantity = 1 + Math.floor(chance() * open)
  return isCancel
    ? order.cancel({ exchange, originalOrderNumber, stockCode: code, cancelQuantity: quantity === open ? 0 : quantity })
    : order.modify({ exchange, originalOrderNumber, stockCode: code, modifiedQuantity: quantity, modifiedPrice: price })
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
