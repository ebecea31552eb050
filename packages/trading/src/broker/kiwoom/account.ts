/** The account as a broker shows it: positions that the client keeps current, and cash that is read again after trades. */
import type { Holdings, Kiwoom, Position } from '@kiwoom-rx/core'
import {
  catchError,
  combineLatest,
  defer,
  filter,
  map,
  merge,
  type Observable,
  of,
  type SchedulerLike,
  shareReplay,
  startWith,
  switchMap,
  throttleTime,
  timer,
} from 'rxjs'
import type { AccountPosition, AccountState } from '../account.ts'

// Fills of one order come within a second of each other; each read takes a call of the account's pace.
const PAUSE = 1_000
const RETRY = 5_000

export function accountOf(
  kiwoom: Pick<Kiwoom, 'account'>,
  traded$: Observable<unknown>,
  scheduler: SchedulerLike,
): Observable<AccountState> {
  const holdings$ = kiwoom.account.holdings$.pipe(filter((holdings) => holdings._tag !== 'unread'))
  const readCash = (): Observable<number | null> =>
    kiwoom.account.depositDetail({ queryType: 'estimated' }).pipe(
      map(({ estimatedDepositD2 }) => estimatedDepositD2),
      // What cannot be read now is read again; until then it is not known.
      catchError(() => merge(of(null), timer(RETRY, scheduler).pipe(switchMap(readCash)))),
    )
  const cash$ = traded$.pipe(
    startWith(undefined),
    throttleTime(PAUSE, scheduler, { leading: true, trailing: true }),
    switchMap(readCash),
    startWith(null),
  )
  return defer(() => combineLatest([holdings$, cash$])).pipe(
    map(([holdings, cash]) => stateOf(holdings, cash, scheduler.now())),
    shareReplay({ bufferSize: 1, refCount: true }),
  )
}

function stateOf(holdings: Exclude<Holdings, { _tag: 'unread' }>, cash: number | null, at: number): AccountState {
  const positions = positionsOf(holdings.positions)
  const values = positions.map(({ price, quantity }) => (price === null ? null : price * quantity))
  const value = values.reduce((sum: number | null, each) => (sum === null || each === null ? null : sum + each), 0)
  const equity = cash === null || value === null ? null : cash + value
  return { at, cash, positions, equity, isCurrent: holdings._tag === 'current' }
}

/** Shares that are held, each stock once, whatever loans they were bought with. */
function positionsOf(rows: readonly Position[]): readonly AccountPosition[] {
  const byItem = new Map<string, AccountPosition>()
  for (const { stockCode, side, quantity, purchasePrice, price } of rows) {
    if (side !== 'long') continue
    const before = byItem.get(stockCode)
    byItem.set(stockCode, {
      item: stockCode,
      quantity: quantity + (before?.quantity ?? 0),
      averagePrice: before === undefined ? purchasePrice : averageOf(before, quantity, purchasePrice),
      price: price ?? before?.price ?? null,
    })
  }
  return [...byItem.values()]
}

function averageOf(before: AccountPosition, quantity: number, price: number | null): number | null {
  if (before.averagePrice === null || price === null) return null
  return (before.averagePrice * before.quantity + price * quantity) / (before.quantity + quantity)
}
