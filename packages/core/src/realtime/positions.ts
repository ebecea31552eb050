/** What the account holds (보유종목): read over REST, kept current by notices, read again whenever one may be missing. */
import { merge, Observable, ReplaySubject, type SchedulerLike, Subscription, share } from 'rxjs'
import type { WireRecord } from '../codec/record.ts'
import type { Gap } from './connection.ts'

/** One holding, all credit types of a stock together. */
export interface Position {
  /** Plain code, without `A` and suffix. */
  readonly stockCode: string
  readonly stockName: string | null
  /** Shares held (보유수량). */
  readonly quantity: number
  /** Shares that may be sold now (매매가능수량); `null` when the exchange did not say. */
  readonly orderableQuantity: number | null
  /** Average purchase price per share in KRW (매입가). */
  readonly purchasePrice: number | null
  /** Price in KRW when it was last told (현재가). */
  readonly price: number | null
}

export interface PositionsContext {
  /** The rows of the valued balance (kt00018), one by one. */
  readonly read: () => Observable<WireRecord>
  /** Balance changes (04) and order notices (00). */
  readonly balances$: Observable<WireRecord | Gap>
  readonly notices$: Observable<WireRecord | Gap>
  /** Emits each time that both are registered, at first and after each loss. */
  readonly registered$: Observable<unknown>
  readonly scheduler: SchedulerLike
}

// Fills come in bursts; within a second of the first of them the balance is read once.
const SETTLE = 1_000

/**
 * The positions, as one shared stream that begins with what is held now.
 *
 * A balance notice changes its position at once. It says nothing of orders that wait, and nothing that would place it in
 * time beside a REST reply: so the balance is read when the notices are registered, after each gap, and a second after
 * order notices; notices that come meanwhile are applied after the reply.
 */
export function createPositions(context: PositionsContext): Observable<readonly Position[]> {
  return new Observable<readonly Position[]>((subscriber) => {
    let positions = new Map<string, Position>()
    let isKnown = false
    let isReading = false
    let isOutdated = false
    let meanwhile: WireRecord[] = []
    let settling: Subscription | undefined
    let reading = Subscription.EMPTY

    const emit = (): void => subscriber.next([...positions.values()])

    const read = (): void => {
      if (isReading) {
        isOutdated = true
        return
      }
      isReading = true
      isOutdated = false
      const rows: WireRecord[] = []
      reading = context.read().subscribe({
        next: (row) => rows.push(row),
        error: (error: unknown) => subscriber.error(error),
        complete: () => {
          isReading = false
          positions = positionsIn(rows)
          const late = meanwhile
          meanwhile = []
          for (const balance of late) applyBalance(positions, balance)
          isKnown = true
          emit()
          if (isOutdated) read()
        },
      })
    }
    const readSoon = (): void => {
      settling ??= context.scheduler.schedule(() => {
        settling = undefined
        read()
      }, SETTLE)
    }

    const work = merge(
      onEach(context.registered$, read),
      onEach(context.balances$, (balance) => {
        if ('registrations' in balance) return
        if (isReading) meanwhile.push(balance)
        else if (isKnown && applyBalance(positions, balance)) emit()
        if (isCredit(balance)) readSoon()
      }),
      onEach(context.notices$, (notice) => {
        if (!('registrations' in notice)) readSoon()
      }),
    ).subscribe({ error: (error: unknown) => subscriber.error(error), complete: () => subscriber.complete() })
    return () => {
      work.unsubscribe()
      reading.unsubscribe()
      settling?.unsubscribe()
    }
  }).pipe(share({ connector: () => new ReplaySubject<readonly Position[]>(1) }))
}

function onEach<T>(source: Observable<T>, act: (value: T) => void): Observable<never> {
  return new Observable<never>((subscriber) =>
    source.subscribe({
      next: act,
      error: (error: unknown) => subscriber.error(error),
      complete: () => subscriber.complete(),
    }),
  )
}

/** The positions of a reply. Rows of one stock (its credit types) are added up. */
export function positionsIn(rows: readonly WireRecord[]): Map<string, Position> {
  const positions = new Map<string, Position>()
  for (const row of rows) {
    const stockCode = plain(row['stockCode'])
    const quantity = number(row['holdingQuantity'])
    if (stockCode === null || quantity === null || quantity === 0) continue
    const one: Position = {
      stockCode,
      stockName: text(row['stockName']),
      quantity,
      orderableQuantity: number(row['tradableQuantity']),
      purchasePrice: number(row['purchasePrice']),
      price: number(row['price']),
    }
    const other = positions.get(stockCode)
    positions.set(stockCode, other === undefined ? one : together(one, other))
  }
  return positions
}

/** Applies a balance notice (04) to the positions; says whether anything changed. */
export function applyBalance(positions: Map<string, Position>, balance: WireRecord): boolean {
  const stockCode = plain(balance['stockCode'])
  const quantity = number(balance['holdingQuantity'])
  // A notice about a loan is about a part of the position only: the balance is read instead.
  if (stockCode === null || quantity === null || isCredit(balance)) return false
  if (quantity === 0) return positions.delete(stockCode)
  const before = positions.get(stockCode)
  positions.set(stockCode, {
    stockCode,
    stockName: text(balance['stockName']) ?? before?.stockName ?? null,
    quantity,
    orderableQuantity: number(balance['orderableQuantity']),
    purchasePrice: number(balance['purchasePrice']) ?? before?.purchasePrice ?? null,
    price: number(balance['price']) ?? before?.price ?? null,
  })
  return true
}

/** Bought on credit: with a loan date, or a credit type other than the sample's 00. */
function isCredit(balance: WireRecord): boolean {
  const type = text(balance['creditType']) ?? ''
  return text(balance['loanDate']) !== null || !/^0*$/.test(type)
}

function together(one: Position, other: Position): Position {
  const quantity = one.quantity + other.quantity
  const cost = (each: Position) => (each.purchasePrice === null ? Number.NaN : each.purchasePrice * each.quantity)
  const average = (cost(one) + cost(other)) / quantity
  return {
    ...one,
    quantity,
    orderableQuantity:
      one.orderableQuantity === null || other.orderableQuantity === null
        ? null
        : one.orderableQuantity + other.orderableQuantity,
    purchasePrice: Number.isNaN(average) ? null : average,
  }
}

function plain(value: unknown): string | null {
  return typeof value === 'string' ? value.replace(/^A(?=.{6})/, '').replace(/_(NX|AL)$/, '') : null
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
