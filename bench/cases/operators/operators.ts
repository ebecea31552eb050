import { delta, threshold } from '@kiwoom-rx/operators'
import { filter, map, type OperatorFunction, pairwise, pipe, Subject } from 'rxjs'
import type { Case } from '../../case.ts'
import type { Side } from '../../harness.ts'

interface Trade {
  readonly item: string
  readonly price: number
}

interface Change {
  readonly value: Trade
  readonly delta: number
}

const TRADES: readonly Trade[] = Array.from({ length: 20_000 }, (_, at) => ({
  item: '005930',
  price: 70_000 + ((at * 7919) % 1000),
}))
const [ENTER, LEAVE] = [300, 100]

export const operators: Case = {
  name: 'operators',
  what: 'The changes that enter or leave a threshold, of 20,000 trades: `delta` and `threshold` against rxjs',
  atMost: 1,
  text: 'operators/operators.md',
  open: () => ({
    ours: through(
      "delta('price'), threshold('delta')",
      pipe(
        delta<Trade, 'price'>('price'),
        threshold('delta', { enter: ENTER, leave: LEAVE }),
        map(({ value }) => value),
      ),
    ),
    theirs: through('pairwise, map, filter', byHand()),
  }),
}

function through(name: string, operator: OperatorFunction<Trade, Change>): Side {
  return {
    name,
    run: () => {
      const [trades, seen]: [Subject<Trade>, number[]] = [new Subject(), []]
      trades.pipe(operator).subscribe((change) => seen.push(change.delta))
      for (const trade of TRADES) trades.next(trade)
      return seen
    },
  }
}

function byHand(): OperatorFunction<Trade, Change> {
  return (source) => {
    let inside = false
    return source.pipe(
      pairwise(),
      map(([before, value]) => ({
        value,
        previous: before.price,
        current: value.price,
        delta: value.price - before.price,
      })),
      filter((change) => {
        if (!Number.isFinite(change.delta) || (inside ? change.delta >= LEAVE : change.delta < ENTER)) return false
        inside = !inside
        return true
      }),
    )
  }
}
