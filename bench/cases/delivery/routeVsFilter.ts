import { filter, type Observable, Subject } from 'rxjs'
import type { Case } from '../../case.ts'
import type { Side } from '../../harness.ts'
import { bareHub, type Tick, ticks } from '../../wire/hub.ts'

const ITEMS = Array.from({ length: 300 }, (_, at) => String(100_000 + at))
const EVENTS = ticks(ITEMS, 3_000)

export const routeVsFilter: Case = {
  name: 'route-vs-filter',
  what: 'An event to its subscriber among 300 stocks: the keyed hub, against one Subject with 300 `filter`s',
  atMost: 0.05,
  text: 'delivery/routeVsFilter.md',
  open: () => {
    const hub = bareHub()
    const events = new Subject<Tick>()
    return {
      ours: summing('keyed hub', (item) => hub.trades(item), hub.next),
      theirs: summing(
        'Subject and 300 filters',
        (item) => events.pipe(filter((event) => event.item === item)),
        (event) => events.next(event),
      ),
    }
  },
}

function summing(name: string, trades: (item: string) => Observable<Tick>, next: (event: Tick) => void): Side {
  const sums = ITEMS.map(() => 0)
  for (const [at, item] of ITEMS.entries()) {
    trades(item).subscribe(({ price }) => {
      sums[at] = (sums[at] ?? 0) + price
    })
  }
  return {
    name,
    run: () => {
      sums.fill(0)
      for (const event of EVENTS) next(event)
      return [...sums]
    },
  }
}
