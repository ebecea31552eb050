import { Observable } from 'rxjs'
import { registerFrame, removeFrame } from '../../../packages/core/src/realtime/protocol/requests.ts'
import type { Case } from '../../case.ts'
import type { Comparison } from '../../harness.ts'
import { clientOnLine } from '../../wire/client.ts'
import { createLine } from '../../wire/line.ts'

const PAIRS = 1_000
/** Longer than all frames of a turn take, one every 205 ms. */
const SETTLED = 60_000

export const churn: Case = {
  name: 'churn',
  what: `${PAIRS} subscribe + unsubscribe pairs in one turn: frames sent, against a REG and a REMOVE for each`,
  atMost: 0.02,
  text: 'delivery/churn.md',
  open,
}

function open(): Comparison {
  const ours = clientOnLine()
  ours.kiwoom.realtime.marketStatus().subscribe()
  ours.clock.advanceBy(SETTLED)
  const theirs = createLine()
  theirs.receive(registerFrame('1', [{ item: [''], type: ['0s'] }]))

  const runOurs = (): void => {
    for (let pair = 0; pair < PAIRS; pair++) ours.kiwoom.realtime.trade(stock(pair)).subscribe().unsubscribe()
    ours.clock.advanceBy(SETTLED)
  }
  const runTheirs = (): void => {
    for (let pair = 0; pair < PAIRS; pair++) naive(stock(pair)).subscribe().unsubscribe()
  }
  const naive = (item: string): Observable<never> =>
    new Observable(() => {
      const data = [{ item: [item], type: ['0B'] }]
      theirs.receive(registerFrame('1', data))
      return () => theirs.receive(removeFrame('1', data))
    })
  return {
    ours: {
      name: 'connect().realtime',
      run: () => {
        runOurs()
        return ours.line.held()
      },
      measure: () => framesOf(ours.line, runOurs),
    },
    theirs: {
      name: 'a frame for each',
      run: () => {
        runTheirs()
        return theirs.held()
      },
      measure: () => framesOf(theirs, runTheirs),
    },
    unit: 'frames',
    rounds: 7,
    note: () => `in two turns: ${inTwoTurns()} frames, against ${2 * PAIRS}`,
  }
}

function stock(at: number): string {
  return String(100_000 + at)
}

function framesOf(line: { count(): number }, run: () => void): number {
  const before = line.count()
  run()
  return line.count() - before
}

/** Five types of 200 stocks, which is all that a connection takes. */
function inTwoTurns(): number {
  const { kiwoom, line, clock } = clientOnLine()
  const { trade, orderBook, bestQuote, brokers, programTrading, marketStatus } = kiwoom.realtime
  marketStatus().subscribe()
  clock.advanceBy(SETTLED)
  return framesOf(line, () => {
    const subscriptions = Array.from({ length: PAIRS / 5 }, (_, at) => stock(at)).flatMap((item) => [
      trade(item).subscribe(),
      orderBook(item).subscribe(),
      bestQuote(item).subscribe(),
      brokers(item).subscribe(),
      programTrading(item).subscribe(),
    ])
    clock.advanceBy(SETTLED)
    for (const subscription of subscriptions) subscription.unsubscribe()
    clock.advanceBy(SETTLED)
  })
}
