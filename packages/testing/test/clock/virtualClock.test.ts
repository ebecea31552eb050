import { connect } from '@kiwoom-rx/core'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import fc from 'fast-check'
import {
  debounceTime,
  delay,
  from,
  interval,
  mergeMap,
  observeOn,
  type SchedulerAction,
  type SchedulerLike,
  Subject,
  Subscription,
  take,
  throttleTime,
  timer,
  VirtualTimeScheduler,
} from 'rxjs'
import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../src/clock.ts'

/** A program of schedulings: what an action does when it runs is decided before. */
interface Work {
  readonly delay: number
  readonly starts: readonly Work[]
  /** The action schedules itself again, so often. */
  readonly again: number
  /** Cancels the action that was made this many actions before it. */
  readonly cancels: number | null
}

const { work } = fc.letrec<{ work: Work }>((tie) => ({
  work: fc.record({
    delay: fc.integer({ min: -1, max: 6 }),
    starts: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('work'), { maxLength: 3 })),
    again: fc.constantFrom(0, 0, 0, 1, 2),
    cancels: fc.option(fc.nat(4), { freq: 3 }),
  }),
}))
const works = fc.array(work, { maxLength: 12 })

type Seen = readonly [action: number, time: number]

/** Runs the program on a scheduler and reports which action ran when. */
function play(program: readonly Work[], scheduler: SchedulerLike, run: () => void): Seen[] {
  const seen: Seen[] = []
  const made: Subscription[] = []
  const start = (one: Work): void => {
    const id = made.length
    made.push(
      scheduler.schedule(
        function (this: SchedulerAction<number>, left = 0) {
          seen.push([id, scheduler.now()])
          one.starts.forEach(start)
          if (one.cancels !== null) made[id - one.cancels - 1]?.unsubscribe()
          if (left > 0) this.schedule(left - 1, one.delay)
        },
        one.delay,
        one.again,
      ),
    )
  }
  program.forEach(start)
  run()
  return seen
}

/** The model: a list, searched from one end to the other. */
class NaiveList implements SchedulerLike {
  time = 0
  order = 0
  list: { due: number; order: number; run: () => void }[] = []

  now(): number {
    return this.time
  }

  schedule<T>(work: (this: SchedulerAction<T>, state?: T) => void, ms = 0, state?: T): Subscription {
    const list = this
    const subscription = new Subscription()
    let entry: (typeof this.list)[number] | undefined
    const action: SchedulerAction<T> = Object.assign(subscription, {
      schedule(next?: T, after = 0): Subscription {
        if (subscription.closed) return subscription
        list.list = list.list.filter((one) => one !== entry)
        entry = { due: list.time + Math.max(0, after), order: list.order++, run: () => work.call(action, next) }
        list.list.push(entry)
        return subscription
      },
    })
    subscription.add(() => {
      list.list = list.list.filter((one) => one !== entry)
    })
    return action.schedule(state, ms)
  }

  run(until = Number.POSITIVE_INFINITY): void {
    for (;;) {
      const [first] = this.list.filter(({ due }) => due <= until).sort((a, b) => a.due - b.due || a.order - b.order)
      if (first === undefined) break
      this.list = this.list.filter((one) => one !== first)
      this.time = first.due
      first.run()
    }
    if (until !== Number.POSITIVE_INFINITY) this.time = until
  }
}

describe('the laws of the virtual clock', () => {
  it('runs what a naive list runs, in its order and at its times, whatever is scheduled, repeated and cancelled', () => {
    fc.assert(
      fc.property(works, (program) => {
        const [clock, list] = [new VirtualClock(), new NaiveList()]
        const seen = play(program, clock, () => clock.runAll())
        expect(seen).toEqual(play(program, list, () => list.run()))
        expect([clock.pending, clock.next]).toEqual([0, undefined])
      }),
      { numRuns: 500 },
    )
  })

  it('comes to the same whether time passes at once or in steps', () => {
    fc.assert(
      fc.property(works, fc.array(fc.nat(5), { maxLength: 20 }), (program, steps) => {
        const [clock, list] = [new VirtualClock(), new NaiveList()]
        const end = steps.reduce((sum, step) => sum + step, 0)
        const inSteps = play(program, clock, () => {
          for (const step of steps) clock.advanceBy(step)
        })
        const atOnce = play(program, list, () => {
          if (steps.length > 0) list.run(end)
        })
        expect(inSteps).toEqual(atOnce)
        expect([clock.now(), clock.pending]).toEqual([end, list.list.length])
        expect(clock.next).toBe(list.list.length === 0 ? undefined : Math.min(...list.list.map(({ due }) => due)))
      }),
      { numRuns: 500 },
    )
  })

  it('keeps the order of what is due at the same time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 200 }), (delays) => {
        const clock = new VirtualClock()
        const seen: number[] = []
        for (const [index, ms] of delays.entries()) clock.schedule(() => seen.push(index), ms)
        clock.runAll()
        const indices = delays.map((_, index) => index)
        expect(seen).toEqual(indices.sort((a, b) => (delays[a] ?? 0) - (delays[b] ?? 0) || a - b))
      }),
    )
  })

  it('forgets cancelled timers, however many', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.boolean()), { maxLength: 400 }), (timers) => {
        const clock = new VirtualClock()
        const seen: number[] = []
        const subscriptions = timers.map(([ms], index) => clock.schedule(() => seen.push(index), ms))
        timers.forEach(([, isCancelled], index) => {
          if (isCancelled) subscriptions[index]?.unsubscribe()
        })
        const kept = timers.flatMap(([, isCancelled], index) => (isCancelled ? [] : [index]))
        expect(clock.pending).toBe(kept.length)
        clock.runAll()
        expect(seen.sort((a, b) => a - b)).toEqual(kept)
      }),
    )
  })

  it("agrees with RxJS's own virtual time on its own operators", () => {
    const days = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 30 })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 5 }), (values, ms) => {
        const run = (scheduler: SchedulerLike, end: () => void): unknown[] => {
          const seen: unknown[] = []
          const source = from(values).pipe(
            mergeMap(([at, value]) => timer(at, scheduler).pipe(mergeMap(() => [value]))),
          )
          const note = (name: string) => (value: unknown) => seen.push([name, scheduler.now(), value])
          source.pipe(debounceTime(ms, scheduler)).subscribe(note('debounce'))
          source.pipe(throttleTime(ms, scheduler)).subscribe(note('throttle'))
          source.pipe(delay(ms, scheduler), observeOn(scheduler)).subscribe(note('delay'))
          interval(ms, scheduler).pipe(take(5)).subscribe(note('interval'))
          end()
          return seen
        }
        const [clock, theirs] = [new VirtualClock(), new VirtualTimeScheduler()]
        expect(run(clock, () => clock.runAll())).toEqual(run(theirs, () => theirs.flush()))
      }),
    )
  })
})

describe('the virtual clock', () => {
  it('starts at an instant, given as epoch or as a time in Korea', () => {
    expect(new VirtualClock().now()).toBe(0)
    expect(new VirtualClock({ start: 1_700_000_000_000 }).now()).toBe(1_700_000_000_000)
    expect(new VirtualClock({ start: '2026-11-20T09:00:00' }).now()).toBe(Date.parse('2026-11-20T00:00:00Z'))
    expect(new VirtualClock({ start: '2026-11-20T09:00' }).now()).toBe(Date.parse('2026-11-20T00:00:00Z'))
  })

  it.each(['2026-11-20', '2026-02-30T09:00:00', '2026-11-20T09:00:00Z', '', Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses to start at %j',
    (start) => {
      expect(() => new VirtualClock({ start })).toThrow(RangeError)
      expect(() => new VirtualClock({ start })).toThrow(/start is .*; give .*2026-11-20T09:00:00/)
    },
  )

  it('advances to a time in Korea', () => {
    const clock = new VirtualClock({ start: '2026-11-20T09:00:00' })
    clock.advanceTo('2026-11-20T15:30:00')
    expect(clock.now()).toBe(Date.parse('2026-11-20T06:30:00Z'))
    expect(() => clock.advanceTo('2026-11-20T15:29:59')).toThrow(
      "advanceTo('2026-11-20T15:29:59'): it is 2026-11-20T15:30:00.000 in Korea, and time does not run back",
    )
  })

  it('runs what is due at the very end of an advance, and what that schedules without delay', () => {
    const clock = new VirtualClock()
    const seen: number[] = []
    clock.schedule(() => clock.schedule(() => seen.push(clock.now())), 5)
    clock.advanceBy(4)
    expect(seen).toEqual([])
    clock.advanceBy(1)
    expect(seen).toEqual([5])
  })

  it('never runs what is due in an infinite time, and refuses a delay that is no number', () => {
    const clock = new VirtualClock()
    clock.schedule(() => expect.unreachable(), Number.POSITIVE_INFINITY)
    expect([clock.pending, clock.runAll()]).toEqual([0, 0])
    expect(() => clock.schedule(() => {}, Number.NaN)).toThrow('schedule: the delay is NaN; give milliseconds')
    expect(() => clock.advanceBy(-1)).toThrow('advanceBy(-1): time passes by a number of milliseconds, 0 or more')
    expect(() => clock.advanceBy(Number.NaN)).toThrow(RangeError)
  })

  it('says what is wrong when everything never ends', () => {
    const clock = new VirtualClock()
    interval(1_000, clock).subscribe()
    expect(() => clock.runAll({ limit: 100 })).toThrow(
      /^runAll stopped after 100 actions at 1970-01-01T09:01:40.000 in Korea with 1 waiting: something repeats for ever/,
    )
  })

  it('says what is wrong when time cannot pass', () => {
    const clock = new VirtualClock()
    clock.schedule(function () {
      this.schedule()
    })
    expect(() => clock.advanceBy(1)).toThrow(/without time passing: something schedules itself again with delay 0/)
  })

  it('throws what an action throws, at its time, and keeps the rest', () => {
    const clock = new VirtualClock()
    const seen: number[] = []
    clock.schedule(() => {
      throw new TypeError('of the action')
    }, 2)
    clock.schedule(() => seen.push(clock.now()), 2)
    expect(() => clock.advanceBy(10)).toThrow(new TypeError('of the action'))
    expect([clock.now(), seen]).toEqual([2, []])
    clock.advanceBy(1)
    expect([clock.now(), seen]).toEqual([3, [2]])
  })

  it('is moved by the outermost code only', () => {
    const clock = new VirtualClock()
    clock.schedule(() => clock.advanceBy(1))
    expect(() => clock.runAll()).toThrow('advancing inside of an action')
    clock.advanceBy(1)
    expect(clock.now()).toBe(1)
  })

  it('lets an action that has run be scheduled again from outside, and one that was left stay silent', () => {
    const clock = new VirtualClock()
    const seen: number[] = []
    const again = new Subject<void>()
    const subscription = clock.schedule<number>(function (state = 0) {
      seen.push(state)
      again.subscribe(() => this.schedule(state + 1, 1))
    })
    clock.runAll()
    again.next()
    clock.runAll()
    expect(seen).toEqual([0, 1])
    subscription.unsubscribe()
    again.next()
    expect(clock.runAll()).toBe(0)
  })

  it('carries the whole client and the whole exchange through an hour of a day', () => {
    const clock = new VirtualClock({ start: '2026-11-20T09:00:00' })
    const { env, http, socket } = createExchange({ seed: 7, scheduler: clock })
    const kiwoom = connect({ env, http, socket, credentials: { appKey: 'a', secretKey: 's' }, scheduler: clock })
    const times: string[] = []
    const trades = kiwoom.realtime
      .trade('005930')
      .subscribe(({ timestamp }) => times.push(new Date((timestamp ?? 0) + 9 * 3_600_000).toISOString().slice(0, 13)))
    clock.advanceTo('2026-11-20T10:00:00')
    trades.unsubscribe()
    clock.advanceBy(60_000)
    expect(times.length).toBeGreaterThan(1_000)
    expect(new Set(times)).toEqual(new Set(['2026-11-20T09']))
    // Nothing goes on once no one listens.
    expect(clock.runAll({ limit: 10 })).toBeLessThanOrEqual(1)
    expect(clock.pending).toBe(0)
    // A busy machine may take seconds for it.
  })
})
