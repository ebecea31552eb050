import { filter, type Observable, Subject } from 'rxjs'
import { type Case, paragraphs } from '../case.ts'
import type { Side } from '../harness.ts'
import { bareHub, type Tick, ticks } from '../wire/hub.ts'

const ITEMS = Array.from({ length: 300 }, (_, at) => String(100_000 + at))
const EVENTS = ticks(ITEMS, 3_000)

export const routeVsFilter: Case = {
  name: 'route-vs-filter',
  what: 'An event to its subscriber among 300 stocks: the keyed hub, against one Subject with 300 `filter`s',
  atMost: 0.05,
  text: paragraphs(`
    The usual way to share one socket is a Subject of all events, and a \`filter\` by item for each subscriber: then every
    event asks every subscriber. The hub looks up whose it is. Both sides get the same events, already decoded, because
    decoding costs both the same. Ours is the hub alone, with the table by which entries find their way to it and with
    subscribers as the client makes them. Each stock has one subscriber, which adds up its prices.
  `),
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
