import fc from 'fast-check'
import { from, type Observable, of, tap } from 'rxjs'
import { describe, expect, it } from 'vitest'
import {
  conflate,
  debounceSignal,
  delta,
  deltaPercent,
  msAgo,
  perItem,
  rateOfChange,
  signal,
  sinceOpen,
  threshold,
  ticksSince,
} from '../src/index.ts'
import { collect } from './collect.ts'

interface Tick {
  readonly item: string
  readonly timestamp: number
  readonly price: number
  readonly open: number
}

const ticks = fc
  .array(
    fc.record({
      item: fc.constantFrom('A', 'B', 'C'),
      wait: fc.nat(4),
      price: fc.integer({ min: 1, max: 9 }),
      open: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 40 },
  )
  .map((list) => {
    let timestamp = 0
    return list.map(({ item, wait, price, open }): Tick => {
      timestamp += wait
      return { item, timestamp, price, open }
    })
  })

type Pipeline = (source: Observable<Tick>) => Observable<unknown>

const pipelines: readonly (readonly [name: string, pipeline: Pipeline])[] = [
  ['delta against the first', delta('price', { against: 'first' })],
  ['delta against a time ago', delta('price', { against: msAgo(5) })],
  ['deltaPercent against a reference', deltaPercent('price', { against: (tick) => tick.open })],
  ['rateOfChange', rateOfChange('price', { count: 2 })],
  ['rateOfChange by time', rateOfChange('price', { ms: 6 })],
  ['sinceOpen', sinceOpen('price')],
  ['ticksSince', ticksSince('price')],
  ['threshold at levels that move', threshold('price', { enter: of(6), leave: of(3) })],
  ['debounceSignal', debounceSignal((tick: Tick) => tick.price > 5, { ms: 3 })],
  ['conflate', conflate({ ms: 4 })],
  ['signal', signal('up', (tick: Tick) => (tick.price > 5 ? { side: 'buy', reason: 'up' } : null))],
]

describe('perItem', () => {
  it.each(pipelines)('gives each item its own %s, as if it were alone', (_, pipeline) => {
    fc.assert(
      fc.property(ticks, (list) => {
        const mine = new Map<string | null, unknown[]>()
        const noted = perItem((source: Observable<Tick>, item) =>
          source.pipe(
            pipeline,
            tap((output) => mine.set(item, [...(mine.get(item) ?? []), output])),
          ),
        )
        const together = collect(from(list).pipe(noted))
        for (const item of ['A', 'B', 'C']) {
          const alone = collect(pipeline(from(list.filter((tick) => tick.item === item))))
          expect(mine.get(item) ?? []).toEqual(alone)
        }
        expect(together).toHaveLength([...mine.values()].flat().length)
      }),
    )
  })
})
