import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { type SchedulerLike, VirtualTimeScheduler } from 'rxjs'
import type { Case } from '../../case.ts'

// More than this RxJS's own takes minutes for: it sorts everything that is waiting at each scheduling.
const EVENTS = 5_000

export const clock: Case = {
  name: 'clock',
  what: `${EVENTS} events at scattered times, scheduled and run: the testing package's VirtualClock against rxjs's`,
  text: 'testing/clock.md',
  open: () => ({
    ours: {
      name: 'VirtualClock',
      run: () => {
        const scheduler = new VirtualClock()
        return scattered(scheduler, EVENTS, () => scheduler.runAll())
      },
    },
    theirs: {
      name: 'VirtualTimeScheduler, as in TestScheduler',
      run: () => {
        const scheduler = new VirtualTimeScheduler()
        return scattered(scheduler, EVENTS, () => scheduler.flush())
      },
    },
  }),
}

function scattered(scheduler: SchedulerLike, events: number, run: () => void): number {
  let sum = 0
  // A Fibonacci step spreads the times evenly over a day without a generator of random numbers.
  for (let at = 0; at < events; at++) {
    const delay = (at * 53_316_291) % 86_400_000
    scheduler.schedule(() => {
      sum = (sum * 31 + scheduler.now()) % 1_000_003
    }, delay)
  }
  run()
  return sum
}
