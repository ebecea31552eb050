import fc from 'fast-check'
import { type Observable, type SchedulerLike, Subject } from 'rxjs'
import { marbles } from './marbles.ts'

/** An event of an item at a time in milliseconds. */
export interface Tick {
  readonly item: string
  readonly timestamp: number
}

export const at = (timestamp: number, item = 'A'): Tick => ({ item, timestamp })

/** Ticks of some items in the order of their times, each a few milliseconds after the one before. */
export const ticksOf = (...items: readonly string[]): fc.Arbitrary<readonly Tick[]> =>
  fc.array(fc.record({ item: fc.constantFrom(...items), wait: fc.nat(8) }), { maxLength: 30 }).map((list) => {
    let time = 0
    return list.map(({ item, wait }) => {
      time += wait
      return at(time, item)
    })
  })

/** Ticks of two items. */
export const ticks = ticksOf('A', 'B')

/** Lengths of time in milliseconds. */
export const lengths = fc.integer({ min: 1, max: 12 })

/** When the source of onTime completes: after every tick and every length of time. */
export const END = 400

/** Plays ticks on a scheduler that keeps their times; reports what came out, and when. */
export function onTime<Out>(
  list: readonly Tick[],
  operate: (source: Observable<Tick>, scheduler: SchedulerLike) => Observable<Out>,
): readonly (readonly [at: number, output: Out])[] {
  const seen: [number, Out][] = []
  marbles((m) => {
    const source = new Subject<Tick>()
    operate(source, m.scheduler).subscribe((output) => seen.push([m.scheduler.now(), output]))
    for (const tick of list) {
      m.scheduler.schedule(() => source.next(tick), tick.timestamp)
    }
    m.scheduler.schedule(() => source.complete(), END)
    m.flush()
  })()
  return seen
}

/** The outputs of conflation, with their times, by a look at every millisecond. */
export function conflated(list: readonly Tick[], ms: number): readonly (readonly [number, Tick])[] {
  const seen: [number, Tick][] = []
  let until = 0
  let waiting: Tick | null = null
  for (let now = 0; now <= END; now += 1) {
    if (waiting !== null && now >= until) {
      seen.push([now, waiting])
      until = now + ms
      waiting = null
    }
    for (const tick of list.filter(({ timestamp }) => timestamp === now)) {
      if (now < until) {
        waiting = tick
      } else {
        seen.push([now, tick])
        until = now + ms
      }
    }
  }
  return seen
}
