import fc from 'fast-check'
import { NEVER, type Observable, of, range, Subject, take, throwError, toArray } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { addWatcher, type ProbeState, registry } from '../../src/probe/registry.ts'
import { type ProbeEvent, probe, watchProbes } from '../../src/probe.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

function watched(): readonly ProbeEvent[] {
  const events: ProbeEvent[] = []
  const watching = watchProbes().subscribe((event) => events.push(event))
  stops.push(() => watching.unsubscribe())
  return events
}

function stateOf(name: string): ProbeState | undefined {
  return registry.probes.get(name)
}

/** A source in marbles, perhaps with an end. */
const marbles = fc
  .tuple(fc.array(fc.constantFrom('a', 'b', 'c', '-'), { maxLength: 20 }), fc.constantFrom('|', '#', '-'))
  .map(([values, end]) => values.join('') + end)

describe('probe', () => {
  it.each([false, true])(
    'passes values, errors and completion unchanged and at their time (watched: %s)',
    (isWatched) => {
      if (isWatched) watched()
      fc.assert(
        fc.property(marbles, (source) => {
          new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(
            ({ cold, expectObservable }) => {
              expectObservable(cold(source).pipe(probe('law'))).toEqual(cold(source))
            },
          )
        }),
        runs(100, 5_000),
      )
    },
  )

  it('passes the very same objects', async () => {
    const value = { price: 1 }
    let seen: unknown
    of(value)
      .pipe(probe('same'))
      .subscribe((each) => {
        seen = each
      })
    expect(seen).toBe(value)
  })

  it('ends a synchronous source when no one listens any more', () => {
    let produced = 0
    const source: Observable<number> = range(0, 1_000_000)
    source
      .pipe((input) => input.pipe(probe('early')), take(3), toArray())
      .subscribe((values) => {
        produced = values.length
      })
    expect(produced).toBe(3)
    expect(stateOf('early')?.subscribers).toBe(0)
  })

  it('unsubscribes its source once with its subscriber', () => {
    const source = new Subject<number>()
    const subscription = source.pipe(probe('leave')).subscribe()
    expect(source.observed).toBe(true)
    subscription.unsubscribe()
    expect(source.observed).toBe(false)
  })

  it('counts subscribers, errors and completions, watched or not', () => {
    const before = stateOf('counted')
    expect(before).toBeUndefined()
    const open = NEVER.pipe(probe('counted')).subscribe()
    of(1).pipe(probe('counted')).subscribe()
    throwError(() => new Error('no'))
      .pipe(probe('counted'))
      .subscribe({ error: () => undefined })
    expect(stateOf('counted')).toMatchObject({ subscribers: 1, subscribed: 3, errors: 1, completions: 1 })
    open.unsubscribe()
    expect(stateOf('counted')?.subscribers).toBe(0)
  })

  it('shares no state between two subscriptions', () => {
    const source = new Subject<number>()
    const probed$ = source.pipe(probe('two'))
    const [a, b]: [number[], number[]] = [[], []]
    const first = probed$.subscribe((value) => a.push(value))
    probed$.subscribe((value) => b.push(value))
    source.next(1)
    first.unsubscribe()
    source.next(2)
    expect([a, b]).toEqual([[1], [1, 2]])
  })

  it.each(['', 'x'.repeat(101)])('refuses the name %j', (name) => {
    expect(() => probe(name)).toThrow(/a name has 1 to 100 characters/)
  })
})

describe('watchProbes', () => {
  it('emits what passes, before it is passed on', () => {
    const seen: string[] = []
    const watching = watchProbes().subscribe((event) => seen.push(`watch ${event._tag} ${event.probe}`))
    of(1, 2)
      .pipe(probe('order'))
      .subscribe((value) => seen.push(`next ${value}`))
    watching.unsubscribe()
    expect(seen).toEqual(['watch value order', 'next 1', 'watch value order', 'next 2', 'watch complete order'])
  })

  it('turns the flag off when its last subscriber leaves', () => {
    expect(registry.watcher).toBeUndefined()
    const first = watchProbes().subscribe()
    const second = watchProbes().subscribe()
    first.unsubscribe()
    expect(registry.watcher).toBeDefined()
    second.unsubscribe()
    expect(registry.watcher).toBeUndefined()
  })

  it('emits to every watcher', () => {
    const [a, b] = [watched(), watched()]
    of('x').pipe(probe('both')).subscribe()
    expect(a).toEqual(b)
    expect(a.map(({ _tag }) => _tag)).toEqual(['value', 'complete'])
  })
})

describe('a watcher', () => {
  it('sees a value before and after it is passed on, nested as the probes are', () => {
    const seen: string[] = []
    stops.push(
      addWatcher({
        value: ({ name }) => seen.push(`+${name}`),
        passed: ({ name }) => seen.push(`-${name}`),
        error: () => undefined,
        complete: () => undefined,
      }),
    )
    of(1).pipe(probe('outer'), probe('inner')).subscribe()
    expect(seen).toEqual(['+outer', '+inner', '-inner', '-outer'])
  })
})
