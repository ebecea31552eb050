import { type DecodedEvent, frameDecoder } from '@kiwoom-rx/core/catalog'
import { probe } from '@kiwoom-rx/inspector'
import { deltaPercent, threshold } from '@kiwoom-rx/operators'
import {
  asyncScheduler,
  concatMap,
  filter,
  type MonoTypeOperatorFunction,
  map,
  type Observable,
  pipe,
  Subject,
} from 'rxjs'
import { Lanes } from '../../../packages/inspector/src/collect/lanes.ts'
import { ProbeLanes } from '../../../packages/inspector/src/live/probeLanes.ts'
import type { Case } from '../../case.ts'
import type { Side } from '../../harness.ts'

// One second at 10,000 events a second, in the batches of the page: 20 a second.
const EVENTS = 10_000
const BATCHES = 20

const FRAMES: readonly Uint8Array[] = Array.from({ length: EVENTS }, (_, at) =>
  Buffer.from(JSON.stringify(frameOf(at))),
)

/** A trade as the exchange sends it, with the fields of a busy stock. */
function frameOf(at: number): object {
  const price = 70_000 + ((at * 7919) % 1000)
  const values = {
    ...{ '20': '100000', '10': `+${price}`, '11': '+100', '12': '+0.14', '27': `+${price + 100}`, '28': `+${price}` },
    ...{
      '15': '+10',
      '13': String(at * 10),
      '14': String(at),
      '16': '+70000',
      '17': '+71000',
      '18': '+69000',
      '25': '2',
    },
    ...{ '26': '-100', '29': '1', '30': '-50.0', '31': '0.1', '32': '100', '228': '101.2', '311': '4000', '290': '2' },
  }
  return { data: [{ values, type: '0B', name: '주식체결', item: '005930' }], trnm: 'REAL' }
}

type Trades = Observable<DecodedEvent>

/** What a small strategy does with trades: decoded from their frames, changes, a threshold. */
function strategy(probed: MonoTypeOperatorFunction<DecodedEvent>): (frames: Observable<Uint8Array>) => Trades {
  const decoder = frameDecoder()
  return pipe(
    concatMap((frame: Uint8Array) => decoder.decode(frame, 0)),
    probed,
    filter((event) => typeof event['price'] === 'number'),
    deltaPercent((event: DecodedEvent) => Number(event['price']), { ago: 20 }),
    threshold('percent', { enter: 0.5, leave: 0.2 }),
    map(({ value }) => value.value),
  )
}

/** One second of trades; `batch` is done 20 times in it. */
function second(name: string, probed: MonoTypeOperatorFunction<DecodedEvent>, batch?: () => void): Side {
  return {
    name,
    run: () => {
      const frames = new Subject<Uint8Array>()
      let seen = 0
      frames.pipe(strategy(probed)).subscribe(() => {
        seen += 1
      })
      for (const [at, frame] of FRAMES.entries()) {
        frames.next(frame)
        if ((at + 1) % (EVENTS / BATCHES) === 0) batch?.()
      }
      return seen
    },
  }
}

const without = (): Side => second('the pipeline without it', (source) => source)

export const probeUnwatched: Case = {
  name: 'probe',
  what: `\`probe\` while no page is open: a second of ${EVENTS.toLocaleString('en-US')} trades through a small strategy, against the same without it`,
  atMost: 1.05,
  text: 'inspector/probe.md',
  open: () => ({ ours: second("with probe('trades')", probe('trades')), theirs: without() }),
}

export const probeWatched: Case = {
  name: 'probe-watched',
  what: `\`probe\` while a page is open, its batches made and written as JSON: the same second, against the same without it`,
  atMost: 1.3,
  text: 'inspector/probe.md',
  open: () => {
    const lanes = new Lanes()
    const watcher = new ProbeLanes(lanes, asyncScheduler, () => undefined)
    const ours = second("with probe('trades')", probe('watched trades'), () =>
      JSON.stringify(lanes.drain(0, (_, name) => watcher.counts(name))),
    )
    const watched = (): unknown => {
      watcher.start()
      const answer = ours.run()
      watcher.stop()
      return answer
    }
    return { ours: { ...ours, run: watched }, theirs: without() }
  },
}
