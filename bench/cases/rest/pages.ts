import { connect, type HttpResponse } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { map, mergeMap, type Observable, of, toArray } from 'rxjs'
import { candleReply } from '../../candles.ts'
import type { Case } from '../../case.ts'
import type { Comparison } from '../../harness.ts'

const PAGES = 1_000
const ROWS = 400
const SAMPLE_EVERY = 50
const MEGABYTE = 1_000_000

/** A long chart, read to its end. */
export const pages: Case = {
  name: 'pages-1000',
  what: `${PAGES.toLocaleString('en')} pages of ${ROWS} candles streamed through the client: growth of the heap against holding them all`,
  atMost: 0.05,
  text: 'rest/pages.md',
  open,
}

type Page = { readonly candles: readonly { readonly price: number }[] }

/** Reads the whole chart in a way, by a client of its own, before it returns. */
function read<T>(way: (page$: Observable<Page>) => Observable<T>, next: (value: T) => void): void {
  const clock = new VirtualClock()
  const kiwoom = connect({
    env: 'mock',
    credentials: { token: 'ANY' },
    scheduler: clock,
    http: ({ headers }) => of(response(Number(headers['next-key'] ?? 0) + 1)),
    maxPages: PAGES,
  })
  const page$ = kiwoom.chart.stockMinute({ stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' })
  way(page$).subscribe(next)
  clock.runAll()
}

const BODY = JSON.stringify(candleReply(ROWS))

function response(page: number): HttpResponse {
  return { status: 200, headers: page < PAGES ? { 'cont-yn': 'Y', 'next-key': String(page) } : {}, body: BODY }
}

function open(): Comparison {
  let withGarbage = 0
  const streamed = (): number => {
    const before = collected()
    let count = 0
    let most = 0
    read(
      (page$) => page$,
      () => {
        count += 1
        withGarbage = Math.max(withGarbage, process.memoryUsage().heapUsed - before)
        if (count % SAMPLE_EVERY === 0) most = Math.max(most, collected() - before)
      },
    )
    if (count !== PAGES) throw new Error(`${count} pages came of ${PAGES}.`)
    return most / MEGABYTE
  }
  const held = (): number => {
    const before = collected()
    let most = 0
    read(
      (page$) => page$.pipe(toArray()),
      (all) => {
        most = collected() - before
        if (all.length !== PAGES) throw new Error(`${all.length} pages came of ${PAGES}.`)
      },
    )
    return most / MEGABYTE
  }
  return {
    ours: { name: 'streamed', run: () => sumOf((page$) => page$.pipe(map(sumOfPage))), measure: streamed },
    theirs: {
      name: 'held',
      run: () =>
        sumOf((page$) =>
          page$.pipe(
            toArray(),
            mergeMap((all) => all.map(sumOfPage)),
          ),
        ),
      measure: held,
    },
    unit: 'MB',
    rounds: 7,
    note: () => `with the garbage that was not yet collected: ${(withGarbage / MEGABYTE).toFixed(1)} MB`,
  }
}

/** Something of every row, and how many pages there were. */
function sumOf(way: (page$: Observable<Page>) => Observable<number>): unknown {
  const sums: number[] = []
  read(way, (sum) => sums.push(sum))
  return { pages: sums.length, sum: sums.reduce((sum, each) => sum + each, 0) }
}

function sumOfPage({ candles }: Page): number {
  return candles.reduce((sum, { price }) => sum + price, 0)
}

/** What the heap holds when there is no garbage in it. */
function collected(): number {
  if (globalThis.gc === undefined) throw new Error('pages-1000 needs --expose-gc, which npm run bench gives.')
  globalThis.gc()
  return process.memoryUsage().heapUsed
}
