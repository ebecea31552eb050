/** Whether an instrument has the steps of a fund (ETF, ETN, ELW): asked of the exchange once for each code. */
import { catchError, defer, map, type Observable, of, type SchedulerLike, tap, timeout } from 'rxjs'
import type { WireRecord } from '../codec/record.ts'

// An order does not wait longer for what the exchange checks anyway.
const PATIENCE = 2_000

/**
 * Makes the question. `listing` reads ka10100. The answer is `undefined` when none comes in time: a code alone does not
 * tell funds from stocks, and a valid price must not be refused.
 */
export function fundOf(
  listing: (stockCode: string) => Observable<WireRecord>,
  scheduler: SchedulerLike,
): (stockCode: string) => Observable<boolean | undefined> {
  const known = new Map<string, boolean>()
  return (stockCode) =>
    defer(() => {
      const before = known.get(stockCode)
      if (before !== undefined) return of(before)
      return listing(stockCode).pipe(
        timeout({ first: PATIENCE, scheduler }),
        map(isFund),
        tap((answer) => {
          if (answer !== undefined) known.set(stockCode, answer)
        }),
        catchError(() => of(undefined)),
      )
    })
}

/** Reads ka10100: the market's code (ka10099: 0 KOSPI, 10 KOSDAQ, 3 ELW, 8 ETF, 60 and more ETN), else the names. */
export function isFund({ marketCode, marketName, stockName }: WireRecord): boolean | undefined {
  if (marketCode === '0' || marketCode === '10') return false
  if (typeof marketCode === 'string' && marketCode !== '') return true
  const names = `${String(marketName ?? '')} ${String(stockName ?? '')}`
  if (/\b(?:ETF|ETN|ELW)\b/.test(names) || BRANDS.test(String(stockName ?? ''))) return true
  return names.trim() === '' ? undefined : false
}

// The fund houses' names, with which every ETF's name begins.
const BRANDS =
  /^(?:KODEX|TIGER|ACE|RISE|SOL|HANARO|PLUS|KOSEF|KIWOOM|TIMEFOLIO|KoAct|1Q|WON|BNK|FOCUS|HK|UNICORN|DAISHIN343|MIDAS|VITA|ITF|TREX|KCGI|TRUSTON)\b/
