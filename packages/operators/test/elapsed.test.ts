/** A wall clock may be set: what waits by a scheduler must not wait for that. */
import { type SchedulerLike, Subject, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { conflate, conflatePerItem, throttlePerItem } from '../src/index.ts'

/** Timers that keep virtual time, and a wall clock that can be set. */
class SettableClock extends VirtualTimeScheduler {
  offset = Date.parse('2026-11-20T10:00:00+09:00')
  override now = (): number => this.frame + this.offset

  pass(ms: number): void {
    this.maxFrames = this.frame + ms
    this.schedule(() => undefined, ms)
    this.flush()
  }
}

interface Numbered {
  readonly item: string
  readonly n: number
}

describe('an operator that waits by a scheduler', () => {
  it.each([
    ['conflate', (scheduler: SchedulerLike) => conflate<Numbered>({ ms: 100, scheduler })],
    ['conflatePerItem', (scheduler: SchedulerLike) => conflatePerItem<Numbered>({ ms: 100, scheduler })],
    ['throttlePerItem', (scheduler: SchedulerLike) => throttlePerItem<Numbered>({ ms: 100, scheduler })],
  ])('%s goes on when the clock is set back by an hour', (_, operator) => {
    const clock = new SettableClock()
    const source = new Subject<Numbered>()
    const passed: number[] = []
    source.pipe(operator(clock)).subscribe(({ n }) => passed.push(n))
    const run = (from: number, to: number): void => {
      for (let n = from; n <= to; n++) {
        source.next({ item: 'A', n })
        clock.pass(60)
      }
    }
    run(1, 10)
    const before = passed.length
    clock.offset -= 3_600_000
    run(11, 20)
    // The step itself may cost one wait more.
    expect(passed.length - before).toBeGreaterThanOrEqual(before - 1)
    expect(before).toBeGreaterThanOrEqual(5)
  })
})
