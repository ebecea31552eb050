import { NEVER, type Observable, of } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Breakout,
  band,
  breakout,
  type Crossed,
  confirm,
  conflate,
  conflatePerItem,
  cooldown,
  crossAbove,
  type Delta,
  type DeltaPercent,
  delta,
  type Gap,
  type Rolling,
  rateOfChange,
  type Staleness,
  sample,
  sinceOpen,
  stale,
  type TickChange,
  throttlePerItem,
  ticksSince,
  type ZoneChange,
} from '../src/index.ts'
import { GAP } from './contract.ts'
import { at, type Tick } from './ticks.ts'

it('changes infer what they emit', () => {
  const event = { item: '005930', price: 1, open: 1 }
  const gapped$: Observable<typeof event | Gap> = of(event, GAP)
  expectTypeOf(gapped$.pipe(sinceOpen('price'))).toEqualTypeOf<Observable<DeltaPercent<typeof event> | Gap>>()
  expectTypeOf(of(1).pipe(ticksSince({ against: 1 }))).toEqualTypeOf<Observable<TickChange<number>>>()
  expectTypeOf(gapped$.pipe(ticksSince('price', { against: (one) => one.open }))).toEqualTypeOf<
    Observable<TickChange<typeof event> | Gap>
  >()
  expectTypeOf(of(event).pipe(rateOfChange('price', { ms: 5 }))).toEqualTypeOf<Observable<Rolling<typeof event>>>()
  expectTypeOf(of(event).pipe(delta(['price'], { against: ({ open }) => ({ price: open }) }))).toEqualTypeOf<
    Observable<Delta<typeof event, Readonly<Record<'price', number>>>>
  >()
  // @ts-expect-error only one of them
  expect(() => delta({ ago: 1, against: 'first' })).toThrow('delta: ago and against exclude each other; leave one out')
})

it('flow control infers what it emits', () => {
  const gapped$: Observable<Tick | Gap> = of(at(0), GAP)
  expectTypeOf(gapped$.pipe(conflate({ ms: 1 }))).toEqualTypeOf<typeof gapped$>()
  expectTypeOf(gapped$.pipe(conflatePerItem({ ms: 1 }))).toEqualTypeOf<typeof gapped$>()
  expectTypeOf(gapped$.pipe(throttlePerItem({ ms: 1 }))).toEqualTypeOf<typeof gapped$>()
  expectTypeOf(gapped$.pipe(sample(NEVER))).toEqualTypeOf<typeof gapped$>()
  expectTypeOf(gapped$.pipe(stale({ ms: 1 }))).toEqualTypeOf<Observable<Staleness<Tick> | Gap>>()
  // @ts-expect-error no item in a number
  of(1).pipe(conflatePerItem({ ms: 1 }))
})

describe('the signals', () => {
  it('infer what they emit', () => {
    const tick = { item: '005930', price: 1, timestamp: 1 }
    const gapped$: Observable<typeof tick | Gap> = of(tick, GAP)
    expectTypeOf(of(1).pipe(crossAbove(1))).toEqualTypeOf<Observable<Crossed<number>>>()
    expectTypeOf(gapped$.pipe(crossAbove('price', of(1)))).toEqualTypeOf<Observable<Crossed<typeof tick> | Gap>>()
    expectTypeOf(gapped$.pipe(band((event) => event.price, { low: 1, high: 2 }))).toEqualTypeOf<
      Observable<ZoneChange<typeof tick> | Gap>
    >()
    expectTypeOf(of(tick).pipe(breakout('price', { ms: 1 }))).toEqualTypeOf<Observable<Breakout<typeof tick>>>()
    expectTypeOf(gapped$.pipe(confirm((event) => event.price > 1, { count: 2 }))).toEqualTypeOf<typeof gapped$>()
    expectTypeOf(gapped$.pipe(cooldown({ ms: 1 }))).toEqualTypeOf<typeof gapped$>()
  })
})
