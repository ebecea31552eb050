import { type Observable, Subject } from 'rxjs'
import type { Case } from '../../case.ts'
import type { Side } from '../../harness.ts'
import { bareHub, type Tick, ticks } from '../../wire/hub.ts'

const OBSERVERS = 100
const EVENTS = ticks(['005930'], 2_000)

export const observers100: Case = {
  name: 'observers-100',
  what: `An event to ${OBSERVERS} observers of one stock, against a bare rxjs Subject with ${OBSERVERS} observers`,
  atMost: 1.2,
  text: 'delivery/observers100.md',
  open: () => {
    const hub = bareHub()
    const events = new Subject<Tick>()
    return {
      ours: summing('keyed hub', hub.trades('005930'), hub.next),
      theirs: summing('Subject', events, (event) => events.next(event)),
    }
  },
}

function summing(name: string, trades: Observable<Tick>, next: (event: Tick) => void): Side {
  const sums = Array.from({ length: OBSERVERS }, () => 0)
  for (const at of sums.keys()) {
    trades.subscribe(({ price }) => {
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
