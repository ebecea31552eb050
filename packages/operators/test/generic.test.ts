import { type Observable, of } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  band,
  type Crossed,
  correlation,
  crossAbove,
  crossBelow,
  crossover,
  type DeltaPercent,
  delta,
  deltaPercent,
  ema,
  type Gap,
  mean,
  type Rolling,
  sum,
  threshold,
  trailingStop,
  vwap,
} from '../src/index.ts'

interface Priced {
  readonly price: number | null
}
interface Traded extends Priced {
  readonly volume: number | null
}

/** Functions of a program that know of an event only what they ask of it. */
function moves<T extends Priced>(event$: Observable<T>) {
  return event$.pipe(deltaPercent('price'))
}
function averages<T extends Priced>(event$: Observable<T>) {
  return event$.pipe(mean('price', { count: 2 }))
}
function crossings<T extends Priced>(event$: Observable<T>) {
  return event$.pipe(crossAbove('price', 100))
}
function all<T extends Traded>(event$: Observable<T>) {
  return [
    event$.pipe(delta(['price', 'volume'])),
    event$.pipe(delta('price', { ago: 2 })),
    event$.pipe(sum('volume', { count: 3 })),
    event$.pipe(ema('price', { count: 3 })),
    event$.pipe(crossBelow('price', 100)),
    event$.pipe(threshold('price', { enter: 100, leave: 90 })),
    event$.pipe(band('price', { low: 90, high: 100 })),
    event$.pipe(trailingStop('price', { percent: 1 })),
    event$.pipe(vwap('price', 'volume', { count: 3 })),
    event$.pipe(crossover('price', 'volume')),
    event$.pipe(correlation('price', 'volume', { count: 3 })),
  ]
}
/** Refused where the constraint does not have the key. */
function wrong<T extends Priced>(event$: Observable<T>) {
  // @ts-expect-error there is no such key
  return event$.pipe(deltaPercent('volume'))
}

describe('operators inside a generic function', () => {
  it('take a key of what its type parameter extends, and emit the caller’s own events', () => {
    const event = { item: '005930', price: 100 }
    expectTypeOf(moves(of(event))).toEqualTypeOf<Observable<DeltaPercent<typeof event>>>()
    const gapped$: Observable<typeof event | Gap> = of(event)
    expectTypeOf(averages(gapped$.pipe() as Observable<typeof event>)).toEqualTypeOf<
      Observable<Rolling<typeof event>>
    >()
    expectTypeOf(crossings(of(event))).toEqualTypeOf<Observable<Crossed<typeof event>>>()

    const percents: number[] = []
    moves(of(event, { item: '005930', price: 110 })).subscribe(({ percent }) => percents.push(percent))
    expect(percents).toEqual([10])
  })

  it('are all there, each with its keys', () => {
    expect(all(of({ price: 1, volume: 2 }))).toHaveLength(11)
    expect(wrong(of({ price: 1 }))).toBeDefined()
  })
})
