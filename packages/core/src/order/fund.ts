/** Whether an instrument has the price steps of a fund (ETF, ETN, ELW). The exchange is asked once a code. */
import { catchError, defaultIfEmpty, defer, map, type Observable, of, type SchedulerLike, tap, timeout } from 'rxjs'
import type { WireRecord } from '../codec/records/record.ts'
import { bareCode } from '../codec/values/stockCode.ts'

/** Reads the market of a stock (종목정보 조회). */
export const LISTING = 'ka10100'

// The exchange checks the step too, so an order does not wait longer for this.
const PATIENCE = 2_000

/**
 * Makes the function that asks. `listing` reads ka10100. It emits `undefined` when no answer comes in time: a code
 * alone does not distinguish funds from stocks, and a valid price must not be refused.
 */
export function fundOf(
  listing: (stockCode: string) => Observable<WireRecord>,
  scheduler: SchedulerLike,
): (stockCode: string) => Observable<boolean | undefined> {
  const known = new Map<string, boolean>()
  return (stockCode) =>
    defer(() => {
      const code = bareCode(stockCode)
      const before = known.get(code)
      if (before !== undefined) return of(before)
      return listing(code).pipe(
        timeout({ first: PATIENCE, scheduler }),
        map(isFund),
        tap((answer) => {
          if (answer !== undefined) known.set(code, answer)
        }),
        catchError(() => of(undefined)),
        defaultIfEmpty(undefined),
      )
    })
}

/** Judges by ka10100: by the market's code, else by its name, else by the fund house at the beginning of the name. */
export function isFund({ marketCode, marketName, stockName }: WireRecord): boolean | undefined {
  if (FUNDS.has(marketCode)) return true
  if (STOCKS.has(marketCode)) return false
  const market = String(marketName ?? '')
  const names = `${market} ${String(stockName ?? '')}`
  if (/\b(?:ETF|ETN|ELW)\b/.test(names) || BRANDS.test(String(stockName ?? ''))) return true
  return STOCK_MARKETS.test(market) ? false : undefined
}

// The markets of ka10100 by the catalogue's names.
const FUNDS: ReadonlySet<unknown> = new Set(['elw', 'etf', 'etn', 'lossLimitedEtn', 'volatilityEtn'])
// The catalogue has no names for 2 (infrastructure funds), 4 (mutual funds) and 7 (certificates of rights). All of
// these follow the stocks' table of price steps (docs/protocol.md#ticks).
const STOCKS: ReadonlySet<unknown> = new Set(['kospi', 'kosdaq', 'konex', 'warrant', 'reit', '2', '4', '7'])
const STOCK_MARKETS = /^(?:거래소|유가증권|코스피|코스닥|코넥스|리츠|인프라투융자|뮤추얼펀드|신주인수권)/

// Every ETF's name begins with the name of its fund house.
const BRANDS =
  /^(?:KODEX|TIGER|ACE|RISE|SOL|HANARO|PLUS|KOSEF|KIWOOM|TIMEFOLIO|KoAct|1Q|WON|BNK|FOCUS|HK|UNICORN|DAISHIN343|MIDAS|VITA|ITF|TREX|KCGI|TRUSTON)\b/
